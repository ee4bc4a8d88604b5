import numpy as np
import pytest

from halos.matching.engine.features import count_features, features_by_word
from halos.matching.engine.linear import Linear
from halos.matching.engine.words import split_words

TEXTS = ["crystals of the enzyme", "the crystal enzyme crystals", "bone and bread"]
FEATURES = [features_by_word(split_words(text)) for text in TEXTS]


def test_a_word_gives_its_stem_its_pair_and_its_letters() -> None:
    own = features_by_word(split_words("the gels set"))
    assert own[0] == []
    assert own[1] == ["=gel", *["~ ge", "~gel", "~els", "~ls ", "~ gel", "~gels", "~els ", "~ gels", "~gels "]]
    assert own[2][-1] == "=gel set"


def test_runs_of_letters_count_from_the_second_text_on() -> None:
    known = count_features(FEATURES).positions
    assert "~cryst" in known
    assert "~bone" not in known
    assert "=bone" in known


def test_stems_and_letters_weigh_the_same() -> None:
    vocabulary = count_features(FEATURES)
    weighted = vocabulary.weigh(FEATURES[0])
    is_stem = weighted.positions < vocabulary.stems
    lengths = [float(np.linalg.norm(weighted.weights[block])) for block in (is_stem, ~is_stem)]
    assert lengths == pytest.approx([1.0, 1.0])


def test_shares_of_words_add_up_to_the_score() -> None:
    vocabulary = count_features(FEATURES)
    weighted = vocabulary.weigh(FEATURES[1])
    weights = np.random.default_rng(7).normal(size=(len(vocabulary.rarity), 3)).astype(np.float32)
    linear = Linear(weights - weights.mean(axis=1, keepdims=True), np.zeros(3, np.float32))
    shares = linear.shares_by_word(weighted, np.arange(3, dtype=np.int32))
    np.testing.assert_allclose(shares.sum(axis=0), linear.score_weighted(weighted), atol=1e-5)
    assert shares[0].tolist() == [0.0, 0.0, 0.0]

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from halos.matching.engine.lexical import K1, B, build_lexicon

stems = st.sampled_from("abcdef")
cards = st.lists(st.lists(stems, min_size=1, max_size=8), min_size=1, max_size=5)


@given(cards, st.lists(stems, max_size=6))
def test_scores_are_those_of_the_formula(documents: list[list[str]], asked: list[str]) -> None:
    mean = sum(map(len, documents)) / len(documents)
    expected = [0.0] * len(documents)
    for word in set(asked):
        holders = sum(word in document for document in documents)
        rarity = math.log(1 + (len(documents) - holders + 0.5) / (holders + 0.5))
        for i, document in enumerate(documents):
            n = document.count(word)
            expected[i] += rarity * n * (K1 + 1) / (n + K1 * (1 - B + B * len(document) / mean))
    np.testing.assert_allclose(build_lexicon(documents).score(asked), expected, rtol=1e-5, atol=1e-6)


def test_shares_of_words_add_up_to_the_score_above_the_mean_card() -> None:
    lexicon = build_lexicon([["a", "b"], ["b", "c", "c"], ["d"]])
    cards = np.arange(3, dtype=np.int32)
    scores = lexicon.score(["a", "b", "x"])
    np.testing.assert_allclose(
        lexicon.shares_by_word(["a", "b", "x"], cards).sum(axis=0), scores - scores.mean(), rtol=1e-5, atol=1e-6
    )


def test_a_word_of_one_card_tells_more_than_one_of_all() -> None:
    lexicon = build_lexicon([["common", "rare"], ["common"], ["common"]])
    assert lexicon.telling("rare") > lexicon.telling("common") > lexicon.telling("unknown") == 0.0

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halos.matching.engine.engine import Engine
from halos.matching.engine.errors import EmptyQuestion, ModelError, QuestionError, UnreadableQuestion
from halos.matching.engine.ranking import Ranking
from halos.matching.training import fingerprint, train
from tests.matching.engine.conftest import CARDS, NO_FIT

QUESTION = "We grew crystals of a kinase with a new drug. Where does it sit in the active site?"


def is_sound(ranking: Ranking) -> bool:
    """Best first, every technique once, scores and probability within 0 and 1."""
    scores = [match.score for match in ranking.matches]
    ids = {match.technique_id for match in ranking.matches}
    return (
        scores == sorted(scores, reverse=True)
        and len(ids) == len(scores) == len(CARDS)
        and all(0 <= score <= 1 for score in [*scores, ranking.fit_probability])
        and ranking.fit == (ranking.no_fit is None)
    )


def test_the_technique_comes_first_with_the_persons_words_and_the_nearest_example(word_engine: Engine) -> None:
    ranking = word_engine.rank(QUESTION)
    best = ranking.matches[0]
    assert is_sound(ranking)
    assert (best.technique_id, best.nearest) == ("t:crystals", CARDS[1].questions[0])
    assert "crystals" in best.words
    assert ranking.similar[0] == (CARDS[1].questions[0], "t:crystals")
    assert (ranking.fit, ranking.language, ranking.cut, ranking.short) == (True, "en", False, False)


def test_what_nothing_fits_is_refused_with_its_kind_and_words(word_engine: Engine) -> None:
    ranking = word_engine.rank("Which genes are active in the blood of these patients with diabetes?")
    assert (ranking.fit, ranking.no_fit) == (False, "genes")
    assert "genes" in ranking.no_fit_words
    assert is_sound(ranking)


def test_a_refusal_names_the_kind_that_is_nearest(word_engine: Engine) -> None:
    ranking = word_engine.rank("Do shoppers and parents like the taste of the new chocolate drink better?")
    assert (ranking.fit, ranking.no_fit) == (False, "taste")


def test_small_words_of_other_languages_speak_for_nothing(word_engine: Engine) -> None:
    ranking = word_engine.rank("Hur stora är klumparna i vår lösning och vilka kristaller har vi?", "sv")
    said = {word for match in ranking.matches for run in match.words for word in run.lower().split()}
    assert said & {"hur", "är", "i", "vår", "och", "vilka", "har", "vi"} == set()
    assert "kristaller" in said


def test_the_same_question_has_the_same_ranking(word_engine: Engine, word_dir: Path) -> None:
    assert word_engine.rank(QUESTION) == word_engine.rank(QUESTION) == Engine.load(word_dir).rank(QUESTION)


def test_training_again_gives_the_same_files(word_dir: Path, tmp_path: Path) -> None:
    train(CARDS, NO_FIT, tmp_path / "encoder", tmp_path / "trained")
    for path in (word_dir / "trained").iterdir():
        assert path.read_bytes() == (tmp_path / "trained" / path.name).read_bytes(), path.name


def test_another_seed_and_other_cards_are_told_apart(word_engine: Engine) -> None:
    assert word_engine.sources == fingerprint(CARDS, NO_FIT)
    assert word_engine.sources != fingerprint(CARDS[1:], NO_FIT)


def test_training_needs_cards_and_what_fits_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Training needs"):
        train(CARDS, (), tmp_path / "encoder", tmp_path / "trained")


@pytest.mark.parametrize(("text", "error"), [(" ", EmptyQuestion), ("1 2 3", UnreadableQuestion)])
def test_what_cannot_be_read_is_refused_in_words(word_engine: Engine, text: str, error: type[QuestionError]) -> None:
    with pytest.raises(error):
        word_engine.rank(text)


def test_a_few_bare_words_are_short_and_not_lightly_refused(word_engine: Engine) -> None:
    ranking = word_engine.rank("bread")
    assert (ranking.short, ranking.fit, ranking.matches[0].technique_id) == (True, True, "t:tomography")


def test_without_the_embedding_other_languages_are_not_refused(word_engine: Engine) -> None:
    ranking = word_engine.rank("Vilka gener är aktiva i blodet hos patienter med diabetes och vad gör de då?")
    assert (ranking.language, ranking.fit, ranking.degraded) == ("sv", True, True)


def test_a_language_that_is_named_is_believed(word_engine: Engine) -> None:
    assert word_engine.rank("proteinkristaller i opløsning", "no").language == "nb"
    assert word_engine.rank("the crystals", "xx").language == "en"


def test_of_a_long_text_the_telling_part_is_ranked(word_engine: Engine) -> None:
    ranking = word_engine.rank("The weather was fine and nobody came. " * 5000 + QUESTION)
    assert (ranking.cut, ranking.matches[0].technique_id) == (True, "t:crystals")


@given(st.text(max_size=300))
def test_whatever_is_typed_gets_a_sound_ranking_or_a_refusal(word_engine: Engine, text: str) -> None:
    with suppress(QuestionError):  # that its sentence is one is a test of test_text
        assert is_sound(word_engine.rank(text))


def test_words_of_no_meaning_get_a_sound_ranking(word_engine: Engine) -> None:
    assert is_sound(word_engine.rank("how is it that we are"))


def test_a_missing_encoder_is_said_to_the_operator(word_engine: Engine) -> None:
    assert word_engine.notice is not None
    assert "without the embedding" in word_engine.notice
    assert word_engine.rank(QUESTION).degraded


def test_a_damaged_model_stops_loading_in_words(word_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(word_dir / "trained", tmp_path / "trained")
    with (tmp_path / "trained" / "lexicon_weights.npy").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match=r"lexicon_weights.npy is damaged.*make setup"):
        Engine.load(tmp_path)

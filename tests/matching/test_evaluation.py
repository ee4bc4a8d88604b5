"""Scores are counted right, on rankings that are given; and the trained engine is as good as it was."""

from pathlib import Path

import pytest

from halos.catalogue.files import read_facts
from halos.matching.engine.engine import Engine
from halos.matching.engine.ranking import Match, Ranking
from halos.matching.evaluation import EvaluationReport, KnownQuestion, evaluate, evaluate_file
from tests.matching.engine.conftest import BUILD, needed


class Answering:
    """Stands in for the engine: ranks the techniques that the question's text names."""

    def rank(self, question: str, language: str | None = None) -> Ranking:
        ids = question.split()
        matches = tuple(Match(technique, 1 / (i + 2), (), "") for i, technique in enumerate(ids))
        return Ranking(
            fit=ids[0] != "none",
            fit_probability=0.5,
            matches=matches,
            no_fit=None,
            no_fit_words=(),
            language=language or "en",
            cut=False,
            short=False,
            degraded=False,
            similar=(),
        )


def known(name: str, ranked: str, used: str = "", acceptable: str = "") -> KnownQuestion:
    return KnownQuestion(name, ranked, "en", frozenset(used.split()), frozenset(acceptable.split()))


QUESTIONS = [
    known("first", "a b c d", "a"),
    known("third", "b c a d", "a"),
    known("fourth", "b c d a", "a"),
    known("other", "b c d a", "a", "b"),
    known("turned away", "none a", "a"),
    known("refused", "none"),
    known("let in", "a"),
]


def test_shares_are_counted_by_technique() -> None:
    assert evaluate(Answering(), QUESTIONS) == EvaluationReport(  # type: ignore[arg-type]
        fitting=5,
        unfitting=2,
        first=1 / 5,
        acceptable=4 / 5,
        refused=1 / 2,
        falsely_refused=1 / 5,
        missed=("fourth",),
        wrongly_judged=("turned away", "let in"),
    )


def test_techniques_of_a_family_count_as_one() -> None:
    report = evaluate(Answering(), QUESTIONS, {"a": "f", "b": "f"})  # type: ignore[arg-type]
    assert (report.first, report.acceptable, report.missed) == (4 / 5, 1.0, ())


def test_no_questions_give_no_shares() -> None:
    report = evaluate(Answering(), [])  # type: ignore[arg-type]
    assert (report.fitting, report.first, report.refused) == (0, 0.0, 0.0)
    assert "0 questions that fit" in report.in_words()


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "first", "acceptable", "refused", "falsely_refused"),
    [
        ("example_questions", 0.66, 0.95, 1.0, 0.04),
        ("written_questions", 0.66, 0.95, 0.9, 0.02),
        ("translated_questions", 0.66, 0.95, 0.9, 0.02),
    ],
)
def test_the_trained_engine_is_as_good_as_was_asked(
    name: str, first: float, acceptable: float, refused: float, falsely_refused: float
) -> None:
    """None of these questions was trained on. 0.04 is one question of 27."""
    engine = Engine.load(needed(BUILD / "matching"))
    report = evaluate_file(engine, read_facts(), Path(__file__).parent / f"{name}.jsonl")
    assert report.first >= first, report.in_words()
    assert report.acceptable >= acceptable, report.in_words()
    assert report.refused >= refused, report.in_words()
    assert report.falsely_refused <= falsely_refused, report.in_words()

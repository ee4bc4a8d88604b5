"""Measuring the engine on questions whose techniques are known, which it has not seen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from halos.catalogue.facts import Facts
from halos.matching.engine.engine import Engine
from halos.matching.engine.ranking import Ranking

FIRST_FEW: Final = 3


@dataclass(frozen=True)
class KnownQuestion:
    """A question, the techniques that were used, others that would do as well; no techniques where nothing fits."""

    id: str
    text: str
    language: str
    used: frozenset[str]
    acceptable: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EvaluationReport:
    """Shares are of 1. Techniques count as the same where they are of one family, if families were given.

    `first`: a used technique comes first; `acceptable`: a used or acceptable one is among the first three.
    `refused`: of questions that nothing fits; `falsely_refused`: of the others. `missed` and `wrongly_judged` name the
    questions without an acceptable technique among the first three, and those refused or admitted wrongly.
    """

    fitting: int
    unfitting: int
    first: float
    acceptable: float
    refused: float
    falsely_refused: float
    missed: tuple[str, ...]
    wrongly_judged: tuple[str, ...]

    def as_json(self) -> str:
        """All of it for a program."""
        return json.dumps(asdict(self), indent=2)

    def in_words(self) -> str:
        """All of it for a terminal."""
        fitting = (
            f"{self.fitting} questions that fit: a used family first {self.first:.0%}, "
            f"an acceptable one among the first three {self.acceptable:.0%}, refused {self.falsely_refused:.1%}."
        )
        unfitting = f"{self.unfitting} questions that nothing fits: refused {self.refused:.0%}."
        missed = f"Nothing acceptable among the first three: {', '.join(self.missed) or 'none'}."
        judged = f"Wrongly refused or admitted: {', '.join(self.wrongly_judged) or 'none'}."
        return "\n".join([fitting, unfitting, missed, judged])


def evaluate(
    engine: Engine, questions: Sequence[KnownQuestion], family_of: Mapping[str, str] | None = None
) -> EvaluationReport:
    """How `engine` does on `questions`; without `family_of` every technique is a family of its own."""
    families = family_of or {}
    rankings = [(question, engine.rank(question.text, question.language)) for question in questions]
    fitting = [(question, ranking) for question, ranking in rankings if question.used]
    unfitting = [(question, ranking) for question, ranking in rankings if not question.used]
    missed = [q.id for q, r in fitting if not _found(r, q.used | q.acceptable, families, FIRST_FEW)]
    turned_away = [q.id for q, r in fitting if not r.fit]
    let_in = [q.id for q, r in unfitting if r.fit]
    return EvaluationReport(
        fitting=len(fitting),
        unfitting=len(unfitting),
        first=_share(sum(_found(r, q.used, families, 1) for q, r in fitting), len(fitting)),
        acceptable=_share(len(fitting) - len(missed), len(fitting)),
        refused=_share(len(unfitting) - len(let_in), len(unfitting)),
        falsely_refused=_share(len(turned_away), len(fitting)),
        missed=tuple(missed),
        wrongly_judged=tuple(turned_away + let_in),
    )


def evaluate_file(engine: Engine, known: Facts, path: Path) -> EvaluationReport:
    """How `engine` does on a file of JSON lines with `id question lang techniques acceptable_techniques`.

    Techniques of one family of the catalogue count as the same.
    """
    family_of = {technique.id: technique.family_id or technique.id for technique in known.techniques}
    lines = path.read_text(encoding="utf-8").splitlines()
    return evaluate(engine, [_known_question(json.loads(line)) for line in lines if line.strip()], family_of)


def _known_question(row: Mapping[str, Any]) -> KnownQuestion:
    return KnownQuestion(
        row["id"],
        row["question"],
        row["lang"],
        frozenset(row["techniques"]),
        frozenset(row["acceptable_techniques"]),
    )


def _found(ranking: Ranking, wanted: frozenset[str], families: Mapping[str, str], few: int) -> bool:
    shown = {families.get(match.technique_id, match.technique_id) for match in ranking.matches[:few]}
    return bool(shown & {families.get(technique, technique) for technique in wanted})


def _share(some: int, whole: int) -> float:
    return some / whole if whole else 0.0

"""How well the parts and the whole did on questions they had not seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from halos.matching.engine.arrays import Floats
from halos.matching.engine.model import Calibration
from halos.matching.engine.scoring import RANKING, Evidence, combine, fit_probability
from halos.matching.training.corpus import Corpus


@dataclass(frozen=True)
class PartReport:
    """Shares, 0 to 1, of the example questions for which their own card came first, and among the first three."""

    part: str
    first: float
    first_three: float


@dataclass(frozen=True)
class RefusalReport:
    """For one way to refuse: its threshold, and the shares, 0 to 1, refused of what fits nothing and of what fits."""

    way: str
    threshold: float
    refused: float
    falsely_refused: float


@dataclass(frozen=True)
class TrainingReport:
    """What was trained on and how well it did. `notice` says why there is no embedding, or is None."""

    cards: int
    questions: int
    no_fit_questions: int
    notice: str | None
    parts: tuple[PartReport, ...]
    refusals: tuple[RefusalReport, ...]


def report(
    corpus: Corpus, evidence: Sequence[Evidence], calibrations: Mapping[str, Calibration], notice: str | None
) -> TrainingReport:
    """The report of a cross-validation: every part by itself, then all together; every way to refuse."""
    fitting = len(corpus.fitting)
    together = "words" if corpus.vectors is None else "all"
    parts = [_part(part, corpus, [evidence[row].cards[part] for row in corpus.fitting]) for part in RANKING[together]]
    parts += [
        _part(way, corpus, [combine(evidence[row].cards, RANKING[way]) for row in corpus.fitting])
        for way in ("words", "all")
        if way in calibrations
    ]
    return TrainingReport(
        cards=corpus.techniques,
        questions=fitting,
        no_fit_questions=corpus.questions - fitting,
        notice=notice,
        parts=tuple(parts),
        refusals=tuple(_refusal(way, corpus, evidence, own) for way, own in calibrations.items()),
    )


def _part(name: str, corpus: Corpus, scores: Sequence[Floats]) -> PartReport:
    own = corpus.classes[corpus.fitting]
    places = np.array([int((s > s[card]).sum()) for s, card in zip(scores, own, strict=True)])
    return PartReport(name, float((places == 0).mean()), float((places < 3).mean()))


def _refusal(way: str, corpus: Corpus, evidence: Sequence[Evidence], calibration: Calibration) -> RefusalReport:
    refused = np.array([fit_probability(said.fits, calibration) < calibration.threshold for said in evidence])
    fits = corpus.classes[: corpus.questions] < corpus.techniques
    return RefusalReport(way, calibration.threshold, float(refused[~fits].mean()), float(refused[fits].mean()))

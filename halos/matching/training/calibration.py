"""What models that have not seen a question say of it, and from that the scales and thresholds of the engine."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from halos.matching.engine.arrays import Floats, Integers
from halos.matching.engine.model import Calibration, VectorModels, WordModels
from halos.matching.engine.scoring import (
    RANKING,
    REFUSING,
    Evidence,
    combine,
    fit_probability,
    shares,
    weigh_vector,
    weigh_words,
)
from halos.matching.training.corpus import Corpus
from halos.matching.training.fitting import fit

FOLDS: Final = 5
FALSELY_REFUSED: Final = 0.01
_SHARPNESSES: Final = tuple(np.geomspace(0.5, 20, 60).tolist())


def cross_validate(corpus: Corpus, seed: int) -> tuple[Evidence, ...]:
    """For each question what the models say that were fitted without its fifth of the questions."""
    fold_of = _folds(corpus, seed)
    evidence: dict[int, Evidence] = {}
    for fold in range(FOLDS):
        words, vectors = fit(corpus, np.flatnonzero(fold_of != fold).astype(np.int32))
        for row in np.flatnonzero(fold_of == fold).tolist():
            evidence[row] = _weigh(corpus, row, words, vectors)
    return tuple(evidence[row] for row in range(corpus.questions))


def calibrate(corpus: Corpus, evidence: Sequence[Evidence]) -> dict[str, Calibration]:
    """The calibration of every way to rank and to refuse that the corpus allows."""
    ways = ["words"] if corpus.vectors is None else ["words", "vectors", "all"]
    return {way: _calibrate(corpus, evidence, way) for way in ways}


def _weigh(corpus: Corpus, row: int, words: WordModels, vectors: VectorModels | None) -> Evidence:
    weighted = words.vocabulary.weigh(corpus.features[row])
    said = weigh_words(words, corpus.stems[row], weighted, corpus.techniques)
    if vectors is None or corpus.vectors is None:
        return said
    return said.and_also(weigh_vector(vectors, corpus.vectors[row], corpus.techniques))


def _folds(corpus: Corpus, seed: int) -> Integers:
    """For each question the fold that leaves it out; every class is spread evenly over the folds."""
    random = np.random.default_rng(seed)
    fold_of = np.empty(corpus.questions, np.int32)
    for own in range(corpus.class_count):
        rows = np.flatnonzero(corpus.classes[: corpus.questions] == own)
        fold_of[random.permutation(rows)] = (np.arange(len(rows)) + random.integers(FOLDS)) % FOLDS
    return fold_of


def _calibrate(corpus: Corpus, evidence: Sequence[Evidence], way: str) -> Calibration:
    fits = np.array([[said.fits[part] for part in REFUSING[way]] for said in evidence])
    means, deviations = fits.mean(axis=0), fits.std(axis=0) + 1e-9
    has_technique = corpus.has_technique(np.arange(corpus.questions, dtype=np.int32))
    scores = ((fits - means) / deviations).sum(axis=1, keepdims=True)
    line = LogisticRegression(C=1e6, class_weight="balanced").fit(scores, has_technique)
    open_to_all = Calibration(
        sharpness=_sharpness(corpus, evidence, way),
        means=dict(zip(REFUSING[way], means.tolist(), strict=True)),
        deviations=dict(zip(REFUSING[way], deviations.tolist(), strict=True)),
        slope=float(line.coef_[0, 0]),
        offset=float(line.intercept_[0]),
        threshold=0.0,
    )
    fitting = [fit_probability(evidence[row].fits, open_to_all) for row in corpus.fitting]
    return Calibration(**{**vars(open_to_all), "threshold": float(np.quantile(fitting, FALSELY_REFUSED))})


def _sharpness(corpus: Corpus, evidence: Sequence[Evidence], way: str) -> float:
    """The sharpness under which the shares tell best how likely each card is: that of the least log loss."""
    combined = [combine(evidence[row].cards, RANKING[way]) for row in corpus.fitting]
    own = corpus.classes[corpus.fitting]
    best: float = min(_SHARPNESSES, key=lambda sharpness: _log_loss(combined, own, sharpness))
    return best


def _log_loss(combined: Sequence[Floats], own: Integers, sharpness: float) -> float:
    likely = [shares(scores, sharpness)[card] for scores, card in zip(combined, own, strict=True)]
    return -float(np.log(np.array(likely) + 1e-12).mean())

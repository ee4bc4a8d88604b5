"""From a text to the scores of its classes: what each part of the model says, and what they say together."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from halos.matching.engine.arrays import Floats
from halos.matching.engine.features import Weighted
from halos.matching.engine.model import Calibration, VectorModels, WordModels

# From cross-validation over all example questions (docs/decisions/matching.md).
WEIGHTS: Final = {"lexicon": 0.5, "word classes": 1.0, "vector classes": 1.5}
# Which parts rank, with and without the embedding; other languages than English are ranked by all parts as well.
RANKING: Final = {
    "all": ("lexicon", "word classes", "vector classes"),
    "vectors": ("lexicon", "word classes", "vector classes"),
    "words": ("lexicon", "word classes"),
}
# Which parts decide whether anything fits: in English, in other languages, and without the embedding.
REFUSING: Final = {
    "all": ("word classes", "vector classes", "vector fit"),
    "vectors": ("vector classes", "vector fit"),
    "words": ("word classes", "word fit"),
}
# The embedding's classes are too sure of themselves by about this factor.
_SOFTNESS: Final = 0.3


@dataclass(frozen=True)
class Evidence:
    """What the parts say of one text.

    `cards`: for each part that ranks, the scores of all techniques. `fits`: for each part that refuses, how much more
    it speaks for some technique than for none (a difference of log likelihoods). `kinds`: the scores of all kinds of
    question that fit nothing, from the part that knows them best.
    """

    cards: Mapping[str, Floats]
    fits: Mapping[str, float]
    kinds: Floats

    def and_also(self, more: "Evidence") -> "Evidence":
        """Both together; the kinds are taken from `more`."""
        return Evidence({**self.cards, **more.cards}, {**self.fits, **more.fits}, more.kinds)


def weigh_words(models: WordModels, stems: Sequence[str], text: Weighted, techniques: int) -> Evidence:
    """What the parts that see words say."""
    classes = models.classes.score_weighted(text)
    nothing, something = models.fit.score_weighted(text)
    return Evidence(
        {"lexicon": models.lexicon.score(stems), "word classes": classes[:techniques]},
        {"word classes": _more_for_cards(classes, techniques), "word fit": float(something - nothing)},
        classes[techniques:],
    )


def weigh_vector(models: VectorModels, vector: Floats, techniques: int) -> Evidence:
    """What the parts that see the embedding say."""
    centred = models.centred(vector)
    classes = models.classes.score(centred)
    nothing, something = models.fit.score(centred)
    return Evidence(
        {"vector classes": classes[:techniques]},
        {
            "vector classes": _more_for_cards(classes * np.float32(_SOFTNESS), techniques),
            "vector fit": float(something - nothing),
        },
        classes[techniques:],
    )


def combine(cards: Mapping[str, Floats], parts: Sequence[str]) -> Floats:
    """The weighted mean of the parts' standard scores over the techniques, shape (techniques,)."""
    weights = np.array([WEIGHTS[part] for part in parts], np.float32)
    mean: Floats = weights @ np.stack([_standard(cards[part]) for part in parts]) / weights.sum()
    return mean


def shares(combined: Floats, sharpness: float) -> Floats:
    """The combined scores as shares of one."""
    raised = np.exp(np.float32(sharpness) * (combined - combined.max()))
    share: Floats = raised / raised.sum()
    return share


def fit_probability(fits: Mapping[str, float], calibration: Calibration) -> float:
    """The probability, 0 to 1, that some technique fits."""
    means, deviations = calibration.means, calibration.deviations
    score = sum((fits[part] - means[part]) / deviations[part] for part in means)
    return 1 / (1 + math.exp(-max(-500.0, min(500.0, calibration.slope * score + calibration.offset))))


def _more_for_cards(classes: Floats, techniques: int) -> float:
    return _log_sum(classes[:techniques]) - _log_sum(classes[techniques:])


def _log_sum(scores: Floats) -> float:
    highest = float(scores.max())
    return highest + math.log(float(np.exp(scores - highest).sum()))


def _standard(scores: Floats) -> Floats:
    standard: Floats = (scores - scores.mean()) / (scores.std() + np.float32(1e-6))
    return standard

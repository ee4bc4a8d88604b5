"""Linear classifiers as plain arrays: scores are features times weights plus bias."""

from dataclasses import dataclass

import numpy as np

from halos.matching.engine.arrays import Floats, Integers
from halos.matching.engine.features import Weighted


@dataclass(frozen=True)
class Linear:
    """`weights`, shape (features, classes), of which every row has mean zero, and `bias`, shape (classes,)."""

    weights: Floats
    bias: Floats

    def score(self, vector: Floats) -> Floats:
        """The score of every class for a dense vector of shape (features,)."""
        scores: Floats = vector @ self.weights + self.bias
        return scores

    def score_weighted(self, text: Weighted) -> Floats:
        """The score of every class for a text of which only some features are present."""
        scores: Floats = text.weights @ self.weights[text.positions].astype(np.float32) + self.bias
        return scores

    def shares_by_word(self, text: Weighted, wanted: Integers) -> Floats:
        """What each word adds to the scores of the classes `wanted` above the mean class, shape (words, wanted)."""
        gains = text.weights[:, None] * self.weights[np.ix_(text.positions, wanted)]
        times = np.bincount([index for own in text.by_word for index in own], minlength=len(gains))
        gains /= np.maximum(times, 1)[:, None]
        shares = [gains[list(own)].sum(axis=0) for own in text.by_word]
        return np.array(shares, np.float32).reshape(-1, len(wanted))

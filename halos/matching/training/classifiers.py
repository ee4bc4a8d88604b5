"""Fitting the linear classifiers of the engine, at set-up."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression

from halos.matching.engine.arrays import Floats, Integers
from halos.matching.engine.features import Weighted
from halos.matching.engine.linear import Linear

_SMOOTHING = 0.1


def naive_bayes(texts: Sequence[Weighted], classes: Integers, priors: Floats, features: int) -> Linear:
    """Multinomial naive Bayes on TF-IDF weights (Rennie et al., 2003), smoothed by 0.1, with the given priors."""
    sums = np.full((len(priors), features), _SMOOTHING)
    for text, own in zip(texts, classes, strict=True):
        sums[own, text.positions] += text.weights
    likelihoods = np.log(sums) - np.log(sums.sum(axis=1, keepdims=True))
    return _linear(likelihoods.T, np.log(priors))


def discriminant(vectors: Floats, classes: Integers) -> Linear:
    """Linear discriminant analysis with the covariance shrunk as Ledoit and Wolf (2004) estimate."""
    fitted = LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto").fit(vectors, classes)
    return _linear(fitted.coef_.T, fitted.intercept_)


def logistic(vectors: Floats, has_technique: Integers) -> Linear:
    """Logistic regression with both classes of equal weight, as the two classes nothing (0) and something (1)."""
    fitted = LogisticRegression(C=3.0, class_weight="balanced", max_iter=1000).fit(vectors, has_technique)
    return _linear(np.outer(fitted.coef_[0], (-0.5, 0.5)), fitted.intercept_[0] * np.array((-0.5, 0.5)))


def _linear(weights: NDArray[Any], bias: NDArray[Any]) -> Linear:
    """Weights with mean zero over the classes, which changes no difference between them."""
    centred = weights - weights.mean(axis=1, keepdims=True)
    return Linear(centred.astype(np.float32), bias.astype(np.float32))

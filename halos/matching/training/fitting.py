"""Fitting all parts of the model to some of the corpus's questions and to all that cards say of themselves."""

from typing import Final

import numpy as np

from halos.matching.engine.arrays import Floats, Integers
from halos.matching.engine.features import count_features
from halos.matching.engine.lexical import build_lexicon
from halos.matching.engine.model import Examples, VectorModels, WordModels
from halos.matching.training.classifiers import discriminant, logistic, naive_bayes
from halos.matching.training.corpus import Corpus

_EVEN: Final = np.full(2, 0.5, np.float32)
# A sentence of the card tells more in BM25 than an example question, which also speaks of what is beside the point.
_CARD_COUNTS: Final = 3


def fit(corpus: Corpus, questions: Integers) -> tuple[WordModels, VectorModels | None]:
    """The models that have seen these questions. No vectors, no models of vectors."""
    rows = np.concatenate([questions, np.arange(corpus.questions, len(corpus.texts), dtype=np.int32)])
    vectors = None if corpus.vectors is None else _fit_vectors(corpus, corpus.vectors, questions)
    return _fit_words(corpus, rows), vectors


def examples_of(corpus: Corpus, words: WordModels) -> Examples:
    """All questions with their features, to find the nearest."""
    weighted = [words.vocabulary.weigh(features) for features in corpus.features[: corpus.questions]]
    return Examples(
        questions=corpus.texts[: corpus.questions],
        classes=corpus.classes[: corpus.questions],
        positions=np.concatenate([text.positions for text in weighted]),
        weights=np.concatenate([text.weights for text in weighted]),
        owners=np.repeat(np.arange(corpus.questions, dtype=np.int32), [len(text.positions) for text in weighted]),
    )


def _fit_words(corpus: Corpus, rows: Integers) -> WordModels:
    documents: list[list[str]] = [[] for _ in range(corpus.class_count)]
    for row in rows:
        said_by_card = corpus.questions <= row < corpus.embedded
        documents[corpus.classes[row]] += corpus.stems[row] * (_CARD_COUNTS if said_by_card else 1)
    vocabulary = count_features(corpus.features[row] for row in rows)
    weighted = [vocabulary.weigh(corpus.features[row]) for row in rows]
    classes, size = corpus.classes[rows], len(vocabulary.rarity)
    priors: Floats = (np.bincount(classes, minlength=corpus.class_count) / len(classes)).astype(np.float32)
    return WordModels(
        lexicon=build_lexicon(documents[: corpus.techniques]),
        vocabulary=vocabulary,
        classes=naive_bayes(weighted, classes, priors, size),
        fit=naive_bayes(weighted, corpus.has_technique(rows), _EVEN, size),
    )


def _fit_vectors(corpus: Corpus, vectors: Floats, questions: Integers) -> VectorModels:
    rows = np.concatenate([questions, np.arange(corpus.questions, corpus.embedded, dtype=np.int32)])
    centre = vectors[rows].mean(axis=0)
    moved = vectors - centre
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    return VectorModels(
        encoder=corpus.encoder,
        centre=centre,
        classes=discriminant(moved[rows], corpus.classes[rows]),
        fit=logistic(moved[questions], corpus.has_technique(questions)),
        examples=moved[: corpus.questions].astype(np.float32),
    )

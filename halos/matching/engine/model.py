"""What training leaves behind: the classifiers, what they were calibrated to, and the example questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halos.matching.engine.arrays import ArraySet, Floats, Integers, read_set, write_set
from halos.matching.engine.features import Vocabulary
from halos.matching.engine.lexical import Lexicon
from halos.matching.engine.linear import Linear

KIND = "trained model"


@dataclass(frozen=True)
class Calibration:
    """How scores become numbers between 0 and 1, from cross-validation.

    A card's score is its share of exp(`sharpness` * combined score). A question fits with probability
    1 / (1 + exp(-(`slope` * s + `offset`))), where s is the sum over parts of (part - mean) / deviation; it is
    refused below `threshold`, which turned away 1 % of the questions that fit.
    """

    sharpness: float
    means: Mapping[str, float]
    deviations: Mapping[str, float]
    slope: float
    offset: float
    threshold: float


@dataclass(frozen=True)
class WordModels:
    """The parts that see words. Classes are the techniques in order, then the kinds of question that fit nothing.

    `fit` has the two classes nothing, something.
    """

    lexicon: Lexicon
    vocabulary: Vocabulary
    classes: Linear
    fit: Linear


@dataclass(frozen=True)
class VectorModels:
    """The parts that see the embedding: of the vector less `centre`, at length one. Classes as in WordModels."""

    encoder: str
    centre: Floats
    classes: Linear
    fit: Linear
    examples: Floats

    def centred(self, vector: Floats) -> Floats:
        """The vector as the classifiers see it, shape (384,)."""
        moved = vector - self.centre
        return moved / np.linalg.norm(moved)


@dataclass(frozen=True)
class Examples:
    """All example questions and the class of each; all their features, each with its position, weight and owner."""

    questions: tuple[str, ...]
    classes: Integers
    positions: Integers
    weights: Floats
    owners: Integers


@dataclass(frozen=True)
class Model:
    """All of it. `calibrations` has `words`, and with an embedding also `all` and `vectors`."""

    techniques: tuple[str, ...]
    kinds: tuple[str, ...]
    words: WordModels
    vectors: VectorModels | None
    examples: Examples
    calibrations: Mapping[str, Calibration]
    sources: str
    seed: int


def write_model(model: Model, directory: Path) -> None:
    """`directory` holds the model as plain arrays."""
    lexicon, vocabulary = model.words.lexicon, model.words.vocabulary
    facts: dict[str, Any] = {
        "stems": vocabulary.stems,
        "sources": model.sources,
        "seed": model.seed,
        "calibrations": {name: vars(calibration) for name, calibration in model.calibrations.items()},
        "encoder": model.vectors.encoder if model.vectors else None,
    }
    arrays: dict[str, NDArray[Any]] = {
        "lexicon_weights": lexicon.weights,
        "rarity": vocabulary.rarity,
        **_linear_arrays("word_classes", model.words.classes),
        **_linear_arrays("word_fit", model.words.fit),
        **{f"example_{name}": getattr(model.examples, name) for name in ("classes", "positions", "weights", "owners")},
    }
    if model.vectors:
        arrays |= {"centre": model.vectors.centre, "example_vectors": model.vectors.examples}
        arrays |= _linear_arrays("vector_classes", model.vectors.classes)
        arrays |= _linear_arrays("vector_fit", model.vectors.fit)
    texts = {
        "techniques": model.techniques,
        "kinds": model.kinds,
        "lexicon": tuple(lexicon.rows),
        "features": tuple(vocabulary.positions),
        "questions": model.examples.questions,
    }
    write_set(directory, kind=KIND, facts=facts, arrays=arrays, texts=texts)


def read_model(directory: Path) -> Model:
    """The model in `directory`. Raises ModelError when it is missing, damaged or of an older format."""
    stored = read_set(directory, kind=KIND)
    a, t, f = stored.arrays, stored.texts, stored.facts
    words = WordModels(
        Lexicon(_rows(t["lexicon"]), a["lexicon_weights"]),
        Vocabulary(_rows(t["features"]), a["rarity"], f["stems"]),
        _linear(stored, "word_classes"),
        _linear(stored, "word_fit"),
    )
    return Model(
        techniques=t["techniques"],
        kinds=t["kinds"],
        words=words,
        vectors=_vectors(stored) if f["encoder"] else None,
        examples=Examples(
            t["questions"], a["example_classes"], a["example_positions"], a["example_weights"], a["example_owners"]
        ),
        calibrations={name: Calibration(**facts) for name, facts in f["calibrations"].items()},
        sources=f["sources"],
        seed=f["seed"],
    )


def _vectors(stored: ArraySet) -> VectorModels:
    return VectorModels(
        stored.facts["encoder"],
        stored.arrays["centre"],
        _linear(stored, "vector_classes"),
        _linear(stored, "vector_fit"),
        stored.arrays["example_vectors"],
    )


def _rows(names: tuple[str, ...]) -> dict[str, int]:
    return {name: row for row, name in enumerate(names)}


def _linear_arrays(name: str, linear: Linear) -> dict[str, Floats]:
    return {f"{name}_weights": linear.weights, f"{name}_bias": linear.bias}


def _linear(stored: ArraySet, name: str) -> Linear:
    return Linear(stored.arrays[f"{name}_weights"], stored.arrays[f"{name}_bias"])

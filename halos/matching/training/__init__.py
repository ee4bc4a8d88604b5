"""Training the engine at set-up: from the words of cards to plain arrays, the same ones for the same seed."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from halos.matching.engine.cards import CardText, NoFitText
from halos.matching.engine.encoder import Encoder
from halos.matching.engine.errors import ModelError
from halos.matching.engine.model import Model, write_model
from halos.matching.training.calibration import calibrate, cross_validate
from halos.matching.training.corpus import fingerprint, gather
from halos.matching.training.fitting import examples_of, fit
from halos.matching.training.report import PartReport, RefusalReport, TrainingReport, report

__all__ = ["PartReport", "RefusalReport", "TrainingReport", "fingerprint", "train"]


def train(
    cards: Sequence[CardText], no_fit: Sequence[NoFitText], model_dir: Path, out: Path, seed: int = 7
) -> TrainingReport:
    """`out` holds the model for these cards as plain arrays; vectors are kept beside it for the next time.

    `model_dir` holds the encoder's arrays. Where they are missing or damaged the model is trained without them, and
    the report says so. Raises ValueError without cards or without questions that fit nothing.
    """
    if not cards or not no_fit:
        raise ValueError("Training needs cards and questions that fit none of them.")
    encoder, notice = _load_encoder(model_dir)
    corpus = gather(cards, no_fit, encoder, out.parent / "vectors")
    evidence = cross_validate(corpus, seed)
    calibrations = calibrate(corpus, evidence)
    words, vectors = fit(corpus, np.arange(corpus.questions, dtype=np.int32))
    model = Model(
        techniques=tuple(card.technique_id for card in cards),
        kinds=tuple(kind.id for kind in no_fit),
        words=words,
        vectors=vectors,
        examples=examples_of(corpus, words),
        calibrations=calibrations,
        sources=fingerprint(cards, no_fit),
        seed=seed,
    )
    write_model(model, out)
    return report(corpus, evidence, calibrations, notice)


def _load_encoder(directory: Path) -> tuple[Encoder | None, str | None]:
    try:
        return Encoder.load(directory), None
    except ModelError as error:
        return None, f"Trained without the embedding: {error}"

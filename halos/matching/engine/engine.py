"""The engine: from a question in anyone's words to techniques, or to why none fits."""

import threading
from pathlib import Path
from typing import Final

import numpy as np

from halos.matching.engine.arrays import REMEDY, Integers
from halos.matching.engine.encoder import Encoded, Encoder
from halos.matching.engine.errors import ModelError
from halos.matching.engine.explain import speaking_words
from halos.matching.engine.language import detect, known_language
from halos.matching.engine.model import Model, read_model
from halos.matching.engine.ranking import Match, Ranking
from halos.matching.engine.scoring import RANKING, combine, fit_probability, shares
from halos.matching.engine.seen import Seen
from halos.matching.engine.text import FEW_WORDS, read

MATCHES: Final = 12
SIMILAR: Final = 3
# A few bare words look like nothing that was ever asked, so they are refused only far below the threshold: of the most
# telling two to five words of examples that fit, 2 % lie below 0.11 to 0.16 of it (docs/decisions/matching.md).
SHORT_CAUTION: Final = 0.15
TRAINED: Final = "trained"
ENCODER: Final = "encoder"


class Engine:
    """Ranks techniques for questions. Threads may share it: one embedding at a time; nothing of a text is kept."""

    def __init__(self, model: Model, encoder: Encoder | None, notice: str | None) -> None:
        self._model = model
        self._encoder = encoder
        self._lock = threading.Lock()
        self.notice = notice
        self.sources = model.sources

    @classmethod
    def load(cls, directory: Path) -> "Engine":
        """The engine of the arrays in `directory`: `trained/` and, for the embedding, `encoder/`.

        Without a whole encoder that the model was trained with, it works by words alone, and `notice` says why.
        `sources` is the fingerprint of the cards it was trained on. Raises ModelError when the trained model is
        missing or damaged.
        """
        model = read_model(directory / TRAINED)
        try:
            encoder = _load_encoder(model, directory)
        except ModelError as error:
            return cls(model, None, f"Questions are matched without the embedding, less well: {error}")
        encoder.encode(["warm", "up"])  # the first pass reads the weights from disk; no person should wait for that
        return cls(model, encoder, None)

    def rank(self, question: str, language: str | None = None) -> Ranking:
        """The techniques for `question`; `language`, a code such as `sv`, is detected when it is not one of ours.

        Raises EmptyQuestion or UnreadableQuestion when there is no word to rank.
        """
        reading = read(question, self._model.words.lexicon.telling)
        spoken = known_language(language) or detect(reading.text)
        seen = Seen(reading.text, spoken, self._encode(reading.text), self._model)
        return _answer(seen, cut=reading.cut)

    def _encode(self, text: str) -> Encoded | None:
        if self._encoder is None:
            return None
        with self._lock:
            return self._encoder.encode(text.split())


def _load_encoder(model: Model, directory: Path) -> Encoder:
    if model.vectors is None:
        raise ModelError(f"{directory / TRAINED} was trained without it. {REMEDY}")
    encoder = Encoder.load(directory / ENCODER)
    if encoder.fingerprint != model.vectors.encoder:
        raise ModelError(f"{directory / ENCODER} is not the one the model was trained with. {REMEDY}")
    return encoder


def _answer(seen: Seen, *, cut: bool) -> Ranking:
    model, way = seen.model, _way(seen)
    calibration = model.calibrations[way]
    probability = fit_probability(seen.evidence.fits, calibration)
    short = len(seen.words) < FEW_WORDS
    threshold = calibration.threshold * (SHORT_CAUTION if short else 1)
    fits = probability >= threshold or _cannot_refuse(seen)
    kind = None if fits else int(seen.evidence.kinds.argmax())
    near = _nearest(seen)
    return Ranking(
        fit=fits,
        fit_probability=probability,
        matches=_matches(seen, way, near),
        no_fit=None if kind is None else model.kinds[kind],
        no_fit_words=() if kind is None else speaking_words(seen.words, seen.gains_of_kind(kind)),
        language=seen.language,
        cut=cut,
        short=short,
        degraded=seen.vector is None,
        similar=tuple(
            (model.examples.questions[i], model.techniques[model.examples.classes[i]]) for i in near[:SIMILAR]
        ),
    )


def _way(seen: Seen) -> str:
    if seen.vector is None:
        return "words"
    return "all" if seen.language == "en" else "vectors"


def _cannot_refuse(seen: Seen) -> bool:
    """Without the embedding the model knows English only: what it does not know in another language may well fit."""
    return seen.vector is None and seen.language != "en"


def _nearest(seen: Seen) -> list[int]:
    """The example questions of techniques, the nearest first."""
    order = np.argsort(-seen.closeness(), kind="stable")
    near: list[int] = order[seen.model.examples.classes[order] < len(seen.model.techniques)].tolist()
    return near


def _matches(seen: Seen, way: str, near: list[int]) -> tuple[Match, ...]:
    model = seen.model
    combined = combine(seen.evidence.cards, RANKING[way])
    best: Integers = np.argsort(-combined, kind="stable")[:MATCHES].astype(np.int32)
    scores = shares(combined, model.calibrations[way].sharpness)
    gains = seen.gains(best)
    classes = model.examples.classes
    nearest = {card: model.examples.questions[i] for i, card in zip(near[::-1], classes[near[::-1]], strict=True)}
    return tuple(
        Match(model.techniques[card], float(scores[card]), speaking_words(seen.words, gains[:, i]), nearest[card])
        for i, card in enumerate(best.tolist())
    )

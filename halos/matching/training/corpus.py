"""All that training reads: questions, the cards' sentences and their vocabularies, taken apart and embedded."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from halos.matching.engine.arrays import Floats, Integers
from halos.matching.engine.cards import CardText, NoFitText
from halos.matching.engine.encoder import Encoder
from halos.matching.engine.features import FeaturesByWord, features_by_word
from halos.matching.engine.words import split_words
from halos.matching.training.vectors import vectors_of


@dataclass(frozen=True)
class Corpus:
    """Rows of text with their classes: first all questions, then the cards' sentences, then their vocabularies.

    Classes are the techniques in order and after them the kinds of question that fit nothing. The first `questions`
    rows are questions; the first `embedded` rows have a row in `vectors`, unless there is no encoder.
    """

    texts: tuple[str, ...]
    classes: Integers
    features: tuple[FeaturesByWord, ...]
    stems: tuple[tuple[str, ...], ...]
    vectors: Floats | None
    encoder: str
    questions: int
    embedded: int
    techniques: int

    @property
    def class_count(self) -> int:
        """Techniques and kinds together."""
        return int(self.classes.max()) + 1

    def has_technique(self, rows: Integers) -> Integers:
        """1 for rows of a technique, 0 for those of a kind that fits nothing."""
        return (self.classes[rows] < self.techniques).astype(np.int32)

    @property
    def fitting(self) -> Integers:
        """The rows of questions that have a technique."""
        return np.flatnonzero(self.classes[: self.questions] < self.techniques).astype(np.int32)


def gather(cards: Sequence[CardText], no_fit: Sequence[NoFitText], encoder: Encoder | None, cache: Path) -> Corpus:
    """The corpus of these cards; `cache` then holds its vectors when there is an encoder."""
    questions = [(text, i) for i, card in enumerate(cards) for text in card.questions]
    questions += [(text, len(cards) + i) for i, kind in enumerate(no_fit) for text in kind.questions]
    sentences = [(text, i) for i, card in enumerate(cards) for text in (card.title, *card.description.split("\n"))]
    embedded = questions + [row for row in sentences if row[0].strip()]
    rows = embedded + [(" . ".join(card.vocabulary), i) for i, card in enumerate(cards)]
    words = [split_words(text) for text, _ in rows]
    return Corpus(
        texts=tuple(text for text, _ in rows),
        classes=np.array([own for _, own in rows], np.int32),
        features=tuple(features_by_word(own) for own in words),
        stems=tuple(tuple(word.stem for word in own if word.is_telling) for own in words),
        vectors=vectors_of([text for text, _ in embedded], encoder, cache) if encoder else None,
        encoder=encoder.fingerprint if encoder else "",
        questions=len(questions),
        embedded=len(embedded),
        techniques=len(cards),
    )


def fingerprint(cards: Sequence[CardText], no_fit: Sequence[NoFitText]) -> str:
    """A hash of every word that training sees: a model with another one is stale."""
    words = json.dumps([[asdict(card) for card in cards], [asdict(kind) for kind in no_fit]], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()

"""A text as the models see it, and what they say of it."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from halos.matching.engine.arrays import Floats, Integers
from halos.matching.engine.encoder import Encoded
from halos.matching.engine.features import Weighted, features_by_word
from halos.matching.engine.language import small_words
from halos.matching.engine.model import Model, VectorModels
from halos.matching.engine.scoring import WEIGHTS, Evidence, weigh_vector, weigh_words
from halos.matching.engine.words import Word, split_words

_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True)
class Seen:
    """A text, its language, its vector where there is one, and the models that look at it."""

    text: str
    language: str
    encoded: Encoded | None
    model: Model

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order."""
        return tuple(split_words(self.text))

    @cached_property
    def weighted(self) -> Weighted:
        """The features of its words."""
        return self.model.words.vocabulary.weigh(features_by_word(self.words))

    @cached_property
    def vector(self) -> tuple[VectorModels, Encoded] | None:
        """The embedding and the models that read it, or None where either is missing."""
        if self.model.vectors is None or self.encoded is None:
            return None
        return self.model.vectors, self.encoded

    @cached_property
    def evidence(self) -> Evidence:
        """What all parts say."""
        techniques = len(self.model.techniques)
        stems = [word.stem for word in self.words if word.is_telling]
        said = weigh_words(self.model.words, stems, self.weighted, techniques)
        if self.vector is None:
            return said
        models, encoded = self.vector
        return said.and_also(weigh_vector(models, encoded.vector, techniques))

    def gains(self, techniques: Integers) -> Floats:
        """What each word adds to the combined scores of these techniques, in the same unit, shape (words, techniques).

        The combined score is a sum over parts, and each part's score a sum over words, so this takes it apart. Words
        that are on no one's side, such as *the*, have 0.
        """
        cards = self.evidence.cards
        stems = [word.stem for word in self.words]
        parts = {
            "lexicon": self.model.words.lexicon.shares_by_word(stems, techniques),
            "word classes": self.model.words.classes.shares_by_word(self.weighted, techniques),
        }
        if self.vector is not None:
            parts["vector classes"] = self._vector_shares(*self.vector, techniques)
        gains: Floats = sum(
            (WEIGHTS[part] / (cards[part].std() + 1e-6) * shares for part, shares in parts.items()),
            np.zeros((len(self.words), len(techniques)), np.float32),
        )
        return gains * self._is_telling[:, None]

    def gains_of_kind(self, kind: int) -> Floats:
        """What each word adds to the score of a kind of question that fits nothing, shape (words,)."""
        wanted = np.array([len(self.model.techniques) + kind], np.int32)
        shares = self.model.words.classes.shares_by_word(self.weighted, wanted)
        if self.vector is not None:
            own = self._vector_shares(*self.vector, wanted)
            shares = shares / (shares.std() + 1e-6) + own / (own.std() + 1e-6)
        gains: Floats = shares[:, 0] * self._is_telling
        return gains

    def closeness(self) -> Floats:
        """How near each example question is, by the vector, or else by the features it shares; shape (examples,)."""
        if self.vector is not None:
            models, encoded = self.vector
            return models.examples @ models.centred(encoded.vector)
        examples = self.model.examples
        own = np.zeros(len(self.model.words.vocabulary.rarity), np.float32)
        own[self.weighted.positions] = self.weighted.weights
        return np.bincount(
            examples.owners, examples.weights * own[examples.positions], minlength=len(examples.questions)
        ).astype(np.float32)

    @cached_property
    def _is_telling(self) -> Floats:
        small = small_words(self.language)
        return np.array([word.is_telling and word.text.lower() not in small for word in self.words], np.float32)

    def _vector_shares(self, models: VectorModels, encoded: Encoded, wanted: Integers) -> Floats:
        """Scores are linear in the mean of the pieces' states, so each piece has a share of them, and each word."""
        weights = models.classes.weights[:, wanted]
        pieces = (encoded.pieces - models.centre / len(encoded.pieces)) @ weights
        pieces /= np.linalg.norm(encoded.vector - models.centre)
        starts = [token.start() for token in _TOKEN.finditer(self.text)]
        shares = np.zeros((len(starts), len(wanted)), np.float32)
        owned = encoded.owners >= 0
        np.add.at(shares, encoded.owners[owned], pieces[owned])
        token_of = np.searchsorted(starts, [word.start for word in self.words], side="right") - 1
        return shares[token_of]

"""BM25 (Robertson and Zaragoza, 2009) over the cards, worked out beforehand as one weight for each stem and card."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from halos.matching.engine.arrays import Floats, Integers

# From cross-validation (docs/decisions/matching.md): cards are long, so counts may go far before they saturate.
K1 = 3.0
B = 0.75


@dataclass(frozen=True)
class Lexicon:
    """`weights[rows[stem], card]`, shape (stems, cards), is what the stem adds to the card's score."""

    rows: Mapping[str, int]
    weights: Floats

    def score(self, stems: Sequence[str]) -> Floats:
        """The BM25 score of every card, shape (cards,); a stem counts once however often it is asked."""
        known = sorted({self.rows[stem] for stem in stems if stem in self.rows})
        total: Floats = self.weights[known].sum(axis=0, dtype=np.float32)
        return total

    def shares_by_word(self, stems: Sequence[str], wanted: Integers) -> Floats:
        """What each stem adds to the scores of the cards `wanted` above the mean card, shape (stems, wanted)."""
        none = np.zeros(len(wanted), np.float32)
        rows = [self.weights[self.rows[stem]] if stem in self.rows else None for stem in stems]
        shares = [none if row is None else row[wanted] - row.mean() for row in rows]
        return np.array(shares, np.float32).reshape(-1, len(wanted))

    def telling(self, stem: str) -> float:
        """How far the stem tells cards apart: the best card's weight less the mean; 0 when no card has it."""
        if stem not in self.rows:
            return 0.0
        row = self.weights[self.rows[stem]]
        return float(row.max() - row.mean())


def build_lexicon(documents: Sequence[Sequence[str]]) -> Lexicon:
    """The lexicon of cards, each given as its stems with repeats."""
    counts = [Counter(document) for document in documents]
    lengths = [len(document) for document in documents]
    mean_length = sum(lengths) / len(lengths) or 1.0
    holders = Counter(stem for count in counts for stem in count)
    rows = {stem: row for row, stem in enumerate(sorted(holders))}
    weights = np.zeros((len(rows), len(documents)), np.float32)
    for card, (count, length) in enumerate(zip(counts, lengths, strict=True)):
        damping = K1 * (1 - B + B * length / mean_length)
        for stem, n in count.items():
            rarity = math.log(1 + (len(documents) - holders[stem] + 0.5) / (holders[stem] + 0.5))
            weights[rows[stem], card] = rarity * n * (K1 + 1) / (n + damping)
    return Lexicon(rows, weights)

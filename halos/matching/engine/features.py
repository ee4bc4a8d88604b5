"""What the linear models see of a text: stems, pairs of neighbouring stems, and runs of three to five letters."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from halos.matching.engine.arrays import Floats, Integers
from halos.matching.engine.words import Word, fold

LETTER_RUNS = range(3, 6)
LONGEST_WORD = 40
_STEM, _LETTERS = "=", "~"
FeaturesByWord = list[list[str]]


@dataclass(frozen=True)
class Weighted:
    """The known features of a text: positions in the vocabulary and weights (TF-IDF), both of shape (n,).

    `by_word[i]` holds for word i the indices into `positions` of its features, once for each time they occur.
    """

    positions: Integers
    weights: Floats
    by_word: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Vocabulary:
    """The features counted in training. Those of stems come first; `stems` is how many they are.

    `rarity` is the smoothed inverse document frequency, ln((1 + n) / (1 + df)) + 1, of each.
    """

    positions: Mapping[str, int]
    rarity: Floats
    stems: int

    def weigh(self, features: FeaturesByWord) -> Weighted:
        """The TF-IDF of a text with damped counts, 1 + ln n; features of stems and of letters each have length 1."""
        known = [[self.positions[f] for f in own if f in self.positions] for own in features]
        counts = Counter(position for own in known for position in own)
        index = {position: i for i, position in enumerate(counts)}
        positions = np.fromiter(counts, np.int32, len(counts))
        damped = 1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))
        weights = self._to_length_one(positions, damped * self.rarity[positions])
        return Weighted(positions, weights, tuple(tuple(index[p] for p in own) for own in known))

    def _to_length_one(self, positions: Integers, weights: Floats) -> Floats:
        is_stem = positions < self.stems
        for block in (is_stem, ~is_stem):
            weights[block] /= np.linalg.norm(weights[block]) or 1.0
        return weights


def count_features(texts: Iterable[FeaturesByWord]) -> Vocabulary:
    """The vocabulary of `texts`: every stem and pair, and the runs of letters that at least two texts have."""
    found: Counter[str] = Counter()
    total = 0
    for features in texts:
        found.update({feature for own in features for feature in own})
        total += 1
    stems = sorted(f for f in found if f[0] == _STEM)
    letters = sorted(f for f, n in found.items() if f[0] == _LETTERS and n > 1)
    names = stems + letters
    rarity = [math.log((1 + total) / (1 + found[name])) + 1 for name in names]
    return Vocabulary({n: i for i, n in enumerate(names)}, np.array(rarity, np.float32), len(stems))


def features_by_word(words: Sequence[Word]) -> FeaturesByWord:
    """For each word its features; a pair of stems is with its second word. Words that say nothing have none."""
    features: list[list[str]] = []
    before = ""
    for word in words:
        own: list[str] = []
        if word.is_telling:
            own = [_STEM + word.stem, *_letter_runs(word.text)]
            if before:
                own.append(f"{_STEM}{before} {word.stem}")
            before = word.stem
        features.append(own)
    return features


def _letter_runs(word: str) -> list[str]:
    letters = f" {fold(word)[:LONGEST_WORD]} "
    return [_LETTERS + letters[i : i + n] for n in LETTER_RUNS for i in range(len(letters) - n + 1)]

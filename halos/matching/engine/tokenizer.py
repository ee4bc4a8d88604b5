"""Cutting text into the pieces of a unigram language model (Kudo, 2018): the likeliest way, by Viterbi.

The pieces are read as data: 64-bit fingerprints in order, and for each its number and log likelihood. So a quarter
of a million pieces stay on disk, mapped, and are found by bisection.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halos.matching.engine.arrays import Floats, Integers

Fingerprints = NDArray[np.uint64]
WORD_START = "▁"
# Any odd number with well mixed bits does; that no two pieces share a fingerprint is checked when they are unpacked.
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
UNKNOWN_PENALTY = 10.0


@dataclass(frozen=True)
class Pieces:
    """Fingerprints in ascending order, and in the same order the pieces' numbers and log likelihoods."""

    fingerprints: Fingerprints
    numbers: Integers
    likelihoods: Floats
    longest: int
    unknown: int


def fingerprint_runs(text: str, longest: int) -> list[Fingerprints]:
    """For each length 1 to `longest` the fingerprints of all runs of so many characters of `text`, by start."""
    characters = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64) + np.uint64(1)
    runs = [characters * _MULTIPLIER]
    for length in range(2, min(longest, len(text)) + 1):
        runs.append((runs[-1][:-1] + characters[length - 1 :]) * _MULTIPLIER)
    return runs


def normalise(word: str) -> str:
    """The word in the compatibility form the pieces are written in, without blanks."""
    return "".join(unicodedata.normalize("NFKC", word).split())


def cut(words: Sequence[str], pieces: Pieces) -> tuple[list[int], list[int]]:
    """The numbers of the likeliest pieces of `words`, and for each piece the index of its word.

    A character that no piece holds becomes the unknown piece, at a penalty below the rarest piece.
    """
    normal = [normalise(word) for word in words]
    text = "".join(WORD_START + word for word in normal)
    if not text:
        return [], []
    starts = np.cumsum([0] + [1 + len(word) for word in normal])
    numbers, begins = _likeliest(len(text), _arcs(text, pieces), pieces)
    owners = np.searchsorted(starts, begins, side="right") - 1
    return numbers, owners.tolist()


def _arcs(text: str, pieces: Pieces) -> list[list[tuple[int, int, float]]]:
    """For each end in `text` the known pieces that end there: (begin, number, log likelihood)."""
    ending: list[list[tuple[int, int, float]]] = [[] for _ in range(len(text) + 1)]
    for shorter, runs in enumerate(fingerprint_runs(text, pieces.longest)):
        found = np.minimum(np.searchsorted(pieces.fingerprints, runs), len(pieces.fingerprints) - 1)
        for begin in np.flatnonzero(pieces.fingerprints[found] == runs).tolist():
            row = found[begin]
            arc = (begin, int(pieces.numbers[row]), float(pieces.likelihoods[row]))
            ending[begin + shorter + 1].append(arc)
    return ending


def _likeliest(length: int, ending: list[list[tuple[int, int, float]]], pieces: Pieces) -> tuple[list[int], Any]:
    """The numbers and begins of the best path through the arcs, first to last."""
    penalty = float(pieces.likelihoods.min()) - UNKNOWN_PENALTY
    best = [0.0] * (length + 1)
    back: list[tuple[int, int]] = [(0, 0)] * (length + 1)
    for end in range(1, length + 1):
        arcs = [*ending[end], (end - 1, pieces.unknown, penalty)]
        best[end], begin, number = max((best[b] + gain, b, n) for b, n, gain in arcs)
        back[end] = (begin, number)
    path = []
    while length:
        begin, number = back[length]
        path.append((number, begin))
        length = begin
    path.reverse()
    return [number for number, _ in path], [begin for _, begin in path]

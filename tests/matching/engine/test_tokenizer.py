from itertools import combinations, pairwise

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from halos.matching.engine.tokenizer import UNKNOWN_PENALTY, WORD_START, Pieces, cut, fingerprint_runs

# No piece is "b" alone, so that cuts with and without unknown characters compete.
TEXTS = [WORD_START, "a", "aa", "ab", "ba", WORD_START + "a", WORD_START + "ab", "aba", "c"]
LIKELIHOODS = [-4.5, -2.2, -0.5, -5.9, -4.7, -2.45, -2.95, -3.25, -6.0]
UNKNOWN = 99


def vocabulary() -> Pieces:
    longest = max(map(len, TEXTS))
    prints = np.array([fingerprint_runs(text, longest)[-1][0] for text in TEXTS], np.uint64)
    order = np.argsort(prints)
    likelihoods = np.array(LIKELIHOODS, np.float32)[order]
    return Pieces(prints[order], order.astype(np.int32), likelihoods, longest, UNKNOWN)


def ways(text: str) -> list[list[str]]:
    """Every way to cut a text."""
    places = range(1, len(text))
    cuts = [(0, *chosen, len(text)) for n in range(len(text)) for chosen in combinations(places, n)]
    return [[text[b:e] for b, e in pairwise(own)] for own in cuts]


def worth(pieces: list[str]) -> float:
    rare = min(LIKELIHOODS) - UNKNOWN_PENALTY
    known = dict(zip(TEXTS, LIKELIHOODS, strict=True))
    return sum(known.get(piece, rare if len(piece) == 1 else -1e9) for piece in pieces)


def named(numbers: list[int]) -> list[str | None]:
    return [None if number == UNKNOWN else TEXTS[number] for number in numbers]


@example("aaab")
@given(st.text(alphabet="abcx", min_size=1, max_size=8))
def test_the_cut_is_as_likely_as_the_best_of_all_cuts(word: str) -> None:
    numbers, _ = cut([word], vocabulary())
    known = dict(zip(TEXTS, LIKELIHOODS, strict=True))
    rare = min(LIKELIHOODS) - UNKNOWN_PENALTY
    found = sum(rare if piece is None else known[piece] for piece in named(numbers))
    assert abs(found - max(worth(way) for way in ways(WORD_START + word))) < 1e-4


def test_pieces_know_their_word() -> None:
    numbers, owners = cut(["ab", "xba"], vocabulary())
    assert (named(numbers), owners) == ([WORD_START + "ab", WORD_START, None, "ba"], [0, 1, 1, 1])


def test_compatible_characters_are_one() -> None:
    assert cut(["ａｂ"], vocabulary()) == cut(["ab"], vocabulary())


def test_nothing_has_no_pieces() -> None:
    assert cut([], vocabulary()) == ([], [])

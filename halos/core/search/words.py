"""What a person typed, as the words of the index: folded, and with typing errors forgiven."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "µ": "u", "μ": "u"})
WORD = re.compile(r"[^\W_]+")
LONGEST = 60
SHORTEST_GUESSED = 4
SHORTEST_ENDING = 6
SOUNDS = (
    *(("ph", "f"), ("th", "t"), ("ck", "k"), ("ch", "k"), ("qu", "kv"), ("c", "k"), ("q", "k")),
    *(("x", "ks"), ("z", "s"), ("w", "v"), ("y", "i")),
)
DOUBLED = re.compile(r"(.)\1+")


def fold(text: str) -> str:
    """`text` in small letters without accents: Ö and o, Å and a are found alike."""
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(LETTERS)
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """The folded words of `text` in their order, each at most 60 characters long."""
    return [word[:LONGEST] for word in WORD.findall(fold(text))]


def with_endings(words: Sequence[str], vocabulary: Collection[str]) -> list[str]:
    """The words, each followed by the known words it ends with: mikrotomografi is found as tomografi too."""
    endings = {word: [word[at:] for at in range(2, len(word) - SHORTEST_ENDING + 1)] for word in words}
    return [each for word in words for each in (word, *(end for end in endings[word] if end in vocabulary))]


def nearest(word: str, vocabulary: Mapping[str, int]) -> str | None:
    """The known word that `word` most likely meant; None where none is near. `vocabulary` counts its documents.

    Near is a Damerau-Levenshtein distance of 1 up to five letters, 2 up to nine, 3 beyond; nothing under four
    letters is guessed. Among the near ones the one that sounds most alike wins (saks is saxs, not sans), then the
    one in most documents, then the one with the fewest changes, then the first in the alphabet.
    """
    if len(word) < SHORTEST_GUESSED or word.isdigit():
        return None
    reach = 1 + (len(word) > 5) + (len(word) > 9)
    near = process.extract(word, list(vocabulary), scorer=DamerauLevenshtein.distance, score_cutoff=reach, limit=None)
    heard = sound(word)
    ranked = sorted(
        (DamerauLevenshtein.distance(heard, sound(known)), -vocabulary[known], steps, known)
        for known, steps, _place in near
    )
    return ranked[0][-1] if ranked else None


def sound(word: str) -> str:
    """A folded word as it is heard across our five languages: ph is f, x is ks, y is i, doubled letters are one."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return DOUBLED.sub(r"\1", word)

"""Words of a text, and the stems under which they are counted."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_JOINERS = re.compile(r"['’\-‐‑]")
# Letters that Unicode does not take apart into a base and an accent.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "µ": "u"})
# English endings, what stands in their place, and how many letters must be left before them.
_ENDINGS = (
    ("isations", "is", 4), ("izations", "is", 4), ("isation", "is", 4), ("ization", "is", 4), ("ising", "is", 4),
    ("izing", "is", 4), ("ised", "is", 4), ("ized", "is", 4), ("ises", "is", 4), ("izes", "is", 4), ("ise", "is", 4),
    ("ize", "is", 4), ("ations", "at", 4), ("ation", "at", 4), ("ating", "at", 4), ("ated", "at", 4), ("ates", "at", 4),
    ("ate", "at", 4), ("ness", "", 4), ("ings", "", 4), ("ing", "", 4), ("ies", "y", 3), ("edly", "", 4), ("ed", "", 4),
    ("sses", "ss", 2), ("es", "", 4), ("ly", "", 4), ("ss", "ss", 1), ("us", "us", 1), ("is", "is", 1), ("s", "", 3),
    ("e", "", 4),
)  # fmt: skip
# Words that say how something is asked, not what: they are counted by no model of words.
_STOP_WORDS = (
    "a an the of in on at to for from by with without within into onto over under up down out off as than and or but "
    "if so then not no nor is are was were be been being am do does did done have has had having can could will would "
    "shall should may might must it its this that these those there here we us our ours i me my you your yours they "
    "them their he she his her who whom whose which what when where why how any some each every all both only just "
    "also very more most much many few such same other another about between during while per via get gets got want "
    "wants need needs like please thank thanks know see tell find whether above below becomes become after before "
    "again two three four five six ten first second day days week weeks month months year years hour hours minute "
    "minutes hi hello dear hope well"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True)
class Word:
    """One word as typed, where it stands in the text (in characters), and its stem."""

    text: str
    start: int
    end: int
    stem: str

    @property
    def is_telling(self) -> bool:
        """Whether the word itself says something, unlike *the* or a bare number."""
        return len(self.stem) > 1 and self.text.lower() not in STOP_WORDS and not self.text.isdigit()


def fold(text: str) -> str:
    """The text in small letters without accents."""
    if text.isascii():
        return text.lower()
    taken_apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in taken_apart if not unicodedata.combining(c)).translate(_LETTERS)


def stem(word: str) -> str:
    """A folded word without its joiners and its English ending: `Crystallised` and `crystallize` are one."""
    plain = _JOINERS.sub("", fold(word))
    for ending, instead, left in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= left:
            return plain[: len(plain) - len(ending)] + instead
    return plain


def split_words(text: str) -> list[Word]:
    """The words of `text` in order; compounds with a hyphen or an apostrophe are one word."""
    return [Word(m.group(), m.start(), m.end(), stem(m.group())) for m in _WORD.finditer(text)]


def telling_stems(text: str) -> list[str]:
    """The stems of the words that say something, in order and with repeats."""
    return [word.stem for word in split_words(text) if word.is_telling]

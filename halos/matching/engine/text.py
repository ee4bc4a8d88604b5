"""From what a person pasted to the words to read: markup, letters' heads and tails and control characters go.

Every expression here takes time in proportion to the text, whatever the text. Nothing keeps or logs it.
"""

import html
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from halos.matching.engine.errors import EmptyQuestion, UnreadableQuestion
from halos.matching.engine.letters import without_letter_parts
from halos.matching.engine.words import split_words

# Fifty thousand words and more; what follows cannot change which sentences are the telling ones.
MOST_CHARACTERS: Final = 400_000
MOST_WORDS: Final = 120
FEW_WORDS: Final = 8
_WIDEST_WORD: Final = 20  # characters a word has at most on average; more, and it is not written in words
_RUN_ON: Final = 40  # words of a sentence that are read together, and characters of a word

_TAG = re.compile(r"<(/?)([a-z!][a-z0-9!-]*+)[^<>]*+>", re.IGNORECASE)
_HIDDEN: Final = frozenset({"script", "style", "head", "title", "noscript"})
_BLOCKS = re.compile(r"p|div|br|hr|li|[ou]l|t[rdh]|table|h[1-6]|blockquote|section|article")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_ADDRESS = re.compile(r"(?<!\S)(?:https?://\S+|www\.\S+|[^\s@]{1,64}@\S+)")
_RULE = re.compile(r"[^\w\s]{5,}|_{3,}")
_BLANKS = re.compile(r"\s+")
# Two Latin letters together, or one of a script in which one can be a word.
_READABLE = re.compile(r"[^\W\d_]{2}|[^\W\d_\u0000-\u024f]")
_SENTENCE_END = re.compile(r"(?<=[.!?;]) |(?<=[。！？])|\n")


@dataclass(frozen=True)
class Reading:
    """The words that are read, in one line, and whether others were left out because the text is long."""

    text: str
    cut: bool


def read(question: str, telling: Callable[[str], float]) -> Reading:
    """What to rank: `question` cleaned and, when it is long, its most telling sentences in their order.

    `telling` says how far a stem tells techniques apart. Raises EmptyQuestion and UnreadableQuestion.
    """
    if not question.strip():
        raise EmptyQuestion
    lines = [_one_line(line) for line in _plain(question[:MOST_CHARACTERS]).split("\n")]
    own = [_one_line(_RULE.sub(" ", line)) for line in without_letter_parts([line for line in lines if line])]
    text = " ".join(line for line in own if line)
    if not _READABLE.search(text):
        raise UnreadableQuestion
    if len(text) <= MOST_WORDS * _WIDEST_WORD and len(split_words(text)) <= MOST_WORDS:
        return Reading(text, cut=len(question) > MOST_CHARACTERS)
    return Reading(_most_telling("\n".join(own), telling), cut=True)


def _plain(text: str) -> str:
    """The text without markup, addresses and characters that show nothing."""
    if "<" in text or "&" in text:
        text = html.unescape(_without_markup(text))
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ADDRESS.sub(" ", text)


def _without_markup(text: str) -> str:
    """What a browser would show, with a new line where a block begins or ends."""
    shown: list[str] = []
    hidden, at = "", 0
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if not hidden:
            shown += [text[at : tag.start()], "\n" if _BLOCKS.fullmatch(name) else " "]
        if name in _HIDDEN and (not hidden or name == hidden):
            hidden = "" if tag[1] else name
        at = tag.end()
    return "".join(shown) + ("" if hidden else text[at:])


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _most_telling(text: str, telling: Callable[[str], float]) -> str:
    """Sentences of together at most 120 words, in their order: those with the most telling words for their length."""
    parts = (part for sentence in _SENTENCE_END.split(text) for part in _parts(sentence))
    sentences = [part for part in dict.fromkeys(parts) if _READABLE.search(part)]
    worth = [_worth(sentence, telling) for sentence in sentences]
    chosen: list[int] = []
    room = MOST_WORDS
    for i in sorted(range(len(sentences)), key=lambda i: (-worth[i], i)):
        size = len(sentences[i].split())
        if size <= room:
            chosen.append(i)
            room -= size
        if room < FEW_WORDS:
            break
    return " ".join(sentences[i] for i in sorted(chosen))


def _parts(sentence: str) -> list[str]:
    """The sentence, or when it runs on, parts of it of forty words; of a word forty characters."""
    words = [word[:_RUN_ON] for word in sentence.split()]
    return [" ".join(words[i : i + _RUN_ON]) for i in range(0, len(words), _RUN_ON)]


def _worth(sentence: str, telling: Callable[[str], float]) -> float:
    """How much its words tell, where length counts against it half-way, and a question half as much again."""
    words = split_words(sentence)
    total = sum(telling(stem) for stem in {word.stem for word in words if word.is_telling})
    return total * (1.5 if sentence.endswith("?") else 1.0) / math.sqrt(len(words) + 5)

"""Names of techniques in a card's sentences become links to their cards."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from halos.catalogue.facts import Card, Facts

WORD = re.compile(r"[^\W_]+")
JOINTS = frozenset({" ", "-", "/"})
LONGEST_NAME = 7  # words
TITLE_ENDS = (":", " by ", " and ")  # what follows explains: "EXAFS: distances around a metal"


def linked(lines: Iterable[str], known: Facts, but: str) -> tuple[SafeString, ...]:
    """The lines as safe HTML in which every name of a technique with a card is a link, except those of `but`.

    Names are titles, labels and abbreviations; hyphens count as blanks, the longest name wins.
    """
    names = _names(known)
    return tuple(_linked(line, names, but) for line in lines)


def _names(known: Facts) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for card in known.cards:
        names.setdefault(_key(card.title), card.id)
    for card in known.cards:
        for name in _other_names(card, known):
            names.setdefault(_key(name), card.id)
    return names


def _other_names(card: Card, known: Facts) -> Iterable[str]:
    technique = known.technique(card.id)
    yield from (card.title.split(end)[0] for end in TITLE_ENDS)
    yield from (technique.label, *technique.alt_labels)
    yield from (word for word in card.words["en"] if word != word.lower())  # abbreviations: cryo-EM, SAXS


def _key(name: str) -> str:
    return " ".join(WORD.findall(name.casefold()))


def _linked(line: str, names: Mapping[str, str], but: str) -> SafeString:
    parts: list[SafeString] = []
    end = 0
    for start, stop, technique_id in _found(line, names):
        parts += [conditional_escape(line[end:start]), _link(line[start:stop], technique_id, but)]
        end = stop
    return mark_safe("".join([*parts, conditional_escape(line[end:])]))  # noqa: S308 every part is escaped


def _found(line: str, names: Mapping[str, str]) -> Iterable[tuple[int, int, str]]:
    words = list(WORD.finditer(line))
    place = 0
    while place < len(words):
        length = next((n for n in range(LONGEST_NAME, 0, -1) if _phrase(line, words[place : place + n]) in names), 0)
        if length:
            found = words[place : place + length]
            yield found[0].start(), found[-1].end(), names[_phrase(line, found)]
        place += length or 1


def _phrase(line: str, words: list[re.Match[str]]) -> str:
    """The words as a key; empty where something other than a joint stands between them."""
    if any(line[one.end() : other.start()] not in JOINTS for one, other in pairwise(words)):
        return ""
    return " ".join(word[0].casefold() for word in words)


def _link(text: str, technique_id: str, but: str) -> SafeString:
    if technique_id == but:
        return conditional_escape(text)
    return format_html('<a href="{}">{}</a>', reverse("catalogue:technique", args=[technique_id]), text)

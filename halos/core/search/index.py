"""The two things one does with the index: put documents in, find them again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from halos.core.search import backends
from halos.core.search.models import Word
from halos.core.search.words import nearest, with_endings, words_of

MOST_WORDS = 20


@dataclass(frozen=True)
class Document:
    """What can be found: its key, the words of its title (they count four times) and of its body."""

    key: str
    title: str
    body: str


@dataclass(frozen=True)
class Found:
    """Keys, best first; and the words that were searched where they differ from those typed."""

    keys: tuple[str, ...]
    read_as: str | None = None


def index(kind: str, documents: Iterable[Document]) -> None:
    """The index holds for `kind` exactly `documents`, and its words are known for corrections."""
    split = [(d.key, words_of(d.title), words_of(d.body)) for d in documents]
    vocabulary = {word for _key, title, body in split for word in (*title, *body)}
    rows = [(key, with_endings(title, vocabulary), with_endings(body, vocabulary)) for key, title, body in split]
    counted = Counter(word for _key, title, body in rows for word in {*title, *body})
    with transaction.atomic():
        backends.replace(kind, [(key, " ".join(title), " ".join(body)) for key, title, body in rows])
        Word.objects.filter(kind=kind).delete()
        Word.objects.bulk_create([Word(kind=kind, text=word, documents=counted[word]) for word in sorted(counted)])


def find(kind: str, typed: str, limit: int = 200) -> Found:
    """Documents of `kind` for what somebody typed: all words first, else any of them; at most `limit`."""
    words = words_of(typed)[:MOST_WORDS]
    if not words:
        return Found(())
    read = _corrected(words, dict(Word.objects.filter(kind=kind).values_list("text", "documents")))
    backend = backends.backend()
    keys = backend.find(kind, read, limit, every=True) or backend.find(kind, read, limit, every=False)
    return Found(tuple(keys), " ".join(read) if read != words else None)


def _corrected(words: list[str], vocabulary: Mapping[str, int]) -> list[str]:
    return [word if _begins_any(word, vocabulary) else nearest(word, vocabulary) or word for word in words]


def _begins_any(word: str, vocabulary: Iterable[str]) -> bool:
    return any(known.startswith(word) for known in vocabulary)

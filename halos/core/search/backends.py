"""Full text in the database at hand: FTS5 in SQLite, tsvector in PostgreSQL. Words come in folded."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db import connection

INSERT = "INSERT INTO search_text (kind, key, title, body) VALUES (%s, %s, %s, %s)"


class SearchBackend(Protocol):
    """Ranks the documents of a kind by words; a word finds what starts with it, the title counts four times."""

    def find(self, kind: str, words: Sequence[str], limit: int, *, every: bool) -> list[str]:
        """Keys of the documents that hold every word (or any of them), best first."""
        ...


class SqliteBackend:
    SQL = (
        "SELECT key FROM search_text WHERE search_text MATCH %s AND kind = %s "
        "ORDER BY bm25(search_text, 0, 0, 4, 1), key LIMIT %s"
    )

    def find(self, kind: str, words: Sequence[str], limit: int, *, every: bool) -> list[str]:
        query = (" AND " if every else " OR ").join(f'"{word}"*' for word in words)
        return _column(self.SQL, [query, kind, limit])


class PostgresBackend:
    SQL = (
        "SELECT key FROM search_text, to_tsquery('simple', %s) AS query WHERE text @@ query AND kind = %s "
        "ORDER BY ts_rank('{0, 0, 0.25, 1}', text, query) DESC, key LIMIT %s"
    )

    def find(self, kind: str, words: Sequence[str], limit: int, *, every: bool) -> list[str]:
        query = (" & " if every else " | ").join(f"{word}:*" for word in words)
        return _column(self.SQL, [query, kind, limit])


def backend() -> SearchBackend:
    """The backend of the database that is in use."""
    return SqliteBackend() if connection.vendor == "sqlite" else PostgresBackend()


def replace(kind: str, rows: Iterable[tuple[str, str, str]]) -> None:
    """The index holds for `kind` exactly `rows` of (key, title, body)."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_text WHERE kind = %s", [kind])
        cursor.executemany(INSERT, [(kind, *row) for row in rows])


def _column(sql: str, values: Sequence[str | int]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]

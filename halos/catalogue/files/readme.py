"""The lists of fields in the data folder's README.md, written from the fields themselves.

`python -m halos.catalogue.files.readme` writes them anew between the two marks.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from halos.catalogue.files import DATA, cards
from halos.catalogue.files.fields import Field
from halos.catalogue.files.instruments import FACILITIES, INSTRUMENT_ROUTES, INSTRUMENTS
from halos.catalogue.files.tables import Table
from halos.catalogue.files.techniques import FAMILIES, TECHNIQUES
from halos.catalogue.files.ways import ACCESS_ROUTES, DEADLINES

TABLES: tuple[Table[Any], ...] = (
    *(FAMILIES, TECHNIQUES, FACILITIES, INSTRUMENTS, INSTRUMENT_ROUTES, ACCESS_ROUTES, DEADLINES),
)
FIRST_MARK = "<!-- fields: written by halos.catalogue.files.readme -->"
LAST_MARK = "<!-- end of fields -->"


def lists_of_fields() -> str:
    """Markdown: each file with its fields, how each is written and what it means."""
    tables = [_section(table.file, table.about, table.fields) for table in TABLES]
    return "\n".join([*tables, _cards(), _no_fit()])


def with_lists(readme: str) -> str:
    """`readme` with the lists of fields between its two marks. ValueError where a mark is missing."""
    before, _, rest = readme.partition(FIRST_MARK)
    _, found, after = rest.partition(LAST_MARK)
    if not found:
        raise ValueError("README.md has lost one of the two marks of its lists of fields. Put it back.")
    return f"{before}{FIRST_MARK}\n\n{lists_of_fields()}\n{LAST_MARK}{after}"


def main() -> None:
    """README.md of the data folder holds the lists as the fields are now."""
    path: Path = DATA / "README.md"
    path.write_text(with_lists(path.read_text(encoding="utf-8")), encoding="utf-8")


def _section(heading: str, about: str, fields: Iterable[Field[Any]]) -> str:
    rows = [f"| `{field.name}` | {field.form} | {field.meaning} |" for field in fields]
    head = ["| field | written as | meaning |", "| --- | --- | --- |"]
    return "\n".join([f"### {heading}", "", about, "", *head, *rows, ""])


def _cards() -> str:
    fewest, most = cards.NEIGHBOURS
    about = f"What we say about one technique. `[[neighbours]]` comes {fewest} to {most} times."
    neighbours = _within("neighbours", cards.NEIGHBOUR_ID, cards.NEIGHBOUR_WHEN)
    return _section("cards/*.toml", about, (*cards.CARD_FIELDS, *neighbours))


def _no_fit() -> str:
    fewest, most = cards.WHO
    about = f"A kind of question that our techniques do not answer. `[[who]]` comes {fewest} to {most} times."
    who = _within("who", cards.WHO_NAME, cards.WHO_NOTE)
    return _section("no_fit/*.toml", about, (*cards.NO_FIT_FIELDS, *who))


def _within(table: str, *fields: Field[str]) -> list[Field[str]]:
    return [Field(f"{table}.{field.name}", field.form, field.meaning, field.read, field.otherwise) for field in fields]


if __name__ == "__main__":
    main()

"""Reading one CSV file: its bytes, its header, its rows; every problem with its line and field."""

import csv
import io
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from halos.catalogue.files.fields import Field
from halos.catalogue.files.problems import BadValueError, Problems

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record and where it stands; `line_of` finds the line of one of its fields."""

    record: R
    file: str
    line_of: Callable[[str], int]


class Row:
    """One row under its header. A bad cell is reported and read as the field's `otherwise`."""

    def __init__(self, file: str, line: int, cells: dict[str, str], problems: Problems) -> None:
        self.file, self.line = file, line
        self._cells, self._problems = cells, problems

    def get(self, field: Field[T]) -> T:
        try:
            return field.read(self._cells[field.name])
        except BadValueError as error:
            self.report(field, str(error))
            return field.otherwise

    def report(self, field: Field[Any], sentence: str) -> None:
        self._problems.add(self.file, self.line, field.name, sentence)


@dataclass(frozen=True)
class Table(Generic[R]):
    """A CSV file: its fields in the order of its columns, and how a row becomes a record.

    `key_of` is what must not come twice; `key_field` is where an editor finds it. Records come in the order
    of `place_of`, which is that of their lines unless the file says otherwise.
    """

    file: str
    about: str
    fields: tuple[Field[Any], ...]
    build: Callable[[Row], R]
    key_of: Callable[[R], Hashable]
    key_field: str
    place_of: Callable[[Row], int] = lambda row: row.line


def read_table(table: Table[R], directory: Path, problems: Problems) -> tuple[Entry[R], ...]:
    """The rows that could be read, each once; whatever is wrong is in `problems`."""
    content = read_text(directory / table.file, table.file, problems)
    if content is None:
        return ()
    rows = sorted(_rows(table, content, problems), key=table.place_of)
    entries = [_entry(table.build(row), row) for row in rows]
    return tuple(_each_once(table, entries, problems))


def read_text(path: Path, name: str, problems: Problems) -> str | None:
    """The file's text; None, and a problem, where it is missing or not UTF-8."""
    try:
        content = path.read_bytes()
    except OSError:
        problems.add(name, 1, "", "The file is missing or cannot be read. Put it into the data folder.")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.add(name, line, "", "This line is not UTF-8. Save the file again with the encoding UTF-8.")
        return None


def _rows(table: Table[R], content: str, problems: Problems) -> Iterator[Row]:
    lines = _lines(table.file, content, problems)
    _, header = next(lines, (1, []))
    if not _has_sound_header(table, header, problems):
        return
    for line, cells in lines:
        if len(cells) == len(header):
            yield Row(table.file, line, dict(zip(header, cells, strict=True)), problems)
        elif cells:
            sentence = f"The row has {len(cells)} cells, the header {len(header)}. Check commas and quotes."
            problems.add(table.file, line, "", sentence)


def _lines(file: str, content: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problems.add(file, line, "", f"The row cannot be read ({error}). Check its quotation marks.")


def _has_sound_header(table: Table[R], header: list[str], problems: Problems) -> bool:
    wanted = [field.name for field in table.fields]
    for name in wanted:
        if name not in header:
            problems.add(table.file, 1, name, "The column is missing. Add it to the first line.")
    for place, name in enumerate(header):
        if name not in wanted:
            problems.add(table.file, 1, name, f"The column is not known. Known are {', '.join(wanted)}.")
        elif name in header[:place]:
            problems.add(table.file, 1, name, "The column comes twice. Keep one.")
    return sorted(header) == sorted(wanted)


def _entry(record: R, row: Row) -> Entry[R]:
    return Entry(record, row.file, lambda _field: row.line)


def _each_once(table: Table[R], entries: list[Entry[R]], problems: Problems) -> Iterator[Entry[R]]:
    first_lines: dict[Hashable, int] = {}
    for entry in entries:
        name, line = table.key_of(entry.record), entry.line_of(table.key_field)
        if name in first_lines:
            shown = " and ".join(name) if isinstance(name, tuple) else name
            sentence = f'"{shown}" stands on line {first_lines[name]} already. Keep one.'
            problems.add(table.file, line, table.key_field, sentence)
        else:
            first_lines[name] = line
            yield entry

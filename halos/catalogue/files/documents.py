"""Reading one TOML file: its values by dotted path, and the line on which each stands."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from halos.catalogue.files.fields import Field
from halos.catalogue.files.problems import BadValueError, Problems
from halos.catalogue.files.tables import read_text

T = TypeVar("T")

HEADING = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]?\]")
LINE_OF_ERROR = re.compile(r" \(at line (\d+), column \d+\)$")


class Document:
    """A TOML file that could be read. Values are named by path: `title`, `sample.what`, `who.0.name`."""

    def __init__(self, file: str, content: str, problems: Problems) -> None:
        self.file = file
        self._lines = content.splitlines()
        self._values = _flat(tomllib.loads(content))
        self._problems = problems

    def get(self, field: Field[T], within: str = "") -> T:
        """The value of `field`; where it is missing or wrong, a problem and the field's `otherwise`."""
        path = within + field.name
        try:
            return field.read(self._value(path))
        except BadValueError as error:
            self.report(path, str(error))
            return field.otherwise

    def count(self, path: str) -> int:
        """How many `[[path]]` tables there are."""
        return len({name.split(".")[1] for name in self._values if name.startswith(f"{path}.")})

    def report(self, path: str, sentence: str) -> None:
        self._problems.add(self.file, self.line_of(path), path, sentence)

    def report_unknown(self, known: set[str]) -> None:
        """A problem for every value whose path (numbers left out) is not among `known`."""
        for path in self._values:
            if re.sub(r"\.\d+\.", ".", path) not in known:
                self.report(path, "The field is not known. See the list of fields in README.md.")

    def line_of(self, path: str) -> int:
        """The line on which `path` is written; that of its table, or 1, where it is not."""
        *heading, key = path.split(".")
        number = int(heading.pop()) if heading and heading[-1].isdigit() else 0
        start = self._line_of_heading(".".join(heading), number) if heading else 0
        return self._line_of_key(key, start) or start or self._line_of_heading(path, 0) or 1

    def line_of_text(self, path: str, text: str) -> int:
        """The first line that holds `text`; that of `path` where it is written in another way there."""
        return next((number for number, line in enumerate(self._lines, 1) if text in line), self.line_of(path))

    def _value(self, path: str) -> Any:
        if path not in self._values:
            raise BadValueError("The field is missing. Add it.")
        return self._values[path]

    def _line_of_heading(self, heading: str, number: int) -> int:
        found = [
            line
            for line, content in enumerate(self._lines, 1)
            if (match := HEADING.match(content)) and match[1] == heading
        ]
        return found[number] if number < len(found) else 0

    def _line_of_key(self, key: str, start: int) -> int:
        for line, content in enumerate(self._lines[start:], start + 1):
            if HEADING.match(content):
                return 0
            if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", content):
                return line
        return 0


def read_document(path: Path, name: str, problems: Problems) -> Document | None:
    """The document, or None and a problem where it is not UTF-8 or not TOML."""
    content = read_text(path, name, problems)
    if content is None:
        return None
    try:
        return Document(name, content, problems)
    except tomllib.TOMLDecodeError as error:
        _report_syntax(name, content, str(error), problems)
        return None


def _report_syntax(name: str, content: str, message: str, problems: Problems) -> None:
    lines = content.splitlines() or [""]
    place = LINE_OF_ERROR.search(message)
    line = int(place[1]) if place else len(lines)
    key = re.match(r"\s*([\w-]+)\s*=", lines[min(line, len(lines)) - 1])
    reason = LINE_OF_ERROR.sub("", message).removesuffix(" (at end of document)")
    problems.add(name, line, key[1] if key else "", f"The file cannot be read from here on: {reason}.")


def _flat(values: dict[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in values.items():
        flat |= _flat_value(before + key, value)
    return flat


def _flat_value(path: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return _flat(value, f"{path}.")
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        return _flat({str(number): table for number, table in enumerate(value)}, f"{path}.")
    return {path: value}

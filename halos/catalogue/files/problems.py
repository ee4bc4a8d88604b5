"""What is wrong in the data files, in sentences that an editor can act on."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class FactError:
    """One problem: in which file (relative to the data folder), on which line, in which field, and what."""

    file: str
    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}"
        return f"{place}, {self.field}: {self.sentence}" if self.field else f"{place}: {self.sentence}"


class FactErrors(Exception):
    """All problems found in one reading, by file and line, as `errors`; nothing was taken over."""

    def __init__(self, errors: Sequence[FactError]) -> None:
        self.errors = tuple(sorted(set(errors)))
        super().__init__("\n".join(str(each) for each in self.errors))


class BadValueError(ValueError):
    """A value that a field cannot take; its text is the sentence for the editor."""


class Problems:
    """Collects what is wrong while reading goes on, so that an editor sees everything at once."""

    def __init__(self) -> None:
        self._errors: list[FactError] = []

    def add(self, file: str, line: int, field: str, sentence: str) -> None:
        self._errors.append(FactError(file, line, field, sentence))

    def has_any_on(self, file: str, line: int) -> bool:
        """True where something on that line was already found wrong."""
        return any((each.file, each.line) == (file, line) for each in self._errors)

    def raise_if_any(self) -> None:
        """FactErrors with everything that was added; nothing happens where all is well."""
        if self._errors:
            raise FactErrors(self._errors)

"""The catalogue's data files: read, checked, and every problem told at once. Plain Python, no database."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from halos.catalogue.facts import Card, Facts, NoFit
from halos.catalogue.files.cards import read_card_entries, read_no_fit_entries
from halos.catalogue.files.checks import Entries, check
from halos.catalogue.files.instruments import FACILITIES, INSTRUMENT_ROUTES, INSTRUMENTS
from halos.catalogue.files.problems import FactError, FactErrors, Problems
from halos.catalogue.files.tables import Entry, read_table
from halos.catalogue.files.techniques import FAMILIES, TECHNIQUES
from halos.catalogue.files.ways import ACCESS_ROUTES, DEADLINES

__all__ = ["DATA", "FactError", "FactErrors", "read_cards", "read_facts", "read_no_fit"]

DATA = Path(__file__).resolve().parent.parent / "data"

R = TypeVar("R")


def read_facts(directory: Path = DATA) -> Facts:
    """Everything the files of `directory` say, checked alone and together. FactErrors names every problem."""
    problems = Problems()
    entries = _read(directory, problems)
    check(entries, problems)
    problems.raise_if_any()
    return Facts(
        families=_records(entries.families),
        techniques=_records(entries.techniques),
        cards=_records(entries.cards),
        no_fits=_records(entries.no_fits),
        facilities=_records(entries.facilities),
        instruments=_records(entries.instruments),
        routes=_records(entries.routes),
        instrument_routes=_records(entries.instrument_routes),
        deadline_rules=_records(entries.deadline_rules),
    )


def read_cards(directory: Path = DATA) -> tuple[Card, ...]:
    """The cards alone, by file name; FactErrors for what is wrong inside them."""
    problems = Problems()
    entries = read_card_entries(directory, problems)
    problems.raise_if_any()
    return _records(entries)


def read_no_fit(directory: Path = DATA) -> tuple[NoFit, ...]:
    """The kinds of question that nothing fits, by file name; FactErrors for what is wrong inside them."""
    problems = Problems()
    entries = read_no_fit_entries(directory, problems)
    problems.raise_if_any()
    return _records(entries)


def _read(directory: Path, problems: Problems) -> Entries:
    return Entries(
        families=read_table(FAMILIES, directory, problems),
        techniques=read_table(TECHNIQUES, directory, problems),
        cards=read_card_entries(directory, problems),
        no_fits=read_no_fit_entries(directory, problems),
        facilities=read_table(FACILITIES, directory, problems),
        instruments=read_table(INSTRUMENTS, directory, problems),
        routes=read_table(ACCESS_ROUTES, directory, problems),
        instrument_routes=read_table(INSTRUMENT_ROUTES, directory, problems),
        deadline_rules=read_table(DEADLINES, directory, problems),
    )


def _records(entries: Iterable[Entry[R]]) -> tuple[R, ...]:
    return tuple(entry.record for entry in entries)

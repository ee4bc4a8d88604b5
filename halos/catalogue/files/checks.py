"""What must hold between the files: every id that is named exists, and what they say together is possible."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from halos.catalogue.facts import (
    AccessRoute,
    Card,
    DeadlineKind,
    DeadlineRule,
    Facility,
    Family,
    Instrument,
    NoFit,
    Status,
    Technique,
)
from halos.catalogue.files.problems import Problems
from halos.catalogue.files.tables import Entry

R = TypeVar("R")

WITH_DAYS = frozenset({DeadlineKind.YEARLY, DeadlineKind.EXPECTED, DeadlineKind.ANNOUNCED})
BOOKABLE = WITH_DAYS | {DeadlineKind.ANY_TIME, DeadlineKind.BY_CALL}
A_YEAR_LONG = len("2027-03-01")


@dataclass(frozen=True)
class Entries:
    """Everything that was read, with where it stands."""

    families: tuple[Entry[Family], ...]
    techniques: tuple[Entry[Technique], ...]
    cards: tuple[Entry[Card], ...]
    no_fits: tuple[Entry[NoFit], ...]
    facilities: tuple[Entry[Facility], ...]
    instruments: tuple[Entry[Instrument], ...]
    routes: tuple[Entry[AccessRoute], ...]
    instrument_routes: tuple[Entry[tuple[str, str]], ...]
    deadline_rules: tuple[Entry[DeadlineRule], ...]


def check(entries: Entries, problems: Problems) -> None:
    """Whatever does not fit together is in `problems`."""
    _check_references(entries, problems)
    _check_cycles(entries.techniques, problems)
    _check_questions(entries, problems)
    _check_rules(entries.deadline_rules, problems)
    _check_planned(entries, problems)


def _check_references(entries: Entries, problems: Problems) -> None:
    families = {each.record.id for each in entries.families}
    techniques = {each.record.id for each in entries.techniques}
    facilities = {each.record.id for each in entries.facilities}
    instruments = {each.record.id for each in entries.instruments}
    routes = {each.record.id for each in entries.routes}
    named = _Named(problems)
    named.check(entries.techniques, "family", lambda each: [each.family_id or ""], families)
    named.check(entries.techniques, "parent_ids", lambda each: each.parent_ids, techniques)
    named.check(entries.cards, "id", lambda each: [each.id], techniques)
    named.check(entries.instruments, "facility", lambda each: [each.facility_id], facilities)
    named.check(entries.instruments, "techniques", lambda each: each.technique_ids, techniques)
    named.check(entries.routes, "facilities", lambda each: each.facility_ids, facilities)
    named.check(entries.instrument_routes, "instrument", lambda each: each[:1], instruments)
    named.check(entries.instrument_routes, "route", lambda each: each[1:], routes)
    named.check(entries.deadline_rules, "route", lambda each: [each.route_id], routes)
    _check_neighbours(entries.cards, techniques, problems)


@dataclass(frozen=True)
class _Named:
    problems: Problems

    def check(
        self, entries: Iterable[Entry[R]], field: str, names: Callable[[R], Iterable[str]], known: set[str]
    ) -> None:
        for entry in entries if known else ():  # the file that should know them could not be read at all
            for name in names(entry.record):
                if name and name not in known:
                    sentence = f'"{name}" is not known. Correct it, or add it to its own file first.'
                    self.problems.add(entry.file, entry.line_of(field), field, sentence)


def _check_neighbours(cards: Iterable[Entry[Card]], known: set[str], problems: Problems) -> None:
    for entry in cards if known else ():
        for number, neighbour in enumerate(entry.record.neighbours):
            field = f"neighbours.{number}.id"
            if neighbour.id == entry.record.id:
                problems.add(entry.file, entry.line_of(field), field, "A technique is not its own neighbour.")
            elif neighbour.id and neighbour.id not in known:
                sentence = f'"{neighbour.id}" is not known. Correct it, or add it to techniques.csv first.'
                problems.add(entry.file, entry.line_of(field), field, sentence)


def _check_cycles(techniques: Iterable[Entry[Technique]], problems: Problems) -> None:
    entries = {entry.record.id: entry for entry in techniques}
    parents = {name: entry.record.parent_ids for name, entry in entries.items()}
    for cycle in find_cycles(parents):
        entry = entries[cycle[0]]
        path = " → ".join((*cycle, cycle[0]))
        sentence = f"The parents go in a circle: {path}. Remove one of these parents."
        problems.add(entry.file, entry.line_of("parent_ids"), "parent_ids", sentence)


def find_cycles(parents: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Circles among `parents`, at least one of each tangle, each beginning with its first id in `parents`."""
    done: set[str] = set()
    cycles: list[tuple[str, ...]] = []
    for start in parents:
        cycles += _cycles_from(start, parents, done)
    return cycles


def _cycles_from(start: str, parents: dict[str, tuple[str, ...]], done: set[str]) -> list[tuple[str, ...]]:
    # Depth first with a path of its own: a chain of parents may be longer than Python's stack.
    found: list[tuple[str, ...]] = []
    path: dict[str, None] = {}
    waiting = [(start, False)]
    while waiting:
        name, is_left = waiting.pop()
        if is_left:
            del path[name]
            done.add(name)
        elif name in path:
            found.append(_circle(list(path), name, list(parents)))
        elif name not in done and name in parents:
            path[name] = None
            waiting += [(name, True), *((parent, False) for parent in reversed(parents[name]))]
    return found


def _circle(path: list[str], name: str, order: list[str]) -> tuple[str, ...]:
    circle = path[path.index(name) :]
    first = circle.index(min(circle, key=order.index))
    return (*circle[first:], *circle[:first])


def _check_questions(entries: Entries, problems: Problems) -> None:
    first: dict[str, str] = {}
    asked: tuple[Entry[Card] | Entry[NoFit], ...] = (*entries.cards, *entries.no_fits)
    for entry in asked:
        for question in entry.record.questions:
            line = entry.line_of(f"questions = {question}")
            before = first.setdefault(_normalised(question), f"{entry.file}, line {line}")
            if before != f"{entry.file}, line {line}":
                sentence = f'"{question}" is asked in {before} already. Keep it where it belongs most.'
                problems.add(entry.file, line, "questions", sentence)


def _normalised(question: str) -> str:
    return re.sub(r"\W+", " ", question).strip().casefold()


def _check_rules(rules: Iterable[Entry[DeadlineRule]], problems: Problems) -> None:
    for entry in rules:
        line = entry.line_of("kind")
        if problems.has_any_on(entry.file, line):  # what stands in for a bad value must not be complained of
            continue
        for field, sentence in _faults_of_rule(entry.record):
            problems.add(entry.file, line, field, sentence)


def _faults_of_rule(rule: DeadlineRule) -> Iterable[tuple[str, str]]:
    if rule.kind in WITH_DAYS and not rule.days:
        yield "days", f'A rule of the kind "{rule.kind}" needs its days.'
    if rule.kind not in WITH_DAYS and rule.days:
        yield "days", f'A rule of the kind "{rule.kind}" has no days. Remove them, or change the kind.'
    if rule.kind not in WITH_DAYS and rule.time:
        yield "time", f'A rule of the kind "{rule.kind}" has no hour. Remove it, or change the kind.'
    if rule.days and any((len(day) == A_YEAR_LONG) != (rule.kind == DeadlineKind.ANNOUNCED) for day in rule.days):
        yield "days", "Write days with a year for announced dates, and without for those of every year."


def _check_planned(entries: Entries, problems: Problems) -> None:
    planned = {each.record.id for each in entries.instruments if each.record.status == Status.PLANNED}
    kinds = {each.record.route_id: each.record.kind for each in entries.deadline_rules}
    for entry in entries.instrument_routes:
        instrument, route = entry.record
        if instrument in planned and kinds.get(route) in BOOKABLE:
            sentence = (
                f'"{instrument}" is planned and cannot be booked, but "{route}" takes proposals. '
                f"Remove this row until the instrument operates."
            )
            problems.add(entry.file, entry.line_of("route"), "route", sentence)

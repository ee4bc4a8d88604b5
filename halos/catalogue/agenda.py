"""The dates of the ways in, in the order in which they come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from halos.catalogue.deadlines import NextDeadline, NextKind, next_deadline, upcoming
from halos.catalogue.facts import AccessRoute, Facts, Probe
from halos.catalogue.relations import probes_of

NOT_OPEN = frozenset({NextKind.PAUSED, NextKind.NONE, NextKind.CLOSED})


@dataclass(frozen=True)
class Entry:
    """A way in with one of its dates, or with what is said where it has none."""

    route: AccessRoute
    next: NextDeadline
    probes: tuple[Probe, ...]


@dataclass(frozen=True)
class Month:
    """The dates of a month; `first` is its first day."""

    first: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Agenda:
    """Every way in stands in one part; those with several dates stand in several months."""

    months: tuple[Month, ...]
    any_time: tuple[Entry, ...]
    by_call: tuple[Entry, ...]
    not_open: tuple[Entry, ...]

    @property
    def every(self) -> tuple[Entry, ...]:
        """All entries: dated, any time, by call, not open."""
        return (*self.dated, *self.any_time, *self.by_call, *self.not_open)

    @property
    def dated(self) -> tuple[Entry, ...]:
        """All entries with a day, the soonest first."""
        return tuple(entry for month in self.months for entry in month.entries)


def agenda(routes: Iterable[AccessRoute], known: Facts, now: datetime, until: date) -> Agenda:
    """The dates of `routes` up to and with the day `until`, of each at least the next one.

    What has no date stands in the order given; what is not published stands with what goes by call.
    """
    entries = [entry for route in routes for entry in _entries(route, known, now, until)]
    dated = sorted((e for e in entries if e.next.on), key=lambda e: e.next.on or date.max)
    undated = [e for e in entries if not e.next.on]
    return Agenda(
        months=tuple(Month(first, tuple(group)) for first, group in groupby(dated, key=_month)),
        any_time=tuple(e for e in undated if e.next.kind == NextKind.ANY_TIME),
        by_call=tuple(e for e in undated if e.next.kind in {NextKind.BY_CALL, NextKind.UNKNOWN}),
        not_open=tuple(e for e in undated if e.next.kind in NOT_OPEN),
    )


def _entries(route: AccessRoute, known: Facts, now: datetime, until: date) -> list[Entry]:
    probes = probes_of(route, known)
    rule = known.rule_of(route.id)
    dates = upcoming(rule, now, until) if rule else ()
    return [Entry(route, each, probes) for each in dates or [next_deadline(rule, now)]]


def _month(entry: Entry) -> date:
    return (entry.next.on or date.min).replace(day=1)

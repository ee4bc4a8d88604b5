"""From the rule of a way in to its next deadline, and to the words for it. Plain Python, no database.

A rule for 29 February means the 28th in years without one: to be a day early harms nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from halos.catalogue.facts import (
    AccessRoute,
    DeadlineKind,
    DeadlineRule,
    Facts,
    Instrument,
    Precision,
    Price,
    Scope,
    Status,
)
from halos.core.clock import Deadline, zone_named

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class NextKind(StrEnum):
    """What can be said about the next deadline."""

    FIXED = "fixed"
    EXPECTED = "expected"
    ANY_TIME = "any_time"
    BY_CALL = "by_call"
    PAUSED = "paused"
    NONE = "none"
    CLOSED = "closed"
    UNKNOWN = "unknown"


DATED = {
    DeadlineKind.YEARLY: NextKind.FIXED,
    DeadlineKind.ANNOUNCED: NextKind.FIXED,
    DeadlineKind.EXPECTED: NextKind.EXPECTED,
}
UNDATED = {
    DeadlineKind.ANY_TIME: NextKind.ANY_TIME,
    DeadlineKind.BY_CALL: NextKind.BY_CALL,
    DeadlineKind.PAUSED: NextKind.PAUSED,
    DeadlineKind.NONE: NextKind.NONE,
    DeadlineKind.CLOSED: NextKind.CLOSED,
}
WITHOUT_BOOKING = {
    Status.PLANNED: (NextKind.NONE, "Planned, not built or not open yet."),
    Status.COMMISSIONING: (NextKind.UNKNOWN, "Being commissioned; ask its team whether it takes users."),
    Status.UPGRADE: (NextKind.PAUSED, "Being upgraded, takes no users for now."),
    Status.CLOSED: (NextKind.CLOSED, "Closed for good."),
}
# What a person would do first, among the ways of the facility itself that need no contract. After these come
# the ways of European programmes, which take some countries only, then paid access, then what is shut.
FIRST_CHOICES = (
    *(NextKind.ANY_TIME, NextKind.FIXED, NextKind.EXPECTED, NextKind.BY_CALL),
    *(NextKind.UNKNOWN, NextKind.PAUSED, NextKind.NONE, NextKind.CLOSED),
)
OPEN_KINDS = frozenset({NextKind.ANY_TIME, NextKind.FIXED, NextKind.EXPECTED, NextKind.BY_CALL})


@dataclass(frozen=True)
class NextDeadline:
    """The next deadline of a way in, seen from one moment.

    `on` is a day in `zone`, never in the past; None where there is none. `closes_at` is the moment, in the
    zone, where the hour is known. `place` is the town by whose clock it is meant, `note` what else to know.
    """

    kind: NextKind
    route_id: str = ""
    on: date | None = None
    closes_at: datetime | None = None
    zone: str = "UTC"
    place: str = ""
    precision: Precision = Precision.DAY
    days_left: int | None = None
    note: str = ""

    @property
    def expected(self) -> bool:
        """True where the day follows from past calls and nobody announced it."""
        return self.kind == NextKind.EXPECTED


@dataclass(frozen=True)
class Way:
    """A way in with its next deadline."""

    route: AccessRoute
    next: NextDeadline


def next_deadline(rule: DeadlineRule | None, now: datetime) -> NextDeadline:
    """What is next by `rule`: on a closing day it is that day, until its hour or else until midnight."""
    if rule is None:
        return NextDeadline(NextKind.UNKNOWN, note="No date is recorded: ask before you plan.")
    if rule.kind in UNDATED:
        return _undated(rule, UNDATED[rule.kind], rule.note or rule.basis)
    coming = next(_coming(rule, now), None)
    if coming is None:
        return _undated(rule, NextKind.UNKNOWN, "The announced days have passed; the next one is not published.")
    return _dated(rule, coming, now)


def upcoming(rule: DeadlineRule, now: datetime, until: date) -> tuple[NextDeadline, ...]:
    """All deadlines that are still open at `now`, up to and with the day `until` in the rule's zone."""
    if rule.kind in UNDATED:
        return ()
    coming = _coming(rule, now, last_year=until.year)
    return tuple(_dated(rule, each, now) for each in coming if each.day <= until)


def ways_in(instrument: Instrument, facts: Facts, now: datetime) -> tuple[Way, ...]:
    """Every way into the instrument, first the one that a person would take first.

    Unless the instrument operates none of them can be booked, whatever its own rule says.
    """
    ways = [
        Way(route, _as_status_allows(instrument, next_deadline(facts.rule_of(route.id), now)))
        for route in facts.routes_of(instrument.id)
    ]
    return tuple(sorted(ways, key=_preference))


def next_for(instrument: Instrument, facts: Facts, now: datetime) -> NextDeadline:
    """The deadline of the way that a person would take first; of kind unknown where no way is recorded."""
    ways = ways_in(instrument, facts, now)
    if ways:
        return ways[0].next
    not_recorded = NextDeadline(NextKind.UNKNOWN, note="No call is recorded: ask the facility.")
    return _as_status_allows(instrument, not_recorded)


def sooner_first(deadline: NextDeadline) -> tuple[int, date]:
    """A key to sort by: open now, then by day, then by call, not known, paused, not open yet, closed."""
    if deadline.on:
        return 1, deadline.on
    return (0 if deadline.kind == NextKind.ANY_TIME else 2 + FIRST_CHOICES.index(deadline.kind)), date.max


def in_words(deadline: NextDeadline) -> str:
    """When, in a few words: `Mon 1 March 2027`, `expected about 7 March 2027, not announced`, `any time`."""
    if deadline.on is None:
        return _UNDATED_WORDS[deadline.kind]
    if deadline.expected:
        return f"expected {_about(deadline, deadline.on)}, not announced"
    if deadline.days_left == 0:
        return _today(deadline)
    return f"{WEEKDAYS[deadline.on.weekday()]} {_day(deadline.on)}"


def left_in_words(deadline: NextDeadline) -> str:
    """How long is left of a fixed day: `98 days left`, `last day`; empty where no day is certain."""
    if deadline.kind != NextKind.FIXED or deadline.days_left is None:
        return ""
    if deadline.days_left == 0:
        return "last day"
    return "1 day left" if deadline.days_left == 1 else f"{deadline.days_left} days left"


def hour_in_words(deadline: NextDeadline) -> str:
    """Until which hour of a fixed day: `until 16:00 (Hamburg time)`; empty where no day is certain."""
    if deadline.kind != NextKind.FIXED:
        return ""
    if deadline.closes_at is None:
        return f"the hour is not known; the day counts in {_town(deadline)}"
    return f"until {deadline.closes_at:%H:%M} ({_town(deadline)} time)"


_UNDATED_WORDS = {
    NextKind.ANY_TIME: "any time",
    NextKind.BY_CALL: "by call: no date published",
    NextKind.PAUSED: "paused: takes no proposals for now",
    NextKind.NONE: "not bookable yet",
    NextKind.CLOSED: "closed",
    NextKind.UNKNOWN: "no date known: ask before you plan",
}


def _coming(rule: DeadlineRule, now: datetime, last_year: int | None = None) -> Iterator[Deadline]:
    this_year = now.astimezone(zone_named(rule.zone)).year
    for day in _days(rule, this_year, max(last_year or 0, this_year + 1)):
        deadline = Deadline(day, rule.zone, rule.time)
        if deadline.is_open(now):
            yield deadline


def _days(rule: DeadlineRule, first_year: int, last_year: int) -> list[date]:
    if rule.kind == DeadlineKind.ANNOUNCED:
        return sorted(date.fromisoformat(each) for each in rule.days)
    years = range(first_year, min(last_year, date.max.year - 1) + 1)
    return sorted({_day_of(year, each) for year in years for each in rule.days})


def _day_of(year: int, month_and_day: str) -> date:
    month, day = (int(part) for part in month_and_day.split("-"))
    try:
        return date(year, month, day)
    except ValueError:  # 29 February in a year without one
        return date(year, month, day - 1)


def _dated(rule: DeadlineRule, deadline: Deadline, now: datetime) -> NextDeadline:
    return NextDeadline(
        kind=DATED[rule.kind],
        route_id=rule.route_id,
        on=deadline.day,
        closes_at=deadline.closes_at,
        zone=rule.zone,
        place=rule.place,
        precision=rule.precision,
        days_left=deadline.days_left(now),
        note=rule.note or rule.basis,
    )


def _undated(rule: DeadlineRule, kind: NextKind, note: str) -> NextDeadline:
    return NextDeadline(kind, rule.route_id, zone=rule.zone, place=rule.place, note=note)


def _as_status_allows(instrument: Instrument, deadline: NextDeadline) -> NextDeadline:
    if instrument.status not in WITHOUT_BOOKING:
        return deadline
    kind, note = WITHOUT_BOOKING[instrument.status]
    note = instrument.status_note or note
    return replace(deadline, kind=kind, on=None, closes_at=None, days_left=None, note=note)


def _preference(way: Way) -> tuple[bool, bool, bool, int, date, bool]:
    is_shut = way.next.kind not in OPEN_KINDS
    is_paid, is_elsewhere = way.route.price == Price.PAID, way.route.scope != Scope.FACILITY
    choice, on = FIRST_CHOICES.index(way.next.kind), way.next.on or date.max
    return is_shut, is_paid, is_elsewhere, choice, on, way.route.price != Price.FREE


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _about(deadline: NextDeadline, on: date) -> str:
    if deadline.precision == Precision.MONTH:
        return f"about {MONTHS[on.month - 1]} {on.year}"
    return f"about {_day(on)}"


def _today(deadline: NextDeadline) -> str:
    if deadline.closes_at is None:
        return f"closes today ({_town(deadline)} date; the hour is not known)"
    return f"closes today at {deadline.closes_at:%H:%M} ({_town(deadline)} time)"


def _town(deadline: NextDeadline) -> str:
    return deadline.place or deadline.zone.rpartition("/")[2].replace("_", " ")

"""The coming dates as rows of the timeline."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halos.catalogue.agenda import Agenda, Entry
from halos.catalogue.deadlines import NextDeadline, NextKind
from halos.catalogue.facts import AccessRoute, Precision, Price, Scope
from halos.core.design.timeline import AnyTime, ExpectedSpan, FixedDay, Mark, NotOpen, Row, Timeline

ABOUT = timedelta(days=7)  # how far a day that follows from past calls is drawn to both sides

Drawn = dict[tuple[str, tuple[Mark, ...]], list[AccessRoute]]


def timeline_of(agenda: Agenda, today: date) -> Timeline:
    """One row for the ways of a provider that have the same dates; first the provider with the soonest date.

    Of the ways without a date only the facilities' free ones have rows of their own; the others that are open at any
    time share one. What is paused is drawn where its provider has nothing else, what is not open yet always.
    """
    drawn: Drawn = {}
    for route, marks in _marks(agenda):
        drawn.setdefault((route.provider, marks), []).append(route)
    rows = [_row(provider, routes, marks) for (provider, marks), routes in drawn.items()]
    return Timeline(today, (*rows, *_shared_row(agenda)))


def _marks(agenda: Agenda) -> list[tuple[AccessRoute, tuple[Mark, ...]]]:
    marks: dict[AccessRoute, list[Mark]] = {}
    for entry in agenda.dated:
        marks.setdefault(entry.route, []).append(_mark(entry.next))
    for entry in agenda.any_time:
        if _has_own_row(entry.route):
            marks[entry.route] = [AnyTime()]
    open_providers = {entry.route.provider for entry in (*agenda.dated, *agenda.any_time, *agenda.by_call)}
    for entry in agenda.not_open:
        if entry.next.kind == NextKind.NONE or entry.route.provider not in open_providers:
            marks[entry.route] = [NotOpen(entry.next.note)]
    place = {entry.route: number for number, entry in enumerate(_in_order(agenda))}
    return [(route, tuple(marks[route])) for route in sorted(marks, key=place.__getitem__)]


def _in_order(agenda: Agenda) -> Iterable[Entry]:
    first = {entry.route.provider: number for number, entry in reversed(list(enumerate(agenda.every)))}
    return sorted(agenda.every, key=lambda entry: first[entry.route.provider])


def _mark(coming: NextDeadline) -> Mark:
    on = coming.on or date.max
    if coming.kind == NextKind.FIXED:
        return FixedDay(on)
    about = _("about %(month)s") % {"month": date_format(on, "F")}
    if coming.precision == Precision.MONTH:
        return ExpectedSpan(on.replace(day=1), last_of_month(on), about)
    return ExpectedSpan(on - ABOUT, on + ABOUT, about)


def last_of_month(day: date) -> date:
    """The last day of the month of `day`."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _has_own_row(route: AccessRoute) -> bool:
    return route.scope == Scope.FACILITY and route.price == Price.FREE


def _row(provider: str, routes: list[AccessRoute], marks: tuple[Mark, ...]) -> Row:
    more = len(routes) - 1
    name = f"{routes[0].name} + {more}" if more else routes[0].name
    return Row(provider, name, marks, reverse("catalogue:way_in", args=[routes[0].id]))


def _shared_row(agenda: Agenda) -> tuple[Row, ...]:
    others = [entry for entry in agenda.any_time if not _has_own_row(entry.route)]
    if not others:
        return ()
    count = ngettext("%(n)d more way in", "%(n)d more ways in", len(others)) % {"n": len(others)}
    return (Row(count, _("European, for a fee or paid"), (AnyTime(),), "#any-time"),)

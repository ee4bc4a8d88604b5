"""The deadlines as a calendar that other programs subscribe to (RFC 5545)."""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from halos.catalogue import jsonld
from halos.catalogue.agenda import Entry, agenda
from halos.catalogue.deadlines import NextKind, hour_in_words
from halos.catalogue.facts import Precision
from halos.catalogue.picture import last_of_month
from halos.catalogue.queries import current_facts, listed_deadlines, loaded_at
from halos.core import clock

AHEAD = timedelta(days=548)  # eighteen months
ONE_DAY = timedelta(days=1)
RENEWED_EVERY = timedelta(hours=12)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The dates of the next eighteen months for the filters of the address, the expected ones marked as tentative."""
    known, now = current_facts(), clock.now()
    listing = listed_deadlines(request.GET, known)
    coming = agenda([known.route(row.pk) for row in listing.rows], known, now, (now + AHEAD).date())
    stamp = loaded_at() or now
    feed = _feed()
    for entry in coming.dated:
        feed.add_component(_event(entry, stamp))
    feed.add_missing_timezones()
    response = HttpResponse(feed.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="halos-deadlines.ics"'
    return response


def _feed() -> Calendar:
    feed = Calendar()
    feed.add("prodid", "-//Halos//Deadlines//EN")
    feed.add("version", "2.0")
    feed.add("name", _("Halos: deadlines"))
    feed.add("x-wr-calname", _("Halos: deadlines"))
    feed.add("url", jsonld.address("deadlines"))
    feed.add("refresh-interval", RENEWED_EVERY, parameters={"VALUE": "DURATION"})
    return feed


def _event(entry: Entry, stamp: datetime) -> Event:
    coming, route = entry.next, entry.route
    on = coming.on or stamp.date()
    is_expected = coming.kind == NextKind.EXPECTED
    title = f"{route.provider}: {route.name}"
    event = Event()
    event.add("uid", f"{route.id}-{on:%Y%m%d}@{urlsplit(settings.ORIGIN).hostname}")
    event.add("dtstamp", stamp)
    event.add("summary", _("expected, not announced: %(title)s") % {"title": title} if is_expected else title)
    event.add("description", _description(entry))
    event.add("url", jsonld.address("way_in", route.id))
    event.add("status", "TENTATIVE" if is_expected else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if coming.closes_at and not is_expected:
        event.add("dtstart", coming.closes_at)
        return event
    first, last = _days(entry, on)
    event.add("dtstart", first)
    event.add("dtend", last + ONE_DAY)
    return event


def _days(entry: Entry, on: date) -> tuple[date, date]:
    """The day; the whole month where only the month is expected."""
    if entry.next.kind == NextKind.EXPECTED and entry.next.precision == Precision.MONTH:
        return on.replace(day=1), last_of_month(on)
    return on, on


def _description(entry: Entry) -> str:
    lines = (
        hour_in_words(entry.next),
        entry.next.note,
        entry.route.rules,
        _("Price: %(cost)s") % {"cost": entry.route.cost} if entry.route.cost else "",
        _("Ask the facility before you rely on this date.") if entry.next.kind == NextKind.EXPECTED else "",
    )
    return "\n".join(line for line in lines if line)

"""The deadlines of all ways in: a picture of thirteen months, and the same dates as a list."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from halos.catalogue import jsonld
from halos.catalogue.agenda import Agenda, agenda
from halos.catalogue.deadlines import hour_in_words, in_words
from halos.catalogue.picture import timeline_of
from halos.catalogue.queries import current_facts, listed_deadlines
from halos.catalogue.views.frame import frame, wants_csv
from halos.core import clock
from halos.core.lists.export import csv_of
from halos.core.lists.listing import Column, Listing

MONTHS_SHOWN = 13

COLUMNS = (
    Column("day", lambda entry: entry.next.on),
    Column("certainty", lambda entry: entry.next.kind),
    Column("when", lambda entry: in_words(entry.next)),
    Column("hour", lambda entry: hour_in_words(entry.next)),
    Column("time zone", lambda entry: entry.next.zone),
    Column("way in", lambda entry: entry.route.id),
    Column("facility or programme", lambda entry: entry.route.provider),
    Column("name", lambda entry: entry.route.name),
    Column("price", lambda entry: entry.route.price),
    Column("probes", lambda entry: ";".join(entry.probes)),
    Column("note", lambda entry: entry.next.note),
    Column("url", lambda entry: entry.route.url),
)


@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """Certain dates, expected dates, and what is open without one; CSV and feed follow the filters."""
    known, now = current_facts(), clock.now()
    today = clock.today(settings.TIME_ZONE)
    listing = listed_deadlines(request.GET, known)
    coming = agenda([known.route(row.pk) for row in listing.rows], known, now, _last_day(today))
    if wants_csv(request):
        return csv_of(coming.every, COLUMNS, "halos-deadlines")
    context = {
        "listing": listing,
        "agenda": coming,
        "sections": _sections(coming),
        "chart": timeline_of(coming, today),
        **_feed(listing),
        **frame(request, _data(coming)),
    }
    return render(request, "catalogue/deadlines.html", context)


def _feed(listing: Listing) -> dict[str, str]:
    """The link to the feed with the same filters, and the whole address to paste elsewhere."""
    feed = f"{reverse('catalogue:calendar')}{'?' if listing.query else ''}{listing.query}"
    return {"feed": feed, "feed_address": f"{settings.ORIGIN}{feed}"}


def _last_day(today: date) -> date:
    """The last day of the thirteen months of the picture."""
    years, month = divmod(today.month - 1 + MONTHS_SHOWN, 12)
    first_after = date(today.year + years, month + 1, 1)
    return date.fromordinal(first_after.toordinal() - 1)


def _sections(coming: Agenda) -> list[tuple[str, str, str, tuple[object, ...]]]:
    """What has no date: anchor, heading, what is said below it, entries."""
    sections = [
        ("any-time", _("Any time"), _("No deadline; a proposal is taken whenever it is ready."), coming.any_time),
        ("by-call", _("By call"), _("No date is published. Ask before you plan."), coming.by_call),
        ("not-open", _("Paused or not open"), _("Takes no proposals for now."), coming.not_open),
    ]
    return [section for section in sections if section[3]]


def _data(coming: Agenda) -> jsonld.Data:
    routes = {entry.route.id: entry.route for entry in coming.every}
    items = [(f"{route.provider}: {route.name}", jsonld.address("way_in", key)) for key, route in routes.items()]
    return jsonld.item_list(_("Deadlines"), items)

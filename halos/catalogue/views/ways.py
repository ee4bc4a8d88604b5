"""The ways in side by side, and one way in."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from halos.catalogue import jsonld, search
from halos.catalogue.deadlines import upcoming
from halos.catalogue.lists import SCOPES
from halos.catalogue.queries import current_facts, listed_ways
from halos.catalogue.rows import instrument_rows, way_rows
from halos.catalogue.views.frame import frame, instruments_file, unknown, wants_csv
from halos.core import clock
from halos.core.lists.export import csv_response

SHOWN_AHEAD = timedelta(days=550)  # a year and a half: at least two rounds of a call that opens once a year


@require_safe
def ways_in(request: HttpRequest) -> HttpResponse:
    """Every way in, to be compared; `?format=csv` gives the rows as a file."""
    known, now = current_facts(), clock.now()
    listing = listed_ways(request.GET, known, now)
    if wants_csv(request):
        return csv_response(listing, "halos-ways-in")
    rows = way_rows([known.route(row.pk) for row in listing.rows], known, now)
    items = [(f"{row.route.provider}: {row.route.name}", jsonld.address("way_in", row.route.id)) for row in rows]
    context = {
        "listing": listing,
        "rows": rows,
        **frame(request, jsonld.item_list(_("Ways in"), items), listing.page),
    }
    return render(request, "catalogue/ways_in.html", context)


@require_safe
def way_in(request: HttpRequest, key: str) -> HttpResponse:
    """One way in: price, rules, dates, and the instruments it leads to."""
    known, now = current_facts(), clock.now()
    try:
        route = known.route(key)
    except KeyError:
        return unknown(request, search.ROUTES, key, known)
    if wants_csv(request):
        return instruments_file(known.instruments_of(key), key, known)
    rule = known.rule_of(key)
    context = {
        "route": route,
        "row": way_rows([route], known, now)[0],
        "rule": rule,
        "scope": SCOPES[route.scope],
        "dates": upcoming(rule, now, (now + SHOWN_AHEAD).date())[1:] if rule else (),
        "facilities": [known.facility(each) for each in route.facility_ids],
        "has_one_facility": len(route.facility_ids) == 1,
        "instruments": instrument_rows(known.instruments_of(key), known, now),
        **frame(request, jsonld.of_way(route)),
    }
    return render(request, "catalogue/way_in.html", context)

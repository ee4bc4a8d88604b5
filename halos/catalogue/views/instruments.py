"""The list of instruments, and one instrument."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from halos.catalogue import jsonld, search
from halos.catalogue.deadlines import ways_in
from halos.catalogue.facts import Facts, Instrument, Status
from halos.catalogue.lists import INDUSTRY, SAMPLES
from halos.catalogue.names import place_of, promise, technique_name
from halos.catalogue.queries import current_facts, listed_instruments, status_history
from halos.catalogue.relations import to_use_instead
from halos.catalogue.rows import doubtful, instrument_rows
from halos.catalogue.views.frame import frame, instruments_file, unknown, wants_csv
from halos.core import clock
from halos.core.lists.export import csv_response


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """The instruments of the region, and on request those outside it; `?format=csv` gives the rows as a file."""
    known, now = current_facts(), clock.now()
    listing = listed_instruments(request.GET, known, now)
    if wants_csv(request):
        return csv_response(listing, "halos-instruments")
    rows = instrument_rows([known.instrument(row.pk) for row in listing.rows], known, now)
    items = [(row.instrument.name, jsonld.address("instrument", row.instrument.id)) for row in rows]
    context = {
        "listing": listing,
        "rows": rows,
        "in_region": sum(each.in_region for each in known.instruments),
        **frame(request, jsonld.item_list(_("Instruments"), items), listing.page),
    }
    return render(request, "catalogue/instruments.html", context)


@require_safe
def instrument(request: HttpRequest, key: str) -> HttpResponse:
    """One instrument: what it offers, its status with source and day, the ways in, and what to use instead."""
    known, now = current_facts(), clock.now()
    try:
        chosen = known.instrument(key)
    except KeyError:
        return unknown(request, search.INSTRUMENTS, key, known)
    if wants_csv(request):
        return instruments_file([chosen], key, known)
    context = {
        "instrument": chosen,
        "facility": known.facility(chosen.facility_id),
        "place": place_of(chosen, known),
        "samples": [SAMPLES[each] for each in chosen.samples],
        "industry": INDUSTRY[chosen.industry],
        "techniques": [(each, technique_name(each, known), promise(each, known)) for each in chosen.technique_ids],
        "doubt": doubtful(chosen.checked, chosen.confidence),
        "history": status_history(key),
        "ways": ways_in(chosen, known, now),
        **_instead(chosen, known, now),
        **frame(request, jsonld.of_instrument(chosen, known)),
    }
    return render(request, "catalogue/instrument.html", context)


def _instead(chosen: Instrument, known: Facts, now: datetime) -> dict[str, Any]:
    if chosen.status == Status.OPERATING:
        return {}
    substitute = to_use_instead(chosen, known)
    return {"substitute": substitute, "instead": instrument_rows(substitute.instruments, known, now)}

"""The list of facilities with the map, and one facility."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from halos.catalogue import jsonld, search
from halos.catalogue.facts import Status
from halos.catalogue.queries import current_facts
from halos.catalogue.region import FacilityRow, facility_row, place_on_map
from halos.catalogue.rows import instrument_rows, way_rows
from halos.catalogue.views.frame import frame, instruments_file, unknown, wants_csv
from halos.core import clock
from halos.core.lists.export import csv_of
from halos.core.lists.listing import Column


def _count(status: Status, row: FacilityRow) -> int:
    return sum(each.status == status for each in row.instruments)


COLUMNS = (
    Column("id", lambda row: row.facility.id),
    Column("facility", lambda row: row.facility.name),
    Column("operator", lambda row: row.facility.operator),
    Column("city", lambda row: row.facility.city),
    Column("country", lambda row: row.facility.country),
    Column("in region", lambda row: "yes" if row.facility.in_region else "no"),
    Column("probes", lambda row: ";".join(row.facility.probes)),
    Column("instruments", lambda row: len(row.instruments)),
    *(Column(status.value, partial(_count, status)) for status in Status),
    Column("latitude", lambda row: row.facility.latitude),
    Column("longitude", lambda row: row.facility.longitude),
    Column("url", lambda row: row.facility.url),
)


@require_safe
def facilities(request: HttpRequest) -> HttpResponse:
    """All facilities, those of the region on the map; `?format=csv` gives them as a file."""
    known = current_facts()
    rows = [facility_row(each, known) for each in known.facilities]
    if wants_csv(request):
        return csv_of(rows, COLUMNS, "halos-facilities")
    here = [row for row in rows if row.facility.in_region]
    items = [(row.facility.name, jsonld.address("facility", row.facility.id)) for row in rows]
    context = {
        "beams": [row for row in here if row.has_beams],
        "laboratories": [row for row in here if not row.has_beams],
        "elsewhere": [row for row in rows if not row.facility.in_region],
        "places": [place_on_map(row) for row in here],
        **frame(request, jsonld.item_list(_("Facilities"), items)),
    }
    return render(request, "catalogue/facilities.html", context)


@require_safe
def facility(request: HttpRequest, key: str) -> HttpResponse:
    """One facility: what it is, its instruments, and the ways in."""
    known, now = current_facts(), clock.now()
    try:
        chosen = known.facility(key)
    except KeyError:
        return unknown(request, search.FACILITIES, key, known)
    if wants_csv(request):
        return instruments_file(known.instruments_at(key), key, known)
    row = facility_row(chosen, known)
    routes = [each for each in known.routes if key in each.facility_ids]
    context = {
        "facility": chosen,
        "row": row,
        "instruments": instrument_rows(row.instruments, known, now),
        "ways": way_rows(routes, known, now),
        **frame(request, jsonld.of_facility(chosen, known)),
    }
    return render(request, "catalogue/facility.html", context)

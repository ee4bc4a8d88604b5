"""The list of facilities with the map, and one facility."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from halos.catalogue import jsonld, search
from halos.catalogue.facts import Facility, Facts, Instrument, Probe, Status
from halos.catalogue.names import short_name
from halos.catalogue.queries import current_facts
from halos.catalogue.rows import instrument_rows, way_rows
from halos.catalogue.views.frame import frame, unknown, wants_csv
from halos.core import clock
from halos.core.design.region_map import Place
from halos.core.lists.export import csv_of
from halos.core.lists.listing import Column

BEAMS = frozenset({Probe.LIGHT, Probe.FEL, Probe.NEUTRON})
WORDS = {
    Status.OPERATING: gettext_lazy("%d in operation"),
    Status.PLANNED: gettext_lazy("%d planned, not bookable"),
    Status.COMMISSIONING: gettext_lazy("%d being commissioned"),
    Status.UPGRADE: gettext_lazy("%d being upgraded"),
    Status.CLOSED: gettext_lazy("%d closed"),
}
NAMED_FROM = 3  # instruments: smaller places are dots on the map


@dataclass(frozen=True)
class FacilityRow:
    """A facility with the number of its instruments of each status: (status, `12 in operation`)."""

    facility: Facility
    instruments: tuple[Instrument, ...]
    statuses: tuple[tuple[str, str], ...]


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
    rows = [_row(each, known) for each in known.facilities]
    if wants_csv(request):
        return csv_of(rows, COLUMNS, "halos-facilities")
    here = [row for row in rows if row.facility.in_region]
    items = [(row.facility.name, jsonld.address("facility", row.facility.id)) for row in rows]
    context = {
        "beams": [row for row in here if BEAMS & set(row.facility.probes)],
        "laboratories": [row for row in here if not BEAMS & set(row.facility.probes)],
        "elsewhere": [row for row in rows if not row.facility.in_region],
        "places": [_place(row) for row in here],
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
    row = _row(chosen, known)
    routes = [each for each in known.routes if key in each.facility_ids]
    context = {
        "facility": chosen,
        "row": row,
        "instruments": instrument_rows(row.instruments, known, now),
        "ways": way_rows(routes, known, now),
        **frame(request, jsonld.of_facility(chosen, known)),
    }
    return render(request, "catalogue/facility.html", context)


def _row(facility: Facility, known: Facts) -> FacilityRow:
    instruments = known.instruments_at(facility.id)
    counted = Counter(each.status for each in instruments)
    return FacilityRow(
        facility,
        instruments,
        tuple((status.value, WORDS[status] % counted[status]) for status in Status if counted[status]),
    )


def _place(row: FacilityRow) -> Place:
    facility = row.facility
    is_named = bool(BEAMS & set(facility.probes)) and len(row.instruments) >= NAMED_FROM
    return Place(
        name=short_name(facility),
        latitude=facility.latitude,
        longitude=facility.longitude,
        probe=facility.probes[0].value,
        url=reverse("catalogue:facility", args=[facility.id]),
        kind="facility" if is_named else "small",
        is_planned=all(each.status == Status.PLANNED for each in row.instruments if each.probe == facility.probes[0]),
    )

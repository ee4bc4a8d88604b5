"""What the pages read that belongs to no other domain."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from halos.catalogue import search
from halos.catalogue.deadlines import NextKind, sooner_first
from halos.catalogue.facts import Facts, Price, Probe
from halos.catalogue.names import promise, technique_name
from halos.catalogue.queries import current_facts
from halos.catalogue.region import facility_row, place_on_map
from halos.catalogue.rows import WayRow, way_rows
from halos.core import ids
from halos.core.search.index import find
from halos.pages.models import SavedAnswer

NEXT_SHOWN = 5
FOUND_OF_A_KIND = 12


@dataclass(frozen=True)
class Found:
    """What was found of one kind: its heading, and title, note and address of each."""

    heading: Any
    rows: tuple[tuple[str, str, str], ...]
    read_as: str | None


def saved_answer(secret: str, now: datetime) -> SavedAnswer | None:
    """The answer behind a private link as somebody typed it; None where there is none or it has ended."""
    read = ids.as_typed(secret)
    if not ids.is_secret(read):
        return None
    return SavedAnswer.objects.filter(secret=read, ends_at__gt=now).first()


def front_facts(now: datetime) -> dict[str, Any]:
    """The region and the next dates, for the front page."""
    known = current_facts()
    rows = [facility_row(each, known) for each in known.facilities if each.in_region]
    return {
        "facilities": [row for row in rows if row.is_large],
        "microscopes": [row.facility for row in rows if row.facility.probes == (Probe.ELECTRON,)],
        "laboratories": [
            row.facility for row in rows if not row.is_large and Probe.ELECTRON not in row.facility.probes
        ],
        "places": [place_on_map(row) for row in rows],
        "instrument_count": sum(len(row.instruments) for row in rows),
        "dates": coming_dates(known, now)[:NEXT_SHOWN],
    }


def coming_dates(known: Facts, now: datetime) -> list[WayRow]:
    """The free ways in that have a next date, the soonest first, then those that are open at any time."""
    free = [route for route in known.routes if route.price is Price.FREE]
    rows = [row for row in way_rows(free, known, now) if row.next.on or row.next.kind == NextKind.ANY_TIME]
    return sorted(rows, key=lambda row: (row.next.on is None, sooner_first(row.next)))


def search_everything(words: str) -> list[Found]:
    """Techniques, instruments, facilities and ways in for what was typed; an empty list for no words."""
    if not words:
        return []
    known = current_facts()
    groups = (
        (_("Techniques"), search.TECHNIQUES, _technique_row),
        (_("Instruments"), search.INSTRUMENTS, _instrument_row),
        (_("Facilities"), search.FACILITIES, _facility_row),
        (_("Ways in"), search.ROUTES, _route_row),
    )
    found = [(heading, find(kind, words, FOUND_OF_A_KIND), row) for heading, kind, row in groups]
    return [Found(h, tuple(row(known, key) for key in f.keys), f.read_as) for h, f, row in found if f.keys]


def _technique_row(known: Facts, key: str) -> tuple[str, str, str]:
    return technique_name(key, known), promise(key, known), reverse("catalogue:technique", args=[key])


def _instrument_row(known: Facts, key: str) -> tuple[str, str, str]:
    instrument = known.instrument(key)
    facility = known.facility(instrument.facility_id)
    note = f"{instrument.full_name} · {facility.name}, {instrument.city}"
    return instrument.name, note, reverse("catalogue:instrument", args=[key])


def _facility_row(known: Facts, key: str) -> tuple[str, str, str]:
    facility = known.facility(key)
    return facility.name, facility.about, reverse("catalogue:facility", args=[key])


def _route_row(known: Facts, key: str) -> tuple[str, str, str]:
    route = known.route(key)
    return f"{route.provider}: {route.name}", route.speed, reverse("catalogue:way_in", args=[key])

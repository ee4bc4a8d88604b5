"""What the pages read that belongs to no other domain."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from halos.catalogue import search
from halos.catalogue.deadlines import NextDeadline, next_deadline, sooner_first
from halos.catalogue.facts import AccessRoute, Facility, Facts, Instrument, Price, Probe, Status
from halos.catalogue.queries import current_facts
from halos.core import ids
from halos.core.design.region_map import Place
from halos.core.search.index import find
from halos.pages.models import SavedAnswer

NEXT_SHOWN = 5
FOUND_OF_A_KIND = 12


@dataclass(frozen=True)
class RegionalFacility:
    """A facility of the region with the statuses of its instruments, most frequent first."""

    facility: Facility
    instruments: tuple[Instrument, ...]
    statuses: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ComingDate:
    """A way in with its next date, and the probes it leads to."""

    route: AccessRoute
    deadline: NextDeadline
    probes: tuple[Probe, ...]


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
    facilities = tuple(_regional(known, each) for each in known.facilities if each.in_region)
    return {
        "facilities": [each for each in facilities if each.facility.probes != (Probe.ELECTRON,)],
        "microscopes": [each for each in facilities if each.facility.probes == (Probe.ELECTRON,)],
        "places": [_place(each) for each in facilities],
        "instrument_count": sum(len(each.instruments) for each in facilities),
        "dates": coming_dates(known, now)[:NEXT_SHOWN],
    }


def coming_dates(known: Facts, now: datetime) -> list[ComingDate]:
    """The free ways in that have a next date, the soonest first, then those that are open at any time."""
    dates = [_coming(known, route, now) for route in known.routes if route.price is Price.FREE]
    return sorted(
        (each for each in dates if each.deadline.on or each.deadline.kind == "any_time"),
        key=lambda each: (each.deadline.on is None, sooner_first(each.deadline)),
    )


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


def _regional(known: Facts, facility: Facility) -> RegionalFacility:
    instruments = known.instruments_at(facility.id)
    statuses = Counter(each.status.value for each in instruments).most_common()
    return RegionalFacility(facility, instruments, tuple(statuses))


def _place(regional: RegionalFacility) -> Place:
    facility = regional.facility
    is_small = not {Probe.LIGHT, Probe.FEL, Probe.NEUTRON} & set(facility.probes)
    return Place(
        name=facility.short_name,
        latitude=facility.latitude,
        longitude=facility.longitude,
        probe=facility.probes[0].value,
        url=reverse("catalogue:facility", args=[facility.id]),
        kind="small" if is_small else "facility",
        is_planned=any(each.status is Status.PLANNED and each.probe is Probe.NEUTRON for each in regional.instruments),
    )


def _coming(known: Facts, route: AccessRoute, now: datetime) -> ComingDate:
    probes = tuple(dict.fromkeys(each.probe for each in known.instruments_of(route.id)))
    return ComingDate(route, next_deadline(known.rule_of(route.id), now), probes)


def _technique_row(known: Facts, key: str) -> tuple[str, str, str]:
    technique, card = known.technique(key), known.card(key)
    note = card.promise if card else technique.life_science_use
    return card.title if card else technique.label, note, reverse("catalogue:technique", args=[key])


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

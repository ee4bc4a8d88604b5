"""What a row of a list or table shows: a record with what belongs to it today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halos.catalogue.deadlines import NextDeadline, next_deadline, next_for
from halos.catalogue.facts import AccessRoute, Card, Confidence, Facility, Facts, Instrument, Probe, Status, Technique
from halos.catalogue.names import place_of, promise, technique_name
from halos.catalogue.relations import Spread, probes_of, spread_of, to_use_instead
from halos.catalogue.staleness import needs_check
from halos.core import clock


@dataclass(frozen=True)
class InstrumentRow:
    """`checked` is the day to show beside the status: only where that is old or not sure."""

    instrument: Instrument
    facility: Facility
    place: str
    next: NextDeadline
    checked: date | None


@dataclass(frozen=True)
class TechniqueRow:
    technique: Technique
    card: Card | None
    name: str
    promise: str
    spread: Spread

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Status and words of each kind of place that there is: five in the region, two planned, three elsewhere."""
        return tuple(_counted(self.spread)) or (("closed", _("No place that we know of")),)


@dataclass(frozen=True)
class WayRow:
    """`checked` is the day to show: only where the facts of the way are old or not sure."""

    route: AccessRoute
    next: NextDeadline
    probes: tuple[Probe, ...]
    instrument_count: int
    checked: date | None


def instrument_rows(instruments: Iterable[Instrument], known: Facts, now: datetime) -> tuple[InstrumentRow, ...]:
    """The instruments with place and next date. One that is not in operation says where to go today instead."""
    return tuple(
        InstrumentRow(
            instrument=each,
            facility=known.facility(each.facility_id),
            place=place_of(each, known),
            next=_next_or_instead(each, known, now),
            checked=doubtful(each.checked, each.confidence),
        )
        for each in instruments
    )


def technique_rows(technique_ids: Iterable[str], known: Facts) -> tuple[TechniqueRow, ...]:
    """The techniques with name, promise and where they are done."""
    return tuple(
        TechniqueRow(
            technique=known.technique(each),
            card=known.card(each),
            name=technique_name(each, known),
            promise=promise(each, known),
            spread=spread_of(each, known),
        )
        for each in technique_ids
    )


def way_rows(routes: Iterable[AccessRoute], known: Facts, now: datetime) -> tuple[WayRow, ...]:
    """The ways in with next date, probes and number of instruments."""
    return tuple(
        WayRow(
            route=each,
            next=next_deadline(known.rule_of(each.id), now),
            probes=probes_of(each, known),
            instrument_count=len(known.instruments_of(each.id)),
            checked=doubtful(each.checked, each.confidence),
        )
        for each in routes
    )


def doubtful(checked: date, confidence: Confidence) -> date | None:
    """The day of the last check where it must stand beside the fact: the fact is old, or not sure."""
    return checked if needs_check(checked, confidence, clock.today(settings.TIME_ZONE)) else None


def _counted(spread: Spread) -> Iterator[tuple[str, str]]:
    if here := len(spread.here):
        yield "operating", ngettext("%(n)d in the region", "%(n)d in the region", here) % {"n": here}
    if unsure := len(spread.not_certain):
        yield "commissioning", _("%(n)d being commissioned or upgraded") % {"n": unsure}
    if planned := len(spread.planned):
        yield "planned", _("%(n)d planned, not bookable") % {"n": planned}
    if elsewhere := len(spread.elsewhere):
        yield "outside", _("%(n)d outside the region") % {"n": elsewhere}


def _next_or_instead(instrument: Instrument, known: Facts, now: datetime) -> NextDeadline:
    coming = next_for(instrument, known, now)
    if instrument.status != Status.PLANNED:
        return coming
    instead = to_use_instead(instrument, known).instruments
    facilities = dict.fromkeys(known.facility(each.facility_id).short_name for each in instead)
    return replace(coming, note=_("today: %(places)s") % {"places": ", ".join(facilities)}) if facilities else coming

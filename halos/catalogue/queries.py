"""What pages read of the catalogue: the records, kept in the process until the next load."""

import threading
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.http import QueryDict

from halos.catalogue import facts
from halos.catalogue.lists import deadlines_spec, instruments_spec, techniques_spec, ways_spec
from halos.catalogue.models import (
    AccessRoute,
    Card,
    DeadlineRule,
    Facility,
    Family,
    Instrument,
    Load,
    NoFit,
    StatusFact,
    Technique,
)
from halos.catalogue.records import record
from halos.core.lists.listing import Column, Listing, show

HISTORY_SHOWN = 20

_EMPTY = facts.Facts((), (), (), (), (), (), (), (), ())
_kept: tuple[str, facts.Facts] = ("", _EMPTY)
_reading = threading.Lock()


def current_facts() -> facts.Facts:
    """What the database holds; one query where it has not changed since this process last read it, else sixteen."""
    global _kept  # noqa: PLW0603 a cache that can be lost, see docs/decisions/catalogue.md
    digest = _digest()
    with _reading:
        if _kept[0] != digest:
            _kept = _settled(digest)
        return _kept[1] if digest else _EMPTY


def listed_techniques(asked: QueryDict, known: facts.Facts) -> Listing:
    """The techniques with a card that the address asks for."""
    return show(techniques_spec(known), asked, Technique.objects.filter(card__isnull=False))


def listed_instruments(asked: QueryDict, known: facts.Facts, now: datetime) -> Listing:
    """The instruments that the address asks for; those outside the region only where it asks for them."""
    return show(instruments_spec(known, now), asked, Instrument.objects.all())


def instrument_table(
    instruments: Iterable[facts.Instrument], known: facts.Facts, now: datetime
) -> tuple[list[Instrument], tuple[Column, ...]]:
    """The rows of these instruments, in their order, and the columns of their list: what a file holds."""
    rows = Instrument.objects.in_bulk([each.id for each in instruments])
    return [rows[each.id] for each in instruments if each.id in rows], instruments_spec(known, now).columns


def listed_ways(asked: QueryDict, known: facts.Facts, now: datetime) -> Listing:
    """The ways in that the address asks for."""
    return show(ways_spec(known, now), asked, AccessRoute.objects.all())


def listed_deadlines(asked: QueryDict, known: facts.Facts) -> Listing:
    """The ways in whose dates the address asks for. Those that have ended have no date any more."""
    is_over = Q(deadline_rule__kind=facts.DeadlineKind.CLOSED.value)
    return show(deadlines_spec(known), asked, AccessRoute.objects.exclude(is_over))


def status_history(instrument_id: str) -> list[StatusFact]:
    """What was known of the instrument's status, the newest first; at most twenty."""
    return list(StatusFact.objects.filter(instrument_id=instrument_id)[:HISTORY_SHOWN])


def loaded_at() -> datetime | None:
    """When the catalogue was loaded; None where it is empty."""
    return Load.objects.values_list("loaded_at", flat=True).first()


def _digest() -> str:
    return Load.objects.values_list("digest", flat=True).first() or ""


def _settled(digest: str) -> tuple[str, facts.Facts]:
    """The records of one load: read again where another load came in between."""
    known, after = _read(), _digest()
    return (digest, known) if after == digest else _settled(after)


def _read() -> facts.Facts:
    probes = _linked(Technique.probes.through, "technique_id", "probetag_id")
    samples = _linked(Instrument.samples.through, "instrument_id", "sampletag_id")
    techniques = _linked(Instrument.techniques.through, "instrument_id", "technique_id")
    facilities = _linked(AccessRoute.facilities.through, "accessroute_id", "facility_id")
    routes = Instrument.routes.through._default_manager.order_by("pk")
    return facts.Facts(
        families=_records(facts.Family, Family.objects.all()),
        techniques=_records(facts.Technique, Technique.objects.all(), probes=probes),
        cards=tuple(record(facts.Card, card.content) for card in Card.objects.all()),
        no_fits=tuple(record(facts.NoFit, each.content) for each in NoFit.objects.all()),
        facilities=_records(facts.Facility, Facility.objects.all()),
        instruments=_records(facts.Instrument, Instrument.objects.all(), samples=samples, technique_ids=techniques),
        routes=_records(facts.AccessRoute, AccessRoute.objects.all(), facility_ids=facilities),
        instrument_routes=tuple(routes.values_list("instrument_id", "accessroute_id")),
        deadline_rules=_records(facts.DeadlineRule, DeadlineRule.objects.all()),
    )


def _linked(through: type[models.Model], one: str, other: str) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    for left, right in through._default_manager.order_by("pk").values_list(one, other):
        links.setdefault(left, []).append(right)
    return links


def _records(kind: type[Any], rows: Iterable[models.Model], **linked: dict[str, list[str]]) -> tuple[Any, ...]:
    names = [field.name for field in fields(kind)]
    return tuple(
        record(
            kind,
            {name: linked[name].get(row.pk, []) if name in linked else getattr(row, name) for name in names},
        )
        for row in rows
    )

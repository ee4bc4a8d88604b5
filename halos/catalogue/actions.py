"""Loading the catalogue: the files' records become rows, all or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction

from halos.catalogue import facts
from halos.catalogue.models import (
    AccessRoute,
    Card,
    DeadlineRule,
    Facility,
    Family,
    Instrument,
    Load,
    NoFit,
    ProbeTag,
    SampleTag,
    StatusFact,
    Technique,
)
from halos.catalogue.records import plain
from halos.catalogue.relations import probes_of
from halos.catalogue.search import index_catalogue

# The order in which rows may be written; the other way round they may be removed.
TABLES: tuple[tuple[type[models.Model], str], ...] = (
    (Family, "families"),
    (Technique, "techniques"),
    (Facility, "facilities"),
    (AccessRoute, "routes"),
    (Instrument, "instruments"),
)
ADVISORY_LOCK = 0x4A105  # any number that nothing else in this database uses


@dataclass(frozen=True)
class Loaded:
    """How many rows the catalogue holds after a load, and whether the load had anything to do."""

    counts: Mapping[str, int]
    has_changed: bool


def load(*, known: facts.Facts, digest: str, now: datetime) -> Loaded:
    """The catalogue in the database says what `known` says, and `digest` is on record. Doing it again changes nothing.

    Two loads at once run one after the other. What the files no longer name is removed; a status that differs
    from the one on record is added to the instrument's history.
    """
    with transaction.atomic():
        _one_at_a_time()
        if Load.objects.filter(digest=digest).exists():
            return Loaded(_counts(), has_changed=False)
        _remove_unknown(known)
        _write_tables(known)
        _write_links(known)
        _write_contents(known)
        _write_status_facts(known.instruments)
        index_catalogue(known)
        Load.objects.all().delete()
        Load.objects.create(digest=digest, loaded_at=now)
    return Loaded(_counts(), has_changed=True)


def _one_at_a_time() -> None:
    # SQLite's IMMEDIATE transactions already wait for one another.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def _remove_unknown(known: facts.Facts) -> None:
    for model, name in reversed(TABLES):
        model._default_manager.exclude(pk__in=[each.id for each in getattr(known, name)]).delete()
    DeadlineRule.objects.exclude(pk__in=[rule.route_id for rule in known.deadline_rules]).delete()


def _write_tables(known: facts.Facts) -> None:
    for model, name in TABLES:
        rows = [_row(model, each, place) for place, each in enumerate(getattr(known, name))]
        _upsert(model, rows)
    _upsert(DeadlineRule, [_row(DeadlineRule, rule, place) for place, rule in enumerate(known.deadline_rules)])


def _row(model: type[models.Model], known: Any, position: int) -> models.Model:
    columns = {field.attname for field in model._meta.concrete_fields}
    values = {field.name: plain_column(getattr(known, field.name)) for field in fields(known)}
    return model(position=position, **{name: value for name, value in values.items() if name in columns})


def plain_column(value: Any) -> Any:
    """`value` as a column keeps it: days and hours stay what they are, everything else as JSON knows it."""
    return plain(value) if isinstance(value, tuple | Mapping | str) else value


def _upsert(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=[model._meta.pk.attname], update_fields=names
    )


def _write_links(known: facts.Facts) -> None:
    _upsert_tags(ProbeTag, [probe.value for probe in facts.Probe])
    _upsert_tags(SampleTag, [sample.value for sample in facts.SampleKind])
    _link(Technique.probes.through, "technique", "probetag", _pairs(known.techniques, "probes"))
    _link(Instrument.samples.through, "instrument", "sampletag", _pairs(known.instruments, "samples"))
    _link(Instrument.techniques.through, "instrument", "technique", _pairs(known.instruments, "technique_ids"))
    _link(Instrument.routes.through, "instrument", "accessroute", known.instrument_routes)
    _link(AccessRoute.facilities.through, "accessroute", "facility", _pairs(known.routes, "facility_ids"))
    _link(AccessRoute.probes.through, "accessroute", "probetag", _probes_of_routes(known))


def _upsert_tags(model: type[models.Model], ids: list[str]) -> None:
    model._default_manager.bulk_create([model(pk=each) for each in ids], ignore_conflicts=True)


def _pairs(known: Iterable[Any], name: str) -> list[tuple[str, str]]:
    return [(each.id, str(other)) for each in known for other in getattr(each, name)]


def _probes_of_routes(known: facts.Facts) -> list[tuple[str, str]]:
    return [(route.id, probe.value) for route in known.routes for probe in probes_of(route, known)]


def _link(through: type[models.Model], one: str, other: str, pairs: Iterable[tuple[str, str]]) -> None:
    through._default_manager.all().delete()
    rows = [through(**{f"{one}_id": left, f"{other}_id": right}) for left, right in pairs]
    through._default_manager.bulk_create(rows)


def _write_contents(known: facts.Facts) -> None:
    Card.objects.all().delete()
    Card.objects.bulk_create(
        [Card(technique_id=card.id, position=place, content=plain(card)) for place, card in enumerate(known.cards)]
    )
    NoFit.objects.all().delete()
    NoFit.objects.bulk_create(
        [NoFit(id=each.id, position=place, content=plain(each)) for place, each in enumerate(known.no_fits)]
    )


def _write_status_facts(instruments: Iterable[facts.Instrument]) -> None:
    StatusFact.objects.bulk_create(
        [
            StatusFact(
                instrument_id=each.id,
                status=each.status.value,
                note=each.status_note,
                on=each.status_on,
                source=each.status_source,
                confidence=each.confidence.value,
            )
            for each in instruments
        ],
        ignore_conflicts=True,
    )


def _counts() -> dict[str, int]:
    counted = {name: model._default_manager.count() for model, name in TABLES}
    return counted | {"cards": Card.objects.count(), "no_fits": NoFit.objects.count()}

"""What follows from the facts taken together: who offers a technique, what to use instead. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from halos.catalogue.deadlines import Way, next_deadline, sooner_first
from halos.catalogue.facts import AccessRoute, Facts, Instrument, Price, Probe, Status

NOT_CERTAIN = frozenset({Status.COMMISSIONING, Status.UPGRADE})
INSTEAD_SHOWN = 6


@dataclass(frozen=True)
class Spread:
    """The instruments of a technique by whether somebody can work there now.

    `here` operate in the region, `not_certain` are there but being commissioned or upgraded, `planned` take nobody
    yet, `elsewhere` operate outside the region, `shut_elsewhere` do not operate for now. Closed ones are left out.
    """

    here: tuple[Instrument, ...]
    not_certain: tuple[Instrument, ...]
    planned: tuple[Instrument, ...]
    elsewhere: tuple[Instrument, ...]
    shut_elsewhere: tuple[Instrument, ...]

    @property
    def open_now(self) -> tuple[Instrument, ...]:
        """Where somebody would go today: in the region, or elsewhere where the region has none."""
        return self.here or self.elsewhere


def spread(instruments: Iterable[Instrument]) -> Spread:
    """The instruments sorted into the groups of a `Spread`, each in the order given."""
    every = tuple(instruments)
    region = [each for each in every if each.in_region]
    outside = [each for each in every if not each.in_region]
    return Spread(
        here=_with_status(region, {Status.OPERATING}),
        not_certain=_with_status(region, NOT_CERTAIN),
        planned=_with_status(every, {Status.PLANNED}),
        elsewhere=_with_status(outside, {Status.OPERATING}),
        shut_elsewhere=_with_status(outside, NOT_CERTAIN),
    )


def spread_of(technique_id: str, known: Facts) -> Spread:
    """Where the technique is done; instruments that carry only a kind of it come after those that carry itself."""
    return spread(known.instruments_for(technique_id))


def kinds_of(technique_id: str, known: Facts) -> tuple[str, ...]:
    """The techniques that name it as a parent."""
    return tuple(each.id for each in known.techniques if technique_id in each.parent_ids)


def probes_of(route: AccessRoute, known: Facts) -> tuple[Probe, ...]:
    """The probes of the instruments that the way leads to, or else those of its facilities; in the usual order.

    Support laboratories count only where it leads to nothing else.
    """
    probes = {instrument.probe for instrument in known.instruments_of(route.id)}
    if not probes:
        probes = {probe for each in route.facility_ids for probe in known.facility(each).probes}
    probes = probes - {Probe.SUPPORT} or probes
    return tuple(probe for probe in Probe if probe in probes)


@dataclass(frozen=True)
class Substitute:
    """What to use today in place of an instrument; `is_same` where it has the very same techniques."""

    instruments: tuple[Instrument, ...]
    is_same: bool


def to_use_instead(instrument: Instrument, known: Facts) -> Substitute:
    """Operating instruments of the same probe that share most techniques with it first; at most six.

    Where none shares any, those with another technique of the same families take their place.
    """
    others = [
        each
        for each in known.instruments
        if each.id != instrument.id and each.status == Status.OPERATING and each.probe == instrument.probe
    ]
    same = _sharing(others, set(instrument.technique_ids))
    found = same or _sharing(others, _of_its_families(instrument, known))
    return Substitute(found[:INSTEAD_SHOWN], is_same=bool(same))


def ways_to(instruments: Iterable[Instrument], known: Facts, now: datetime) -> tuple[Way, ...]:
    """The ways into the operating ones of `instruments`, each once: the paid come last, else the sooner first."""
    ways = open_ways(instruments, known, now)
    return tuple(sorted(ways, key=lambda way: (way.route.price == Price.PAID, sooner_first(way.next))))


def open_ways(instruments: Iterable[Instrument], known: Facts, now: datetime) -> tuple[Way, ...]:
    """The ways into the operating ones of `instruments`, each once, in the order of the instruments."""
    open_now = [each for each in instruments if each.status == Status.OPERATING]
    routes = {route.id: route for each in open_now for route in known.routes_of(each.id)}
    return tuple(Way(route, next_deadline(known.rule_of(route.id), now)) for route in routes.values())


def _with_status(instruments: Iterable[Instrument], wanted: Iterable[Status]) -> tuple[Instrument, ...]:
    statuses = frozenset(wanted)
    return tuple(each for each in instruments if each.status in statuses)


def _sharing(instruments: Iterable[Instrument], technique_ids: set[str]) -> tuple[Instrument, ...]:
    shared = {each: len(technique_ids.intersection(each.technique_ids)) for each in instruments}
    return tuple(sorted((each for each in shared if shared[each]), key=lambda each: -shared[each]))


def _of_its_families(instrument: Instrument, known: Facts) -> set[str]:
    families = {known.technique(each).family_id for each in instrument.technique_ids}
    return {each.id for each in known.techniques if each.family_id and each.family_id in families}

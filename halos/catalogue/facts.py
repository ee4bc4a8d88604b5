"""What the catalogue knows, as frozen records and look-ups between them. Plain Python, no database."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

LANGUAGES = ("en", "sv", "da", "de", "nb")

R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


class Status(StrEnum):
    """Of an instrument, on the day it was checked."""

    OPERATING = "operating"
    PLANNED = "planned"
    COMMISSIONING = "commissioning"
    UPGRADE = "upgrade"
    CLOSED = "closed"


class Probe(StrEnum):
    LIGHT = "light"
    FEL = "fel"
    NEUTRON = "neutron"
    ELECTRON = "electron"
    SUPPORT = "support"


class DeadlineKind(StrEnum):
    """How the dates of a way in are known."""

    YEARLY = "yearly"
    EXPECTED = "expected"
    ANNOUNCED = "announced"
    ANY_TIME = "any_time"
    BY_CALL = "by_call"
    PAUSED = "paused"
    NONE = "none"
    CLOSED = "closed"


class Precision(StrEnum):
    """How finely a date is known: to the day, or only its month."""

    DAY = "day"
    MONTH = "month"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class TechniqueKind(StrEnum):
    TECHNIQUE = "technique"
    SUPPORT = "support"
    CONCEPT = "concept"


class SampleKind(StrEnum):
    CRYSTALS = "crystals"
    SOLUTION = "solution"
    POWDER = "powder"
    FILM = "film or surface"
    TISSUE = "tissue or cells"
    OBJECT = "whole object or device"
    GAS = "gas phase"


class Industry(StrEnum):
    """Whether a company may use an instrument."""

    YES = "yes"
    NO = "no"
    BY_AGREEMENT = "by agreement"
    NOT_KNOWN = "not known"


class Price(StrEnum):
    """What a way in costs the user: nothing, the full cost, a part of it; or it buys no beamtime."""

    FREE = "free"
    PAID = "paid"
    FEE = "fee"
    NOT_APPLICABLE = "n/a"


class Scope(StrEnum):
    FACILITY = "facility"
    PROGRAMME = "programme"
    EUROPEAN = "european"


@dataclass(frozen=True)
class Family:
    """A group of techniques that a life scientist recognises."""

    id: str
    names: Mapping[str, str]
    shows: str


@dataclass(frozen=True)
class Technique:
    id: str
    label: str
    alt_labels: tuple[str, ...]
    parent_ids: tuple[str, ...]
    kind: TechniqueKind
    family_id: str | None
    probes: tuple[Probe, ...]
    life_science_use: str
    source: str

    @property
    def iri(self) -> str:
        """Its address in the ontology; empty for our own."""
        return f"http://purl.org/pan-science/PaNET/{self.id}" if self.id.startswith("PaNET") else ""


@dataclass(frozen=True)
class Sample:
    """What a technique needs of the sample, each in one short line."""

    what: str
    amount: str
    state: str
    bring: str
    harm: str


@dataclass(frozen=True)
class Duration:
    """How long a technique typically takes, each in one short line."""

    beamtime: str
    result: str


@dataclass(frozen=True)
class Neighbour:
    """A technique to take instead, and when."""

    id: str
    when: str


@dataclass(frozen=True)
class Card:
    """What Halos says about a technique in plain words. `id` is the technique's."""

    id: str
    title: str
    promise: str
    shows: tuple[str, ...]
    cannot: tuple[str, ...]
    questions: tuple[str, ...]
    confidence: Confidence
    checked: date
    sample: Sample
    time: Duration
    names: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True)
class Who:
    """A kind of service that could help where our techniques cannot."""

    name: str
    note: str


@dataclass(frozen=True)
class NoFit:
    """A kind of question that light, neutrons and electrons do not answer, and where to go with it."""

    id: str
    title: str
    because: str
    usual: str
    instead: tuple[str, ...]
    questions: tuple[str, ...]
    who: tuple[Who, ...]


@dataclass(frozen=True)
class Facility:
    """Latitude and longitude are degrees, good to about a kilometre. `notice` is what a visitor must know."""

    id: str
    name: str
    operator: str
    city: str
    country: str
    latitude: float
    longitude: float
    probes: tuple[Probe, ...]
    in_region: bool
    url: str
    about: str
    notice: str

    @property
    def short_name(self) -> str:
        """What people call it: `ILL` for `Institut Laue-Langevin (ILL)`."""
        inside = self.name.rpartition("(")[2]
        return inside.removesuffix(")") if self.name.endswith(")") else self.name


@dataclass(frozen=True)
class Instrument:
    """An instrument or support laboratory. `status` holds on the day `status_on`."""

    id: str
    facility_id: str
    name: str
    full_name: str
    operator: str
    city: str
    country: str
    in_region: bool
    probe: Probe
    radiation: str
    technique_ids: tuple[str, ...]
    energy: str
    beam: str
    environment: str
    samples: tuple[SampleKind, ...]
    is_for_life_science: bool
    industry: Industry
    status: Status
    status_note: str
    status_on: date
    status_source: str
    url: str
    source: str
    confidence: Confidence
    checked: date


@dataclass(frozen=True)
class AccessRoute:
    """A way in: a call, rapid or paid access, or a programme."""

    id: str
    provider: str
    facility_ids: tuple[str, ...]
    name: str
    review: str
    deadlines_in_words: str
    cost: str
    price: Price
    speed: str
    validity: str
    rules: str
    scope: Scope
    is_for_industry: bool
    portal: str
    url: str
    source: str
    confidence: Confidence
    checked: date


@dataclass(frozen=True)
class DeadlineRule:
    """When a way in takes proposals.

    `days` are `MM-DD` every year (yearly, expected) or `YYYY-MM-DD` once (announced). `time` is the hour in
    `zone`, None where it is not known; `place` is the town by whose clock it is meant.
    """

    route_id: str
    kind: DeadlineKind
    days: tuple[str, ...]
    precision: Precision
    time: time | None
    zone: str
    place: str
    basis: str
    last_known_on: date | None
    note: str
    confidence: Confidence
    checked: date


@dataclass(frozen=True)
class Facts:
    """Everything the files say, each in the order of its file. Look-ups raise KeyError for an unknown id."""

    families: tuple[Family, ...]
    techniques: tuple[Technique, ...]
    cards: tuple[Card, ...]
    no_fits: tuple[NoFit, ...]
    facilities: tuple[Facility, ...]
    instruments: tuple[Instrument, ...]
    routes: tuple[AccessRoute, ...]
    instrument_routes: tuple[tuple[str, str], ...]
    deadline_rules: tuple[DeadlineRule, ...]

    def family(self, family_id: str) -> Family:
        return self._families[family_id]

    def technique(self, technique_id: str) -> Technique:
        return self._techniques[technique_id]

    def facility(self, facility_id: str) -> Facility:
        return self._facilities[facility_id]

    def instrument(self, instrument_id: str) -> Instrument:
        return self._instruments[instrument_id]

    def route(self, route_id: str) -> AccessRoute:
        return self._routes[route_id]

    def card(self, technique_id: str) -> Card | None:
        """The technique's card; None where it has none."""
        return self._cards.get(technique_id)

    def no_fit(self, no_fit_id: str) -> NoFit:
        return self._no_fits[no_fit_id]

    def rule_of(self, route_id: str) -> DeadlineRule | None:
        """The rule of the route's dates; None where nobody recorded one."""
        return self._rules.get(route_id)

    def ancestors(self, technique_id: str) -> tuple[str, ...]:
        """The parents, then theirs: each once, nearest first."""
        return _reachable(technique_id, lambda each: self.technique(each).parent_ids)

    def descendants(self, technique_id: str) -> tuple[str, ...]:
        """The children, then theirs: each once, nearest first."""
        return _reachable(technique_id, lambda each: self._children.get(each, ()))

    def instruments_for(self, technique_id: str) -> tuple[Instrument, ...]:
        """Those that carry the technique, then those that carry only a descendant of it."""
        below = set(self.descendants(technique_id))
        own = [each for each in self.instruments if technique_id in each.technique_ids]
        others = [each for each in self.instruments if below.intersection(each.technique_ids)]
        return tuple({each.id: each for each in (*own, *others)}.values())

    def instruments_at(self, facility_id: str) -> tuple[Instrument, ...]:
        return tuple(each for each in self.instruments if each.facility_id == facility_id)

    def routes_of(self, instrument_id: str) -> tuple[AccessRoute, ...]:
        """The ways into the instrument; empty where access is by arrangement with its team."""
        return tuple(self.route(route) for route in self._routes_of.get(instrument_id, ()))

    def instruments_of(self, route_id: str) -> tuple[Instrument, ...]:
        """The instruments that the way in leads to."""
        return tuple(self.instrument(each) for each, route in self.instrument_routes if route == route_id)

    @cached_property
    def _families(self) -> dict[str, Family]:
        return {each.id: each for each in self.families}

    @cached_property
    def _techniques(self) -> dict[str, Technique]:
        return {each.id: each for each in self.techniques}

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {each.id: each for each in self.cards}

    @cached_property
    def _no_fits(self) -> dict[str, NoFit]:
        return {each.id: each for each in self.no_fits}

    @cached_property
    def _facilities(self) -> dict[str, Facility]:
        return {each.id: each for each in self.facilities}

    @cached_property
    def _instruments(self) -> dict[str, Instrument]:
        return {each.id: each for each in self.instruments}

    @cached_property
    def _routes(self) -> dict[str, AccessRoute]:
        return {each.id: each for each in self.routes}

    @cached_property
    def _rules(self) -> dict[str, DeadlineRule]:
        return {each.route_id: each for each in self.deadline_rules}

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        return _grouped((parent, each.id) for each in self.techniques for parent in each.parent_ids)

    @cached_property
    def _routes_of(self) -> dict[str, list[str]]:
        return _grouped(self.instrument_routes)


def _reachable(start: str, following: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    frontier = [start]
    while frontier:
        frontier = [other for each in frontier for other in following(each) if other not in found]
        found.update(dict.fromkeys(frontier))
    return tuple(each for each in found if each != start)


def _grouped(pairs: Iterable[tuple[K, R]]) -> dict[K, list[R]]:
    groups: dict[K, list[R]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups

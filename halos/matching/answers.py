"""An answer: the ranking of a question joined with what the catalogue knows today.

A kept answer holds the ranking only; instruments, statuses and dates are always today's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from halos.catalogue.deadlines import NextDeadline, Way, next_for
from halos.catalogue.facts import (
    Card,
    Facility,
    Facts,
    Instrument,
    NoFit,
    Price,
    Probe,
    Status,
    Technique,
)
from halos.catalogue.records import plain, record
from halos.catalogue.relations import open_ways
from halos.matching.engine.engine import Engine
from halos.matching.engine.ranking import Match, Ranking

SHOWN = 3
PLAINLY = 0.5  # of the belief shared among all techniques
BOOKABLE = {Status.OPERATING, Status.COMMISSIONING}


@dataclass(frozen=True)
class Place:
    """An instrument with its facility and what a person would wait for there."""

    instrument: Instrument
    facility: Facility
    deadline: NextDeadline


@dataclass(frozen=True)
class Offer:
    """One technique of an answer. `here` can be booked in the region, `planned` not yet, `elsewhere` is outside it."""

    rank: int
    match: Match
    technique: Technique
    card: Card | None
    here: tuple[Place, ...]
    planned: tuple[Place, ...]
    elsewhere: tuple[Place, ...]
    ways: tuple[Way, ...]

    @property
    def title(self) -> str:
        return self.card.title if self.card else self.technique.label

    @property
    def probe(self) -> Probe | None:
        """The probe that the offer is coloured by: what the region has, else what the technique is."""
        places = self.here or self.planned or self.elsewhere
        return places[0].instrument.probe if places else next(iter(self.technique.probes), None)

    @property
    def probes(self) -> tuple[Probe, ...]:
        return self.technique.probes

    @property
    def shown_ways(self) -> tuple[Way, ...]:
        """Four free ones and two others: a company must see its way too."""
        free = [way for way in self.ways if way.route.price is Price.FREE]
        others = [way for way in self.ways if way.route.price is not Price.FREE]
        return (*free[:4], *others[:2])

    @property
    def best(self) -> Place | None:
        """Where a person would go first today."""
        return next(iter(self.here or self.elsewhere), None)


@dataclass(frozen=True)
class Answer:
    """What is shown for a question: offers best first, or the kind of question that nothing here answers."""

    ranking: Ranking
    offers: tuple[Offer, ...]
    no_fit: NoFit | None
    similar: tuple[tuple[str, Offer], ...]

    @property
    def fits(self) -> bool:
        return self.ranking.fit

    @property
    def shown(self) -> tuple[Offer, ...]:
        """The first three."""
        return self.offers[:SHOWN]

    @property
    def others(self) -> tuple[Offer, ...]:
        """What follows them, more briefly."""
        return self.offers[SHOWN:]

    @cached_property
    def by_probe(self) -> tuple[tuple[Probe, Offer], ...]:
        """The best offer of each probe that serves: light, FEL, neutrons and electrons side by side."""
        best: dict[Probe, Offer] = {}
        for offer in self.offers:
            if offer.probe and offer.probe is not Probe.SUPPORT:
                best.setdefault(offer.probe, offer)
        return tuple((probe, best[probe]) for probe in Probe if probe in best)


def answer_to(question: str, engine: Engine, known: Facts, now: datetime, language: str | None = None) -> Answer:
    """The answer to `question`, whose language is detected where it is not given.

    QuestionError where there is nothing to read in it.
    """
    return answer_for(engine.rank(question, language), known, now)


def answer_for(ranking: Ranking, known: Facts, now: datetime) -> Answer:
    """The ranking with today's instruments and dates. Techniques that the catalogue no longer has are left out."""
    ids = {technique.id for technique in known.techniques}
    matches = _support_later([match for match in ranking.matches if match.technique_id in ids], known)
    offers = tuple(_offer(place, match, known, now) for place, match in enumerate(matches, 1))
    by_id = {offer.technique.id: offer for offer in offers}
    no_fits = {each.id: each for each in known.no_fits}
    return Answer(
        ranking=ranking,
        offers=offers,
        no_fit=None if ranking.fit else no_fits.get(ranking.no_fit or ""),
        similar=tuple((question, by_id[each]) for question, each in ranking.similar if each in by_id),
    )


def _support_later(matches: list[Match], known: Facts) -> list[Match]:
    """Support laboratories (light scattering, deuteration, crystallisation) follow the first three techniques, unless
    the question is plainly about them: they help to prepare more often than they answer."""
    support = [
        match
        for match in matches
        if known.technique(match.technique_id).probes == (Probe.SUPPORT,) and match.score < PLAINLY
    ]
    others = [match for match in matches if match not in support]
    return [*others[:SHOWN], *support, *others[SHOWN:]]


def as_data(answer: Answer) -> dict[str, Any]:
    """What is kept of an answer, as JSON knows it."""
    data: dict[str, Any] = plain(answer.ranking)
    return data


def from_data(data: dict[str, Any], known: Facts, now: datetime) -> Answer:
    """The kept answer with today's instruments and dates."""
    return answer_for(record(Ranking, data), known, now)


def instruments_of(answer: Answer, limit: int = 12) -> tuple[Place, ...]:
    """The instruments of an answer, each once: for each of the first offers in turn what can be booked in the
    region, then what is elsewhere, then what is planned; at most `limit`."""
    first = answer.offers[:5]
    turns = [
        *_in_turns([offer.here for offer in first]),
        *_in_turns([offer.elsewhere for offer in first[:SHOWN]]),
        *_in_turns([offer.planned for offer in first[:SHOWN]]),
    ]
    return tuple({place.instrument.id: place for place in turns}.values())[:limit]


def _in_turns(groups: Sequence[Sequence[Place]]) -> list[Place]:
    """Two of the first group, then one of each in turn: the first technique counts most."""
    rests = [list(group) for group in groups]
    ordered: list[Place] = []
    while any(rests):
        for number, rest in enumerate(rests):
            take = 2 if number == 0 else 1
            ordered += rest[:take]
            del rest[:take]
    return ordered


def _offer(rank: int, match: Match, known: Facts, now: datetime) -> Offer:
    places = _places(match.technique_id, known, now)
    here = tuple(p for p in places if p.instrument.in_region and p.instrument.status in BOOKABLE)
    elsewhere = tuple(p for p in places if not p.instrument.in_region and p.instrument.status in BOOKABLE)
    return Offer(
        rank=rank,
        match=match,
        technique=known.technique(match.technique_id),
        card=known.card(match.technique_id),
        here=here,
        planned=tuple(p for p in places if p.instrument.status is Status.PLANNED),
        elsewhere=elsewhere,
        ways=_ways(here or elsewhere, known, now),
    )


def _places(technique_id: str, known: Facts, now: datetime) -> list[Place]:
    """Where the technique is done, what operates first; where nothing of it can be used, also where its nearest
    neighbour can."""
    card = known.card(technique_id)
    places = _places_of(technique_id, known, now)
    for neighbour in card.neighbours if card else ():
        if any(place.instrument.status in BOOKABLE for place in places):
            break
        near = _places_of(neighbour.id, known, now)
        places += [place for place in near if place.instrument.status in BOOKABLE]
    return sorted(places, key=lambda place: place.instrument.status is not Status.OPERATING)


def _places_of(technique_id: str, known: Facts, now: datetime) -> list[Place]:
    return [_place(each, known, now) for each in known.instruments_for(technique_id)]


def _place(instrument: Instrument, known: Facts, now: datetime) -> Place:
    return Place(instrument, known.facility(instrument.facility_id), next_for(instrument, known, now))


def _ways(places: Iterable[Place], known: Facts, now: datetime) -> tuple[Way, ...]:
    """The ways into the operating ones, each once: the free before the paid, each in the order of the instruments."""
    ways = open_ways((place.instrument for place in places), known, now)
    to_beamtime = [way for way in ways if way.route.price is not Price.NOT_APPLICABLE]
    return tuple(sorted(to_beamtime, key=lambda way: way.route.price is not Price.FREE))

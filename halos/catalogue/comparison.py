"""Up to four techniques, or up to four instruments, side by side: what differs, and what is the same for all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from halos.catalogue.deadlines import Way, ways_in
from halos.catalogue.facts import Card, Facts, Instrument, Price, Status
from halos.catalogue.lists import INDUSTRY, SAMPLES
from halos.catalogue.names import family_names, place_of, technique_name
from halos.catalogue.relations import ways_to
from halos.catalogue.rows import TechniqueRow, instrument_rows, technique_rows
from halos.core.design.badges import PRICES

MOST = 4


@dataclass(frozen=True)
class Line:
    """One property of all that are compared; `look` says how a value is shown: text, lines, probes, status, date."""

    label: Any
    look: str
    values: tuple[Any, ...]

    @property
    def differs(self) -> bool:
        """True where not all have the same value."""
        return any(value != self.values[0] for value in self.values)


@dataclass(frozen=True)
class Item:
    """A heading of the comparison."""

    id: str
    name: str
    note: str


@dataclass(frozen=True)
class Comparison:
    items: tuple[Item, ...]
    lines: tuple[Line, ...]

    @property
    def differing(self) -> tuple[tuple[Line, tuple[tuple[str, Any], ...]], ...]:
        """What decides, each line with (name, value) of every item; all lines where there is only one item."""
        names = [item.name for item in self.items]
        decisive = [line for line in self.lines if line.differs or len(self.items) == 1]
        return tuple((line, tuple(zip(names, line.values, strict=True))) for line in decisive)

    @property
    def same(self) -> tuple[Line, ...]:
        """What is the same for all of them."""
        return tuple(line for line in self.lines if not line.differs and len(self.items) > 1)


def compare_techniques(cards: Sequence[Card], known: Facts, now: datetime) -> Comparison:
    """The techniques of these cards, property by property."""
    rows = technique_rows([card.id for card in cards], known)
    families = family_names(known)
    items = [Item(row.technique.id, row.name, families.get(row.technique.family_id or "", "")) for row in rows]
    lines = [
        _line(_("Probe"), "probes", rows, lambda row: row.technique.probes),
        _line(_("What you learn"), "text", cards, lambda card: card.promise),
        _line(_("It cannot show"), "lines", cards, lambda card: card.cannot),
        _line(_("Sample"), "text", cards, lambda card: card.sample.what),
        _line(_("Amount"), "text", cards, lambda card: card.sample.amount),
        _line(_("State"), "text", cards, lambda card: card.sample.state),
        _line(_("Harm"), "text", cards, lambda card: card.sample.harm),
        _line(_("Beamtime"), "text", cards, lambda card: card.time.beamtime),
        _line(_("Until a result"), "text", cards, lambda card: card.time.result),
        _line(_("Where"), "lines", rows, lambda row: tuple(words for _status, words in row.places)),
        _line(_("Next date"), "date", rows, lambda row: _soonest(row, known, now)),
    ]
    return Comparison(tuple(items), tuple(lines))


def compare_instruments(instruments: Sequence[Instrument], known: Facts, now: datetime) -> Comparison:
    """The instruments, property by property. One that does not operate has no date."""
    rows = instrument_rows(instruments, known, now)
    items = [Item(each.id, each.name, place_of(each, known)) for each in instruments]
    lines = [
        _line(_("What it is"), "text", instruments, lambda each: each.full_name),
        _line(_("Status"), "status", instruments, lambda each: each.status.value),
        _line(_("Next date"), "date", rows, lambda row: row.next),
        _line(_("Probe"), "probes", instruments, lambda each: (each.probe,)),
        _line(_("Techniques"), "lines", instruments, lambda each: _techniques(each, known)),
        _line(_("Samples"), "lines", instruments, lambda each: tuple(SAMPLES[kind] for kind in each.samples)),
        _line(_("Energy or wavelength"), "text", instruments, lambda each: each.energy),
        _line(_("Beam"), "text", instruments, lambda each: each.beam),
        _line(_("Sample environment"), "text", instruments, lambda each: each.environment),
        _line(_("Ways in"), "lines", instruments, lambda each: _ways(each, known, now)),
        _line(_("Open to industry"), "text", instruments, lambda each: INDUSTRY[each.industry]),
    ]
    return Comparison(tuple(items), tuple(lines))


def _line(label: Any, look: str, things: Iterable[Any], value: Callable[[Any], Any]) -> Line:
    return Line(label, look, tuple(value(thing) for thing in things))


def _soonest(row: TechniqueRow, known: Facts, now: datetime) -> Any:
    ways = ways_to(row.spread.open_now, known, now)
    return next((way.next for way in ways if way.route.price != Price.PAID), ways[0].next if ways else None)


def _techniques(instrument: Instrument, known: Facts) -> tuple[str, ...]:
    return tuple(sorted(technique_name(each, known) for each in instrument.technique_ids))


def _ways(instrument: Instrument, known: Facts, now: datetime) -> tuple[str, ...]:
    if instrument.status != Status.OPERATING:
        return ()
    return tuple(_way(way) for way in ways_in(instrument, known, now))


def _way(way: Way) -> str:
    return f"{way.route.provider}: {way.route.name} ({PRICES[way.route.price]})"

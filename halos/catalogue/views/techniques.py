"""The list of techniques, and one technique."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from halos.catalogue import jsonld, search
from halos.catalogue.facts import Card, Facts, Technique
from halos.catalogue.links import linked
from halos.catalogue.names import family_names, technique_name
from halos.catalogue.queries import current_facts, listed_techniques
from halos.catalogue.relations import kinds_of, spread_of, ways_to
from halos.catalogue.rows import TechniqueRow, doubtful, instrument_rows, technique_rows
from halos.catalogue.views.frame import frame, instruments_file, unknown, wants_csv
from halos.core import clock
from halos.core.lists.export import csv_response

QUESTIONS_SHOWN = 5
MOST_INSTRUMENTS_OF_A_CLASS = 25


@dataclass(frozen=True)
class Group:
    """Techniques of one family, and what these show."""

    id: str
    name: str
    shows: str
    rows: tuple[TechniqueRow, ...]


@require_safe
def techniques(request: HttpRequest) -> HttpResponse:
    """The techniques that have a card, by family; `?format=csv` gives the same rows as a file."""
    known = current_facts()
    listing = listed_techniques(request.GET, known)
    if wants_csv(request):
        return csv_response(listing, "halos-techniques")
    rows = technique_rows([row.pk for row in listing.rows], known)
    items = [(row.name, jsonld.address("technique", row.technique.id)) for row in rows]
    context = {
        "listing": listing,
        "groups": _groups(rows, known) if listing.sort == "family" else (),
        "rows": rows,
        **frame(request, jsonld.item_list(_("Techniques"), items), listing.page),
    }
    return render(request, "catalogue/techniques.html", context)


@require_safe
def technique(request: HttpRequest, key: str) -> HttpResponse:
    """One technique: its card, or for a class of PaNET without one its place in the hierarchy."""
    known, now = current_facts(), clock.now()
    try:
        chosen = known.technique(key)
    except KeyError:
        return unknown(request, search.TECHNIQUES, key, known)
    if wants_csv(request):
        return instruments_file(known.instruments_for(key), key, known)
    card = known.card(key)
    context = {
        "technique": chosen,
        "name": technique_name(key, known),
        "family": family_names(known).get(chosen.family_id or ""),
        "parents": _named(chosen.parent_ids, known),
        "children": _named(kinds_of(key, known), known),
        **frame(request, jsonld.of_technique(chosen, known)),
    }
    if card is None:
        return render(request, "catalogue/technique_class.html", context | _class(chosen, known, now))
    return render(request, "catalogue/technique.html", context | _card(card, known, now))


def _groups(rows: Iterable[TechniqueRow], known: Facts) -> tuple[Group, ...]:
    names = family_names(known)
    by_family = groupby(rows, key=lambda row: row.technique.family_id)
    return tuple(
        Group(family_id, names[family_id], known.family(family_id).shows, tuple(members))
        for family_id, members in by_family
        if family_id
    )


def _card(card: Card, known: Facts, now: datetime) -> dict[str, Any]:
    places = spread_of(card.id, known)
    return {
        "card": card,
        "cannot": linked(card.cannot, known, but=card.id),
        "doubt": doubtful(card.checked, card.confidence),
        "here": instrument_rows((*places.here, *places.not_certain), known, now),
        "planned": instrument_rows(places.planned, known, now),
        "elsewhere": instrument_rows((*places.elsewhere, *places.shut_elsewhere), known, now),
        "spread": places,
        "ways": ways_to(places.open_now, known, now),
        "questions": card.questions[:QUESTIONS_SHOWN],
        "more_questions": card.questions[QUESTIONS_SHOWN:],
        "neighbours": [(each.id, technique_name(each.id, known), each.when) for each in card.neighbours],
    }


def _class(chosen: Technique, known: Facts, now: datetime) -> dict[str, Any]:
    below = [each for each in known.descendants(chosen.id) if known.card(each)]
    instruments = known.instruments_for(chosen.id)
    shown = instruments if len(instruments) <= MOST_INSTRUMENTS_OF_A_CLASS else ()
    return {
        "cards_below": technique_rows(below, known),
        "instrument_count": len(instruments),
        "instruments": instrument_rows(shown, known, now),
    }


def _named(technique_ids: Iterable[str], known: Facts) -> list[tuple[str, str]]:
    return [(each, technique_name(each, known)) for each in technique_ids]

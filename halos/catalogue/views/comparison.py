"""Techniques or instruments side by side, as the address names them: `?t=…&t=…` or `?i=…&i=…`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from halos.catalogue import jsonld
from halos.catalogue.comparison import MOST, Comparison, Item, compare_instruments, compare_techniques
from halos.catalogue.facts import Card, Facts, Instrument
from halos.catalogue.names import family_names, technique_name
from halos.catalogue.queries import current_facts
from halos.catalogue.views.frame import frame
from halos.core import clock

MOST_NAMED = 12  # of what an address asks for in vain

Choices = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Asked:
    """What an address asks for under one parameter: known, each once; beyond the most; and not in the catalogue."""

    chosen: tuple[str, ...]
    left_out: tuple[str, ...]
    unknown: tuple[str, ...]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The comparison with what was left out and why, and forms to add one more. Not for search engines."""
    known = current_facts()
    cards = {card.id: card for card in known.cards}
    instruments = {each.id: each for each in known.instruments}
    techniques_asked = _asked(request.GET.getlist("t"), cards)
    instruments_asked = _asked(request.GET.getlist("i"), instruments)
    if request.GET.getlist("t") and request.GET.getlist("i"):
        context = _mixed(techniques_asked, instruments_asked)
    elif request.GET.getlist("i"):
        context = _instruments(instruments_asked, instruments, known)
    else:
        context = _techniques(techniques_asked, cards, known)
    response = render(request, "catalogue/compare.html", context | frame(request, _data(context)))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _asked(keys: Iterable[str], known: Mapping[str, Any]) -> Asked:
    every = [key.strip()[:60] for key in dict.fromkeys(keys) if key.strip()]
    found = [key for key in every if key in known]
    missing = [key for key in every if key not in known]
    return Asked(tuple(found[:MOST]), tuple(found[MOST:]), tuple(missing[:MOST_NAMED]))


def _mixed(techniques: Asked, instruments: Asked) -> dict[str, Any]:
    return {
        "is_mixed": True,
        "only_techniques": _address("t", techniques.chosen),
        "only_instruments": _address("i", instruments.chosen),
    }


def _techniques(asked: Asked, cards: Mapping[str, Card], known: Facts) -> dict[str, Any]:
    comparison = compare_techniques([cards[key] for key in asked.chosen], known, clock.now())
    return {
        "page": "technique",
        "choices": _technique_choices(asked, known),
        "left_out": [technique_name(key, known) for key in asked.left_out],
        **_shown("t", asked, comparison),
        **({} if asked.chosen else {"other_choices": _instrument_choices(asked, known)}),
    }


def _instruments(asked: Asked, instruments: Mapping[str, Instrument], known: Facts) -> dict[str, Any]:
    comparison = compare_instruments([instruments[key] for key in asked.chosen], known, clock.now())
    return {
        "page": "instrument",
        "choices": _instrument_choices(asked, known),
        "left_out": [instruments[key].name for key in asked.left_out],
        **_shown("i", asked, comparison),
    }


def _shown(parameter: str, asked: Asked, comparison: Comparison) -> dict[str, Any]:
    return {
        "parameter": parameter,
        "asked": asked,
        "comparison": comparison,
        "is_full": len(asked.chosen) == MOST,
        "items": [
            (item, _address(parameter, [key for key in asked.chosen if key != item.id])) for item in comparison.items
        ],
    }


def _technique_choices(asked: Asked, known: Facts) -> Choices:
    """Every technique with a card that is not in the comparison yet, by family."""
    names = family_names(known)
    rest = [known.technique(card.id) for card in known.cards if card.id not in asked.chosen]
    order = {family_id: place for place, family_id in enumerate(names)}
    rest.sort(key=lambda each: order.get(each.family_id or "", len(order)))
    return [
        (names.get(family_id or "", ""), [(each.id, technique_name(each.id, known)) for each in members])
        for family_id, members in groupby(rest, key=lambda each: each.family_id)
    ]


def _instrument_choices(asked: Asked, known: Facts) -> Choices:
    """Every instrument that is not in the comparison yet, by facility."""
    return [
        (
            facility.short_name,
            [(each.id, each.name) for each in known.instruments_at(facility.id) if each.id not in asked.chosen],
        )
        for facility in known.facilities
    ]


def _address(parameter: str, keys: Iterable[str]) -> str:
    query = urlencode([(parameter, key) for key in keys])
    return f"{reverse('catalogue:compare')}{'?' if query else ''}{query}"


def _data(context: Mapping[str, Any]) -> jsonld.Data:
    comparison: Comparison | None = context.get("comparison")
    items: tuple[Item, ...] = comparison.items if comparison else ()
    addresses = [(item.name, jsonld.address(context["page"], item.id)) for item in items]
    return jsonld.item_list(_("Side by side"), addresses)

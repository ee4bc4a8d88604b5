"""What every page of the catalogue does alike: its permanent address, its CSV, and a 404 that helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from halos.catalogue import jsonld, search
from halos.catalogue.facts import Facts, Instrument
from halos.catalogue.names import place_of, technique_name
from halos.catalogue.queries import instrument_table
from halos.core import clock
from halos.core.lists.export import csv_of
from halos.core.search.index import find

SUGGESTIONS = 5


@dataclass(frozen=True)
class Kind:
    """A kind of page: what is said where a key is unknown, the page of one, and the list of all."""

    unknown: Any
    page: str
    list_page: str
    list_name: Any


KINDS = {
    search.TECHNIQUES: Kind(
        _("There is no technique with this address"), "technique", "techniques", _("All techniques")
    ),
    search.INSTRUMENTS: Kind(
        _("There is no instrument with this address"), "instrument", "instruments", _("All instruments")
    ),
    search.FACILITIES: Kind(_("There is no facility with this address"), "facility", "facilities", _("All facilities")),
    search.ROUTES: Kind(_("There is no way in with this address"), "way_in", "ways_in", _("All ways in")),
}


def wants_csv(request: HttpRequest) -> bool:
    """True where the address asks for the rows as a file."""
    return request.GET.get("format") == "csv"


def instruments_file(instruments: Sequence[Instrument], key: str, known: Facts) -> HttpResponse:
    """The instruments that stand on the page of `key` as a file, with the columns of their list."""
    rows, columns = instrument_table(instruments, known, clock.now())
    return csv_of(rows, columns, f"halos-{key.replace(':', '-')}")


def frame(request: HttpRequest, data: jsonld.Data, page: "Page[Any] | None" = None) -> dict[str, Any]:
    """Context for the head of a page: its one permanent address, and the same facts for machines."""
    number = f"?page={page.number}" if page and page.number > 1 else ""
    return {"canonical": f"{settings.ORIGIN}{request.path}{number}", "json_ld": jsonld.block(data)}


def unknown(request: HttpRequest, kind: str, key: str, known: Facts) -> HttpResponse:
    """404 with what the key may have meant."""
    look = KINDS[kind]
    near = get_close_matches(key, _keys(kind, known), SUGGESTIONS)
    found = list(dict.fromkeys([*near, *find(kind, key, SUGGESTIONS).keys]))[:SUGGESTIONS]
    context = {
        "look": look,
        "key": key,
        "list_url": reverse(f"catalogue:{look.list_page}"),
        "suggestions": [(name_of(kind, each, known), reverse(f"catalogue:{look.page}", args=[each])) for each in found],
    }
    return render(request, "catalogue/unknown.html", context, status=404)


def _keys(kind: str, known: Facts) -> list[str]:
    records: dict[str, tuple[Any, ...]] = {
        search.TECHNIQUES: known.techniques,
        search.INSTRUMENTS: known.instruments,
        search.FACILITIES: known.facilities,
        search.ROUTES: known.routes,
    }
    return [record.id for record in records[kind]]


def name_of(kind: str, key: str, known: Facts) -> str:
    """The name of whatever stands under the key, with its place where the name alone says little."""
    if kind == search.TECHNIQUES:
        return technique_name(key, known)
    if kind == search.INSTRUMENTS:
        return f"{known.instrument(key).name} ({place_of(known.instrument(key), known)})"
    if kind == search.FACILITIES:
        return known.facility(key).short_name
    return f"{known.route(key).provider}: {known.route(key).name}"

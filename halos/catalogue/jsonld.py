"""The same facts for machines: schema.org as JSON-LD, in a block that no text can break out of."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from halos.catalogue.facts import AccessRoute, Facility, Facts, Instrument, Price, Technique
from halos.catalogue.names import promise, technique_name

SCHEMA = "https://schema.org"
PANET = {
    "@type": "DefinedTermSet",
    "name": "PaNET",
    "url": "https://doi.org/10.5281/zenodo.4806026",
    "license": "https://creativecommons.org/licenses/by/4.0/",
}
FREE = {"@type": "Offer", "price": "0", "priceCurrency": "EUR"}
# As Django's json_script: inside a script element only these can end it or begin a comment.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}

Data = dict[str, Any]


def block(data: Data) -> SafeString:
    """`data` as a data block for the head of a page; it is never run as a script."""
    text = json.dumps(_without_blanks({"@context": SCHEMA} | data), ensure_ascii=False)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(ESCAPES)),  # noqa: S308 what could end the element is escaped
    )


def of_technique(technique: Technique, known: Facts) -> Data:
    """A defined term, with its place in PaNET."""
    return {
        "@type": "DefinedTerm",
        "@id": address("technique", technique.id),
        "url": address("technique", technique.id),
        "name": technique_name(technique.id, known),
        "alternateName": [technique.label, *technique.alt_labels],
        "termCode": technique.id,
        "description": promise(technique.id, known),
        "sameAs": technique.iri,
        "inDefinedTermSet": PANET if technique.iri else None,
    }


def of_instrument(instrument: Instrument, known: Facts) -> Data:
    """A place inside its facility, with its status and its techniques as properties."""
    facility = known.facility(instrument.facility_id)
    techniques = [technique_name(each, known) for each in instrument.technique_ids]
    return {
        "@type": "Place",
        "@id": address("instrument", instrument.id),
        "url": address("instrument", instrument.id),
        "name": instrument.name,
        "description": instrument.full_name,
        "sameAs": instrument.url,
        "containedInPlace": {
            "@type": "Place",
            "name": facility.name,
            "url": address("facility", facility.id),
        },
        "address": _address(instrument.city, instrument.country),
        "keywords": techniques,
        "additionalProperty": [
            _property("status", instrument.status.value),
            _property("status on", instrument.status_on.isoformat()),
            _property("probe", instrument.probe.value),
            _property("energy", instrument.energy),
            _property("beam", instrument.beam),
        ],
    }


def of_facility(facility: Facility, known: Facts) -> Data:
    """A research organisation with its position."""
    return {
        "@type": ["ResearchOrganization", "Place"],
        "@id": address("facility", facility.id),
        "url": address("facility", facility.id),
        "name": facility.name,
        "description": facility.about,
        "sameAs": facility.url,
        "parentOrganization": {"@type": "Organization", "name": facility.operator},
        "address": _address(facility.city, facility.country),
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": facility.latitude,
            "longitude": facility.longitude,
        },
        "containsPlace": [
            {"@type": "Place", "name": each.name, "url": address("instrument", each.id)}
            for each in known.instruments_at(facility.id)
        ],
    }


def of_way(route: AccessRoute) -> Data:
    """A service with its provider; free ones say so."""
    return {
        "@type": "Service",
        "@id": address("way_in", route.id),
        "url": address("way_in", route.id),
        "name": f"{route.provider}: {route.name}",
        "description": route.rules,
        "serviceType": route.review,
        "provider": {"@type": "Organization", "name": route.provider},
        "sameAs": route.url,
        "offers": FREE if route.price == Price.FREE else None,
    }


def item_list(name: str, items: Iterable[tuple[str, str]]) -> Data:
    """A list of (name, absolute address) in this order."""
    elements = [
        {"@type": "ListItem", "position": place, "name": item, "url": url} for place, (item, url) in enumerate(items, 1)
    ]
    return {"@type": "ItemList", "name": name, "numberOfItems": len(elements), "itemListElement": elements}


def address(page: str, *keys: str) -> str:
    """The permanent address of a page of the catalogue."""
    return f"{settings.ORIGIN}{reverse(f'catalogue:{page}', args=keys)}"


def _address(city: str, country: str) -> Data:
    return {"@type": "PostalAddress", "addressLocality": city, "addressCountry": country}


def _property(name: str, value: str) -> Data | None:
    return {"@type": "PropertyValue", "name": name, "value": value} if value else None


def _without_blanks(value: Any) -> Any:
    if isinstance(value, Mapping):
        pairs = ((key, _without_blanks(each)) for key, each in value.items())
        return {key: each for key, each in pairs if each not in (None, "", [])}
    if isinstance(value, list):
        return [_without_blanks(each) for each in value if each is not None]
    return value

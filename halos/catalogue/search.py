"""What can be found in the catalogue, kind by kind."""

from halos.catalogue.facts import AccessRoute, Facility, Facts, Instrument, Technique
from halos.core.search.index import Document, index

TECHNIQUES = "technique"
INSTRUMENTS = "instrument"
FACILITIES = "facility"
ROUTES = "route"


def index_catalogue(known: Facts) -> None:
    """The index holds every technique one can ask for, every instrument, facility and way in."""
    index(TECHNIQUES, [_technique(known, each) for each in known.techniques])
    index(INSTRUMENTS, [_instrument(known, each) for each in known.instruments])
    index(FACILITIES, [_facility(known, each) for each in known.facilities])
    index(ROUTES, [_route(each) for each in known.routes])


def _technique(known: Facts, technique: Technique) -> Document:
    card = known.card(technique.id)
    title = _names(known, technique.id)
    body = [technique.id, technique.life_science_use]
    if card:
        title.append(card.title)
        body += [
            card.promise,
            *card.shows,
            card.sample.what,
            *(word for words in card.words.values() for word in words),
        ]
    return Document(technique.id, " ".join(title), " ".join(body))


def _instrument(known: Facts, instrument: Instrument) -> Document:
    facility = known.facility(instrument.facility_id)
    title = [instrument.name, facility.name]
    labels = [name for each in instrument.technique_ids for name in _names(known, each)]
    body = [
        instrument.full_name,
        instrument.operator,
        instrument.city,
        instrument.environment,
        *labels,
        *instrument.samples,
    ]
    return Document(instrument.id, " ".join(title), " ".join(body))


def _names(known: Facts, technique_id: str) -> list[str]:
    technique, card = known.technique(technique_id), known.card(technique_id)
    return [technique.label, *technique.alt_labels, *(dict.fromkeys(card.names.values()) if card else ())]


def _facility(known: Facts, facility: Facility) -> Document:
    names = [each.name for each in known.instruments_at(facility.id)]
    return Document(facility.id, facility.name, " ".join([facility.operator, facility.city, facility.about, *names]))


def _route(route: AccessRoute) -> Document:
    return Document(
        route.id,
        f"{route.provider} {route.name}",
        " ".join([route.review, route.rules, route.portal, route.cost]),
    )

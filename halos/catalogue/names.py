"""What things are called, in the reader's language where the catalogue knows it."""

from collections.abc import Mapping

from django.utils.text import capfirst
from django.utils.translation import get_language

from halos.catalogue.facts import Facts, Instrument


def family_names(known: Facts) -> Mapping[str, str]:
    """The families' names by id."""
    language = _language()
    return {family.id: family.names.get(language, family.names["en"]) for family in known.families}


def technique_name(technique_id: str, known: Facts) -> str:
    """The card's name for the technique; its label in the ontology where it has no card."""
    card = known.card(technique_id)
    if card is None:
        return str(capfirst(known.technique(technique_id).label))
    return card.names.get(_language(), card.title)


def technique_names(known: Facts) -> Mapping[str, str]:
    """The names of all techniques by id, in alphabetical order."""
    names = {technique.id: technique_name(technique.id, known) for technique in known.techniques}
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def promise(technique_id: str, known: Facts) -> str:
    """In one sentence what the technique is for; without a card what a life scientist uses it for."""
    card = known.card(technique_id)
    return card.promise if card else str(capfirst(known.technique(technique_id).life_science_use))


def place_of(instrument: Instrument, known: Facts) -> str:
    """Where the instrument stands: `MAX IV, Lund, SE`."""
    return f"{known.facility(instrument.facility_id).short_name}, {instrument.city}, {instrument.country}"


def _language() -> str:
    return get_language() or "en"

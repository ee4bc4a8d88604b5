"""What answers need of templates."""

from datetime import date

from django import template
from django.utils.translation import get_language

from halos.catalogue.facts import Instrument
from halos.catalogue.rows import doubtful
from halos.matching.answers import Offer

register = template.Library()


@register.filter
def title_of(offer: Offer) -> str:
    """The technique's name in the reader's language; in English where it has none."""
    return offer.card.names.get(get_language() or "en", offer.title) if offer.card else offer.title


@register.filter
def checked_day(instrument: Instrument) -> date | None:
    """The day to show beside the status: only where the fact is old or not sure."""
    return doubtful(instrument.checked, instrument.confidence)

"""What answers need of templates."""

from django import template
from django.utils.translation import get_language

from halos.matching.answers import Offer

register = template.Library()


@register.filter
def title_of(offer: Offer) -> str:
    """The technique's name in the reader's language; in English where it has none."""
    return offer.card.names.get(get_language() or "en", offer.title) if offer.card else offer.title

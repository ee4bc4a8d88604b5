"""What the engine is told: the catalogue's cards in its own words, nothing of instruments or dates."""

from halos.catalogue.facts import Card, Facts, NoFit
from halos.matching.engine.cards import CardText, NoFitText


def card_texts(known: Facts) -> tuple[CardText, ...]:
    """A text for each card, in the order of the catalogue."""
    return tuple(_card_text(known, card) for card in known.cards)


def no_fit_texts(known: Facts) -> tuple[NoFitText, ...]:
    """A text for each kind of question that nothing here answers."""
    return tuple(_no_fit_text(each) for each in known.no_fits)


def _card_text(known: Facts, card: Card) -> CardText:
    technique = known.technique(card.id)
    words = [word for each in card.words.values() for word in each]
    return CardText(
        technique_id=card.id,
        title=card.title,
        description="\n".join([card.promise, *card.shows, card.sample.what]),
        vocabulary=tuple(dict.fromkeys([technique.label, *technique.alt_labels, *card.names.values(), *words])),
        questions=card.questions,
    )


def _no_fit_text(each: NoFit) -> NoFitText:
    return NoFitText(each.id, each.title, each.questions)

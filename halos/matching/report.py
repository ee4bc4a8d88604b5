"""An answer as data for programs and as words for a terminal."""

from datetime import datetime
from typing import Any

from halos.catalogue.deadlines import NextDeadline
from halos.catalogue.deadlines import in_words as deadline_in_words
from halos.catalogue.facts import Confidence, Status
from halos.matching.answers import Answer, Offer, Place, instruments_of

LISTED = 10


def as_data(answer: Answer) -> dict[str, Any]:
    """The answer by the batch contract, without the question's id.

    Where nothing fits, `techniques` are those that come nearest, in case the refusal is mistaken.
    `next_deadline` is a day (`2027-03-01`), `any time`, `expected 2027-03-07`, or null where no date is known or
    nothing can be booked; `deadline` says the same in words.
    """
    return {
        "fit": answer.fits,
        "techniques": _techniques(answer),
        "instruments": [_instrument(place) for place in instruments_of(answer)] if answer.fits else [],
        "not_here": _not_here(answer),
        "ask_back": ask_back(answer),
        "language": answer.ranking.language,
        "cut": answer.ranking.cut,
    }


def ask_back(answer: Answer) -> str | None:
    """What to add, where so little was said that the order of the techniques is uncertain."""
    if answer.fits and answer.ranking.short:
        return "Say a little more: what is the sample like, and what do you want to know about it?"
    return None


def _techniques(answer: Answer) -> list[dict[str, Any]]:
    """Best first; the scores never rise, also where a support laboratory was put behind."""
    highest = 1.0
    rows = []
    for offer in answer.offers[:LISTED]:
        highest = min(highest, offer.match.score)
        rows.append(_technique(offer, highest))
    return rows


def _technique(offer: Offer, score: float) -> dict[str, Any]:
    why = list(offer.match.words) or [offer.match.nearest]
    also = [neighbour.id for neighbour in offer.card.neighbours] if offer.card else []
    return {
        "id": offer.technique.id,
        "title": offer.title,
        "score": round(score, 4),
        "why": why,
        "nearest": offer.match.nearest,
        "also": also,
    }


def _instrument(place: Place) -> dict[str, Any]:
    instrument = place.instrument
    return {
        "id": instrument.id,
        "name": instrument.name,
        "facility": place.facility.name,
        "status": instrument.status.value,
        "in_region": instrument.in_region,
        "next_deadline": _next(place.deadline),
        "deadline": deadline_in_words(place.deadline),
    }


def _next(deadline: NextDeadline) -> str | None:
    if deadline.kind == "any_time":
        return "any time"
    if deadline.on is None:
        return None
    return f"expected {deadline.on}" if deadline.expected else str(deadline.on)


def _not_here(answer: Answer) -> list[dict[str, Any]]:
    """What the region cannot do today: techniques without a bookable instrument, or who else could help."""
    if answer.no_fit:
        who = [{"name": each.name, "note": each.note} for each in answer.no_fit.who]
        return [
            {
                "kind": answer.no_fit.id,
                "because": answer.no_fit.because,
                "usual": answer.no_fit.usual,
                "who": who,
            }
        ]
    return (
        [
            {
                "technique": offer.technique.id,
                "planned": [place.instrument.id for place in offer.planned],
                "elsewhere": [place.instrument.id for place in offer.elsewhere],
            }
            for offer in answer.shown
            if not offer.here
        ]
        if answer.fits
        else []
    )


def in_words(answer: Answer, now: datetime) -> str:
    """The answer as somebody at a terminal reads it."""
    lines = _no_fit(answer) if not answer.fits else [line for offer in answer.shown for line in _offer(offer)]
    if answer.ranking.cut:
        lines.append("The text was long: only its most telling sentences were read.")
    if hint := ask_back(answer):
        lines.append(hint)
    lines.append(f"Dates as of {now:%d %B %Y}. Nothing of this was stored.")
    return "\n".join(lines)


def _offer(offer: Offer) -> list[str]:
    promise = [f"   {offer.card.promise}"] if offer.card else []
    why = [f"   because you wrote: {', '.join(offer.match.words)}"] if offer.match.words else []
    cannot = [f"   it cannot show: {offer.card.cannot[0]}"] if offer.card else []
    ways = [
        f"   {way.route.price.value}: {way.route.provider}, {way.route.name}: {deadline_in_words(way.next)}"
        for way in offer.shown_ways
    ]
    return [f"{offer.rank}. {offer.title}", *promise, *why, *cannot, *_places(offer), *ways, ""]


def _places(offer: Offer) -> list[str]:
    lines = [f"   {_named(place)}: {deadline_in_words(place.deadline)}" for place in offer.here[:3]]
    if not offer.here:
        lines += [f"   planned, not bookable: {_named(place)}" for place in offer.planned[:2]]
        lines += [
            f"   outside the region: {_named(place)}: {deadline_in_words(place.deadline)}"
            for place in offer.elsewhere[:3]
        ]
    return lines


def _named(place: Place) -> str:
    instrument = place.instrument
    doubts = [] if instrument.status is Status.OPERATING else [instrument.status.value]
    doubts += [] if instrument.confidence is Confidence.HIGH else ["not confirmed"]
    return ", ".join([f"{instrument.name} ({place.facility.name}, {instrument.city} {instrument.country})", *doubts])


def _no_fit(answer: Answer) -> list[str]:
    lines = ["Light, neutrons and electrons do not answer this."]
    if answer.no_fit:
        lines += [answer.no_fit.because, answer.no_fit.usual, "Who else could help:"]
        lines += [f"   {who.name}: {who.note}" for who in answer.no_fit.who]
        lines += ["What could be answered here:", *(f"   {question}" for question in answer.no_fit.instead)]
    return [*lines, ""]

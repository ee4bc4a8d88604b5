"""When a fact must not be taken as it stands. Plain Python, no database."""

from datetime import date, timedelta

from halos.catalogue.facts import Confidence

FRESH_FOR = timedelta(days=180)


def needs_check(checked_on: date, confidence: Confidence, today: date) -> str | None:
    """The sentence that must stand beside the fact; None where it is recent and sure."""
    checked = f"checked {checked_on:%m/%Y}"
    if confidence != Confidence.HIGH:
        return f"{checked}, not confirmed: ask before you plan"
    if today - checked_on > FRESH_FOR:
        return f"{checked}, more than six months ago: ask before you plan"
    return None

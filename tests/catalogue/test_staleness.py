from datetime import date, timedelta

import pytest

from halos.catalogue.facts import Confidence
from halos.catalogue.staleness import needs_check

CHECKED = date(2026, 11, 1)


def test_a_recent_and_sure_fact_needs_no_word() -> None:
    assert needs_check(CHECKED, Confidence.HIGH, CHECKED + timedelta(days=180)) is None


def test_a_sure_fact_is_stale_after_180_days() -> None:
    sentence = needs_check(CHECKED, Confidence.HIGH, CHECKED + timedelta(days=181))
    assert sentence == "checked 11/2026, more than six months ago: ask before you plan"


@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.LOW])
def test_what_is_below_high_is_never_taken_as_confirmed(confidence: Confidence) -> None:
    assert needs_check(CHECKED, confidence, CHECKED) == "checked 11/2026, not confirmed: ask before you plan"

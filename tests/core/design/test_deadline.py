"""A deadline in words: the day, the hour and town, how long is left; never a day that nobody announced."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from halos.catalogue.deadlines import NextDeadline, NextKind
from halos.catalogue.facts import Precision
from halos.core.design.deadline import ShownDeadline, shown

CLOSES_AT = datetime(2027, 1, 15, 16, 0, tzinfo=ZoneInfo("Europe/Berlin"))
FIXED = NextDeadline(
    NextKind.FIXED, on=date(2027, 1, 15), closes_at=CLOSES_AT, zone="Europe/Berlin", place="Hamburg", days_left=53
)
EXPECTED = NextDeadline(NextKind.EXPECTED, on=date(2027, 3, 7), place="Lund", days_left=104)


def test_a_fixed_day_shows_weekday_hour_town_and_days_left() -> None:
    assert shown(FIXED) == ShownDeadline(
        "", "Fri 15 January 2027", "2027-01-15T16:00:00+01:00", "16:00, Hamburg time", "53 days left"
    )


def test_a_fixed_day_without_hour_says_that_the_hour_is_not_known() -> None:
    assert shown(replace(FIXED, closes_at=None)) == ShownDeadline(
        "", "Fri 15 January 2027", "2027-01-15", "Hamburg date, hour not known", "53 days left"
    )


@pytest.mark.parametrize(
    ("days", "variant", "left"),
    [
        (22, "", "22 days left"),
        (21, "soon", "21 days left"),
        (1, "soon", "1 day left"),
        (0, "soon", "closes today"),
        (None, "", ""),
    ],
)
def test_a_fixed_day_is_soon_from_three_weeks_before(days: int | None, variant: str, left: str) -> None:
    seen = shown(replace(FIXED, days_left=days))
    assert (seen.variant, seen.left) == (variant, left)


def test_an_expected_day_says_so_and_is_no_machine_readable_date() -> None:
    assert shown(EXPECTED) == ShownDeadline(
        "unknown", "About 7 March 2027", "", "expected, not announced", "in about 15 weeks"
    )


def test_an_expected_month_names_no_day() -> None:
    assert shown(replace(EXPECTED, precision=Precision.MONTH)).head == "About March 2027"


@pytest.mark.parametrize(
    ("days", "variant", "left"),
    [
        (21, "soon deadline--unknown", "in about 3 weeks"),
        (14, "soon deadline--unknown", "in about 2 weeks"),
        (13, "soon deadline--unknown", "may close any day"),
    ],
)
def test_an_expected_day_that_is_near_warns_without_counting_days(days: int, variant: str, left: str) -> None:
    seen = shown(replace(EXPECTED, days_left=days))
    assert (seen.variant, seen.left) == (variant, left)


@pytest.mark.parametrize(
    ("kind", "variant", "head"),
    [
        (NextKind.ANY_TIME, "any", "Any time"),
        (NextKind.BY_CALL, "unknown", "By call"),
        (NextKind.PAUSED, "unknown", "Paused"),
        (NextKind.NONE, "unknown", "Not bookable"),
        (NextKind.CLOSED, "past", "Closed"),
        (NextKind.UNKNOWN, "unknown", "Not published"),
    ],
)
def test_what_has_no_day_shows_none(kind: NextKind, variant: str, head: str) -> None:
    assert shown(NextDeadline(kind, note="the note")) == ShownDeadline(variant, head, "", "the note", "")


def test_every_kind_has_words() -> None:
    assert all(shown(NextDeadline(kind)).head for kind in NextKind)


def test_a_fixed_kind_without_a_day_invents_none() -> None:
    assert shown(NextDeadline(NextKind.FIXED)).head == "Not published"

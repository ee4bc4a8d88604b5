"""From a rule to the next deadline, to the best way in, and to words."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halos.catalogue.deadlines import (
    NextDeadline,
    NextKind,
    hour_in_words,
    in_words,
    left_in_words,
    next_deadline,
    next_for,
    sooner_first,
    upcoming,
    ways_in,
)
from halos.catalogue.facts import Confidence, DeadlineKind, DeadlineRule, Facts, Precision, Status

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 9, tzinfo=BERLIN)
RULE = DeadlineRule(
    route_id="desy-regular",
    kind=DeadlineKind.YEARLY,
    days=("03-01", "09-01"),
    precision=Precision.DAY,
    time=None,
    zone="Europe/Berlin",
    place="Hamburg",
    basis="Fixed days",
    last_known_on=None,
    note="",
    confidence=Confidence.HIGH,
    checked=date(2026, 11, 1),
)
AT_FOUR = replace(RULE, time=time(16))
EXPECTED = replace(RULE, kind=DeadlineKind.EXPECTED, days=("03-07",))
ANNOUNCED = replace(RULE, kind=DeadlineKind.ANNOUNCED, days=("2027-03-08", "2026-12-01"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def days_of(rule: DeadlineRule, now: datetime) -> date | None:
    return next_deadline(rule, now).on


def test_the_next_deadline_says_everything_about_itself() -> None:
    assert next_deadline(AT_FOUR, NOW) == NextDeadline(
        kind=NextKind.FIXED,
        route_id="desy-regular",
        on=date(2027, 3, 1),
        closes_at=datetime(2027, 3, 1, 16, tzinfo=BERLIN),
        zone="Europe/Berlin",
        place="Hamburg",
        precision=Precision.DAY,
        days_left=98,
        note="Fixed days",
    )


def test_the_order_of_the_days_in_the_rule_does_not_matter() -> None:
    assert days_of(replace(RULE, days=("09-01", "03-01")), NOW) == date(2027, 3, 1)


def test_on_the_day_it_is_that_day_until_its_hour_and_then_the_next() -> None:
    moments = [at("2027-03-01T16:00"), at("2027-03-01T16:01")]
    assert [days_of(AT_FOUR, now) for now in moments] == [date(2027, 3, 1), date(2027, 9, 1)]


def test_without_an_hour_the_whole_day_counts() -> None:
    moments = [at("2027-03-01T23:59:59"), at("2027-03-02T00:00")]
    assert [days_of(RULE, now) for now in moments] == [date(2027, 3, 1), date(2027, 9, 1)]


def test_the_zone_of_the_rule_decides_not_that_of_the_reader() -> None:
    late_in_london = datetime(2027, 3, 1, 23, 30, tzinfo=ZoneInfo("Europe/London"))
    early_in_new_york = datetime(2027, 3, 1, 10, 1, tzinfo=ZoneInfo("America/New_York"))
    assert days_of(RULE, late_in_london) == date(2027, 9, 1)
    assert days_of(AT_FOUR, early_in_new_york) == date(2027, 9, 1)


def test_after_the_last_day_of_a_year_comes_the_first_of_the_next() -> None:
    assert days_of(replace(RULE, days=("12-31",)), at("2026-12-31T23:00")) == date(2026, 12, 31)
    assert days_of(replace(RULE, days=("12-31",)), at("2027-01-01T00:00")) == date(2027, 12, 31)
    assert days_of(replace(RULE, days=("01-01",)), at("2026-12-31T23:59")) == date(2027, 1, 1)


def test_29_february_means_the_28th_in_years_without_it() -> None:
    rule = replace(RULE, days=("02-29",))
    assert days_of(rule, NOW) == date(2027, 2, 28)
    assert days_of(rule, at("2028-02-28T12:00")) == date(2028, 2, 29)


def test_28_and_29_february_are_one_day_in_years_without_the_29th() -> None:
    found = upcoming(replace(RULE, days=("02-28", "02-29")), NOW, date(2028, 12, 31))
    assert [each.on for each in found] == [date(2027, 2, 28), date(2028, 2, 28), date(2028, 2, 29)]


def test_an_hour_that_the_change_of_clocks_leaves_out_means_the_first_moment_after_it() -> None:
    rule = replace(RULE, days=("03-28",), time=time(2, 30))
    closes_at = next_deadline(rule, NOW).closes_at
    assert closes_at is not None
    assert closes_at.isoformat() == "2027-03-28T03:00:00+02:00"
    assert days_of(rule, at("2027-03-28T03:00:01")) == date(2028, 3, 28)


def test_an_hour_that_comes_twice_means_the_later_one() -> None:
    rule = replace(RULE, days=("10-31",), time=time(2, 30))
    first_pass = datetime(2027, 10, 31, 2, 45, tzinfo=BERLIN, fold=0)
    second_pass = first_pass.replace(fold=1)
    assert [days_of(rule, now) for now in (first_pass, second_pass)] == [date(2027, 10, 31), date(2028, 10, 31)]


def test_announced_days_are_fixed_and_end_in_the_unknown() -> None:
    assert [days_of(ANNOUNCED, now) for now in (NOW, at("2026-12-02"))] == [date(2026, 12, 1), date(2027, 3, 8)]
    assert next_deadline(ANNOUNCED, NOW).kind == NextKind.FIXED
    assert next_deadline(ANNOUNCED, at("2027-03-09")) == NextDeadline(
        kind=NextKind.UNKNOWN,
        route_id="desy-regular",
        zone="Europe/Berlin",
        place="Hamburg",
        note="The announced days have passed; the next one is not published.",
    )


def test_an_expected_day_is_marked_as_expected() -> None:
    found = next_deadline(EXPECTED, NOW)
    assert (found.kind, found.expected, found.on, found.days_left) == ("expected", True, date(2027, 3, 7), 104)


@pytest.mark.parametrize("kind", ["any_time", "by_call", "paused", "none", "closed"])
def test_a_rule_without_days_keeps_its_kind_and_says_its_note(kind: str) -> None:
    rule = replace(RULE, kind=DeadlineKind(kind), days=(), note="What to know")
    assert next_deadline(rule, NOW) == NextDeadline(
        kind=NextKind(kind),
        route_id="desy-regular",
        zone="Europe/Berlin",
        place="Hamburg",
        note="What to know",
    )
    assert upcoming(rule, NOW, date(2030, 1, 1)) == ()


def test_a_way_in_without_a_rule_is_unknown() -> None:
    assert next_deadline(None, NOW).kind == NextKind.UNKNOWN


def test_upcoming_holds_all_days_of_the_window_with_both_ends() -> None:
    found = upcoming(RULE, at("2027-03-01T12:00"), date(2028, 3, 1))
    assert [(each.on, each.days_left) for each in found] == [
        (date(2027, 3, 1), 0),
        (date(2027, 9, 1), 184),
        (date(2028, 3, 1), 366),
    ]


def test_upcoming_in_a_window_before_the_next_day_is_empty() -> None:
    assert upcoming(RULE, NOW, date(2027, 2, 28)) == ()


A_START = datetime(2020, 1, 1, tzinfo=UTC)
month_days = st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(lambda day: f"{day:%m-%d}")
rules = st.builds(
    lambda days, hour, zone: replace(RULE, days=tuple(days), time=hour, zone=zone),
    st.lists(month_days, min_size=1, max_size=4, unique=True),
    st.none() | st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    st.sampled_from(["Europe/Berlin", "Europe/London", "America/New_York", "Pacific/Auckland", "UTC"]),
)
moments = st.integers(0, 17 * 365 * 24 * 60 * 60).map(lambda each: A_START + timedelta(seconds=each))


@given(rules, moments)
def test_the_next_deadline_is_never_in_the_past(rule: DeadlineRule, now: datetime) -> None:
    found = next_deadline(rule, now)
    assert found.on is not None
    assert found.on >= now.astimezone(ZoneInfo(rule.zone)).date()
    assert found.closes_at is None or found.closes_at.astimezone(UTC) >= now
    assert found.days_left == (found.on - now.astimezone(ZoneInfo(rule.zone)).date()).days


@given(rules, moments)
def test_going_through_the_calendar_day_by_day_finds_the_same(rule: DeadlineRule, now: datetime) -> None:
    day = now.astimezone(ZoneInfo(rule.zone)).date()
    while not (is_named(rule, day) and not is_over(rule, day, now)):
        day += timedelta(days=1)
    assert next_deadline(rule, now).on == day


@given(rules, moments)
def test_upcoming_begins_with_the_next_and_goes_on_in_order(rule: DeadlineRule, now: datetime) -> None:
    found = upcoming(rule, now, now.date() + timedelta(days=800))
    assert found[0] == next_deadline(rule, now)
    ons = [each.on for each in found]
    assert all(one < other for one, other in pairwise(ons) if one and other)


def is_named(rule: DeadlineRule, day: date) -> bool:
    has_no_29th = (day + timedelta(days=1)).month == 3 and day.day == 28
    return f"{day:%m-%d}" in rule.days or (has_no_29th and "02-29" in rule.days)


def is_over(rule: DeadlineRule, day: date, now: datetime) -> bool:
    """Told by counting the seconds of the day in UTC, minute by minute, until the wall has shown the hour."""
    zone = ZoneInfo(rule.zone)
    hour = rule.time or time(23, 59)
    slack = timedelta(minutes=1) if rule.time is None else timedelta(0)
    start = datetime.combine(day, time(0), UTC) - timedelta(hours=14)
    walls = [(start + timedelta(minutes=minute)) for minute in range(52 * 60)]
    shown = [each for each in walls if wall(each, zone) == datetime.combine(day, hour)]
    after = [each for each in walls if wall(each, zone) > datetime.combine(day, hour)]
    closes = max(shown) + slack if shown else min(after)
    return now >= closes if rule.time is None else now > closes


def wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


@pytest.mark.parametrize(
    ("rule", "now", "when", "left", "hour"),
    [
        (RULE, NOW, "Mon 1 March 2027", "98 days left", "the hour is not known; the day counts in Hamburg"),
        (AT_FOUR, NOW, "Mon 1 March 2027", "98 days left", "until 16:00 (Hamburg time)"),
        (AT_FOUR, at("2027-02-28T20:00"), "Mon 1 March 2027", "1 day left", "until 16:00 (Hamburg time)"),
        (
            AT_FOUR,
            at("2027-03-01T09:00"),
            "closes today at 16:00 (Hamburg time)",
            "last day",
            "until 16:00 (Hamburg time)",
        ),
        (
            RULE,
            at("2027-03-01T09:00"),
            "closes today (Hamburg date; the hour is not known)",
            "last day",
            "the hour is not known; the day counts in Hamburg",
        ),
        (EXPECTED, NOW, "expected about 7 March 2027, not announced", "", ""),
        (EXPECTED, at("2027-03-07T09:00"), "expected about 7 March 2027, not announced", "", ""),
        (
            replace(EXPECTED, precision=Precision.MONTH),
            NOW,
            "expected about March 2027, not announced",
            "",
            "",
        ),
        (replace(RULE, kind=DeadlineKind.ANY_TIME, days=()), NOW, "any time", "", ""),
        (replace(RULE, kind=DeadlineKind.BY_CALL, days=()), NOW, "by call: no date published", "", ""),
        (replace(RULE, kind=DeadlineKind.PAUSED, days=()), NOW, "paused: takes no proposals for now", "", ""),
        (replace(RULE, kind=DeadlineKind.NONE, days=()), NOW, "not bookable yet", "", ""),
        (replace(RULE, kind=DeadlineKind.CLOSED, days=()), NOW, "closed", "", ""),
        (None, NOW, "no date known: ask before you plan", "", ""),
        (
            replace(AT_FOUR, place="", zone="America/New_York"),
            NOW,
            "Mon 1 March 2027",
            "98 days left",
            "until 16:00 (New York time)",
        ),
    ],
)
def test_words_for_people(rule: DeadlineRule | None, now: datetime, when: str, left: str, hour: str) -> None:
    found = next_deadline(rule, now)
    assert (in_words(found), left_in_words(found), hour_in_words(found)) == (when, left, hour)


def test_sooner_first_puts_what_is_open_now_before_days_and_days_before_the_rest() -> None:
    kinds = ["closed", "none", "paused", "unknown", "by_call", "any_time"]
    undated = [NextDeadline(NextKind(kind)) for kind in kinds]
    dated = [NextDeadline(NextKind.FIXED, on=date(2027, 3, 1)), NextDeadline(NextKind.EXPECTED, on=date(2027, 2, 1))]
    ordered = sorted(undated + dated, key=sooner_first)
    assert [each.kind for each in ordered] == [
        *("any_time", "expected", "fixed", "by_call", "unknown", "paused", "none", "closed"),
    ]


def routes_taken(instrument_id: str, facts: Facts) -> list[str]:
    return [way.route.id for way in ways_in(facts.instrument(instrument_id), facts, NOW)]


def test_free_access_at_any_time_comes_first_and_paid_access_last(facts: Facts) -> None:
    assert routes_taken("maxiv-biomax", facts) == [
        *("maxiv-fast", "maxiv-standard", "maxiv-bag", "maxiv-fragmax", "maxiv-proprietary"),
    ]


def test_a_fixed_day_comes_before_an_expected_one_even_if_that_is_sooner(facts: Facts) -> None:
    assert routes_taken("p3-p03", facts) == ["desy-regular", "desy-ltp", "desy-industry"]


def test_a_call_without_a_day_comes_before_paid_access_at_any_time(facts: Facts) -> None:
    assert routes_taken("p3-p12", facts) == ["embl-regular", "embl-industry"]


def test_the_ways_of_the_facility_come_before_those_of_a_programme(facts: Facts) -> None:
    assert routes_taken("em-scilifelab", facts) == ["cryoem-scilifelab", "eu-instruct"]


def test_next_for_is_the_deadline_of_the_first_way(facts: Facts) -> None:
    for instrument in facts.instruments:
        ways = ways_in(instrument, facts, NOW)
        assert not ways or next_for(instrument, facts, NOW) == ways[0].next


@pytest.mark.parametrize(
    ("status", "kind"), [("planned", "none"), ("commissioning", "unknown"), ("upgrade", "paused"), ("closed", "closed")]
)
def test_what_does_not_operate_has_no_bookable_date_whatever_its_routes_say(
    facts: Facts, status: str, kind: str
) -> None:
    for instrument_id in ("maxiv-biomax", "p3-p03", "p3-p12", "em-nchrem"):
        instrument = replace(facts.instrument(instrument_id), status=Status(status), status_note="Why.")
        ways = [way.next for way in ways_in(instrument, facts, NOW)]
        said = {(each.kind, each.on, each.closes_at, each.days_left, each.note) for each in ways}
        assert said | {(NextKind(kind), None, None, None, "Why.")} == {(NextKind(kind), None, None, None, "Why.")}
        assert next_for(instrument, facts, NOW).kind == kind


def test_an_instrument_without_a_way_in_is_unknown(facts: Facts) -> None:
    assert next_for(facts.instrument("em-nchrem"), facts, NOW) == NextDeadline(
        NextKind.UNKNOWN, note="No call is recorded: ask the facility."
    )

"""The calendar feed, read back by the library that other programs use."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from halos.catalogue.actions import load
from halos.catalogue.facts import DeadlineKind, Facts, Precision
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def feed(client: Client, query: str = "") -> Any:
    response = client.get(f"/deadlines.ics{query}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def events(calendar: Any) -> dict[str, Any]:
    """By their ids, which are unique."""
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def with_rule(facts: Facts, route: str, **values: object) -> Facts:
    """The facts with other values in the rule of one way in."""
    rules = (replace(each, **values) if each.route_id == route else each for each in facts.deadline_rules)  # type: ignore[arg-type]
    return replace(facts, deadline_rules=tuple(rules))


def test_the_feed_is_a_calendar_of_its_own(client: Client) -> None:
    calendar = feed(client)
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//Halos//Deadlines//EN")
    assert calendar["REFRESH-INTERVAL"].dt.total_seconds() == 12 * 60 * 60
    content = client.get("/deadlines.ics").content
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_fixed_day_is_a_confirmed_all_day_event(client: Client) -> None:
    event = events(feed(client))["desy-regular-20270301@localhost"]
    assert event["SUMMARY"] == "PETRA III: Regular proposal"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 3, 1), date(2027, 3, 2))
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert str(event["URL"]) == "http://localhost:8000/ways-in/desy-regular/"


def test_an_expected_day_says_so_and_is_tentative(client: Client) -> None:
    event = events(feed(client))["maxiv-standard-20270307@localhost"]
    assert event["SUMMARY"] == "expected, not announced: MAX IV: Standard access"
    assert event["STATUS"] == "TENTATIVE"
    assert event["DTSTART"].dt == date(2027, 3, 7)
    assert "Ask the facility before you rely on this date." in event["DESCRIPTION"]


def test_an_expected_month_is_the_whole_month(client: Client) -> None:
    event = events(feed(client))["isis-regular-20270416@localhost"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 4, 1), date(2027, 5, 1))


def test_a_known_hour_is_told_in_its_zone(client: Client, facts: Facts) -> None:
    load(known=with_rule(facts, "desy-regular", time=time(16, 0)), digest="hour known", now=NOW)
    calendar = feed(client)
    start = events(calendar)["desy-regular-20270901@localhost"]["DTSTART"]
    assert start.params["TZID"] == "Europe/Berlin"
    assert start.dt == datetime(2027, 9, 1, 16, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert start.dt.astimezone(UTC) == datetime(2027, 9, 1, 14, 0, tzinfo=UTC)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]


def test_only_days_are_fed_and_what_has_none_is_left_out(client: Client, facts: Facts) -> None:
    kinds = {rule.route_id: rule.kind for rule in facts.deadline_rules}
    fed = {uid.rsplit("-", 1)[0] for uid in events(feed(client))}
    assert {kinds[route] for route in fed} == {DeadlineKind.YEARLY, DeadlineKind.EXPECTED}
    assert fed == {route for route, kind in kinds.items() if kind in {DeadlineKind.YEARLY, DeadlineKind.EXPECTED}}


def test_the_feed_reaches_eighteen_months_ahead(client: Client) -> None:
    days = [event["DTSTART"].dt for event in events(feed(client)).values()]
    assert min(days) == date(2026, 12, 11)
    assert max(days) == date(2028, 5, 1)


def test_an_announced_day_beyond_that_is_fed_all_the_same(client: Client, facts: Facts) -> None:
    known = with_rule(
        facts, "flash-regular", kind=DeadlineKind.ANNOUNCED, days=("2029-01-15",), precision=Precision.DAY
    )
    load(known=known, digest="far", now=NOW)
    assert "flash-regular-20290115@localhost" in events(feed(client))


def test_events_are_stamped_with_the_load_and_keep_their_ids(client: Client, facts: Facts) -> None:
    before = events(feed(client))
    later = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    load(known=facts, digest="again", now=later)
    after = events(feed(client))
    assert after.keys() == before.keys()
    assert {event["DTSTAMP"].dt for event in after.values()} == {later}
    assert {event["DTSTAMP"].dt for event in before.values()} == {NOW.astimezone(UTC)}


@pytest.mark.parametrize(
    ("query", "routes"),
    [
        ("?probe=neutron", {"ill-regular", "isis-regular", "sinq-regular"}),
        ("?facility=flash", {"flash-regular"}),
        ("?industry=True", {"maxiv-fragmax"}),
        ("?price=paid", set()),
        ("?q=swedish", {"desy-swedish"}),
    ],
)
def test_the_feed_follows_the_filters(client: Client, query: str, routes: set[str]) -> None:
    assert {uid.rsplit("-", 1)[0] for uid in events(feed(client, query))} == routes


def test_texts_with_signs_of_the_format_read_back_as_they_were(client: Client, facts: Facts) -> None:
    title = 'Calls, "rapid"; \\ and more'
    routes = tuple(replace(each, name=title) if each.id == "desy-regular" else each for each in facts.routes)
    load(known=replace(facts, routes=routes), digest="signs", now=NOW)
    assert events(feed(client))["desy-regular-20270301@localhost"]["SUMMARY"] == f"PETRA III: {title}"

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halos.core.clock import moment_at, start_of_day, zone_named

BERLIN = zone_named("Europe/Berlin")
NAMES = ["Europe/Berlin", "Europe/London", "America/St_Johns", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia"]
days = st.dates(date(2000, 1, 1), date(2037, 12, 30))
hours = st.times().map(lambda each: each.replace(microsecond=0))


def test_an_ordinary_hour_is_what_the_wall_shows() -> None:
    assert moment_at(date(2027, 3, 1), time(16), BERLIN).astimezone(UTC) == datetime(2027, 3, 1, 15, tzinfo=UTC)


def test_an_hour_that_is_left_out_means_the_first_moment_after_the_gap() -> None:
    moment = moment_at(date(2027, 3, 28), time(2, 30), BERLIN)
    assert moment.isoformat() == "2027-03-28T03:00:00+02:00"


def test_an_hour_that_comes_twice_means_the_later_one() -> None:
    moment = moment_at(date(2027, 10, 31), time(2, 30), BERLIN)
    assert moment.isoformat() == "2027-10-31T02:30:00+01:00"


def test_a_gap_of_half_an_hour_ends_where_it_ends() -> None:
    moment = moment_at(date(2027, 10, 3), time(2, 15), zone_named("Australia/Lord_Howe"))
    assert moment.isoformat() == "2027-10-03T02:30:00+11:00"


def test_a_day_that_a_zone_left_out_means_the_first_moment_after_it() -> None:
    moment = moment_at(date(2011, 12, 30), time(12), zone_named("Pacific/Apia"))
    assert moment.isoformat() == "2011-12-31T00:00:00+14:00"


def test_a_day_without_midnight_starts_later() -> None:
    assert start_of_day(date(2027, 3, 28), zone_named("Asia/Beirut")).isoformat() == "2027-03-28T01:00:00+03:00"


def test_a_midnight_that_comes_twice_starts_the_day_the_first_time() -> None:
    first = start_of_day(date(2027, 10, 31), zone_named("Atlantic/Azores"))
    assert first.isoformat() == "2027-10-31T00:00:00+00:00"


@pytest.mark.parametrize("name", ["", "Europe", "Europe/Atlantis", "../secret", "Europe/Berlin\0", "x" * 300])
def test_a_zone_that_does_not_exist_is_refused_in_words(name: str) -> None:
    with pytest.raises(ValueError, match="is not a time zone"):
        zone_named(name)


@given(days, hours, st.sampled_from(NAMES))
def test_a_moment_is_never_before_the_wall_shows_it_for_the_last_time(day: date, hour: time, name: str) -> None:
    zone = zone_named(name)
    moment, wall = moment_at(day, hour, zone), datetime.combine(day, hour)
    assert moment.replace(tzinfo=None) >= wall
    real = moment.astimezone(UTC)  # by the wall a second earlier may be an hour that does not exist
    just_before = shown(real - timedelta(seconds=1), zone)
    just_after = [shown(real + timedelta(minutes=minutes), zone) for minutes in range(1, 181, 10)]
    assert just_before < wall
    assert all(each > wall for each in just_after)


@given(days, st.sampled_from(NAMES))
def test_a_day_starts_once_the_day_before_is_over(day: date, name: str) -> None:
    zone = zone_named(name)
    start = start_of_day(day, zone)
    assert shown(start, zone).date() >= day
    assert shown(start.astimezone(UTC) - timedelta(seconds=1), zone).date() < day


def shown(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None)

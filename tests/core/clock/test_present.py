from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from halos.core import clock

MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_the_clock_stands_where_it_was_fixed_and_goes_back_afterwards() -> None:
    before = clock.now()
    with clock.fixed_at(MORNING):
        assert clock.now() == MORNING
        with clock.fixed_at(MORNING + timedelta(days=1)):
            assert clock.now() == MORNING + timedelta(days=1)
        assert clock.now() == MORNING
    assert clock.now() == before


def test_now_is_in_utc_whatever_zone_it_was_fixed_in() -> None:
    with clock.fixed_at(datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=1)))):
        assert clock.now() == MORNING
        assert clock.now().tzinfo is UTC


def test_released_the_clock_runs() -> None:
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    with clock.fixed_at(long_ago):
        clock.release()
        first, second = clock.now(), clock.now()
    assert long_ago < first <= second


def test_today_is_the_date_on_the_wall_of_the_zone() -> None:
    with clock.fixed_at(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)):
        assert clock.today("Europe/Berlin") == date(2026, 11, 23)
        assert clock.today("Europe/London") == date(2026, 11, 22)


def test_a_moment_without_a_zone_does_not_set_the_clock() -> None:
    with pytest.raises(clock.ClockRefused, match="say in which zone"):
        clock.fix(MORNING.replace(tzinfo=None))


@pytest.mark.parametrize("text", ["2026-11-23T09:00+01:00", " 2026-11-23T08:00Z ", "2026-11-23 08:00:00"])
def test_a_written_moment_is_read_in_utc(text: str) -> None:
    assert clock.parse_moment(text) == MORNING


def test_a_day_alone_means_its_start() -> None:
    assert clock.parse_moment("2026-11-23") == datetime(2026, 11, 23, tzinfo=UTC)


def test_what_is_no_moment_is_refused_in_words() -> None:
    with pytest.raises(clock.ClockRefused, match='"tomorrow" is not a moment'):
        clock.parse_moment("tomorrow")


@pytest.mark.parametrize("mode", ["demo", "test"])
def test_the_operator_sets_the_clock_in_demo_and_test(mode: str) -> None:
    with clock.fixed_at(MORNING):
        clock.set_by_operator("2027-01-01T12:00Z", mode=mode)
        assert clock.now() == datetime(2027, 1, 1, 12, tzinfo=UTC)


def test_the_operator_does_not_set_the_clock_where_real_deadlines_count() -> None:
    with clock.fixed_at(MORNING):
        with pytest.raises(clock.ClockRefused, match="in demo and test only"):
            clock.set_by_operator("2027-01-01T12:00Z", mode="production")
        assert clock.now() == MORNING


def test_an_empty_setting_leaves_the_clock_alone_in_every_mode() -> None:
    with clock.fixed_at(MORNING):
        clock.set_by_operator("", mode="production")
        assert clock.now() == MORNING

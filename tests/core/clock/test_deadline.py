from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from halos.core.clock import Deadline

BERLIN = ZoneInfo("Europe/Berlin")
AT_FOUR = Deadline(date(2027, 3, 1), "Europe/Berlin", time(16))
THAT_DAY = Deadline(date(2027, 3, 1), "Europe/Berlin")
A_SECOND = timedelta(seconds=1)


def test_with_an_hour_it_is_open_until_that_moment_and_the_moment_counts() -> None:
    four = datetime(2027, 3, 1, 16, tzinfo=BERLIN)
    assert AT_FOUR.closes_at == four
    assert [AT_FOUR.is_open(four + A_SECOND * seconds) for seconds in (-1, 0, 1)] == [True, True, False]


def test_without_an_hour_the_whole_day_counts_until_midnight_in_its_zone() -> None:
    midnight = datetime(2027, 3, 1, 23, tzinfo=UTC)
    assert THAT_DAY.closes_at is None
    assert [THAT_DAY.is_open(midnight + A_SECOND * seconds) for seconds in (-1, 0)] == [True, False]


def test_grace_keeps_it_open_longer_but_is_not_published() -> None:
    deadline = Deadline(date(2027, 3, 1), "Europe/Berlin", time(16), grace=timedelta(minutes=5))
    five_past = datetime(2027, 3, 1, 16, 5, tzinfo=BERLIN)
    assert deadline.closes_at == AT_FOUR.closes_at
    assert [deadline.is_open(five_past + A_SECOND * seconds) for seconds in (0, 1)] == [True, False]


def test_in_the_night_when_the_hour_comes_twice_the_first_pass_is_in_time() -> None:
    deadline = Deadline(date(2027, 10, 31), "Europe/Berlin", time(2, 15))
    twice = [datetime(2027, 10, 31, 2, 30, tzinfo=BERLIN, fold=fold) for fold in (0, 1)]
    assert [deadline.is_open(moment) for moment in twice] == [True, False]


def test_days_are_left_by_the_calendar_of_the_zone_not_of_the_reader() -> None:
    late_in_london = datetime(2027, 2, 27, 23, 30, tzinfo=ZoneInfo("Europe/London"))
    assert AT_FOUR.days_left(late_in_london) == 1


def test_no_day_is_left_on_the_day_itself_and_after_it() -> None:
    moments = [datetime(2027, 3, day, 12, tzinfo=BERLIN) for day in (1, 2)]
    assert [AT_FOUR.days_left(moment) for moment in moments] == [0, 0]

"""The present moment. Nothing else in Halos reads the machine's clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from halos.core.clock.zones import zone_named

MODES_WITH_A_SETTABLE_CLOCK = frozenset({"demo", "test"})


class ClockRefused(ValueError):
    """The clock was not set; the sentence says why and what to do."""


class _Clock:
    """Of the whole process, not of one thread: a test's server answers in another thread than the test."""

    standing_at: datetime | None = None


def now() -> datetime:
    """The present moment in UTC, or the moment at which the clock was fixed."""
    return _Clock.standing_at or datetime.now(UTC)


def today(zone: str) -> date:
    """The date that the calendar on the wall shows now in `zone`."""
    return now().astimezone(zone_named(zone)).date()


def fix(moment: datetime) -> None:
    """From now on `now()` is `moment`, until `release()`; ClockRefused where `moment` names no zone."""
    if moment.tzinfo is None:
        raise ClockRefused(f"The clock cannot be set to {moment}: say in which zone, for example +01:00.")
    _Clock.standing_at = moment.astimezone(UTC)


def release() -> None:
    """`now()` is the machine's time again."""
    _Clock.standing_at = None


@contextmanager
def fixed_at(moment: datetime) -> Iterator[None]:
    """Inside the block `now()` is `moment`; afterwards it is what it was before."""
    before = _Clock.standing_at
    fix(moment)
    try:
        yield
    finally:
        _Clock.standing_at = before


def parse_moment(text: str) -> datetime:
    """The moment written as `2026-11-23T09:00+01:00` (a day alone means its start in UTC), in UTC."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ClockRefused(f'"{text}" is not a moment. Write it as 2026-11-23T09:00+01:00.') from None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def set_by_operator(text: str, *, mode: str) -> None:
    """The clock stands at `text` (HALOS_NOW) in demo and test; nothing happens where `text` is empty.

    In any other mode it raises ClockRefused: with a wrong date people would miss real deadlines.
    """
    if not text:
        return
    if mode not in MODES_WITH_A_SETTABLE_CLOCK:
        raise ClockRefused("HALOS_NOW sets the clock in demo and test only. Remove it, or start the demo.")
    fix(parse_moment(text))

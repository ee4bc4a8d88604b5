"""From the date and hour on a wall to the moment they mean, also in the nights when clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ONE_SECOND = timedelta(seconds=1)


def zone_named(name: str) -> ZoneInfo:
    """The zone of that name in the IANA list, such as Europe/Berlin; ValueError where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):  # a folder's name is an OSError, a path a ValueError
        raise ValueError(f'"{name}" is not a time zone. Write one such as Europe/Berlin.') from None


def moment_at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """When a clock on the wall in `zone` shows `hour` on `day`.

    An hour that the change of clocks leaves out means the first moment after the gap; an hour that comes
    twice means the later one. Both are in favour of whoever has to hand something in.
    """
    later = datetime.combine(day, hour, zone).replace(fold=1)
    return later if _exists(later) else _end_of_gap(later)


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of `day` in `zone`, or the first one after it where the zone leaves that day out."""
    midnight = datetime.combine(day, time.min, zone)
    return midnight if _exists(midnight) else _end_of_gap(midnight)


def _exists(wall: datetime) -> bool:
    back = wall.astimezone(UTC).astimezone(wall.tzinfo)
    return back.replace(tzinfo=None) == wall.replace(tzinfo=None)


def _end_of_gap(wall: datetime) -> datetime:
    # Read with the offset after the change (fold 1) the hour lies before it; with the one before, after it.
    before, after = (wall.replace(fold=fold).astimezone(UTC) for fold in (1, 0))
    offset = after.astimezone(wall.tzinfo).utcoffset()
    while after - before > ONE_SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(wall.tzinfo).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return _whole_second(after).astimezone(wall.tzinfo)


def _whole_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)

"""Time: `now` from one place, and deadlines that know their zone and their grace."""

from halos.core.clock.deadline import Deadline
from halos.core.clock.present import (
    ClockRefused,
    fix,
    fixed_at,
    now,
    parse_moment,
    release,
    set_by_operator,
    today,
)
from halos.core.clock.zones import moment_at, start_of_day, zone_named

__all__ = [
    "ClockRefused",
    "Deadline",
    "fix",
    "fixed_at",
    "moment_at",
    "now",
    "parse_moment",
    "release",
    "set_by_operator",
    "start_of_day",
    "today",
    "zone_named",
]

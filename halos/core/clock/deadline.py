"""A day, perhaps with an hour, in a zone: until when is it open, how many days are left."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from halos.core.clock.zones import moment_at, start_of_day, zone_named

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Deadline:
    """Open until `hour` on `day` in `zone`, that moment included, and for `grace` longer.

    Where the hour is not known the whole day counts, until midnight in the zone.
    """

    day: date
    zone: str
    hour: time | None = None
    grace: timedelta = timedelta(0)

    @property
    def closes_at(self) -> datetime | None:
        """The published moment, in the deadline's zone and without the grace; None where no hour is known."""
        if self.hour is None:
            return None
        return moment_at(self.day, self.hour, zone_named(self.zone))

    def is_open(self, now: datetime) -> bool:
        """True where something handed in at `now` is in time."""
        # Compared in UTC: two moments of the same zone are compared by their wall clocks, which repeat.
        arrived = now.astimezone(UTC) - self.grace
        if self.closes_at is None:
            return arrived < start_of_day(self.day + ONE_DAY, zone_named(self.zone)).astimezone(UTC)
        return arrived <= self.closes_at.astimezone(UTC)

    def days_left(self, now: datetime) -> int:
        """Whole days by the calendar of the zone: 0 on the day itself and after it."""
        return max(0, (self.day - now.astimezone(zone_named(self.zone)).date()).days)

"""How a next deadline is put into words: never a day that nobody announced, never a colour without a word."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

SOON_IN_DAYS = 21
DAYS_OF_A_WEEK = 7
WEEKS_COUNTED_IN_DAYS = 14

WITHOUT_DAY = {
    "any_time": ("any", gettext_lazy("Any time"), ""),
    "by_call": ("unknown", gettext_lazy("By call"), gettext_lazy("no date announced")),
    "paused": ("unknown", gettext_lazy("Paused"), gettext_lazy("takes no proposals for now")),
    "none": ("unknown", gettext_lazy("Not bookable"), gettext_lazy("no beam yet")),
    "closed": ("past", gettext_lazy("Closed"), gettext_lazy("takes no proposals any more")),
    "unknown": ("unknown", gettext_lazy("Not published"), gettext_lazy("ask the facility")),
}


class Deadline(Protocol):
    """What the component reads; `halos.catalogue.deadlines.NextDeadline` is one.

    `closes_at` is the moment, in the deadline's own zone, where the hour is known; `place` the town by whose clock.
    `precision` is day or month: how finely an expected date is known.
    """

    @property
    def kind(self) -> str: ...
    @property
    def on(self) -> date | None: ...
    @property
    def closes_at(self) -> datetime | None: ...
    @property
    def place(self) -> str: ...
    @property
    def precision(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def days_left(self) -> int | None: ...


@dataclass(frozen=True)
class ShownDeadline:
    """The three lines of a deadline. `moment` is machine-readable, and empty where no day is certain."""

    variant: str
    head: Any
    moment: str
    note: Any
    left: str


def shown(deadline: Deadline) -> ShownDeadline:
    """The words for `deadline`. Only a fixed day is machine-readable: an expected one was not announced."""
    if deadline.on and deadline.kind == "fixed":
        return _fixed(deadline, deadline.on)
    if deadline.on and deadline.kind == "expected":
        return _expected(deadline, deadline.on)
    variant, head, note = WITHOUT_DAY.get(deadline.kind, WITHOUT_DAY["unknown"])
    return ShownDeadline(variant, head, "", deadline.note or note, "")


def _fixed(deadline: Deadline, on: date) -> ShownDeadline:
    return ShownDeadline(
        variant="soon" if is_soon(deadline) else "",
        head=date_format(on, pgettext("format of a date with its weekday", "D j F Y")),
        moment=deadline.closes_at.isoformat() if deadline.closes_at else on.isoformat(),
        note=_hour(deadline),
        left=_left(deadline.days_left),
    )


def _expected(deadline: Deadline, on: date) -> ShownDeadline:
    day, month = pgettext("format of a date", "j F Y"), pgettext("format of a month", "F Y")
    about = date_format(on, month if deadline.precision == "month" else day)
    return ShownDeadline(
        variant="soon deadline--unknown" if is_soon(deadline) else "unknown",
        head=_("About %(day)s") % {"day": about},
        moment="",
        note=_("expected, not announced"),
        left=_left_about(deadline.days_left),
    )


def is_soon(deadline: Deadline) -> bool:
    """True from three weeks before the day."""
    return deadline.days_left is not None and deadline.days_left <= SOON_IN_DAYS


def _hour(deadline: Deadline) -> str:
    if not deadline.closes_at:
        return _("%(place)s date, hour not known") % {"place": deadline.place}
    hour = deadline.closes_at.strftime("%H:%M")
    return _("%(hour)s, %(place)s time") % {"hour": hour, "place": deadline.place}


def _left(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return _("closes today")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


def _left_about(days: int | None) -> str:
    if days is None:
        return ""
    if days < WEEKS_COUNTED_IN_DAYS:
        return _("may close any day")
    weeks = round(days / DAYS_OF_A_WEEK)
    return ngettext("in about %(weeks)d week", "in about %(weeks)d weeks", weeks) % {"weeks": weeks}

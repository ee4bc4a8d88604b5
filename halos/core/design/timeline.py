"""Deadlines over the coming months as a picture: plain records in, geometry out. The page lists the same dates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import pgettext

WIDTH = 1100.0
LEFT, RIGHT = 190.0, 1090.0
TOP, ROW = 30.0, 44.0
MONTHS = 14  # the month of today and the thirteen after it
LABEL_CHARACTERS, SUBLABEL_CHARACTERS = 25, 29
CHARACTER = 6.6  # width of a character of a note, in units of the picture
GAP = 7.0


@dataclass(frozen=True)
class FixedDay:
    """Closes on that day."""

    on: date


@dataclass(frozen=True)
class ExpectedSpan:
    """Expected between two days, both counted, but not announced: drawn hollow. `note` says what is expected."""

    first: date
    last: date
    note: Any = ""


@dataclass(frozen=True)
class AnyTime:
    """Open from today on."""


@dataclass(frozen=True)
class NotOpen:
    """Takes nothing for now; `note` says why."""

    note: Any


@dataclass(frozen=True)
class Remark:
    """Nothing can be drawn; `note` says why, for example that no date is published."""

    note: Any


Mark = FixedDay | ExpectedSpan | AnyTime | NotOpen | Remark


@dataclass(frozen=True)
class Row:
    """One way in: its name, what stands under it, its marks, and the page it leads to."""

    label: Any
    sublabel: Any
    marks: tuple[Mark, ...]
    url: str = ""


@dataclass(frozen=True)
class Timeline:
    """The month of `today` and the thirteen after it."""

    today: date
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Text:
    """Words at x and y; `anchor` is t-end where they end there. `width` is that of the mark they belong to."""

    x: float
    y: float
    words: str
    look: str
    anchor: str = ""
    width: float = 0.0


@dataclass(frozen=True)
class Shape:
    """`kind` is fixed, soft, any or off; x and width in units of the picture."""

    kind: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class DrawnRow:
    row: Row
    label: str
    sublabel: str
    y: float
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Month:
    x: float
    label: str


@dataclass(frozen=True)
class Drawing:
    """Everything the template needs, rounded to a tenth of a unit."""

    height: float
    bottom: float
    months: tuple[Month, ...]
    rows: tuple[DrawnRow, ...]
    today: date
    today_x: float
    first: date
    last: date


def draw(chart: Timeline) -> Drawing:
    """The geometry of `chart`. Marks outside its months are left out."""
    scale = _Scale(chart.today)
    height = TOP + ROW * len(chart.rows) + 26
    return Drawing(
        height=height,
        bottom=height - 16,
        months=tuple(Month(scale.x(day), _month(day, scale.first)) for day in scale.months),
        rows=tuple(_row(row, TOP + ROW * index + 25, scale) for index, row in enumerate(chart.rows)),
        today=chart.today,
        today_x=scale.x(chart.today),
        first=scale.first,
        last=scale.end - timedelta(days=1),
    )


class _Scale:
    """Days to x."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.first = today.replace(day=1)
        self.months = [_later(self.first, months) for months in range(MONTHS)]
        self.end = _later(self.first, MONTHS)

    def x(self, day: date) -> float:
        share = (day - self.first) / (self.end - self.first)
        return round(LEFT + share * (RIGHT - LEFT), 1)

    def holds(self, day: date) -> bool:
        return self.first <= day < self.end


def _row(row: Row, y: float, scale: _Scale) -> DrawnRow:
    drawn = [part for mark in row.marks for part in _mark(mark, y, scale)]
    shapes = tuple(part for part in drawn if isinstance(part, Shape))
    texts = [_placed(part, shapes) for part in drawn if isinstance(part, Text)]
    return DrawnRow(
        row,
        _cut(row.label, LABEL_CHARACTERS),
        _cut(row.sublabel, SUBLABEL_CHARACTERS),
        y,
        shapes,
        _without_collisions(texts),
    )


def _mark(mark: Mark, y: float, scale: _Scale) -> Iterator[Shape | Text]:
    match mark:
        case FixedDay(on) if scale.holds(on):
            x = scale.x(on)
            yield Shape("fixed", round(x - 2, 1), y - 10, 4)
            yield Text(x - 2, y - 5, date_format(on, pgettext("format of a short date", "j M")), "t-brick", width=4)
        case ExpectedSpan(first, last, note) if scale.holds(first) or scale.holds(last):
            left, right = scale.x(max(first, scale.first)), scale.x(min(last + timedelta(days=1), scale.end))
            width = max(round(right - left, 1), 14.0)
            yield Shape("soft", left, y - 7, width)
            yield Text(left, y - 5, str(note), "t-muted", width=width)
        case AnyTime():
            yield Shape("any", scale.x(scale.today), y, round(RIGHT - 4 - scale.x(scale.today), 1))
        case NotOpen(note):
            yield Shape("off", scale.x(scale.today), y, round(RIGHT - 4 - scale.x(scale.today), 1))
            yield Text(scale.x(scale.today) + 2 * GAP, y - 6, str(note), "t-muted")
        case Remark(note):
            yield Text(scale.x(scale.today) + 2 * GAP, y - 6, str(note), "t-muted")


def _placed(text: Text, shapes: tuple[Shape, ...]) -> Text:
    """To the right of its mark; to the left where the picture ends or another mark is in the way."""
    right = replace(text, x=round(text.x + text.width + GAP, 1))
    ends = _left(right) + _length(right)
    if text.width and (ends > WIDTH or any(_left(right) <= shape.x <= ends for shape in shapes)):
        return replace(text, x=round(text.x - GAP, 1), anchor="t-end")
    return right


def _without_collisions(texts: list[Text]) -> tuple[Text, ...]:
    """A text that would run into the one before it is left out: the mark stays, the list has the words."""
    kept: list[Text] = []
    for text in sorted(texts, key=_left):
        if not kept or _left(text) > _left(kept[-1]) + _length(kept[-1]) + GAP:
            kept.append(text)
    return tuple(kept)


def _left(text: Text) -> float:
    return text.x - _length(text) if text.anchor else text.x


def _length(text: Text) -> float:
    return len(text.words) * CHARACTER


def _later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _month(day: date, first: date) -> str:
    return date_format(day, "M Y" if day == first or day.month == 1 else "M")


def _cut(words: Any, characters: int) -> str:
    text = str(words)
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"

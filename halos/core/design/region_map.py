"""The region as a sketch: our own hand-drawn coast, with places put on it by latitude and longitude."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from math import cos, hypot, sin, tau
from typing import TypeVar

WIDTH = 360
HEIGHT = 560
MARGIN = 6

# x and y of the sketch from longitude and latitude in degrees: least squares over the six towns below.
X_OF_LONGITUDE, X_AT_ZERO = 44.0, -297.2
Y_OF_LATITUDE, Y_AT_ZERO = -79.8, 4800.2

DOT_GAP = 16.0  # between facilities, whose rings may touch
RING, SMALL = 10.0, 4.0  # radius of a facility's ring and of a small dot
STEPS = (0.0, 9.0, 16.0, 24.0)  # how far a small dot may give way
TOWN_GAP = 6.0
NAME_WIDTH, TOWN_WIDTH = 7.6, 6.4  # of a character, in units of the sketch, rather too wide than too narrow
LINE = 15.0
PUSHES = 40


D = TypeVar("D")


@dataclass(frozen=True)
class Place:
    """Something on the map. `kind` is `facility` (a named link) or `small` (a dot); `probe` gives its colour."""

    name: str
    latitude: float
    longitude: float
    probe: str
    url: str = ""
    kind: str = "facility"
    is_planned: bool = False


@dataclass(frozen=True)
class Town:
    name: str
    latitude: float
    longitude: float
    anchor: str = "start"


TOWNS = (
    Town("Oslo", 59.91, 10.75, "end"),
    Town("Gothenburg", 57.71, 11.97),
    Town("Aarhus", 56.16, 10.20, "end"),
    Town("Copenhagen", 55.68, 12.57, "end"),
    Town("Lund", 55.70, 13.19),
    Town("Hamburg", 53.55, 9.99),
)


@dataclass(frozen=True)
class Dot:
    """A place at its point of the sketch, with its name beside it: `label_x`, `label_y`, and the SVG anchor."""

    place: Place
    x: float
    y: float
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = "start"


@dataclass(frozen=True)
class Label:
    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Map:
    """What the template draws. `outside` are the names of places that lie beyond the sketch."""

    facilities: tuple[Dot, ...]
    small: tuple[Dot, ...]
    towns: tuple[Label, ...]
    town_dots: tuple[tuple[float, float], ...]
    outside: tuple[str, ...]


@dataclass(frozen=True)
class _Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "_Rectangle") -> float:
        """The area both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)


def point(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies in the sketch's units (x to the right, y down); within 5 units for the towns."""
    return X_OF_LONGITUDE * longitude + X_AT_ZERO, Y_OF_LATITUDE * latitude + Y_AT_ZERO


@lru_cache(maxsize=16)
def draw(places: tuple[Place, ...]) -> Map:
    """Dots that do not cover one another, names that do not cover dots or names, and what is off the sketch."""
    inside = [place for place in places if _is_inside(place)]
    facilities = _apart([_dot(place) for place in inside if place.kind == "facility"])
    taken = [_around(dot, RING) for dot in facilities]
    named = [_placed(_with_name(dot), taken, _label_area) for dot in facilities]
    small = [_placed(_nearby(_dot(place)), taken, _small_area) for place in inside if place.kind != "facility"]
    towns = [_placed(_beside(town), taken, _town_area) for town in TOWNS]
    return Map(
        facilities=tuple(named),
        small=tuple(small),
        towns=tuple(towns),
        town_dots=tuple(_free_town_dots(named, small)),
        outside=tuple(place.name for place in places if not _is_inside(place)),
    )


def _is_inside(place: Place) -> bool:
    x, y = point(place.latitude, place.longitude)
    return MARGIN <= x <= WIDTH - MARGIN and MARGIN <= y <= HEIGHT - MARGIN


def _dot(place: Place) -> Dot:
    x, y = point(place.latitude, place.longitude)
    return Dot(place, x, y)


def _apart(dots: Sequence[Dot]) -> list[Dot]:
    """The facilities, moved as little as needed so that no dot covers another."""
    moved = list(dots)
    for _ in range(PUSHES):
        for index, dot in enumerate(moved):
            moved[index] = reduce(_pushed, moved[:index], dot)
    return moved


def _pushed(dot: Dot, other: Dot) -> Dot:
    across, down = dot.x - other.x, dot.y - other.y
    distance = hypot(across, down)
    if distance >= DOT_GAP:
        return dot
    if distance < 0.1:  # the same point: to the upper right, so that the order of places decides
        across, down, distance = 1.0, -0.8, 1.28
    return replace(dot, x=other.x + across / distance * DOT_GAP, y=other.y + down / distance * DOT_GAP)


def _placed(options: Iterable[D], taken: list[_Rectangle], area: Callable[[D], _Rectangle]) -> D:
    """The first option that covers least of what is taken; its area is taken from then on."""
    best = min(options, key=lambda option: round(_covered(area(option), taken), 3))
    taken.append(area(best))
    return best


def _with_name(dot: Dot) -> Iterable[Dot]:
    """Right of the dot is best, higher or lower where that is free, then left."""
    right = [(14, dy, "start") for dy in (5, 13, -8, 18)]
    at = [*right, *((-14, dy, "end") for dy in (5, 13, -8, 18))]
    return [replace(dot, label_x=dot.x + dx, label_y=dot.y + dy, anchor=anchor) for dx, dy, anchor in at]


def _nearby(dot: Dot) -> Iterable[Dot]:
    """Where the place is, then around it, ever farther."""
    for step in STEPS:
        for turn in range(12):
            angle = turn * tau / 12
            yield replace(dot, x=dot.x + step * cos(angle), y=dot.y + step * sin(angle))


def _beside(town: Town) -> Iterable[Label]:
    x, y = point(town.latitude, town.longitude)
    for side in (town.anchor, "start" if town.anchor == "end" else "end"):
        dx = 8.0 if side == "start" else -8.0
        for dy in (4.0, 19.0, 28.0, 34.0, -9.0, -20.0):
            yield Label(town.name, x + dx, y + dy, side)


def _free_town_dots(facilities: Sequence[Dot], small: Sequence[Dot]) -> Iterable[tuple[float, float]]:
    """Towns under a facility's ring or a small dot need no dot of their own."""
    for town in TOWNS:
        x, y = point(town.latitude, town.longitude)
        is_ringed = any(hypot(dot.x - x, dot.y - y) <= DOT_GAP for dot in facilities)
        is_dotted = any(hypot(dot.x - x, dot.y - y) <= TOWN_GAP for dot in small)
        if not is_ringed and not is_dotted:
            yield round(x, 1), round(y, 1)


def _covered(area: _Rectangle, taken: Sequence[_Rectangle]) -> float:
    beside = max(0.0, MARGIN - area.left) + max(0.0, area.right - (WIDTH - MARGIN))
    beyond = max(0.0, MARGIN - area.top) + max(0.0, area.bottom - (HEIGHT - MARGIN))
    return 100.0 * (beside + beyond) + sum(area.overlap(other) for other in taken)


def _around(dot: Dot, radius: float) -> _Rectangle:
    return _Rectangle(dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius)


def _small_area(dot: Dot) -> _Rectangle:
    return _around(dot, SMALL)


def _label_area(dot: Dot) -> _Rectangle:
    return _text_area(Label(dot.place.name, dot.label_x, dot.label_y, dot.anchor), NAME_WIDTH)


def _town_area(label: Label) -> _Rectangle:
    return _text_area(label, TOWN_WIDTH)


def _text_area(label: Label, character: float) -> _Rectangle:
    width = len(label.text) * character
    left = label.x if label.anchor == "start" else label.x - width
    return _Rectangle(left, label.y - LINE + 3, left + width, label.y + 3)

"""Places on the sketch: where they belong, apart from one another, and their names legible."""

from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest

from halos.core.design.region_map import DOT_GAP, HEIGHT, WIDTH, Place, draw, point

# where the hand-drawn sketch has these towns
DRAWN = {
    "Oslo": (59.91, 10.75, 176, 19),
    "Gothenburg": (57.71, 11.97, 230, 196),
    "Aarhus": (56.16, 10.20, 152, 319),
    "Copenhagen": (55.68, 12.57, 255, 358),
    "Hamburg": (53.55, 9.99, 142, 527),
}
MAX_IV = Place("MAX IV", 55.727, 13.233, "light", "/max-iv/")
ESS = Place("ESS", 55.735, 13.251, "neutron", "/ess/", is_planned=True)
DESY = Place("DESY", 53.576, 9.880, "light", "/desy/")
XFEL = Place("European XFEL", 53.590, 9.829, "fel", "/xfel/")
NCHREM = Place("Lund nCHREM", 55.711, 13.209, "electron", kind="small")
STOCKHOLM = Place("SciLifeLab", 59.350, 18.022, "electron", kind="small")


@pytest.mark.parametrize("town", DRAWN)
def test_towns_lie_within_five_units_of_where_the_sketch_has_them(town: str) -> None:
    latitude, longitude, x, y = DRAWN[town]
    there = point(latitude, longitude)
    assert hypot(there[0] - x, there[1] - y) <= 5


def test_neighbouring_facilities_do_not_cover_one_another() -> None:
    dots = draw((MAX_IV, ESS, DESY, XFEL)).facilities
    nearest = min(hypot(a.x - b.x, a.y - b.y) for a, b in combinations(dots, 2))
    assert nearest >= DOT_GAP - 0.5


def test_two_facilities_at_the_same_point_are_drawn_apart() -> None:
    one, other = draw((DESY, replace(DESY, name="FLASH"))).facilities
    assert hypot(one.x - other.x, one.y - other.y) >= DOT_GAP - 0.5


def test_a_facility_alone_stays_where_it_is() -> None:
    dot = draw((DESY,)).facilities[0]
    assert (dot.x, dot.y) == point(DESY.latitude, DESY.longitude)


def test_names_keep_a_line_between_them() -> None:
    dots = draw((MAX_IV, ESS, DESY, XFEL, NCHREM)).facilities
    same_side = [(a, b) for a, b in combinations(dots, 2) if a.anchor == b.anchor and abs(a.label_x - b.label_x) < 60]
    assert same_side
    assert all(abs(a.label_y - b.label_y) >= 15 for a, b in same_side)


def test_a_small_dot_leaves_the_rings_free() -> None:
    picture = draw((MAX_IV, ESS, replace(NCHREM, latitude=55.727, longitude=13.233)))
    small = picture.small[0]
    assert all(hypot(small.x - dot.x, small.y - dot.y) >= 13 for dot in picture.facilities)


def test_what_lies_beyond_the_sketch_is_named_and_not_drawn() -> None:
    picture = draw((MAX_IV, STOCKHOLM))
    assert picture.outside == ("SciLifeLab",)
    assert picture.small == ()


def test_everything_drawn_lies_on_the_sketch() -> None:
    picture = draw((MAX_IV, ESS, DESY, XFEL, NCHREM))
    assert all(0 < label.x < WIDTH and 0 < label.y < HEIGHT for label in picture.towns)
    assert all(0 < dot.label_x < WIDTH and 0 < dot.label_y < HEIGHT for dot in picture.facilities)


def test_a_town_under_a_dot_keeps_its_name_and_loses_its_own_dot() -> None:
    oslo = Place("NORTEM", 59.91, 10.75, "electron", kind="small")
    without, with_dot = draw(()), draw((oslo,))
    assert len(without.town_dots) == len(with_dot.town_dots) + 1
    assert [town.text for town in with_dot.towns] == [town.text for town in without.towns]

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from halos.catalogue.agenda import Agenda, agenda
from halos.catalogue.facts import DeadlineKind, Facts, Probe
from halos.catalogue.picture import last_of_month, timeline_of
from halos.core.design.timeline import AnyTime, ExpectedSpan, FixedDay, NotOpen
from tests.conftest import NOW

TODAY = date(2026, 11, 23)


def coming(facts: Facts, keys: Sequence[str], until: date = date(2027, 12, 31)) -> Agenda:
    return agenda([facts.route(key) for key in keys], facts, NOW, until)


def test_dates_stand_under_their_months_in_order(facts: Facts) -> None:
    found = coming(facts, ["flash-regular", "desy-regular", "ill-regular"])
    assert [(month.first, [entry.route.id for entry in month.entries]) for month in found.months] == [
        (date(2027, 2, 1), ["ill-regular"]),
        (date(2027, 3, 1), ["desy-regular"]),
        (date(2027, 4, 1), ["flash-regular"]),
        (date(2027, 9, 1), ["desy-regular", "ill-regular"]),
        (date(2027, 10, 1), ["flash-regular"]),
    ]
    assert found.dated[0].probes == (Probe.NEUTRON,)


def test_a_way_stands_at_least_once_however_near_the_end(facts: Facts) -> None:
    found = coming(facts, ["flash-regular"], until=TODAY)
    assert [entry.next.on for entry in found.dated] == [date(2027, 4, 1)]


def test_what_has_no_day_stands_where_it_belongs(facts: Facts) -> None:
    found = coming(facts, ["maxiv-fast", "embl-regular", "mlz-regular", "ess-first"])
    assert [entry.route.id for entry in found.any_time] == ["maxiv-fast"]
    assert [entry.route.id for entry in found.by_call] == ["embl-regular"]
    assert [entry.route.id for entry in found.not_open] == ["mlz-regular", "ess-first"]
    assert found.months == ()
    assert [entry.route.id for entry in found.every] == ["maxiv-fast", "embl-regular", "mlz-regular", "ess-first"]


def test_a_way_whose_dates_have_passed_or_are_not_recorded_goes_by_call(facts: Facts) -> None:
    passed = tuple(
        replace(rule, kind=DeadlineKind.ANNOUNCED, days=("2026-11-22",)) if rule.route_id == "desy-regular" else rule
        for rule in facts.deadline_rules
        if rule.route_id != "flash-regular"
    )
    found = coming(replace(facts, deadline_rules=passed), ["desy-regular", "flash-regular"])
    assert [entry.route.id for entry in found.by_call] == ["desy-regular", "flash-regular"]


def test_every_way_of_the_catalogue_has_its_place(facts: Facts) -> None:
    found = agenda(facts.routes, facts, NOW, TODAY + timedelta(days=400))
    assert {entry.route.id for entry in found.every} == {route.id for route in facts.routes}


def test_ways_of_a_provider_with_the_same_dates_share_a_row_of_the_picture(facts: Facts) -> None:
    (row,) = timeline_of(coming(facts, ["desy-regular", "desy-swedish"]), TODAY).rows
    assert (row.label, row.sublabel, row.url) == ("PETRA III", "Regular proposal + 1", "/ways-in/desy-regular/")
    assert row.marks == (FixedDay(date(2027, 3, 1)), FixedDay(date(2027, 9, 1)))


def test_an_expected_day_is_drawn_as_a_fortnight_and_a_month_as_a_month(facts: Facts) -> None:
    standard, isis = timeline_of(coming(facts, ["maxiv-standard", "isis-regular"]), TODAY).rows
    assert standard.marks[0] == ExpectedSpan(date(2027, 2, 28), date(2027, 3, 14), "about March")
    assert isis.marks[0] == ExpectedSpan(date(2027, 4, 1), date(2027, 4, 30), "about April")


def test_free_ways_of_facilities_that_are_always_open_have_a_row_and_the_others_share_one(facts: Facts) -> None:
    rows = timeline_of(coming(facts, ["maxiv-fast", "maxiv-proprietary", "eu-instruct", "cryoem-cssb"]), TODAY).rows
    assert [(row.label, row.sublabel) for row in rows] == [
        ("MAX IV", "Fast access"),
        ("3 more ways in", "European, for a fee or paid"),
    ]
    assert {row.marks for row in rows} == {(AnyTime(),)}
    assert rows[1].url == "#any-time"


def test_what_is_not_open_yet_is_drawn_and_what_is_paused_only_where_nothing_else_is_open(facts: Facts) -> None:
    keys = ["maxiv-standard", "maxiv-training", "ess-first", "ess-demax", "mlz-regular"]
    rows = timeline_of(coming(facts, keys), TODAY).rows
    assert [row.label for row in rows] == ["MAX IV", "ESS", "MLZ"]
    assert [type(row.marks[0]) for row in rows] == [ExpectedSpan, NotOpen, NotOpen]


def test_the_last_day_of_a_month_is_known_in_leap_years_too() -> None:
    days = [date(2027, 2, 3), date(2028, 2, 1), date(2026, 12, 31), date(2027, 4, 30)]
    assert [last_of_month(day).day for day in days] == [28, 29, 31, 30]

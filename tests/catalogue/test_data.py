"""The project's own data files: sound, complete, and honest about what cannot be booked."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from halos.catalogue.deadlines import next_for
from halos.catalogue.facts import Facts, Probe, Scope, Status
from halos.catalogue.files import DATA
from halos.catalogue.files.readme import with_lists

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Stockholm"))


def test_the_region_has_92_instruments_and_25_stand_elsewhere(facts: Facts) -> None:
    in_region = [each.in_region for each in facts.instruments]
    assert (in_region.count(True), in_region.count(False)) == (92, 25)


def test_every_way_in_has_its_rule(facts: Facts) -> None:
    assert len(facts.routes) == 38
    assert {rule.route_id for rule in facts.deadline_rules} == {route.id for route in facts.routes}


def test_at_ess_only_the_support_laboratory_operates(facts: Facts) -> None:
    operating = [each.id for each in facts.instruments_at("ess") if each.status != Status.PLANNED]
    assert operating == ["ess-demax"]


def test_no_planned_instrument_is_bookable_on_any_day_of_the_next_three_years(facts: Facts) -> None:
    planned = [each for each in facts.instruments if each.status == Status.PLANNED]
    weeks = [NOW + timedelta(weeks=week) for week in range(156)]
    assert {next_for(each, facts, now).kind for each in planned for now in weeks} == {"none"}


def test_the_beamlines_with_rolling_access_take_proposals_at_any_time_and_their_neighbours_do_not(
    facts: Facts,
) -> None:
    kinds = {each.name: next_for(each, facts, NOW).kind for each in facts.instruments_at("petra-iii")}
    assert [name for name, kind in kinds.items() if kind == "any_time"] == ["P08", "P11", "P22", "P23", "P24"]
    assert kinds["P03"] == "fixed"


def test_every_neutron_technique_planned_in_the_region_has_an_instrument_elsewhere_today(facts: Facts) -> None:
    for technique in ("PaNET01189", "PaNET01239", "halos:neutron-mx", "halos:qens", "halos:neutron-tomography"):
        usable = [each for each in facts.instruments_for(technique) if each.status == Status.OPERATING]
        assert usable
        assert not any(each.in_region for each in usable)


def test_every_facility_is_named_by_an_instrument_and_offers_what_its_instruments_send(facts: Facts) -> None:
    for facility in facts.facilities:
        instruments = facts.instruments_at(facility.id)
        assert set(facility.probes) == {each.probe for each in instruments}
        assert {facility.in_region} == {each.in_region for each in instruments}


def test_only_the_ways_of_programmes_belong_to_no_facility(facts: Facts) -> None:
    without = {route.scope for route in facts.routes if not route.facility_ids}
    assert without == {Scope.EUROPEAN, Scope.PROGRAMME}
    assert all(route.facility_ids for route in facts.routes if route.scope == Scope.FACILITY)


def test_support_laboratories_are_no_beams(facts: Facts) -> None:
    support = [each.id for each in facts.instruments if each.probe == Probe.SUPPORT]
    assert support == ["ess-demax", "embl-spc", "xfel-xbi", "lab-lp3"]


def test_units_are_written_for_people(facts: Facts) -> None:
    shown = [text for each in facts.instruments for text in (each.energy, each.beam, each.environment)]
    assert [text for text in shown if re.search(r"\bum\b|\d A\b|\d x \d|\bn/a\b|\bverify\b", text)] == []


def test_no_sentence_for_users_ends_in_an_exclamation_mark() -> None:
    files = [path for path in DATA.rglob("*") if path.suffix in {".csv", ".toml"}]
    assert len(files) > 80
    assert [path.name for path in files if "!" in path.read_text(encoding="utf-8")] == []


def test_the_readme_lists_the_fields_as_they_are() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert with_lists(readme) == readme

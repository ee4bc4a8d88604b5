from dataclasses import replace
from datetime import date

from halos.catalogue.deadlines import NextKind
from halos.catalogue.facts import Facts, Price, Probe, Status
from halos.catalogue.relations import Spread, kinds_of, probes_of, spread, spread_of, to_use_instead, ways_to
from tests.conftest import NOW


def ids(instruments: object) -> list[str]:
    return [each.id for each in instruments]  # type: ignore[attr-defined]


def test_instruments_are_sorted_by_whether_somebody_can_work_there_now(facts: Facts) -> None:
    cosaxs, d22 = facts.instrument("maxiv-cosaxs"), facts.instrument("ill-d22")
    given = [
        cosaxs,
        replace(cosaxs, id="new", status=Status.COMMISSIONING),
        replace(cosaxs, id="old", status=Status.CLOSED),
        replace(cosaxs, id="later", status=Status.PLANNED),
        d22,
        replace(d22, id="shut", status=Status.UPGRADE),
        replace(d22, id="later-there", status=Status.PLANNED),
    ]
    found = spread(given)
    assert found == Spread(
        here=(given[0],),
        not_certain=(given[1],),
        planned=(given[3], given[6]),
        elsewhere=(given[4],),
        shut_elsewhere=(given[5],),
    )
    assert found.open_now == (cosaxs,)
    assert spread(given[1:]).open_now == (d22,)


def test_for_neutrons_the_region_has_only_plans_and_names_who_is_open(facts: Facts) -> None:
    found = spread_of("PaNET01189", facts)
    assert found.here == ()
    assert ids(found.planned)[:2] == ["ess-loki", "ess-skadi"]
    assert ids(found.open_now) == ["ill-d22", "ill-d11", "isis-sans2d", "psi-sans"]


def test_what_shares_most_techniques_comes_first_as_substitute(facts: Facts) -> None:
    found = to_use_instead(facts.instrument("ess-loki"), facts)
    assert ids(found.instruments) == ["ill-d22", "ill-d11", "isis-sans2d", "psi-sans"]
    assert found.is_same


def test_only_instruments_in_operation_with_the_same_probe_are_substitutes(facts: Facts) -> None:
    for instrument in facts.instruments:
        for each in to_use_instead(instrument, facts).instruments:
            assert (each.status, each.probe) == (Status.OPERATING, instrument.probe)
            assert each.id != instrument.id


def test_where_nothing_does_the_same_the_families_decide_and_it_is_said(facts: Facts) -> None:
    found = to_use_instead(facts.instrument("ess-magic"), facts)
    assert ids(found.instruments) == ["ill-ladi"]
    assert not found.is_same


def test_the_probes_of_a_way_are_those_of_its_instruments(facts: Facts) -> None:
    assert probes_of(facts.route("maxiv-standard"), facts) == (Probe.LIGHT,)
    assert probes_of(facts.route("cryoem-cssb"), facts) == (Probe.ELECTRON,)


def test_a_way_without_instruments_has_the_probes_of_its_facilities(facts: Facts) -> None:
    assert facts.instruments_of("maxiv-training") == ()
    assert probes_of(facts.route("maxiv-training"), facts) == (Probe.LIGHT,)
    assert probes_of(facts.route("eu-nephews"), facts) == ()


def test_support_laboratories_count_only_alone(facts: Facts) -> None:
    assert probes_of(facts.route("xfel-regular"), facts) == (Probe.FEL,)
    assert probes_of(facts.route("ess-demax"), facts) == (Probe.SUPPORT,)


def test_ways_into_several_instruments_come_once_and_the_paid_last(facts: Facts) -> None:
    ways = ways_to([facts.instrument("maxiv-cosaxs"), facts.instrument("maxiv-formax")], facts, NOW)
    assert [way.route.id for way in ways] == ["maxiv-fast", "maxiv-standard", "maxiv-bag", "maxiv-proprietary"]
    assert [way.route.price for way in ways] == [Price.FREE] * 3 + [Price.PAID]
    assert [way.next.on for way in ways] == [None, date(2027, 3, 7), date(2027, 3, 7), None]


def test_no_way_leads_to_what_does_not_operate(facts: Facts) -> None:
    assert ways_to([facts.instrument("ess-loki"), facts.instrument("mlz-kws1")], facts, NOW) == ()
    assert ways_to([], facts, NOW) == ()


def test_the_kinds_of_a_technique_name_it_as_their_parent(facts: Facts) -> None:
    assert "halos:biosaxs" in kinds_of("PaNET01188", facts)
    assert all("PaNET01188" in facts.technique(key).parent_ids for key in kinds_of("PaNET01188", facts))


def test_an_open_way_of_the_region_is_any_time_at_max_iv(facts: Facts) -> None:
    first = ways_to([facts.instrument("maxiv-cosaxs")], facts, NOW)[0]
    assert first.next.kind == NextKind.ANY_TIME

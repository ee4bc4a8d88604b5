"""The joining of a ranking with the catalogue; no engine is needed for it."""

from dataclasses import replace

import pytest

from halos.catalogue.facts import Facts, Price, Probe, Status
from halos.matching.answers import Answer, answer_for, as_data, from_data, instruments_of
from halos.matching.engine.ranking import Match, Ranking
from tests.conftest import NOW


def ranking(*ids: str, fit: bool = True, no_fit: str | None = None) -> Ranking:
    matches = tuple(Match(each, 1 / place, ("clumps",), "Nearest?") for place, each in enumerate(ids, 3))
    return Ranking(
        fit=fit,
        fit_probability=0.9 if fit else 0.1,
        matches=matches,
        no_fit=no_fit,
        no_fit_words=(),
        language="en",
        cut=False,
        short=False,
        degraded=False,
        similar=(("Nearest?", ids[0]),) if ids else (),
    )


def answer(facts: Facts, *ids: str) -> Answer:
    return answer_for(ranking(*ids), facts, NOW)


def test_offers_come_in_the_order_of_the_ranking(facts: Facts) -> None:
    offers = answer(facts, "halos:biosaxs", "PaNET01189", "halos:cryo-em-spa").offers
    assert [(offer.rank, offer.technique.id) for offer in offers] == [
        (1, "halos:biosaxs"),
        (2, "PaNET01189"),
        (3, "halos:cryo-em-spa"),
    ]


def test_a_technique_that_the_catalogue_no_longer_has_is_left_out(facts: Facts) -> None:
    offers = answer(facts, "halos:gone", "PaNET01189").offers
    assert [(offer.rank, offer.technique.id) for offer in offers] == [(1, "PaNET01189")]


@pytest.mark.parametrize("technique_id", ["PaNET01189", "PaNET01239", "halos:neutron-mx", "halos:qens"])
def test_neutrons_are_planned_here_and_done_elsewhere(facts: Facts, technique_id: str) -> None:
    offer = answer(facts, technique_id).offers[0]
    assert offer.here == ()
    assert {place.facility.id for place in offer.planned} == {"ess"}
    assert offer.elsewhere
    assert offer.best is not None
    assert offer.best.instrument.status is Status.OPERATING


def test_no_planned_instrument_has_a_date_or_is_among_the_bookable(facts: Facts) -> None:
    for card in facts.cards:
        offer = answer(facts, card.id).offers[0]
        assert [p.instrument.id for p in (*offer.here, *offer.elsewhere) if p.instrument.status is Status.PLANNED] == []
        assert [p.instrument.id for p in offer.planned if p.deadline.on or p.deadline.kind == "any_time"] == []


def test_every_card_leads_somewhere(facts: Facts) -> None:
    without = [card.id for card in facts.cards if answer(facts, card.id).offers[0].best is None]
    assert without == []


def test_free_ways_come_before_paid_ones(facts: Facts) -> None:
    prices = [way.route.price for way in answer(facts, "halos:biosaxs").offers[0].ways]
    assert prices == sorted(prices, key=lambda price: price is not Price.FREE)
    assert Price.PAID in prices


def test_the_best_offer_of_each_probe_stands_side_by_side(facts: Facts) -> None:
    beside = answer(facts, "halos:biosaxs", "PaNET01188", "PaNET01189", "halos:tem-imaging").by_probe
    assert [(probe, offer.technique.id) for probe, offer in beside] == [
        (Probe.LIGHT, "halos:biosaxs"),
        (Probe.NEUTRON, "PaNET01189"),
        (Probe.ELECTRON, "halos:tem-imaging"),
    ]


def test_instruments_come_in_turns_bookable_in_the_region_first(facts: Facts) -> None:
    places = instruments_of(answer(facts, "PaNET01189", "halos:biosaxs"))
    regional = [place.instrument.in_region and place.instrument.status is Status.OPERATING for place in places]
    assert regional == sorted(regional, reverse=True)
    assert len({place.instrument.id for place in places}) == len(places)


def test_what_does_not_fit_names_its_kind(facts: Facts) -> None:
    refused = answer_for(ranking("PaNET01164", fit=False, no_fit="binding-heat"), facts, NOW)
    assert not refused.fits
    assert refused.no_fit == facts.no_fit("binding-heat")


def test_a_kind_that_is_gone_is_no_error(facts: Facts) -> None:
    assert answer_for(ranking(fit=False, no_fit="gone"), facts, NOW).no_fit is None


def test_a_kept_answer_is_the_same_when_read_again(facts: Facts) -> None:
    kept = answer(facts, "halos:biosaxs", "PaNET01189")
    assert from_data(as_data(kept), facts, NOW) == kept


def test_a_kept_answer_shows_what_the_catalogue_says_now(facts: Facts) -> None:
    kept = as_data(answer(facts, "PaNET01189"))
    opened = tuple(
        replace(each, status=Status.OPERATING) if each.id == "ess-loki" else each for each in facts.instruments
    )
    now_here = from_data(kept, replace(facts, instruments=opened), NOW).offers[0].here
    assert [place.instrument.id for place in now_here] == ["ess-loki"]


def test_support_laboratories_follow_the_first_three(facts: Facts) -> None:
    ids = ("PaNET01185", "halos:biosaxs", "PaNET01188", "PaNET01189", "halos:tem-imaging")
    assert [offer.technique.id for offer in answer(facts, *ids).offers] == [
        "halos:biosaxs",
        "PaNET01188",
        "PaNET01189",
        "PaNET01185",
        "halos:tem-imaging",
    ]


def test_a_question_plainly_about_support_keeps_it_first(facts: Facts) -> None:
    plain = ranking("halos:deuteration", "PaNET01189")
    sure = replace(plain, matches=(replace(plain.matches[0], score=0.8), plain.matches[1]))
    assert answer_for(sure, facts, NOW).offers[0].technique.id == "halos:deuteration"

"""The four lists: their counts against a count by hand, and what their files say."""

from collections import Counter
from collections.abc import Iterable

import pytest
from django.http import QueryDict

from halos.catalogue.deadlines import in_words, next_for
from halos.catalogue.facts import DeadlineKind, Facts, Status
from halos.catalogue.queries import listed_deadlines, listed_instruments, listed_techniques, listed_ways
from halos.catalogue.relations import probes_of
from halos.core.lists.listing import Listing
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def counts(listing: Listing) -> dict[str, dict[str, int]]:
    return {
        facet.name: {choice.value: choice.count for choice in (*facet.choices, *facet.folded)}
        for facet in listing.facets
    }


def counted(values: Iterable[Iterable[object]]) -> dict[str, int]:
    """How many rows have each value."""
    return dict(Counter(str(value) for row in values for value in set(row)))


def test_counts_of_the_instruments_are_those_of_the_facts(facts: Facts) -> None:
    region = [each for each in facts.instruments if each.in_region]
    families = [[facts.technique(key).family_id for key in each.technique_ids] for each in region]
    assert counts(listed_instruments(QueryDict(), facts, NOW)) == {
        "probe": counted([each.probe] for each in region),
        "status": counted([each.status] for each in region),
        "family": counted([family for family in row if family] for row in families),
        "technique": counted(each.technique_ids for each in region),
        "sample": counted(each.samples for each in region),
        "facility": counted([each.facility_id] for each in region),
        "country": counted([each.country] for each in region),
        "industry": counted([each.industry] for each in region),
    }


def test_counts_of_the_techniques_are_those_of_the_facts(facts: Facts) -> None:
    with_card = [facts.technique(card.id) for card in facts.cards]
    assert counts(listed_techniques(QueryDict(), facts)) == {
        "family": counted([each.family_id] for each in with_card),
        "probe": counted(each.probes for each in with_card),
    }


def test_counts_of_the_ways_in_are_those_of_the_facts(facts: Facts) -> None:
    rules = [facts.rule_of(each.id) for each in facts.routes]
    assert counts(listed_ways(QueryDict(), facts, NOW)) == {
        "price": counted([each.price] for each in facts.routes),
        "industry": counted([each.is_for_industry] for each in facts.routes),
        "scope": counted([each.scope] for each in facts.routes),
        "kind": counted([rule.kind] for rule in rules if rule),
        "probe": counted(probes_of(each, facts) for each in facts.routes),
    }


def test_counts_of_the_deadlines_are_those_of_the_ways_that_have_not_ended(facts: Facts) -> None:
    rules = {rule.route_id: rule.kind for rule in facts.deadline_rules}
    alive = [each for each in facts.routes if rules.get(each.id) != DeadlineKind.CLOSED]
    assert counts(listed_deadlines(QueryDict(), facts)) == {
        "probe": counted(probes_of(each, facts) for each in alive),
        "price": counted([each.price] for each in alive),
        "industry": counted([each.is_for_industry] for each in alive),
        "facility": counted(each.facility_ids for each in alive),
    }


def test_the_region_comes_first_and_the_others_on_request(facts: Facts) -> None:
    assert listed_instruments(QueryDict(), facts, NOW).count == 92
    assert listed_instruments(QueryDict("outside=yes"), facts, NOW).count == 117


def test_a_gap_of_the_region_names_how_many_elsewhere_fill_it(facts: Facts) -> None:
    listing = listed_instruments(QueryDict("technique=halos:soft-xray-cryo-tomography"), facts, NOW)
    assert (listing.count, listing.switches[0].count) == (0, 2)


def test_instruments_that_can_be_booked_sooner_come_first(facts: Facts) -> None:
    rows = listed_instruments(QueryDict(), facts, NOW).every_row
    kinds = [next_for(facts.instrument(row.pk), facts, NOW).kind.value for row in rows]
    assert list(dict.fromkeys(kinds)) == ["any_time", "expected", "fixed", "by_call", "unknown", "none"] or list(
        dict.fromkeys(kinds)
    ) == ["any_time", "fixed", "expected", "by_call", "unknown", "none"]
    days = [next_for(facts.instrument(row.pk), facts, NOW).on for row in rows]
    assert [day for day in days if day] == sorted(day for day in days if day)


def test_a_planned_instrument_has_no_date_in_the_file(facts: Facts) -> None:
    listing = listed_instruments(QueryDict("outside=yes"), facts, NOW)
    written = {column.name: column.value for column in listing.columns}
    planned = [row for row in listing.every_row if row.status == Status.PLANNED]
    assert len(planned) == 17
    assert {written["next date"](row) for row in planned} == {"not bookable yet"}
    operating = next(row for row in listing.every_row if row.pk == "p3-p03")
    expected = in_words(next_for(facts.instrument("p3-p03"), facts, NOW))
    assert written["next date"](operating) == expected == "Mon 1 March 2027"


def test_techniques_come_by_family_and_on_request_by_name(facts: Facts) -> None:
    order = [family.id for family in facts.families]
    by_family = [facts.technique(row.pk).family_id or "" for row in listed_techniques(QueryDict(), facts).every_row]
    assert by_family == sorted(by_family, key=order.index)
    titles = [facts.card(row.pk) for row in listed_techniques(QueryDict("sort=name"), facts).every_row]
    names = [card.title.casefold() for card in titles if card]
    assert names == sorted(names)
    assert len(names) == len(facts.cards)

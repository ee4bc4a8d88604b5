"""Lists on the instruments of the real catalogue, with a list of our own on them."""

from collections import Counter

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from halos.catalogue.facts import Facts
from halos.catalogue.models import Instrument
from halos.core.lists.listing import Chip, Column, Facet, Listing, ListSpec, ShownFacet, Sort, Switch, show

pytestmark = pytest.mark.django_db

SAMPLES = {"solution": "Solution", "crystals": "Crystals", "gas phase": "Gas"}
COUNTRIES = {"SE": "Sweden", "DE": "Germany", "DK": "Denmark", "XX": "Nowhere"}
SPEC = ListSpec(
    name="things",
    facets=(
        Facet("sample", "Sample", "samples", lambda: SAMPLES),
        Facet("country", "Country", "country", lambda: COUNTRIES, 1, "More"),
    ),
    sorts=(Sort("place", "Place", ("position",)), Sort("length", "Length", key=lambda row: (len(row.name), row.pk))),
    columns=(Column("id", lambda row: row.pk),),
    search_kind="instrument",
    switches=(Switch("outside", "Also outside", Q(in_region=False)),),
    page_size=10,
)


@pytest.fixture
def rows() -> QuerySet[Instrument]:
    return Instrument.objects.all()


def listing(rows: QuerySet[Instrument], address: str = "") -> Listing:
    return show(SPEC, QueryDict(address), rows)


def ids(found: Listing) -> list[str]:
    return [row.pk for row in found.every_row]


def facet(found: Listing, name: str) -> ShownFacet:
    return next(each for each in found.facets if each.name == name)


def counts(shown: ShownFacet) -> dict[str, int]:
    return {choice.value: choice.count for choice in (*shown.choices, *shown.folded)}


def test_an_empty_address_shows_everything_in_the_first_order(rows: QuerySet[Instrument], facts: Facts) -> None:
    found = listing(rows)
    assert ids(found) == [each.id for each in facts.instruments if each.in_region]
    assert (found.total, found.count, len(found.rows), found.sort, found.chips) == (92, 92, 10, "place", ())


def test_choices_of_a_facet_are_alternatives(rows: QuerySet[Instrument], facts: Facts) -> None:
    found = listing(rows, "sample=solution&sample=crystals&outside=yes")
    assert ids(found) == [each.id for each in facts.instruments if {"solution", "crystals"} & set(each.samples)]


def test_between_facets_all_must_hold_and_nothing_comes_twice(rows: QuerySet[Instrument], facts: Facts) -> None:
    found = listing(rows, "sample=solution&sample=crystals&country=DE")
    expected = [
        each.id
        for each in facts.instruments
        if each.in_region and each.country == "DE" and {"solution", "crystals"} & set(each.samples)
    ]
    assert ids(found) == expected
    assert len(expected) == len(set(expected)) > 0


def test_counts_leave_out_their_own_facet_and_keep_the_others(rows: QuerySet[Instrument], facts: Facts) -> None:
    found = listing(rows, "sample=solution&country=DE")
    region = [each for each in facts.instruments if each.in_region]
    by_country = Counter(each.country for each in region if "solution" in each.samples)
    by_sample = Counter(str(kind) for each in region if each.country == "DE" for kind in each.samples)
    assert counts(facet(found, "country")) == {code: by_country[code] for code in COUNTRIES if by_country[code]}
    assert counts(facet(found, "sample")) == {kind: by_sample[kind] for kind in SAMPLES if by_sample[kind]}


def test_only_the_most_frequent_choices_are_in_view_and_what_is_on_always_is(rows: QuerySet[Instrument]) -> None:
    shown = facet(listing(rows), "country")
    assert ([each.value for each in shown.choices], [each.value for each in shown.folded]) == (["DE"], ["SE", "DK"])
    shown = facet(listing(rows, "country=DK&country=SE"), "country")
    assert ([each.value for each in shown.choices], shown.fold) == (["SE", "DK"], "More")
    assert facet(listing(rows), "sample").folded == ()


def test_a_switch_lets_in_what_is_left_out_without_it(rows: QuerySet[Instrument]) -> None:
    off, on = listing(rows), listing(rows, "outside=yes")
    assert (off.count, on.count, on.total) == (92, 117, 117)
    assert [(s.count, s.is_on, s.turned) for s in off.switches] == [(25, False, "outside=yes")]
    assert [(s.count, s.is_on, s.turned) for s in on.switches] == [(25, True, "")]


def test_a_switch_counts_with_words_and_facets_as_they_are(rows: QuerySet[Instrument], facts: Facts) -> None:
    found = listing(rows, "sample=crystals")
    outside = [each for each in facts.instruments if not each.in_region and "crystals" in each.samples]
    assert found.switches[0].count == len(outside) > 0


def test_each_narrowing_in_force_can_be_taken_away_alone(rows: QuerySet[Instrument]) -> None:
    found = listing(rows, "q=protein&sample=solution&sample=crystals&outside=yes&page=2&sort=length")
    assert found.chips == (
        Chip("", "protein", "sample=solution&sample=crystals&outside=yes&sort=length"),
        Chip("Sample", "Solution", "q=protein&sample=crystals&outside=yes&sort=length"),
        Chip("Sample", "Crystals", "q=protein&sample=solution&outside=yes&sort=length"),
        Chip("", "Also outside", "q=protein&sample=solution&sample=crystals&sort=length"),
    )


def test_unknown_parameters_and_values_are_passed_over(rows: QuerySet[Instrument]) -> None:
    address = "sample=moon+dust&country=YY&colour=red&sort=colour&page=many&outside=perhaps"
    assert ids(listing(rows, address)) == ids(listing(rows))


@pytest.mark.parametrize(("page", "number"), [("0", 10), ("3", 3), ("99", 10), ("-1", 10), ("x", 1)])
def test_a_page_that_does_not_exist_is_the_nearest_one(rows: QuerySet[Instrument], page: str, number: int) -> None:
    assert listing(rows, f"page={page}").page.number == number


def test_an_order_may_be_computed(rows: QuerySet[Instrument]) -> None:
    found = listing(rows, "sort=length")
    assert ids(found) == sorted(ids(found), key=lambda key: (len(rows.get(pk=key).name), key))


def test_words_put_the_best_match_first_unless_an_order_is_asked_for(rows: QuerySet[Instrument]) -> None:
    best, ordered = listing(rows, "q=CoSAXS"), listing(rows, "q=SAXS&sort=place")
    assert (ids(best)[0], best.sort) == ("maxiv-cosaxs", "")
    assert ids(ordered) == [key for key in ids(listing(rows)) if key in set(ids(ordered))]


def test_words_and_facets_combine(rows: QuerySet[Instrument]) -> None:
    words, both = listing(rows, "q=saxs"), listing(rows, "q=saxs&country=DE")
    german = {each.pk for each in rows.filter(country="DE")}
    assert set(ids(both)) == set(ids(words)) & german
    assert counts(facet(words, "country"))["DE"] == both.count > 0


def test_forms_hand_on_only_an_order_that_was_chosen(rows: QuerySet[Instrument]) -> None:
    addresses = ("", "sort=place", "sort=length", "q=saxs", "q=saxs&sort=place")
    assert [listing(rows, each).kept_sort for each in addresses] == ["", "", "length", "", "place"]


def test_the_number_of_queries_does_not_depend_on_the_rows(rows: QuerySet[Instrument]) -> None:
    used = []
    for address in ("country=DK&sample=solution", "country=DE&sample=solution", "country=XX"):
        with CaptureQueriesContext(connection) as queries:
            listing(rows, address)
        used.append(len(queries))
    assert used == [used[0]] * 3

"""What people type into the lists of the real catalogue."""

import pytest

from halos.catalogue.facts import Facts
from halos.core.search.index import find

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kind", "wanted"),
    [
        ("saks", "technique", "PaNET01188"),
        ("saks", "instrument", "maxiv-cosaxs"),
        ("cristallography", "technique", "PaNET01164"),
        ("cristallography", "instrument", "maxiv-biomax"),
        ("tomografy", "technique", "PaNET01208"),
        ("tomografy", "instrument", "p3-p05"),
        ("stoped flow", "instrument", "p3-p12"),
        ("petra", "facility", "petra-iii"),
        ("max iv fast acess", "route", "maxiv-fast"),
    ],
)
def test_typing_errors_are_forgiven(typed: str, kind: str, wanted: str) -> None:
    assert wanted in find(kind, typed).keys


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("småvinkelspridning", "halos:biosaxs"),
        ("smavinkelspridning", "halos:biosaxs"),
        ("småvinkelspredning", "halos:biosaxs"),
        ("Kleinwinkelstreuung", "halos:biosaxs"),
        ("RONTGENKLEINWINKELSTREUUNG", "PaNET01188"),
    ],
)
def test_the_five_languages_find_the_same_with_and_without_accents(typed: str, wanted: str) -> None:
    assert wanted in find("technique", typed).keys


def test_an_instrument_is_found_first_by_its_name(facts: Facts) -> None:
    assert find("instrument", "LoKI").keys[0] == "ess-loki"
    assert find("instrument", "nanomax").keys[0] == "maxiv-nanomax"


def test_every_instrument_facility_way_in_and_technique_with_a_card_is_found_by_its_name(facts: Facts) -> None:
    named = [
        *(
            ("instrument", each.id, f"{each.name} {facts.facility(each.facility_id).name}")
            for each in facts.instruments
        ),
        *(("facility", each.id, each.name) for each in facts.facilities),
        *(("route", each.id, f"{each.provider} {each.name}") for each in facts.routes),
        *(("technique", each.id, each.title) for each in facts.cards),
    ]
    lost = [(kind, key) for kind, key, name in named if key not in find(kind, name).keys]
    assert lost == []

"""Look-ups between the records."""

from dataclasses import replace
from pathlib import Path

import pytest

from halos.catalogue.facts import Facts
from halos.catalogue.files import read_facts
from tests.catalogue.small_files import write_files


@pytest.fixture
def small(tmp_path: Path) -> Facts:
    write_files(tmp_path)
    return read_facts(tmp_path)


def test_ancestors_come_nearest_first(small: Facts) -> None:
    assert small.ancestors("halos:biosaxs") == ("PaNET2", "PaNET1")
    assert small.ancestors("PaNET1") == ()


def test_descendants_come_nearest_first(small: Facts) -> None:
    assert small.descendants("PaNET1") == ("PaNET2", "halos:biosaxs")
    assert small.descendants("halos:biosaxs") == ()


def test_an_ancestor_by_two_paths_comes_once(small: Facts) -> None:
    twice = [
        replace(each, parent_ids=("PaNET2", "PaNET1")) if each.id == "halos:biosaxs" else each
        for each in small.techniques
    ]
    assert replace(small, techniques=tuple(twice)).ancestors("halos:biosaxs") == ("PaNET2", "PaNET1")


def test_instruments_that_carry_a_technique_come_before_those_that_carry_a_descendant(small: Facts) -> None:
    assert [each.id for each in small.instruments_for("PaNET2")] == ["ring-one", "ring-two"]
    assert [each.id for each in small.instruments_for("halos:biosaxs")] == ["ring-two"]
    assert [each.id for each in small.instruments_for("PaNET1")] == ["ring-one", "ring-two"]
    assert small.instruments_for("PaNET3") == ()


def test_own_instruments_come_first_even_when_they_stand_later_in_the_file(small: Facts) -> None:
    turned = replace(small, instruments=tuple(reversed(small.instruments)))
    assert [each.id for each in turned.instruments_for("PaNET2")] == ["ring-one", "ring-two"]


def test_an_instrument_with_the_technique_and_a_descendant_comes_once(small: Facts) -> None:
    both = replace(small.instrument("ring-one"), technique_ids=("PaNET2", "halos:biosaxs"))
    assert replace(small, instruments=(both,)).instruments_for("PaNET2") == (both,)


def test_routes_and_instruments_find_each_other(small: Facts) -> None:
    assert [each.id for each in small.routes_of("ring-one")] == ["ring-regular", "ring-fast"]
    assert [each.id for each in small.instruments_of("ring-later")] == ["ring-two"]
    assert [each.id for each in small.instruments_at("ring")] == ["ring-one", "ring-two"]


def test_what_may_be_missing_is_none_or_empty(small: Facts) -> None:
    assert small.card("PaNET2") is None
    assert small.rule_of("nothing") is None
    assert small.routes_of("nothing") == ()


def test_an_unknown_id_is_a_key_error(small: Facts) -> None:
    with pytest.raises(KeyError):
        small.technique("PaNET9")


def test_only_classes_of_the_ontology_have_an_address_there(small: Facts) -> None:
    assert small.technique("PaNET2").iri == "http://purl.org/pan-science/PaNET/PaNET2"
    assert small.technique("halos:biosaxs").iri == ""

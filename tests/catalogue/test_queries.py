from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from halos.catalogue.actions import load
from halos.catalogue.facts import Facts
from halos.catalogue.models import Load
from halos.catalogue.queries import current_facts, loaded_at, status_history
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_the_database_gives_back_what_the_files_say(facts: Facts) -> None:
    assert current_facts() == facts


def test_records_are_read_once_and_then_cost_one_query() -> None:
    current_facts()
    with CaptureQueriesContext(connection) as queries:
        again = current_facts()
    assert len(queries) == 1
    assert again is current_facts()


def test_after_a_load_the_new_records_are_read(facts: Facts) -> None:
    renamed = replace(facts.facilities[0], name="Max the Fourth")
    load(known=replace(facts, facilities=(renamed, *facts.facilities[1:])), digest="renamed", now=NOW)
    assert current_facts().facility(renamed.id).name == "Max the Fourth"


def test_a_load_that_comes_between_is_read_again(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[None] = []

    def digests() -> str:
        read.append(None)
        return "old" if len(read) == 1 else "new"

    monkeypatch.setattr("halos.catalogue.queries._digest", digests)
    assert current_facts() == facts
    assert len(read) == 3


def test_an_empty_database_holds_no_facts() -> None:
    Load.objects.all().delete()
    assert current_facts() == Facts((), (), (), (), (), (), (), (), ())
    assert loaded_at() is None


def test_the_history_of_a_status_begins_with_its_first_load(facts: Facts) -> None:
    planned = facts.instrument("ess-loki")
    assert [(fact.status, fact.on, fact.source) for fact in status_history(planned.id)] == [
        ("planned", planned.status_on, planned.status_source)
    ]

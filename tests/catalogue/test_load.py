"""Loading the files into the database: all or nothing, again and again, and two at once."""

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date, timedelta
from os import environ
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import ProtectedError

from halos.catalogue import actions
from halos.catalogue.actions import load
from halos.catalogue.digest import digest_of
from halos.catalogue.facts import Facts, Status
from halos.catalogue.files import DATA
from halos.catalogue.models import Instrument, Load, StatusFact, Technique
from halos.catalogue.queries import current_facts
from halos.core.search.index import find
from tests.catalogue.small_files import replace_in, write_files
from tests.conftest import NOW, ROOT

COUNTS = {
    "families": 26,
    "techniques": 286,
    "facilities": 28,
    "routes": 38,
    "instruments": 117,
    "cards": 85,
}


def changed(facts: Facts, key: str, **values: object) -> Facts:
    """The facts with other values in one instrument."""
    instruments = (replace(each, **values) if each.id == key else each for each in facts.instruments)  # type: ignore[arg-type]
    return replace(facts, instruments=tuple(instruments))


@pytest.mark.django_db
def test_the_same_files_again_change_nothing(facts: Facts) -> None:
    before = list(Load.objects.values_list("pk", "digest", "loaded_at"))
    statuses = StatusFact.objects.count()
    loaded = load(known=facts, digest=before[0][1], now=NOW + timedelta(days=1))
    assert not loaded.has_changed
    assert {name: loaded.counts[name] for name in COUNTS} == COUNTS
    assert list(Load.objects.values_list("pk", "digest", "loaded_at")) == before
    assert StatusFact.objects.count() == statuses == 117


@pytest.mark.django_db
def test_other_files_with_the_same_facts_change_only_the_record_of_the_load(facts: Facts) -> None:
    links = Instrument.techniques.through._default_manager.count()
    loaded = load(known=facts, digest="comments only", now=NOW)
    assert loaded.has_changed
    assert current_facts() == facts
    assert Instrument.techniques.through._default_manager.count() == links
    assert StatusFact.objects.count() == 117
    assert list(Load.objects.values_list("digest", "loaded_at")) == [("comments only", NOW)]


@pytest.mark.django_db
def test_a_changed_status_is_added_to_the_history(facts: Facts) -> None:
    opened = changed(facts, "ess-loki", status=Status.OPERATING, status_note="", status_on=date(2026, 11, 20))
    load(known=opened, digest="loki operates", now=NOW)
    history = StatusFact.objects.filter(instrument_id="ess-loki").values_list("status", "on")
    assert list(history) == [("operating", date(2026, 11, 20)), ("planned", date(2026, 11, 1))]
    assert Instrument.objects.get(pk="ess-loki").status == "operating"


@pytest.mark.django_db
def test_what_the_files_no_longer_name_is_gone_also_from_the_search(facts: Facts) -> None:
    without = replace(
        facts,
        instruments=tuple(each for each in facts.instruments if each.id != "maxiv-cosaxs"),
        instrument_routes=tuple(pair for pair in facts.instrument_routes if pair[0] != "maxiv-cosaxs"),
    )
    loaded = load(known=without, digest="no cosaxs", now=NOW)
    assert loaded.counts["instruments"] == 116
    assert current_facts() == without
    assert "maxiv-cosaxs" not in find("instrument", "CoSAXS").keys


@pytest.mark.django_db
def test_a_load_that_fails_leaves_everything_as_it_was(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(known: Facts) -> None:
        raise ProtectedError("on purpose", set())

    monkeypatch.setattr(actions, "index_catalogue", fail)
    with pytest.raises(ProtectedError):
        load(known=changed(facts, "ess-loki", name="LOKI"), digest="fails", now=NOW)
    assert Instrument.objects.get(pk="ess-loki").name == "LoKI"
    assert not Load.objects.filter(digest="fails").exists()
    assert current_facts() == facts


@pytest.mark.django_db
def test_the_order_of_the_files_is_the_order_of_the_rows(facts: Facts) -> None:
    turned = replace(facts, techniques=tuple(reversed(facts.techniques)))
    load(known=turned, digest="turned", now=NOW)
    assert list(Technique.objects.values_list("pk", flat=True)) == [each.id for each in turned.techniques]


@pytest.mark.django_db
def test_a_broken_file_is_told_with_file_line_and_field_and_nothing_is_loaded(tmp_path: Path) -> None:
    write_files(tmp_path)
    replace_in(tmp_path, "deadlines.csv", "03-01;09-01", "02-30;09-01")
    with pytest.raises(CommandError) as refused:
        call_command("load", data=tmp_path)
    assert "deadlines.csv, line 2, days" in str(refused.value)
    assert str(refused.value).endswith("Nothing was loaded.")
    assert Instrument.objects.count() == 117


@pytest.mark.django_db
def test_check_only_looks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_files(tmp_path)
    call_command("load", data=tmp_path, check=True)
    assert capsys.readouterr().out == "The files are in order.\n"
    assert Instrument.objects.count() == 117


def test_a_changed_byte_changes_the_digest(tmp_path: Path) -> None:
    write_files(tmp_path)
    before = digest_of(tmp_path)
    with (tmp_path / "families.csv").open("a") as file:
        file.write("\n")
    assert digest_of(tmp_path) != before
    assert digest_of(DATA) == digest_of(DATA)


@pytest.fixture
def new_database(tmp_path: Path) -> dict[str, str]:
    """The environment of a Halos with a new, empty SQLite database."""
    kept = {name: value for name, value in environ.items() if name != "DATABASE_URL"}
    return {**kept, "HALOS_DATA_DIR": str(tmp_path)}


@pytest.mark.slow
def test_two_loads_at_once_into_a_new_database_both_end_well(new_database: dict[str, str]) -> None:
    command = [sys.executable, "-c", "from halos.cli import main; raise SystemExit(main())", "load"]
    both = [
        subprocess.Popen(command, cwd=ROOT, env=new_database, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = sorted(process.communicate(timeout=120) for process in both)
    assert [process.returncode for process in both] == [0, 0], told
    assert told[0][0].startswith("Loaded 26 families")
    assert told[1][0].startswith("Nothing has changed: the catalogue holds 26 families")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite is in memory; see the test above")
def test_two_loads_at_once_wait_for_each_other(facts: Facts) -> None:
    known = {"one": facts, "other": changed(facts, "ess-loki", name="LOKI")}
    start, failed = threading.Barrier(2), []

    def run(digest: str) -> None:
        try:
            start.wait()
            load(known=known[digest], digest=digest, now=NOW)
        except Exception as problem:  # noqa: BLE001 whatever it is, the test must see it
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[digest]) for digest in known]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    last = Load.objects.get().digest
    assert current_facts() == known[last]

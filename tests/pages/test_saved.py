import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client

from halos.core import clock, ids
from halos.pages.actions import new_key
from halos.pages.models import SavedAnswer
from tests.conftest import NOW, ROOT
from tests.pages.conftest import FITS

pytestmark = pytest.mark.django_db


def test_a_kept_answer_is_read_under_its_private_address(client: Client, saved_url: str) -> None:
    page = client.get(saved_url)
    assert page.status_code == 200
    assert "Our antibody turns cloudy" in page.content.decode()
    assert "A kept answer" in page.content.decode()


def test_a_kept_answer_tells_search_engines_and_caches_to_stay_away(client: Client, saved_url: str) -> None:
    headers = client.get(saved_url).headers
    assert headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in headers["Cache-Control"]
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_address_holds_no_word_of_the_question(saved_url: str) -> None:
    assert ids.is_secret(saved_url.strip("/").split("/")[-1])


def test_a_double_submit_keeps_one_answer(client: Client) -> None:
    form = {"question": FITS, "days": 30, "key": new_key()}
    first, second = (client.post("/saved/", form).headers["Location"] for _ in range(2))
    assert first == second
    assert SavedAnswer.objects.count() == 1


def test_a_key_that_holds_another_question_gives_way_to_a_fresh_one(client: Client) -> None:
    key = new_key()
    client.post("/saved/", {"question": FITS, "days": 30, "key": key})
    other = client.post("/saved/", {"question": "Where is the iron in a plant root?", "days": 30, "key": key})
    assert key not in other.headers["Location"]
    assert SavedAnswer.objects.count() == 2


def test_a_kept_answer_has_ended_after_its_day(client: Client, saved_url: str) -> None:
    with clock.fixed_at(NOW + timedelta(days=30)):
        assert client.get(saved_url).status_code == 404


def test_an_ended_answer_is_removed_by_the_next_one_that_is_kept(client: Client, saved_url: str) -> None:
    with clock.fixed_at(NOW + timedelta(days=31)):
        client.post("/saved/", {"question": FITS, "days": 30, "key": new_key()})
    assert SavedAnswer.objects.count() == 1


def test_forget_removes_ended_answers_only(client: Client, saved_url: str) -> None:
    client.post("/saved/", {"question": FITS, "days": 365, "key": new_key()})
    with clock.fixed_at(NOW + timedelta(days=31)):
        call_command("forget", verbosity=0)
    assert [saved.ends_at for saved in SavedAnswer.objects.all()] == [NOW + timedelta(days=365)]


def test_delete_asks_first_and_changes_nothing_on_get(client: Client, saved_url: str) -> None:
    page = client.get(f"{saved_url}delete/").content.decode()
    assert "This cannot be undone" in page
    assert SavedAnswer.objects.count() == 1


def test_delete_removes_the_answer_for_good(client: Client, saved_url: str) -> None:
    client.post(f"{saved_url}delete/")
    assert SavedAnswer.objects.count() == 0
    assert client.get(saved_url).status_code == 404


def test_a_mistyped_address_is_not_found_and_says_what_may_have_happened(client: Client, saved_url: str) -> None:
    wrong = client.get(saved_url[:-2] + "/")
    assert wrong.status_code == 404
    assert "not copied whole" in wrong.content.decode()


def test_an_address_typed_with_look_alike_letters_is_found(client: Client, saved_url: str) -> None:
    secret = saved_url.strip("/").split("/")[-1]
    assert client.get(f"/saved/{secret.upper().replace('0', 'O').replace('1', 'I')}/").status_code == 200


def test_a_kept_answer_shows_todays_dates(client: Client, saved_url: str) -> None:
    before = client.get(saved_url).content.decode()
    with clock.fixed_at(NOW + timedelta(days=10)):
        after = client.get(saved_url).content.decode()
    assert "98 days left" in before
    assert "88 days left" in after


def test_keeping_without_a_question_says_so(client: Client) -> None:
    response = client.post("/saved/", {"question": "", "days": 30, "key": new_key()})
    assert response.status_code == 422
    assert "The box is empty" in response.content.decode()


def test_keeping_for_an_odd_time_is_refused(client: Client) -> None:
    client.post("/saved/", {"question": FITS, "days": 99999, "key": new_key()})
    assert SavedAnswer.objects.count() == 0


def test_keeping_what_cannot_be_read_is_told_beside_the_box(client: Client) -> None:
    response = client.post("/saved/", {"question": "12 34", "days": 30, "key": new_key()})
    assert response.status_code == 422
    assert "no word" in response.content.decode()


def test_a_database_that_takes_nothing_loses_no_text(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**answer: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("halos.pages.views.save_answer", full)
    response = client.post("/saved/", {"question": FITS, "days": 30, "key": new_key()})
    assert response.status_code == 503
    assert "could not be kept" in response.content.decode()
    assert "Our antibody turns cloudy" in response.content.decode()


def test_nobody_can_choose_the_address_of_an_answer(client: Client) -> None:
    response = client.post("/saved/", {"question": FITS, "days": 30, "key": "0" * 27})
    assert "000000" not in response.headers["Location"]


def test_what_was_deleted_is_gone_from_the_files_too(tmp_path: Path) -> None:
    script = (
        "import django; django.setup()\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
        "from halos.pages.actions import *; from halos.core import clock\n"
        "kept = save_answer(key=new_key(), question='zebrafinch', answer={}, language='en', days=30, now=clock.now())\n"
        "delete_answer(saved=kept)\n"
        "import os; os._exit(0)"  # no clean end: that would tidy up by itself
    )
    database = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'kept.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "halos.config.settings",
    }
    subprocess.run([sys.executable, "-c", script], env={**os.environ, **database}, check=True, cwd=ROOT)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"CREATE TABLE" in left
    assert b"zebrafinch" not in left

import logging

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from halos.catalogue.facts import Facts
from halos.matching.engine.errors import ModelError
from halos.pages.models import SavedAnswer
from tests.pages.conftest import DOES_NOT_FIT, FITS

pytestmark = pytest.mark.django_db


def ask(client: Client, question: str) -> tuple[int, str]:
    response = client.post("/ask/", {"question": question})
    return response.status_code, response.content.decode()


def test_front_page_has_the_box_examples_and_next_dates(client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'name="question"' in page
    assert page.count("/ask/example/") == 6
    assert "Mon 1 March 2027" in page


def test_a_question_gets_three_techniques_with_reason_instrument_and_way_in(client: Client) -> None:
    status, page = ask(client, FITS)
    assert status == 200
    assert page.count('<article class="answer') == 3
    assert "<mark>" in page
    assert "P12" in page
    assert "Ways in" in page


def test_the_question_stands_in_the_box_of_the_answer(client: Client) -> None:
    assert "Our antibody turns cloudy" in ask(client, FITS)[1]


def test_a_question_that_nothing_fits_is_told_so_with_who_else_could_help(client: Client) -> None:
    status, page = ask(client, DOES_NOT_FIT)
    assert status == 200
    assert "Light, neutrons and electrons do not answer this" in page
    assert "Who else could help" in page
    assert "What we could answer instead" in page


def test_asking_stores_nothing_and_logs_no_word_of_it(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(client, "zebrafish-confidential " + FITS)
    assert "zebrafish" not in caplog.text
    assert "antibody" not in caplog.text
    assert SavedAnswer.objects.count() == 0
    assert cache.get("zebrafish-confidential") is None


def test_asking_writes_nothing_to_the_database(client: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        ask(client, FITS)
    assert [q["sql"] for q in queries if not q["sql"].startswith("SELECT")] == []


def test_get_of_the_answer_leads_back_to_the_box(client: Client) -> None:
    response = client.get("/ask/")
    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_the_answer_may_not_be_kept_by_browser_or_proxy(client: Client) -> None:
    response = client.post("/ask/", {"question": FITS})
    assert response.headers["Cache-Control"] == "no-store"


def test_an_answer_marks_up_what_was_typed_safely(client: Client) -> None:
    page = ask(client, FITS + " <script>alert(1)</script><img src=x onerror=alert(1)>")[1]
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_every_example_of_the_front_page_has_an_answer(client: Client) -> None:
    from halos.pages.examples import EXAMPLES

    titles = {}
    for example in EXAMPLES:
        page = client.get(f"/ask/example/{example.slug}/").content.decode()
        titles[example.slug] = "do not answer this" in page
    assert titles == {example.slug: example.slug == "how-strongly" for example in EXAMPLES}


def test_an_unknown_example_is_not_found(client: Client) -> None:
    assert client.get("/ask/example/none/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "The box is empty"),
        ("   \n\t ", "The box is empty"),
        ("\x00\x07", "The box is empty"),
        ("12 345 6.78", "no word"),
        ("!!! ??? ...", "no word"),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_box(client: Client, typed: str, told: str) -> None:
    status, page = ask(client, typed)
    assert status == 422
    assert told in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize(
    "typed",
    [
        "antibody",
        "протеин агрегирует в растворе",
        "抗体が凝集する",
        "<p>Our <b>antibody</b> clumps</p>",
        "antibody\x00 clumps\x08 in \u202ebuffer",
        (
            "Dear all,\n\nour antibody clumps when concentrated. How large are the clumps?\n\nBest regards\nA. Person\n"
            "-----Original Message-----\nFrom: somebody@example.org\nSubject: lunch\n> shall we meet"
        ),
        FITS * 1500,
    ],
    ids=["one word", "cyrillic", "japanese", "html", "control characters", "e-mail", "fifty thousand words"],
)
def test_odd_questions_get_an_answer_page(client: Client, typed: str) -> None:
    assert ask(client, typed)[0] == 200


def test_a_long_text_is_told_to_be_cut(client: Client) -> None:
    assert "The text was long" in ask(client, FITS * 1500)[1]


def test_a_post_without_the_token_gives_the_text_back(strict_client: Client) -> None:
    response = strict_client.post("/ask/", {"question": FITS})
    assert response.status_code == 403
    assert "Our antibody turns cloudy" in response.content.decode()


def test_the_answer_takes_the_same_queries_for_every_question(client: Client) -> None:
    counts = []
    for question in (FITS, "Where is the iron in a plant root?", DOES_NOT_FIT):
        with CaptureQueriesContext(connection) as queries:
            ask(client, question)
        counts.append(len(queries))
    assert counts == [1, 1, 1]


def test_techniques_are_named_in_the_readers_language(client: Client, facts: Facts) -> None:
    client.post("/language/setlang/", {"language": "de", "next": "/"})
    page = ask(client, "Wo im Gewebe um das Implantat liegen Titan und Chrom? Wir haben Schnitte.")[1]
    card = facts.card("PaNET01288")
    assert card is not None
    assert escape(card.names["de"]) in page


def test_a_status_that_is_not_sure_names_the_day_of_its_last_check(client: Client) -> None:
    page = ask(client, FITS)[1]
    assert "In operation, checked 11/2026" in page  # CoSAXS, of medium confidence


def test_no_planned_instrument_is_shown_as_bookable(client: Client) -> None:
    page = ask(client, "How thick is the membrane of our vesicles in heavy water, measured with neutrons?")[1]
    assert "Planned in the region" in page
    assert "Not bookable" in page
    assert "Today, elsewhere" in page


def test_without_a_readable_engine_the_text_is_given_back_and_the_operator_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise ModelError("The trained model is damaged. Run make setup.")

    monkeypatch.setattr("halos.pages.views.engine", damaged)
    monkeypatch.setattr("halos.pages.health.engine", damaged)
    status, page = ask(client, FITS)
    assert status == 503
    assert "Our antibody turns cloudy" in page
    assert client.get("/readyz").json()["matching"] == "The trained model is damaged. Run make setup."

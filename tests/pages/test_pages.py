import logging

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from halos.catalogue.facts import Facts
from halos.pages.errors import server_error

pytestmark = pytest.mark.django_db

PAGES = ("/", "/about/", "/privacy/", "/accessibility/", "/gallery/", "/search/", "/robots.txt")


@pytest.mark.parametrize("path", PAGES)
def test_the_page_is_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_the_page_cannot_be_posted_to(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_search_finds_each_kind_and_forgives_typing_errors(client: Client) -> None:
    page = client.get("/search/", {"q": "cristallography"}).content.decode()
    assert "Searched for “crystallography”" in page
    for heading in ("Techniques", "Instruments"):
        assert f">{heading}</h2>" in page


def test_search_for_nothing_known_says_what_to_do(client: Client) -> None:
    assert "Nothing found" in client.get("/search/", {"q": "qqqqqqqqqq"}).content.decode()


def test_an_unknown_address_says_where_to_go(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_the_page_for_our_own_mistakes_needs_no_database(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.resolver_match = None
    with CaptureQueriesContext(connection) as queries:
        response = server_error(request)
    assert response.status_code == 500
    assert len(queries) == 0


def test_the_front_page_names_every_facility_of_the_region(client: Client, facts: Facts) -> None:
    page = client.get("/").content.decode()
    assert [each.name for each in facts.facilities if each.in_region and each.name not in page] == []


def test_the_language_can_be_chosen_and_stays(client: Client) -> None:
    client.post("/language/setlang/", {"language": "sv", "next": "/"})
    assert '<html lang="sv"' in client.get("/").content.decode()


@pytest.mark.parametrize("wanted", ["no", "nn-NO", "nb", "no;q=0.9,en;q=0.5"])
def test_norwegian_of_any_kind_is_answered_in_bokmal(client: Client, wanted: str) -> None:
    assert '<html lang="nb"' in client.get("/", headers={"accept-language": wanted}).content.decode()


def test_the_language_form_does_not_lead_to_other_sites(client: Client) -> None:
    response = client.post("/language/setlang/", {"language": "sv", "next": "https://example.org/"})
    assert response.headers["Location"] == "/"


def test_robots_may_not_read_kept_answers(client: Client) -> None:
    assert b"Disallow: /saved/" in client.get("/robots.txt").content


def test_headers_of_a_page(client: Client) -> None:
    headers = client.get("/").headers
    parts = headers["Content-Security-Policy"].split("; ")
    policy: dict[str, str] = {name: sources for name, _, sources in (part.partition(" ") for part in parts)}
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"].startswith("camera=()")


def test_a_strange_host_is_refused(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"HALOS_HOSTS" in response.content


def test_the_log_names_urls_not_paths(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/search/", {"q": "confidentialword"})
        client.get("/saved/secretaddress/")
    logged = [vars(each)["msg"] for each in caplog.records if each.name == "halos.request"]
    assert [line["url"] for line in logged] == ["pages:search", "pages:saved"]
    assert "confidentialword" not in caplog.text
    assert "secretaddress" not in caplog.text


def test_the_log_of_a_failure_names_its_kind_and_place_only(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(words: str) -> None:
        raise ValueError(f"cannot read {words}")

    client.raise_request_exception = False
    monkeypatch.setattr("halos.pages.views.search_everything", fail)
    with caplog.at_level(logging.DEBUG):
        response = client.get("/search/", {"q": "confidentialword"})
    assert response.status_code == 500
    assert "ValueError" in caplog.text
    assert "confidentialword" not in caplog.text

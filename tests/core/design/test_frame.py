"""The frame of every page: navigation, languages, direction, and the gallery that holds every component."""

import re
from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import translation

from halos.core.design.context import site
from halos.core.design.stylesheet import FOLDER
from halos.core.design.templatetags.design import register

GALLERY = FOLDER.parents[2] / "pages" / "templates" / "pages" / "gallery.html"


def request_for(page: str) -> HttpRequest:
    request = RequestFactory().get("/somewhere/?q=1")
    request.resolver_match = SimpleNamespace(view_name=page)  # type: ignore[assignment]
    return request


def framed(request: HttpRequest) -> str:
    source = '{% extends "design/base.html" %}{% block title %}A page{% endblock %}{% block page %}here{% endblock %}'
    return engines["django"].from_string(source).render({}, request)


@pytest.mark.parametrize(
    ("view", "entry"),
    [
        ("pages:front", "Ask"),
        ("pages:ask", "Ask"),
        ("catalogue:technique", "Techniques"),
        ("catalogue:facility", "Instruments"),
        ("catalogue:way_in", "Ways in"),
        ("catalogue:deadlines", "Deadlines"),
    ],
)
def test_the_navigation_marks_where_one_is(view: str, entry: str) -> None:
    navigation = site(request_for(view))["site"].navigation
    assert [str(each.label) for each in navigation if each.is_current] == [entry]


def test_an_error_page_without_a_view_marks_nothing() -> None:
    request = RequestFactory().get("/nowhere/")
    assert [each for each in site(request)["site"].navigation if each.is_current] == []


def test_every_language_stands_under_its_own_name() -> None:
    with translation.override("de"):
        languages = site(request_for("pages:front"))["site"].languages
    assert [each.name for each in languages] == ["English", "Svenska", "Dansk", "Deutsch", "Norsk (bokmål)"]
    assert [each.code for each in languages if each.is_current] == ["de"]


def test_the_page_says_its_language_and_direction() -> None:
    with translation.override("sv"):
        assert '<html lang="sv" dir="ltr">' in framed(request_for("pages:about"))
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in framed(request_for("pages:about"))


def test_the_language_is_chosen_by_a_form_that_comes_back_to_the_page() -> None:
    html = framed(request_for("pages:about"))
    assert '<input type="hidden" name="next" value="/somewhere/?q=1">' in html
    assert '<button type="submit" name="language" value="da" lang="da">Dansk</button>' in html


def test_every_page_starts_with_a_way_to_its_content() -> None:
    html = framed(request_for("pages:about"))
    assert html.index('href="#main"') < html.index("<header")
    assert '<main class="wrap page" id="main"' in html
    assert "<title>A page · Halos</title>" in html


@pytest.mark.parametrize(("is_demo", "times"), [(True, 1), (False, 0)])
def test_a_demonstration_says_so(settings: SimpleNamespace, is_demo: bool, times: int) -> None:  # noqa: FBT001
    settings.DEMO = is_demo
    assert framed(request_for("pages:about")).count('class="demo"') == times


def test_the_gallery_shows_every_component() -> None:
    used = set(re.findall(r"\{% (\w+)", GALLERY.read_text(encoding="utf-8")))
    assert set(register.tags) - used == set()


def test_the_gallery_reads_no_database(client: Client) -> None:
    response = client.get("/gallery/")
    assert response.status_code == 200
    assert "A colour, a glyph and a word" in response.content.decode()


def test_ids_on_the_gallery_are_unique(client: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get("/gallery/").content.decode())
    assert sorted(ids) == sorted(set(ids))


def test_every_description_points_to_something_on_the_gallery(client: Client) -> None:
    html = client.get("/gallery/").content.decode()
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    named = re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', html)
    assert {each for names in named for each in names.split()} - ids == set()

"""What holds for every page of the list, in light and dark, wide and narrow."""

from typing import Any

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Browser

from tests.browser.looking import Seen, see
from tests.browser.pages import NO_PAGES, PAGES

FIRST_VIEW = 200 * 1024


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: str(page.name))
def seen(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any]) -> Seen:
    return see(browser, request.param, browser_context_args)


def test_it_comes_with_its_status(seen: Seen) -> None:
    assert seen.status == seen.address.status


def test_axe_finds_nothing_wrong(seen: Seen) -> None:
    assert seen.violations == []


def test_it_has_one_first_heading(seen: Seen) -> None:
    assert len(seen.headings) == 1, seen.headings


def test_nothing_is_to_be_scrolled_sideways_at_320_pixels(seen: Seen) -> None:
    assert seen.sideways == []


def test_the_browser_has_nothing_to_complain_of(seen: Seen) -> None:
    """No error of a script and nothing that the content security policy had to stop."""
    assert seen.complaints == []


def test_no_other_host_is_asked(seen: Seen) -> None:
    assert seen.other_hosts == []


def test_the_first_view_is_light(seen: Seen) -> None:
    """With style, script and fonts as they come over the wire, to a browser that has never been here."""
    assert 2_000 < seen.bytes_sent <= FIRST_VIEW


def test_every_address_has_a_page_in_the_list() -> None:
    looked_at = {_view_name(page.path) for page in PAGES}
    assert _view_names(get_resolver(), "") - NO_PAGES - looked_at == set()


def _view_name(path: str) -> str:
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return "unknown"


def _view_names(resolver: URLResolver, namespace: str) -> set[str]:
    names: set[str] = set()
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            names.add(f"{namespace}{each.name}")
        else:
            names |= _view_names(each, f"{each.namespace}:" if each.namespace else namespace)
    return names

"""Lists of the catalogue: narrowed, ordered, compared, taken away as files; and the language of the page."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def plain_page(browser: Browser, browser_context_args: dict[str, Any]) -> Any:
    """A page in a browser without JavaScript."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Page) -> tuple[int, int]:
    """How many rows of how many, as the line above the list says."""
    first, last = re.findall(r"\d+", page.locator(".table-tools [data-say]").inner_text())[:2]
    return int(first), int(last)


def test_filters_narrow_the_list_and_its_address_can_be_opened_again(page: Page, stranger: Page) -> None:
    page.goto("/instruments/")
    every, total = shown(page)
    page.get_by_role("checkbox", name="Neutrons").check()
    expect(page).to_have_url(re.compile(r"\?probe=neutron"))
    few = shown(page)
    assert 0 < few[0] < every
    assert few[1] == total
    stranger.goto(page.url)
    assert shown(stranger) == few
    expect(stranger.get_by_role("checkbox", name="Neutrons")).to_be_checked()


def test_filters_work_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/instruments/")
    every = shown(plain_page)[0]
    plain_page.get_by_role("checkbox", name="Neutrons").check()
    plain_page.get_by_role("button", name="Show").click()
    assert 0 < shown(plain_page)[0] < every


def test_words_with_a_typing_error_find_what_was_meant(page: Page) -> None:
    page.goto("/instruments/")
    page.get_by_label("Words").fill("cristallography")
    page.get_by_label("Words").press("Enter")
    expect(page.locator(".table-tools").first).to_contain_text("read as “crystallography”")
    assert shown(page)[0] > 0


@pytest.mark.parametrize("path", ["/instruments/?probe=neutron", "/techniques/", "/ways-in/?price=free"])
def test_the_csv_holds_the_rows_that_are_shown(page: Page, tmp_path: Path, path: str) -> None:
    page.goto(path)
    count = shown(page)[0]
    saved = download(page, lambda: page.get_by_role("link", name="CSV").click(), tmp_path)
    rows = list(csv.DictReader(saved.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == count
    assert all(row["id"] for row in rows)


def test_the_feed_of_the_deadlines_is_a_calendar(page: Page, tmp_path: Path) -> None:
    page.goto("/deadlines/")
    feed = page.locator("main a[href*='deadlines.ics']").first
    saved = download(page, feed.click, tmp_path).read_bytes()
    assert saved.startswith(b"BEGIN:VCALENDAR\r\n")
    assert saved.count(b"BEGIN:VEVENT") == saved.count(b"END:VEVENT") > 0


def test_two_techniques_of_the_list_are_put_side_by_side(plain_page: Page) -> None:
    plain_page.goto("/techniques/")
    boxes = plain_page.get_by_role("checkbox", name="Compare")
    values = [boxes.nth(number).input_value() for number in (0, 1)]
    boxes.nth(0).check()
    boxes.nth(1).check()
    plain_page.get_by_role("button", name="Compare the ticked ones").click()
    expect(plain_page).to_have_url(re.compile(r"/compare/\?"))
    for value in values:
        expect(plain_page.locator(f"main a[href='/techniques/{value}/']").first).to_be_visible()


def test_the_language_is_chosen_without_javascript_and_the_page_stays(plain_page: Page) -> None:
    plain_page.goto("/deadlines/?probe=light")
    plain_page.locator(".menu--quiet summary").click()
    plain_page.get_by_role("button", name="Svenska").click()
    expect(plain_page).to_have_url("/deadlines/?probe=light")
    expect(plain_page.locator("html")).to_have_attribute("lang", "sv")


def download(page: Page, click: Callable[[], None], folder: Path) -> Path:
    with page.expect_download() as coming:
        click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path

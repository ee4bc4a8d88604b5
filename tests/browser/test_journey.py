"""The first walk: from a question in plain words to the way in, and an answer to keep.

With HALOS_PICTURES=1 the walk by mouse leaves the pictures of docs/journey.md behind.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.hands import Camera, Hand, Keyboard, Mouse, PlainKeyboard
from tests.browser.pages import FITS
from tests.browser.served import Served

DATED = re.compile(r"20\d\d|Any time")


@pytest.fixture
def plain_context(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser without JavaScript."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context
    context.close()


def test_the_first_walk_by_mouse(page: Page, stranger: Page, served: Served, camera: Camera) -> None:
    walk(Mouse(page), stranger, lambda name: camera.take(page, f"journey-{name}"), go_back)
    assert "antibody" not in served.log()


def test_the_first_walk_by_keyboard(page: Page, stranger: Page) -> None:
    walk(Keyboard(page), stranger, take_no_picture, go_back)


def test_the_first_walk_without_javascript(plain_context: BrowserContext, stranger: Page) -> None:
    walk(Mouse(plain_context.new_page()), stranger, take_no_picture, go_back_and_send_again)


def test_the_first_walk_by_keyboard_without_javascript(plain_context: BrowserContext, stranger: Page) -> None:
    walk(PlainKeyboard(plain_context.new_page()), stranger, take_no_picture, go_back_and_send_again)


def walk(hand: Hand, stranger: Page, look: Callable[[str], object], back: Callable[[Page, str], None]) -> None:
    """Somebody who has never heard of a synchrotron goes from the question to the way in, and keeps the answer."""
    ask(hand, look)
    read_three_techniques_with_why(hand.page, look)
    answer_at = hand.page.url
    open_technique(hand, look)
    open_instrument(hand, look)
    open_way_in_with_next_date(hand, look)
    back(hand.page, answer_at)
    address = keep_answer(hand, look)
    find_it_in_another_browser(stranger, address)
    delete_it(hand)
    find_it_gone(stranger, address)


def ask(hand: Hand, look: Callable[[str], object]) -> None:
    hand.page.goto("/")
    box = hand.page.get_by_label("What do you want to find out?")
    hand.write(box, FITS)
    look("1-question")
    hand.send(box, hand.page.get_by_role("button", name="Find techniques"))


def read_three_techniques_with_why(page: Page, look: Callable[[str], object]) -> None:
    expect(page.get_by_role("heading", level=2, name="3 techniques for your question")).to_be_visible()
    expect(page.locator("article.answer")).to_have_count(3)
    for answer in page.locator("article.answer").all():
        expect(answer.locator(".why")).to_contain_text("Because you wrote")
        assert [words for words in answer.locator(".why mark").all_inner_texts() if words not in FITS] == []
        expect(answer.get_by_role("heading", name="It cannot show")).to_be_visible()
    expect(page.locator(".box textarea")).to_have_value(FITS)
    assert "?" not in page.url
    look("2-answer")


def open_technique(hand: Hand, look: Callable[[str], object]) -> None:
    """The first of the three that can be measured in the region, at a known time."""
    page = hand.page
    in_region = page.locator(".block").filter(has=page.get_by_role("heading", name=re.compile("In the region:")))
    answer = page.locator("article.answer").filter(has=in_region.filter(has_text=DATED)).first
    title = answer.locator("h3 a")
    name = title.inner_text()
    hand.press(title)
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    look("3-technique")


def open_instrument(hand: Hand, look: Callable[[str], object]) -> None:
    row = hand.page.locator("main tr").filter(has=hand.page.locator(".deadline", has_text=DATED)).first
    name = row.get_by_role("link").first.inner_text()
    hand.press(row.get_by_role("link").first)
    expect(hand.page.get_by_role("heading", level=1)).to_have_text(name)
    expect(hand.page.locator("main .status").first).to_be_visible()
    look("4-instrument")


def open_way_in_with_next_date(hand: Hand, look: Callable[[str], object]) -> None:
    """The first that has a day; where all are open at any time, the first."""
    ways = hand.page.locator(".ways > li")
    dated = ways.filter(has_text=re.compile(r"20\d\d"))
    way = dated.first if dated.count() else ways.filter(has_text=DATED).first
    words = way.locator(".deadline").inner_text()
    hand.press(way.get_by_role("link"))
    expect(hand.page).to_have_url(re.compile("/ways-in/.+/"))
    panel = hand.page.locator(".panel").filter(has=hand.page.get_by_role("heading", name="Next date"))
    expect(panel.locator(".deadline").first).to_have_text(words, use_inner_text=True)
    look("5-way-in")


def go_back(page: Page, address: str) -> None:
    """By the browser's own way back, which still has the page as it was."""
    for _ in range(3):
        page.go_back(wait_until="commit")
    expect(page).to_have_url(address)
    expect(page.locator("article.answer")).to_have_count(3)


def go_back_and_send_again(page: Page, address: str) -> None:
    """What nobody may keep, the browser does not have any more: it asks whether to send the question again."""
    for _ in range(2):
        page.go_back(wait_until="commit")
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back(wait_until="commit")
    page.wait_for_url("chrome-error://**")
    page.reload()
    expect(page).to_have_url(address)
    expect(page.locator("article.answer")).to_have_count(3)


def keep_answer(hand: Hand, look: Callable[[str], object]) -> str:
    page = hand.page
    hand.press(page.get_by_role("button", name="Keep", exact=True))
    expect(page).to_have_url(re.compile("/saved/[0-9a-z]{27}/$"))
    expect(page.locator("main .notice").first).to_contain_text("Saved.")
    expect(page.get_by_role("heading", name="A kept answer")).to_be_visible()
    look("6-kept")
    return page.url


def find_it_in_another_browser(stranger: Page, address: str) -> None:
    stranger.goto(address)
    expect(stranger.locator(".box textarea")).to_have_value(FITS)
    expect(stranger.locator("article.answer")).to_have_count(3)
    expect(stranger.locator("main")).to_contain_text("gone after 23 December 2026")


def delete_it(hand: Hand) -> None:
    page = hand.page
    hand.press(page.get_by_role("link", name="Delete this answer"))
    hand.press(page.get_by_role("button", name="Delete for good"))
    expect(page.locator("main .notice").first).to_contain_text("Deleted.")


def find_it_gone(stranger: Page, address: str) -> None:
    answer = stranger.goto(address)
    assert answer
    assert answer.status == 404
    expect(stranger.get_by_role("heading", level=1)).to_have_text("There is no kept answer at this address")


def take_no_picture(_name: str) -> None:
    """Pictures are taken once."""

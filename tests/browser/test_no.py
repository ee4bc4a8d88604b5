"""The honest no, and what cannot be read: each is told in plain words, and what was typed is kept."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.pages import DOES_NOT_FIT, FITS, send_and_wait


def ask(page: Page, question: str) -> None:
    page.goto("/")
    page.locator(".box textarea").fill(question)
    send_and_wait(page)


def test_a_question_that_nothing_fits_is_told_so_why_and_who_else_could_help(page: Page) -> None:
    ask(page, DOES_NOT_FIT)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Light, neutrons and electrons do not answer this")
    expect(heading).to_be_focused()
    expect(page.locator("main .lede").first).not_to_be_empty()
    expect(page.get_by_role("region", name="Who else could help").get_by_role("listitem").first).to_be_visible()
    expect(page.locator(".box textarea")).to_have_value(DOES_NOT_FIT)


def test_a_question_offered_instead_has_an_answer(page: Page) -> None:
    ask(page, DOES_NOT_FIT)
    instead = page.get_by_role("region", name="What we could answer instead").get_by_role("listitem").first
    words = instead.locator(".words").inner_text()
    instead.get_by_role("button", name="Ask this").click()
    expect(page.get_by_role("heading", level=2, name="techniques for your question")).to_be_focused()
    expect(page.locator(".box textarea")).to_have_value(words)


def test_an_empty_box_is_told_beside_the_box(page: Page) -> None:
    ask(page, "")
    expect(page.locator(".box .box-error")).to_contain_text("The box is empty")
    expect(page.locator(".box textarea")).to_be_focused()
    expect(page.locator(".box textarea")).to_have_accessible_description(re.compile("The box is empty"))


def test_what_cannot_be_read_stays_in_the_box(page: Page) -> None:
    ask(page, "12 345 6.78")
    expect(page.locator(".box .box-error")).to_contain_text("no word")
    expect(page.locator(".box textarea")).to_have_value("12 345 6.78")


def test_a_paste_of_fifty_thousand_words_is_told_to_be_cut(page: Page) -> None:
    ask(page, f"{FITS} " * 2_000)
    expect(page.locator("main .notice")).to_contain_text("The text was long")
    expect(page.locator("article.answer")).to_have_count(3)


def test_a_question_under_way_is_not_sent_twice(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/ask/", hold)
    page.goto("/")
    box, button = page.locator(".box textarea"), page.locator(".box .button--primary")
    box.fill(FITS)
    box.press("Control+Enter")
    expect(button).to_have_text("Looking…")
    box.press("Control+Enter")
    button.dispatch_event("click")
    held[0].continue_()
    expect(page.locator("article.answer")).to_have_count(3)
    assert len(held) == 1


def test_without_the_server_the_text_is_not_lost(page: Page) -> None:
    """When the request in the background fails, the form is sent plainly: the browser then says what is wrong."""
    page.goto("/")
    page.route("**/ask/", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    page.locator(".box textarea").fill(FITS)
    page.locator(".box .button--primary").click()
    expect(page.locator("article.answer")).to_have_count(3)
    expect(page.locator(".box textarea")).to_have_value(FITS)


def test_no_word_of_a_question_reaches_an_address(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, FITS)
    assert [url for url in [*asked, page.url] if "antibody" in url.lower() or "?" in url] == []

"""On paper: all that was said, and nothing that one could press."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import by_name

SAID = """() => {
    const aside = "nav, .no-print, .site-end, .skip, .foot ul, .find, .box-foot, .answer-actions, .filters, .pages, "
        + ".table-tools, button, .button, .hidden-visually, .figure--roomy, summary, thead";
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const said = [];
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent.trim();
        const holder = walker.currentNode.parentElement;
        if (text && !holder.closest(aside) && holder.checkVisibility()) said.push(text);
    }
    return said;
}"""
CUT = """() => [...document.querySelectorAll("main *")].filter((each) => {
    const style = getComputedStyle(each);
    return style.overflow === "hidden" && each.checkVisibility() && !each.closest(".hidden-visually, svg, thead")
        && each.scrollHeight > each.clientHeight + 2;
}).map((each) => each.outerHTML.slice(0, 120))"""
FOLDS = "open => { for (const fold of document.querySelectorAll('main .fold')) fold.open = open; }"
PRESSABLE = "button, .button, input:not([type=hidden]), select, nav"


@pytest.mark.parametrize("name", ["answer", "no-fit", "saved", "technique", "instrument", "way-in", "deadlines"])
def test_paper_shows_all_that_was_said_and_no_button(page: Page, name: str) -> None:
    page.goto(by_name(name).path)
    page.evaluate(FOLDS, arg=True)
    said: list[str] = page.evaluate(SAID)
    page.evaluate(FOLDS, arg=False)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 670, "height": 1000})  # what A4 leaves between the margins
    printed: list[str] = page.evaluate(SAID)
    assert len(said) > 20
    assert [text for text in said if text not in printed] == []
    assert page.evaluate(CUT) == []
    assert [each for each in page.locator(PRESSABLE).all() if each.is_visible()] == []


def test_paper_shows_the_question(page: Page) -> None:
    page.goto(by_name("answer").path)
    page.emulate_media(media="print")
    box = page.locator(".box textarea")
    assert box.is_visible()
    assert box.evaluate("each => each.scrollHeight <= each.clientHeight + 2")

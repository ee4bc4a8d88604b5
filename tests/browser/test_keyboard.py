"""Pages by keyboard alone: Tab leads to everything that can be used, and one sees where one is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import FITS, by_name

KEY_PAGES = ("front", "answer", "no-fit", "saved", "technique", "instruments", "instrument", "deadlines", "way-in")
USABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary"
NUMBER_THEM = """usable => {
    const all = [...document.querySelectorAll(usable)].filter((each) => each.checkVisibility() && !each.disabled);
    all.forEach((each, number) => { each.dataset.number = number; });
    window.reached = [];
    window.hidden = [];
    addEventListener("focusin", ({target}) => {
        window.reached.push(Number(target.dataset.number));
        const styles = [target, target.closest(".box") ?? target].map((each) => getComputedStyle(each));
        if (!styles.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2))
            window.hidden.push(target.outerHTML.slice(0, 120));
    });
    return all.map((each) => each.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("name", KEY_PAGES)
@pytest.mark.parametrize("width", [1280, 360])
def test_tab_leads_to_everything_in_order_and_the_focus_is_seen(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(by_name(name).path)
    usable: list[str] = page.evaluate(NUMBER_THEM, USABLE)
    for _ in usable:
        page.keyboard.press("Tab")
    reached: list[int] = page.evaluate("window.reached")
    assert [usable[number] for number in range(len(usable)) if number not in reached] == []
    assert reached == sorted(reached)
    assert page.evaluate("window.hidden") == []


def test_the_first_tab_offers_to_skip_to_the_content(page: Page) -> None:
    page.goto("/instruments/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_control_and_enter_send_the_question_and_the_focus_goes_to_the_answer(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What do you want to find out?").fill(FITS)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=2, name="techniques for your question")).to_be_focused()
    expect(page.locator("#said")).to_have_text("3 techniques for your question")


def test_on_a_narrow_screen_the_menu_opens_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/")
    page.locator(".menu--nav summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".menu--nav a").first).to_be_focused()


def test_a_filter_set_by_keyboard_keeps_the_focus(page: Page) -> None:
    page.goto("/instruments/")
    box = page.get_by_role("checkbox", name="Neutrons")
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url("/instruments/?probe=neutron")
    expect(page.get_by_role("checkbox", name="Neutrons")).to_be_focused()

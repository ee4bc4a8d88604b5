"""How a page is used, by mouse or by keyboard alone, and a camera."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 300
IS_FOCUSED = "element => element === document.activeElement"
IS_SEEN = """element => {
    const marked = element.closest(".box") ?? element;
    return [element, marked].some((each) => {
        const style = getComputedStyle(each);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
}"""


class Hand(Protocol):
    """How a person writes, follows a link, and sends a question."""

    @property
    def page(self) -> Page: ...

    def write(self, box: Locator, text: str) -> None: ...

    def press(self, target: Locator) -> None: ...

    def send(self, box: Locator, button: Locator) -> None: ...


@dataclass(frozen=True)
class Mouse:
    """Points and clicks."""

    page: Page

    def write(self, box: Locator, text: str) -> None:
        box.fill(text)

    def press(self, target: Locator) -> None:
        target.click()

    def send(self, box: Locator, button: Locator) -> None:
        button.click()


@dataclass(frozen=True)
class Keyboard:
    """Tab until the target has the focus, which must be seen; then Enter. A question goes by Ctrl and Enter."""

    page: Page

    def write(self, box: Locator, text: str) -> None:
        self.reach(box)
        self.page.keyboard.insert_text(text)

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def send(self, box: Locator, button: Locator) -> None:
        self.reach(box)
        self.page.keyboard.press("Control+Enter")

    def reach(self, target: Locator) -> None:
        """The target has the focus, and that can be seen."""
        expect(target).to_be_visible()
        for _ in range(MOST_TABS):
            if target.evaluate(IS_FOCUSED):
                assert target.evaluate(IS_SEEN), f"the focus on {target} cannot be seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{MOST_TABS} times Tab did not lead to {target}")


class PlainKeyboard(Keyboard):
    """The same where there is no JavaScript: the question goes by its button."""

    def send(self, box: Locator, button: Locator) -> None:
        self.press(button)


@dataclass(frozen=True)
class Camera:
    """Takes pictures of what a window shows: small files, for the documentation."""

    folder: Path

    def take(self, page: Page, name: str) -> int:
        """`name`.webp in the folder shows the window; its size in bytes."""
        page.evaluate("document.fonts.ready.then(() => true)")
        session = page.context.new_cdp_session(page)
        taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": 82})
        return (self.folder / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))

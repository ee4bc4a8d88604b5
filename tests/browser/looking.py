"""What can be seen of a page by machine, in one visit: each page is opened once and looked at in every way."""

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Request

from tests.browser.pages import PageAddress

WIDE, NARROW, NARROWEST = 1280, 360, 320
HEIGHT = 900
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR_RULES = ("color-contrast", "link-in-text-block")
# Where nothing but the colours differs, only the rules about colour are asked again.
LOOKS = ((WIDE, "light", "all"), (WIDE, "dark", "colour"), (NARROW, "dark", "all"), (NARROW, "light", "colour"))
ASK_AXE = """async options => (await axe.run(document, options)).violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary}`))"""
WIDTHS = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 5).map((each) => `${each.tagName} ${each.className}`)"""
REFUSED = "Failed to load resource: the server responded with a status of "


@dataclass
class Seen:
    """What was seen of a page: every list of faults is empty where all is well."""

    address: PageAddress
    status: int = 0
    headings: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    other_hosts: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    bytes_sent: int = 0


def see(browser: Browser, address: PageAddress, settings: dict[str, Any]) -> Seen:
    """The page, opened by a browser that has never been here, and all that can be seen of it."""
    context = browser.new_context(**{**settings, "viewport": {"width": WIDE, "height": HEIGHT}})
    try:
        return _see(context, address, settings["base_url"])
    finally:
        context.close()


def _see(context: BrowserContext, address: PageAddress, home: str) -> Seen:
    seen = Seen(address)
    page = context.new_page()
    _listen(page, seen, home)
    session = context.new_cdp_session(page)
    _weigh(session, seen)
    _open(page, seen)
    seen.headings = page.locator("h1").all_inner_texts()
    page.evaluate(AXE_SCRIPT)
    for width, scheme, rules in LOOKS:
        _look(page, seen, width, scheme, rules)
    _narrow(page, seen)
    return seen


def _open(page: Page, seen: Seen) -> None:
    response = page.goto(seen.address.path)
    page.evaluate("document.fonts.ready.then(() => true)")
    seen.status = response.status if response else 0
    if seen.address.then:
        seen.address.then(page)


def _listen(page: Page, seen: Seen, home: str) -> None:
    def heard(message: ConsoleMessage) -> None:
        # A page with a status of 4xx makes the browser say so; that is the page's purpose.
        if message.type in {"error", "warning"} and not message.text.startswith(REFUSED):
            seen.complaints.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((home + "/", "data:")):
            seen.other_hosts.append(request.url)

    page.on("console", heard)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", asked)


def _weigh(session: CDPSession, seen: Seen) -> None:
    def came(event: dict[str, Any]) -> None:
        seen.bytes_sent += int(event["encodedDataLength"])

    session.send("Network.enable")
    session.on("Network.loadingFinished", came)


def _look(page: Page, seen: Seen, width: int, scheme: str, rules: str) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    only = {"type": "tag", "values": RULES} if rules == "all" else {"type": "rule", "values": COLOUR_RULES}
    found = page.evaluate(ASK_AXE, {"runOnly": only, "resultTypes": ["violations"], "preload": False})
    seen.violations += [f"{width} {scheme}: {each}" for each in found]


def _narrow(page: Page, seen: Seen) -> None:
    page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
    content, window = page.evaluate(WIDTHS)
    if content > window:
        seen.sideways = [f"{content} > {window}", *page.evaluate(TOO_WIDE)]

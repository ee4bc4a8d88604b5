"""Every kind of page, by its address. A new page gets a line here; what must hold for all is then checked by itself."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from halos.core import ids

FITS = (
    "Our antibody turns cloudy when we concentrate it. How big are the clumps, and do they come apart again "
    "when we dilute it?"
)
DOES_NOT_FIT = (
    "How strongly do our five candidate molecules bind to the target protein, and which of them lets go slowest?"
)
PLANNED = "How thick is the membrane of our vesicles in heavy water, measured with neutrons?"
KEPT = ids.secret_from(random.Random(7))
GONE = ids.secret_from(random.Random(1))


@dataclass(frozen=True)
class PageAddress:
    """A page, the status it comes with, and what a person does there before it is looked at."""

    name: str
    path: str
    status: int = 200
    then: Callable[[Page], None] | None = None


def asking(question: str) -> Callable[[Page], None]:
    """The person writes the question into the box and sends it."""

    def ask(page: Page) -> None:
        page.locator(".box textarea").fill(question)
        send_and_wait(page)

    return ask


def asking_without_cookie(page: Page) -> None:
    """The person sends a question from a page whose cookie is gone."""
    page.context.clear_cookies()
    asking(FITS)(page)


def send_and_wait(page: Page) -> None:
    """What is in the box is sent, and the answer stands on the page."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.locator(".box .button--primary").click()
    page.wait_for_function("!document.querySelector('[aria-disabled=true]')")


ASKING = (
    PageAddress("front", "/"),
    PageAddress("answer", "/ask/example/clumping-antibody/"),
    PageAddress("no-fit", "/ask/example/how-strongly/"),
    PageAddress("saved", f"/saved/{KEPT}/"),
    PageAddress("delete", f"/saved/{KEPT}/delete/"),
    PageAddress("saved-gone", f"/saved/{GONE}/", status=404),
    PageAddress("answer-typed", "/", then=asking(FITS)),
    PageAddress("answer-planned", "/", then=asking(PLANNED)),
    PageAddress("answer-cut", "/", then=asking(f"{FITS} " * 300)),
    PageAddress("answer-short", "/", then=asking("antibody")),
    PageAddress("answer-other-script", "/", then=asking("抗体が凝集する。大きさは?")),
    PageAddress("no-fit-typed", "/", then=asking(DOES_NOT_FIT)),
    PageAddress("box-empty", "/", then=asking("")),
    PageAddress("form-too-old", "/", then=asking_without_cookie),
)
CATALOGUE = (
    PageAddress("techniques", "/techniques/"),
    PageAddress("techniques-narrowed", "/techniques/?probe=neutron"),
    PageAddress("technique", "/techniques/halos:biosaxs/"),
    PageAddress("technique-nowhere-near", "/techniques/halos:soft-xray-cryo-tomography/"),
    PageAddress("technique-planned", "/techniques/PaNET01239/"),
    PageAddress("technique-without-card", "/techniques/PaNET00001/"),
    PageAddress("technique-unknown", "/techniques/halos:biosax/", status=404),
    PageAddress("instruments", "/instruments/"),
    PageAddress("instruments-narrowed", "/instruments/?probe=light&country=SE&q=saxs"),
    PageAddress("instruments-none", "/instruments/?q=qqqqqqqq"),
    PageAddress("instrument", "/instruments/p3-p12/"),
    PageAddress("instrument-planned", "/instruments/ess-loki/"),
    PageAddress("instrument-outside", "/instruments/ill-d22/"),
    PageAddress("instrument-commissioning", "/instruments/p3-p25/"),
    PageAddress("instrument-upgrade", "/instruments/mlz-kws1/"),
    PageAddress("facilities", "/facilities/"),
    PageAddress("facility", "/facilities/max-iv/"),
    PageAddress("facility-planned", "/facilities/ess/"),
    PageAddress("facility-outside", "/facilities/ill/"),
    PageAddress("ways-in", "/ways-in/"),
    PageAddress("way-in", "/ways-in/maxiv-standard/"),
    PageAddress("deadlines", "/deadlines/"),
    PageAddress("compare-techniques", "/compare/?t=halos:biosaxs&t=PaNET01189"),
    PageAddress("compare-instruments", "/compare/?i=maxiv-cosaxs&i=p3-p12&i=ess-loki"),
    PageAddress("compare-nothing", "/compare/"),
)
ABOUT = (
    PageAddress("search-empty", "/search/"),
    PageAddress("search", "/search/?q=cristallography"),
    PageAddress("search-nothing", "/search/?q=qqqqqqqqqq"),
    PageAddress("about", "/about/"),
    PageAddress("privacy", "/privacy/"),
    PageAddress("accessibility", "/accessibility/"),
    PageAddress("gallery", "/gallery/"),
    PageAddress("not-found", "/nowhere/", status=404),
)
PAGES = (*ASKING, *CATALOGUE, *ABOUT)

# Addresses that give no page: files, answers for programs, and what can only be posted to.
NO_PAGES = frozenset(
    {"pages:ask", "pages:save", "pages:healthz", "pages:readyz", "pages:robots", "catalogue:calendar", "set_language"}
)


def by_name(name: str) -> PageAddress:
    """The page of the list with this name."""
    return next(page for page in PAGES if page.name == name)

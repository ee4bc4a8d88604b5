"""Chromium, and a Halos of its own for it to look at. Every test in this folder carries the mark `browser`."""

import os
import shutil
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.hands import Camera
from tests.browser.served import Served, serving
from tests.conftest import ROOT

HERE = Path(__file__).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Playwright turns off that a browser keeps the page one has left; everybody's browser does that.
AS_PEOPLE_HAVE_IT = ["--disable-back-forward-cache"]
PATIENCE = 10_000  # milliseconds, for a machine that does other things as well


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None]:
    """They are marked, and come last: while Playwright's loop runs, Django's ORM refuses to work in its thread."""
    for item in items:
        if _is_ours(item):
            item.add_marker("browser")
    yield
    items.sort(key=_is_ours)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Halos with the demo, on Monday 23 November 2026, nine o'clock in Lund."""
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        call_command("collectstatic", interactive=False, verbosity=0)
    with serving(tmp_path_factory.mktemp("halos")) as running:
        yield running


@pytest.fixture(scope="session")
def base_url(served: Served) -> str:
    """What addresses such as `/deadlines/` are added to."""
    return served.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium where it has one, else the one that Playwright has fetched."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name)) and _starts(path)), None)
    # Chromium refuses to run as root with its sandbox; everybody else keeps it.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    launch = {"executable_path": found, "args": as_root, "ignore_default_args": AS_PEOPLE_HAVE_IT}
    return {**browser_type_launch_args, **launch}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """English, in the zone of the region, on a desk; without transitions, so that nothing is seen half way."""
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "Europe/Copenhagen",
        "viewport": {"width": 1280, "height": 900},
        "reduced_motion": "reduce",
    }


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def stranger(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A page of somebody else: no cookie, no memory."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


@pytest.fixture
def camera(tmp_path: Path) -> Camera:
    """Its pictures become those of the documentation where HALOS_PICTURES=1 says so."""
    is_for_docs = os.environ.get("HALOS_PICTURES") == "1"
    return Camera(ROOT / "docs" / "pictures" if is_for_docs else tmp_path)


def _is_ours(item: pytest.Item) -> bool:
    return item.path.is_relative_to(HERE)


def _starts(path: str) -> bool:
    """False for the stub that leads to a snap that is not there."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0

"""The pictures of the documentation: kept where HALOS_PICTURES=1, small enough for a page that is read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.hands import Camera
from tests.browser.pages import by_name
from tests.conftest import ROOT

PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150 * 1024
SHOWN = ("front", "answer", "no-fit", "technique", "instruments", "deadlines", "saved")


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_of_the_page_is_small(page: Page, camera: Camera, name: str) -> None:
    page.goto(by_name(name).path)
    page.set_viewport_size({"width": 1280, "height": 1080})
    assert camera.take(page, f"{name}-1280-light") < LARGEST
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")
    assert camera.take(page, f"{name}-360-dark") < LARGEST


def test_every_picture_that_is_shown_is_there_and_small() -> None:
    sizes = {path.relative_to(ROOT): path.stat().st_size for path in shown_pictures()}
    assert len(sizes) >= 6
    assert {path: size for path, size in sizes.items() if size > LARGEST} == {}


def test_every_picture_that_is_there_is_shown() -> None:
    assert set(PICTURES.iterdir()) - set(shown_pictures()) == set()


def shown_pictures() -> list[Path]:
    """What README and the pages of docs/ show; a FileNotFoundError in the caller where a picture is missing."""
    texts = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    return [
        (text.parent / name).resolve()
        for text in texts
        for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text.read_text(encoding="utf-8"))
    ]

"""The one style sheet: complete, without foreign addresses, and readable in both themes."""

import re
from pathlib import Path

import pytest

from halos.core.design.finders import NAME, StylesheetFinder, write_stylesheet
from halos.core.design.stylesheet import FOLDER, PARTS, joined, joined_with_fonts

TEMPLATES = sorted((FOLDER.parent / "templates").rglob("*.html"))
TEXT, LARGE = 4.5, 3.0
GROUNDS = ("paper", "surface", "sunken")
PROBES = ("light", "fel", "neutron", "electron", "support")
PAIRS = [
    *[(text, ground, TEXT) for text in ("ink", "ink-soft", "muted", "sound", "brick") for ground in GROUNDS],
    *[(text, ground, TEXT) for text in ("success", "warning", *PROBES) for ground in ("paper", "surface")],
    *[(probe, f"{probe}-wash", TEXT) for probe in PROBES],
    ("on-sound", "sound", TEXT),
    ("on-sound", "sound-strong", TEXT),
    ("sound-strong", "sound-wash", TEXT),
    ("brick", "brick-wash", TEXT),
    ("ink-soft", "sound-wash", TEXT),
    *[("control", ground, LARGE) for ground in ("paper", "surface")],
    *[("focus", ground, LARGE) for ground in GROUNDS],
]


def part(name: str) -> str:
    return (FOLDER / f"{name}.css").read_text(encoding="utf-8")


def themes() -> dict[str, dict[str, str]]:
    """The colours of the light theme, and of the dark one laid over it."""
    light, dark = part("tokens").split("prefers-color-scheme: dark", 1)
    colours = [dict(re.findall(r"--([\w-]+): (#[0-9A-Fa-f]{6});", text)) for text in (light, dark)]
    return {"light": colours[0], "dark": colours[0] | colours[1]}


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_part_is_joined_and_only_the_web_fonts_wait_for_their_files() -> None:
    assert {path.stem for path in FOLDER.glob("*.css")} == {*PARTS, "faces"}


def test_the_style_sheet_without_fonts_names_no_file() -> None:
    assert re.findall(r"url\(|@import", joined()) == []


def test_the_style_sheet_with_fonts_names_our_two_fonts_only() -> None:
    assert re.findall(r'url\("([^"]+)"\)', joined_with_fonts()) == [
        "../fonts/halos-sans.woff2",
        "../fonts/halos-serif.woff2",
    ]


def test_joining_loses_nothing_but_comments_and_line_breaks() -> None:
    assert "/*" not in joined()
    assert "\n" not in joined()
    assert joined().count("{") == sum(re.sub(r"/\*.*?\*/", "", part(n), flags=re.DOTALL).count("{") for n in PARTS)


@pytest.mark.parametrize("name", [name for name in PARTS if name not in {"tokens", "print"}])
def test_colours_stand_in_the_tokens_only(name: str) -> None:
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgb\(|hsl\(", part(name)) == []


def test_every_token_used_is_defined() -> None:
    defined = set(re.findall(r"(--[\w-]+):", joined()))
    assert set(re.findall(r"var\((--[\w-]+)\)", joined())) - defined == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("colour", "ground", "least"), PAIRS)
def test_contrast_is_enough(theme: str, colour: str, ground: str, least: float) -> None:
    colours = themes()[theme]
    assert contrast(colours[colour], colours[ground]) >= least


def test_every_class_of_our_templates_is_styled() -> None:
    fixed = [re.sub(r"\{[%{].*?[%}]\}", " ", path.read_text(encoding="utf-8")) for path in TEMPLATES]
    used = {name for text in fixed for names in re.findall(r'class="([^"]*)"', text) for name in names.split()}
    whole = {name for name in used if not name.endswith("-")}  # "status--" is completed by a value
    assert {name for name in whole if not re.search(rf"\.{re.escape(name)}(?![\w-])", joined())} == set()


def test_the_finder_gives_the_joined_sheet_under_its_name_only(settings: object, tmp_path: Path) -> None:
    settings.BUILD_DIR = tmp_path  # type: ignore[attr-defined]
    finder = StylesheetFinder()
    assert finder.find("design/other.css") == []
    found = Path(finder.find(NAME))
    assert found == tmp_path / "css" / NAME
    assert found.read_text(encoding="utf-8") in {joined(), joined_with_fonts()}
    assert [name for name, _storage in finder.list(None)] == [NAME]


def test_the_sheet_is_written_again_only_when_a_part_changed(tmp_path: Path) -> None:
    path = write_stylesheet(tmp_path)
    first = path.stat().st_mtime_ns
    assert write_stylesheet(tmp_path).stat().st_mtime_ns == first
    path.write_text("stale", encoding="utf-8")
    assert write_stylesheet(tmp_path).read_text(encoding="utf-8") != "stale"
    assert [each.name for each in path.parent.iterdir()] == ["halos.css"]

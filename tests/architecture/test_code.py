"""What holds for all code, read from its text: a rule that a reviewer would otherwise have to remember."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

HALOS = ROOT / "halos"
OURS = ("halos", "tests", "bench", "docs", "bin")


def python_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)


def lines_with(pattern: str, paths: Iterator[Path]) -> list[str]:
    wanted = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wanted.search(line)
    ]


def templates() -> Iterator[Path]:
    return (path for path in sorted(HALOS.rglob("*.html")))


def test_only_the_clock_reads_the_clock() -> None:
    elsewhere = (path for path in python_files(HALOS) if "clock" not in path.parts)
    assert lines_with(r"datetime\.now|date\.today|timezone\.now|time\.time\(", elsewhere) == []


def test_only_what_runs_before_the_settings_reads_the_environment() -> None:
    before_settings = (
        "config/environment.py",
        "config/serve.py",
        "config/wsgi.py",
        "cli.py",
        "matching/engine/__init__.py",
    )
    allowed = {HALOS / path for path in before_settings}
    assert lines_with(r"os\.environ|os\.getenv", (p for p in python_files(HALOS) if p not in allowed)) == []


def test_views_write_nothing_themselves() -> None:
    views = (path for path in python_files(HALOS) if path.stem == "views" or path.parent.stem == "views")
    assert lines_with(r"\.(save|create|bulk_create|update|delete|get_or_create)\(", views) == []


def test_templates_have_no_inline_script_or_style() -> None:
    inline = r"<script(?![^>]*(src=|application/ld\+json))|<style|\sstyle=|\son[a-z]+=|javascript:"
    assert lines_with(inline, templates()) == []


def test_no_page_loads_anything_from_elsewhere() -> None:
    assert lines_with(r"""(src|<link[^>]*href)=["'](https?:)?//""", templates()) == []


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {path.name: n for path in python_files(HALOS) if (n := len(path.read_text().splitlines())) > 420}
    assert long == {}


def test_the_project_stands_alone() -> None:
    paths = (
        path
        for folder in OURS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
        and path.suffix in {".py", ".md", ".sh", ".html", ".css", ".js", ".toml", ".csv", ""}
        and path != Path(__file__)
    )
    assert lines_with(r"\.\./shared|/work/|/root/", paths) == []


def test_no_placeholder_is_left() -> None:
    paths = (path for path in python_files(HALOS))
    assert lines_with(r"TODO|FIXME|XXX|NotImplementedError|coming soon", paths) == []

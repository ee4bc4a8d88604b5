"""What is installed is pinned by version and hash, comes from no named host, and is explained."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKED = sorted((ROOT / "requirements").glob("*.txt"))
DIRECT = sorted((ROOT / "requirements").glob("*.in"))
SCRIPTS = [
    ROOT / "Makefile",
    ROOT / "pyproject.toml",
    *(path for path in sorted((ROOT / "bin").iterdir()) if path.is_file()),
    ROOT / ".ci" / "run",
]

PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9._-]*)(\[[a-z0-9,_-]+\])?==(?P<version>[^\s;]+)( ; [^\\]+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
ADDRESS = re.compile(r"https?://|git\+|ssh://|--(extra-)?index-url|--find-links|--trusted-host")


def entries(text: str) -> list[list[str]]:
    """Each requirement with its hashes: the words that a backslash at the line's end joins."""
    joined = re.sub(r" *\\\n +", "\n--", text).replace("\n----", "\t--")
    return [line.split("\t") for line in joined.splitlines() if line and not line.startswith(("#", "-r "))]


def pins(path: Path) -> dict[str, set[str]]:
    """The versions of each package: more than one where they depend on the Python."""
    found: dict[str, set[str]] = {}
    for entry in entries(path.read_text(encoding="utf-8")):
        match = PIN.fullmatch(entry[0])
        assert match, f"{path.name}: {entry[0]!r} is not pinned as name==version"
        found.setdefault(match["name"].lower(), set()).add(match["version"])
    return found


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_every_requirement_is_pinned_and_has_hashes(path: Path) -> None:
    unhashed = [
        entry[0]
        for entry in entries(path.read_text(encoding="utf-8"))
        if len(entry) < 2 or not all(HASH.fullmatch(word) for word in entry[1:])
    ]
    assert unhashed == []
    assert pins(path) != {}


@pytest.mark.parametrize("path", [*LOCKED, *DIRECT, *SCRIPTS], ids=lambda path: path.name)
def test_no_address_of_a_package_index_is_written_down(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").replace("http://localhost", "").splitlines()
    assert [line for line in lines if ADDRESS.search(line)] == []


@pytest.mark.parametrize("path", DIRECT, ids=lambda path: path.name)
def test_direct_requirements_are_locked_at_their_version(path: Path) -> None:
    locked = pins(path.with_suffix(".txt"))
    wanted = pins(path)
    assert {name: versions & locked.get(name, set()) for name, versions in wanted.items()} == wanted


def test_test_tools_come_on_top_of_the_same_run_time_packages() -> None:
    run, dev = (pins(ROOT / "requirements" / name) for name in ("run.txt", "dev.txt"))
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("path", DIRECT, ids=lambda path: path.name)
def test_every_direct_requirement_is_explained(path: Path) -> None:
    text = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([^`]+)`", text, re.MULTILINE))
    assert set(pins(path)) - explained == set()

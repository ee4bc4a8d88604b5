"""docs/features.md is true: every promise names a test, and the named tests exist."""

import re

from tests.conftest import ROOT

ROW = re.compile(r"^\|(?P<what>[^|]+)\|(?P<where>[^|]+)\|(?P<test>[^|]+)\|$")
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def rows() -> list[re.Match[str]]:
    lines = (ROOT / "docs" / "features.md").read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := ROW.match(line))]
    return [match for match in found if set(match["what"].strip()) - {"-", " "} and match["test"].strip() != "test"]


def test_every_promise_names_a_test() -> None:
    assert [match["what"].strip() for match in rows() if not NAMED.search(match["test"])] == []


def test_every_named_test_exists() -> None:
    named = [found for match in rows() for found in NAMED.findall(match["test"])]
    missing = [f"{path}::{name}" for path, name in named if not _exists(path, name)]
    assert named
    assert missing == []


def _exists(path: str, name: str) -> bool:
    file = ROOT / path
    return file.exists() and (
        not name or re.search(rf"^def {name}\(", file.read_text(encoding="utf-8"), re.M) is not None
    )

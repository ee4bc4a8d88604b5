"""Writes docs/notices.md: what is shipped of others, and under which licence. `make notices` runs it."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = re.compile(r"^([a-z0-9][\w.-]*)==([\w.]+)", re.M | re.I)
HEAD = """\
# Notices

What Halos is shipped with or built from, besides its own code (MIT). Written by `bin/notices.py` from the installed
packages of `requirements/run.txt`; each package brings the full text of its licence.

| part | version | licence |
| --- | --- | --- |
"""
TAIL = """
Data: names and hierarchy of techniques follow PaNET (ExPaNDS and PaN facilities, CC BY 4.0,
doi:10.5281/zenodo.4806026). Typefaces: subsets of Source Sans 3 and Source Serif 4 (Adobe, SIL Open Font Licence 1.1),
made at set-up under the names Halos Sans and Halos Serif. Model: the numbers of multilingual-e5-small (Microsoft, MIT),
read from the package that `requirements/model.txt` pins; its program is not used outside one test.
"""


def main() -> None:
    """docs/notices.md names every package of requirements/run.txt that is installed here."""
    pinned = NAME.findall((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
    rows = [f"| {name} | {version} | {licence} |" for name, version in pinned if (licence := licence_of(name))]
    (ROOT / "docs" / "notices.md").write_text(HEAD + "\n".join(rows) + "\n" + TAIL, encoding="utf-8")


def licence_of(name: str) -> str:
    """The licence as the package states it, in one line; empty where it is not installed on this platform."""
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        return ""
    expression = stated.get("License-Expression") or _classified(stated.get_all("Classifier") or [])
    return expression or (stated.get("License") or "see package").splitlines()[0][:60]


def _classified(classifiers: list[str]) -> str:
    licences = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: ")]
    return ", ".join(each for each in licences if each != "OSI Approved")


if __name__ == "__main__":
    main()

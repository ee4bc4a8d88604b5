"""Compiles the translations: `python -m halos.core.design.build_messages [FOLDER]`. Needs no gettext."""

import sys
from collections.abc import Sequence
from pathlib import Path

import polib

DEFAULT_FOLDER = Path("locale")


def build_messages(folder: Path) -> list[Path]:
    """Beside every .po file under the folder lies the .mo file that Django reads; fuzzy entries are left out.

    Returns the .mo files. Raises OSError, naming file and line, for a .po file that cannot be read.
    """
    return [_compile(path) for path in sorted(folder.rglob("*.po"))]


def _compile(path: Path) -> Path:
    compiled = path.with_suffix(".mo")
    polib.pofile(str(path)).save_as_mofile(str(compiled))
    return compiled


def main(arguments: Sequence[str]) -> None:
    """Compiles under the folder named by the first argument, or under locale/, and prints how many files."""
    compiled = build_messages(Path(arguments[0]) if arguments else DEFAULT_FOLDER)
    print(f"{len(compiled)} translation files compiled")


if __name__ == "__main__":
    main(sys.argv[1:])

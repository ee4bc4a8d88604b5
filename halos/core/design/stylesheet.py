"""The one style sheet of every page, joined from the parts in `css/`."""

import re
from pathlib import Path

FOLDER = Path(__file__).with_name("css")
PARTS = (
    "tokens",
    "fallbacks",
    "ground",
    "layout",
    "site",
    "actions",
    "box",
    "badges",
    "answer",
    "panels",
    "tables",
    "pictures",
    "contrast",
    "print",
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANKS = re.compile(r"\s+")


def joined() -> str:
    """Every part in order, without comments and line breaks. It names no other file but our own fonts."""
    return _packed("\n".join(_part(name) for name in PARTS))


def joined_with_fonts() -> str:
    """The same, with the web fonts: only where their files are, since a hashed name of nothing cannot be made."""
    return _packed(_part("faces")) + joined()


def _part(name: str) -> str:
    return (FOLDER / f"{name}.css").read_text(encoding="utf-8")


def _packed(text: str) -> str:
    return BLANKS.sub(" ", COMMENT.sub("", text)).strip()

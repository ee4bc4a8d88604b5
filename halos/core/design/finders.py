"""Finds `design/halos.css`, which is nobody's file: it is joined from its parts whenever it is asked for."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, find
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from halos.core.design.stylesheet import joined, joined_with_fonts

NAME = "design/halos.css"
FONTS = ("fonts/halos-sans.woff2", "fonts/halos-serif.woff2")


class StylesheetFinder(BaseFinder):
    """So that no build step stands between a changed part and the page, and none can be forgotten."""

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's)
        if path != NAME:
            return []
        written = str(write_stylesheet(_folder()))
        return [written] if find_all or kwargs.get("all") else written

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        write_stylesheet(_folder())
        yield NAME, FileSystemStorage(location=_folder())


def write_stylesheet(folder: Path) -> Path:
    """The joined style sheet lies in `folder`; it is replaced at once, never seen half written."""
    path = folder / NAME
    text = joined_with_fonts() if all(find(font) for font in FONTS) else joined()
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    return path


def _folder() -> Path:
    return Path(settings.BUILD_DIR) / "css"

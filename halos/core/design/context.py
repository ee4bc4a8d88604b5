"""What every page knows besides its own context: the main navigation, the languages, and whether this is a demo."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_bidi, get_language_info
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """An entry of the main navigation: its words, its page, and the pages for which it is marked as current."""

    label: Any
    page: str
    current_on: frozenset[str]

    @property
    def url(self) -> str:
        return reverse(self.page)


@dataclass(frozen=True)
class ShownEntry:
    label: Any
    url: str
    is_current: bool


@dataclass(frozen=True)
class Language:
    """A language of the interface under its own name."""

    code: str
    name: str
    is_current: bool


@dataclass(frozen=True)
class Site:
    """The frame of a page. `direction` is that of the language: ltr or rtl."""

    navigation: tuple[ShownEntry, ...]
    languages: tuple[Language, ...]
    language: str
    direction: str
    is_demo: bool


def _entry(label: Any, page: str, *current_on: str) -> Entry:
    return Entry(label, page, frozenset({page, *current_on}))


NAVIGATION = (
    _entry(_("Ask"), "pages:front", "pages:ask", "pages:example", "pages:saved"),
    _entry(_("Techniques"), "catalogue:techniques", "catalogue:technique"),
    _entry(
        _("Instruments"),
        "catalogue:instruments",
        "catalogue:instrument",
        "catalogue:facilities",
        "catalogue:facility",
    ),
    _entry(_("Ways in"), "catalogue:ways_in", "catalogue:way_in"),
    _entry(_("Deadlines"), "catalogue:deadlines"),
)


def site(request: HttpRequest) -> dict[str, Site]:
    """`site` for every template. It reads no database, so that error pages can be shown without one."""
    match = request.resolver_match
    page = match.view_name if match else ""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "site": Site(
            navigation=tuple(ShownEntry(e.label, e.url, page in e.current_on) for e in NAVIGATION),
            languages=tuple(Language(code, name, code == language) for code, name in _languages()),
            language=language,
            direction="rtl" if get_language_bidi() else "ltr",
            is_demo=settings.DEMO,
        )
    }


@lru_cache(maxsize=1)
def _languages() -> tuple[tuple[str, str], ...]:
    return tuple((code, capfirst(get_language_info(code)["name_local"])) for code, _name in settings.LANGUAGES)

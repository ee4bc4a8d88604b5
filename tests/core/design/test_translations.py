"""The translations: whole, in step with the code, and true to the form of the English texts. Needs no gettext."""

import ast
import gettext
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import polib
import pytest
from django.conf import settings as django_settings
from django.utils import translation
from django.utils.translation.template import templatize

from halos.catalogue.deadlines import NextDeadline, NextKind
from halos.core.design.build_messages import build_messages
from halos.core.design.deadline import shown
from tests.conftest import ROOT

LOCALE = ROOT / "locale"
LANGUAGES = sorted(code for code, _name in django_settings.LANGUAGES if code != "en")
Texts = dict[tuple[str, str], str]  # (context, text) → its plural, empty where it has none

# what the calls that mark a text are given, in the order of their arguments
ARGUMENTS = {
    "_": ("text",),
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "gettext_noop": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "npgettext_lazy": ("context", "text", "plural"),
}
STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
MARKED = re.compile(rf"\b({'|'.join(ARGUMENTS)})\(\s*({STRING}(?:\s*,\s*{STRING})*)", re.DOTALL)

# Words that are the same in English; everything else must differ.
SAME = {
    "da": {"Cookies", "FEL", "Filter", "Finland", "Instrument", "Life science", "Menu", "Permanent id", "Status"},
    "de": {"Biotech", "Cookies", "FEL", "Filter", "Instrument", "Name", "Pharma", "Status"},
    "nb": {"FEL", "Filter", "Finland", "Instrument", "Permanent id", "Status"},
    "sv": {"FEL", "Filter", "Finland", "Instrument", "Permanent id", "Status", "j F Y"},
}
QUOTES = {"sv": "””", "da": "””", "de": "„“", "nb": "«»"}
ANY_QUOTE = re.compile('[“”„«»"]')
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")


def called(name: str, strings: list[str]) -> tuple[tuple[str, str], str]:
    named = dict(zip(ARGUMENTS[name], strings, strict=False))
    return (named.get("context", ""), named["text"]), named.get("plural", "")


def in_template(source: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Every text that `{% translate %}`, `{% blocktranslate %}` and `_("…")` mark."""
    for found in MARKED.finditer(templatize(source)):
        yield called(found[1], list(ast.literal_eval(f"({found[2]},)")))


def in_python(source: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Every text given to a function of gettext's family."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := getattr(node.func, "id", "")) in ARGUMENTS:
            strings = [str(each.value) for each in node.args if isinstance(each, ast.Constant)]
            if len(strings) >= len(ARGUMENTS[name]):
                yield called(name, strings)


def texts_of(folder: Path) -> Texts:
    """The texts of all templates and modules under `folder`; one with a plural stands for the same without."""
    texts: Texts = {}
    for path in sorted((*folder.rglob("*.html"), *folder.rglob("*.py"))):
        read = in_template if path.suffix == ".html" else in_python
        for key, plural in read(path.read_text(encoding="utf-8")):
            texts[key] = plural or texts.get(key, "")
    return texts


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def forms(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each form of a text in English and in the other language."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    english = [entry.msgid, entry.msgid_plural]
    return list(zip(english, [entry.msgstr_plural[number] for number in (0, 1)], strict=True))


def skeleton(text: str) -> list[str]:
    """What a translation must keep: its placeholders and its HTML, whatever their order."""
    return sorted([*PLACEHOLDER.findall(text), *TAG.findall(text)])


def test_the_reader_finds_what_marks_a_text(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        """{% load i18n %}{% translate "It’s" %}{% translate 'May' context "month" %}{% go _("On") url %}
        {{ day|date:_("j F") }}{% blocktranslate count n=n %}{{ n }} way{% plural %}{{ n }} ways{% endblocktranslate %}
        {% blocktranslate with x=y %}100% "{{ x }}"{% endblocktranslate %}<p>_ not marked</p>""",
        encoding="utf-8",
    )
    (tmp_path / "module.py").write_text(
        '_("One " "two")\nngettext("%d day", "%d days", n)\npgettext("format", "j M")\nother("no")\n', encoding="utf-8"
    )
    assert texts_of(tmp_path) == {
        ("", "It’s"): "",
        ("month", "May"): "",
        ("", "On"): "",
        ("", "j F"): "",
        ("", "%(n)s way"): "%(n)s ways",
        ("", '100%% "%(x)s"'): "",
        ("", "One two"): "",
        ("", "%d day"): "%d days",
        ("format", "j M"): "",
    }


def test_every_language_of_the_interface_has_a_file() -> None:
    assert sorted(path.parts[-3] for path in LOCALE.rglob("*.po")) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_the_texts_of_the_code_and_no_others(language: str) -> None:
    """Fails after a text was changed: extract again, see docs/how-to/translate.md."""
    texts = {(entry.msgctxt or "", entry.msgid): entry.msgid_plural for entry in catalogue(language)}
    assert texts == texts_of(ROOT / "halos")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    wanting = [entry.msgid for entry in catalogue(language) if not entry.translated() or entry.obsolete]
    assert wanting == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_as_many_forms_as_the_language(language: str) -> None:
    file = catalogue(language)
    assert file.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert {len(entry.msgstr_plural) for entry in file if entry.msgid_plural} == {2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_html_are_kept(language: str) -> None:
    pairs = [pair for entry in catalogue(language) for pair in forms(entry)]
    assert [pair for pair in pairs if skeleton(pair[0]) != skeleton(pair[1])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_words_that_are_alike_stay_as_they_are(language: str) -> None:
    """Formats that have a context may stay; a list longer than it need be fails as well."""
    entries = [entry for entry in catalogue(language) if not entry.msgctxt]
    assert {entry.msgid for entry in entries if forms(entry)[0][0] == forms(entry)[0][1]} == SAME[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tone_is_calm_and_the_quotation_marks_are_the_languages_own(language: str) -> None:
    texts = [TAG.sub("", text) for entry in catalogue(language) for _english, text in forms(entry)]
    assert [text for text in texts if "!" in text] == []
    marks = {text: "".join(ANY_QUOTE.findall(text)) for text in texts}
    assert {text: found for text, found in marks.items() if found.replace(QUOTES[language], "")} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_says_what_its_source_says(tmp_path: Path, language: str) -> None:
    folder = tmp_path / language / "LC_MESSAGES"
    shutil.copytree(LOCALE / language / "LC_MESSAGES", folder, ignore=shutil.ignore_patterns("*.mo"))
    assert build_messages(tmp_path) == [folder / "django.mo"]
    compiled = gettext.translation("django", tmp_path, [language])
    entries = [entry for entry in catalogue(language) if entry.msgid_plural]
    assert [[compiled.ngettext(e.msgid, e.msgid_plural, n) for n in (1, 2, 0)] for e in entries] == [
        [e.msgstr_plural[0], e.msgstr_plural[1], e.msgstr_plural[1]] for e in entries
    ]
    plain = [entry for entry in catalogue(language) if not entry.msgid_plural and not entry.msgctxt]
    assert [compiled.gettext(entry.msgid) for entry in plain] == [entry.msgstr for entry in plain]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ("man 1. marts 2027", "kl. 16:00 i Hamburg", "98 dage tilbage")),
        ("de", ("Mo, 1. März 2027", "16:00 Uhr in Hamburg", "noch 98 Tage")),
        ("nb", ("man 1. mars 2027", "kl. 16:00 i Hamburg", "98 dager igjen")),
        ("sv", ("mån 1 mars 2027", "kl. 16:00 i Hamburg", "98 dagar kvar")),
    ],
)
def test_a_deadline_is_written_as_the_language_writes_it(
    tmp_path: Path, settings: SimpleNamespace, language: str, words: tuple[str, str, str]
) -> None:
    shutil.copytree(LOCALE, tmp_path, dirs_exist_ok=True)
    build_messages(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    closes_at = datetime(2027, 3, 1, 16, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    next_date = NextDeadline(NextKind.FIXED, on=closes_at.date(), closes_at=closes_at, place="Hamburg", days_left=98)
    with translation.override(language):
        seen = shown(next_date)
    assert (seen.head, seen.note, seen.left) == words

import gettext
from pathlib import Path

import pytest

from halos.core.design.build_messages import build_messages

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Ways in"
msgstr "Vägar in"

msgid "%d day left"
msgid_plural "%d days left"
msgstr[0] "%d dag kvar"
msgstr[1] "%d dagar kvar"

#, fuzzy
msgid "Instruments"
msgstr "Verktyg"
"""


def write_catalogue(folder: Path, text: str) -> Path:
    path = folder / "sv" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_messages_are_compiled_beside_their_source(tmp_path: Path) -> None:
    source = write_catalogue(tmp_path, CATALOGUE)
    assert build_messages(tmp_path) == [source.with_suffix(".mo")]
    swedish = gettext.translation("django", tmp_path, ["sv"])
    assert swedish.gettext("Ways in") == "Vägar in"
    assert [swedish.ngettext("%d day left", "%d days left", n) for n in (1, 2)] == [
        "%d dag kvar",
        "%d dagar kvar",
    ]


def test_fuzzy_translations_are_not_shown(tmp_path: Path) -> None:
    write_catalogue(tmp_path, CATALOGUE)
    build_messages(tmp_path)
    assert gettext.translation("django", tmp_path, ["sv"]).gettext("Instruments") == "Instruments"


def test_broken_catalogue_is_named(tmp_path: Path) -> None:
    source = write_catalogue(tmp_path, 'msgid "a"\nmsgstr "b\nrubbish\n')
    with pytest.raises(OSError, match=str(source)):
        build_messages(tmp_path)

from pathlib import Path
from types import MappingProxyType

import pytest
from fontTools.ttLib import TTFont

from halos.core.design.build_fonts import FACES, BuiltFace, Face, build_fonts, report

LETTERS_OF_THE_FIVE_LANGUAGES = "abcdefghijklmnopqrstuvwxyzåäöæøüßéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÆØÜ"
LIMITS_IN_BYTES = MappingProxyType({"Halos Sans": 30_000, "Halos Serif": 35_000})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[BuiltFace]:
    return build_fonts(tmp_path_factory.mktemp("fonts"))


def test_fonts_hold_the_letters_and_signs_that_pages_use(built: list[BuiltFace]) -> None:
    wanted = set(LETTERS_OF_THE_FIVE_LANGUAGES + "0123456789αβγµμÅΔ°±·→–“”‘’…€≥≤")
    missing = {face.family: wanted - set(map(chr, TTFont(face.path).getBestCmap())) for face in built}
    assert missing == {"Halos Sans": set(), "Halos Serif": set()}


def test_fonts_keep_weights_400_to_700_and_nothing_else(built: list[BuiltFace]) -> None:
    axes = {
        face.family: [(axis.axisTag, axis.minValue, axis.maxValue) for axis in TTFont(face.path)["fvar"].axes]
        for face in built
    }
    assert axes == {"Halos Sans": [("wght", 400, 700)], "Halos Serif": [("wght", 400, 700)]}


def test_fonts_have_figures_of_equal_width(built: list[BuiltFace]) -> None:
    for face in built:
        font = TTFont(face.path)
        assert len({font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_fonts_do_not_bear_the_reserved_name(built: list[BuiltFace]) -> None:
    """The licence forbids "Source" in the names of a changed font: ids 1, 3, 4, 6, 16, 17, 25."""
    for face in built:
        names = {name.nameID: str(name) for name in TTFont(face.path)["name"].names}
        assert names[1] == names[4] == face.family
        assert [name for name_id, name in names.items() if name_id not in (0, 7) and "Source" in name] == []


def test_fonts_have_their_licence_beside_them(built: list[BuiltFace]) -> None:
    for face in built:
        assert "SIL OPEN FONT LICENSE Version 1.1" in face.path.with_suffix(".LICENSE.txt").read_text()


def test_fonts_stay_small(built: list[BuiltFace]) -> None:
    assert [face.family for face in built if face.size_in_bytes > LIMITS_IN_BYTES[face.family]] == []


def test_fonts_are_the_same_bytes_every_time(built: list[BuiltFace], tmp_path: Path) -> None:
    (again,) = build_fonts(tmp_path, FACES[:1])
    assert again.path.read_bytes() == built[0].path.read_bytes()


def test_missing_font_package_leaves_no_file_and_says_what_follows(tmp_path: Path) -> None:
    path = tmp_path / "halos-sans.woff2"
    path.write_bytes(b"of an earlier set-up")
    gone = Face("no_such_font_package", "x.ttf", "Halos Sans", path.name, frozenset(), {})
    (built,) = build_fonts(tmp_path, [gone])
    assert built == BuiltFace("Halos Sans", path, 0)
    assert not path.exists()
    assert report(built) == (
        "Halos Sans: its font package is not installed; pages will use a font of the reader's system."
    )

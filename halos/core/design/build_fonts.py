"""Cuts the two web fonts of Halos out of the installed Source fonts.

`python -m halos.core.design.build_fonts [FOLDER]` builds both in a few seconds.

Source Sans 3 and Source Serif 4 are under the SIL Open Font License 1.1 with the reserved name "Source".
A subset is a modified version, so it bears our own name and its licence lies beside it.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib.instancer import instantiateVariableFont

DEFAULT_FOLDER = Path("build/static/fonts")

LATIN = frozenset([*range(0x20, 0x7F), *range(0xA0, 0x100)])  # every letter of en, sv, da, de, nb; µ · ° ±
GREEK = frozenset([*range(0x3B1, 0x3CA), *map(ord, "ΓΔΘΛΠΣΦΨΩ")])
PUNCTUATION = frozenset(map(ord, "–—‘’‚“”„†‡•…‰′″→←↑↓↗−≈≠≤≥✓€\u2009\u2011\u202f"))
INDICES = frozenset(map(ord, "⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉"))
NEIGHBOURS = frozenset(map(ord, "ĆćČčĎďĘęĚěĞğŁłŃńŇňŐőŒœŘřŚśŠšŤťŮůŰűŹźŻżŽž"))  # in names of people and places

FEATURES = ["kern", "liga"]  # the figures of both fonts are lining and tabular without any feature
UNUSED_TABLES = ["STAT", "MVAR", "DSIG", "BASE", "meta"]
COPYRIGHT, VERSION, TRADEMARK, LICENCE, LICENCE_PAGE = 0, 5, 7, 13, 14  # ids of the OpenType name table
KEPT_NAMES = (COPYRIGHT, VERSION, TRADEMARK, LICENCE, LICENCE_PAGE)
AXIS_NAME = 256


@dataclass(frozen=True)
class Face:
    """One web font: the installed module and file it is cut from, and the part of each axis it keeps."""

    module: str
    source: str
    family: str
    file: str
    characters: frozenset[int]
    axes: dict[str, float | tuple[float, float]]


@dataclass(frozen=True)
class BuiltFace:
    """A face as it lies in the folder; 0 bytes, and no file, when its package is not installed."""

    family: str
    path: Path
    size_in_bytes: int


FACES = (
    Face(
        module="fontpkg_source_sans_3",
        source="SourceSans3[wght].ttf",
        family="Halos Sans",
        file="halos-sans.woff2",
        characters=LATIN | GREEK | PUNCTUATION | INDICES | NEIGHBOURS,
        axes={"wght": (400, 700)},
    ),
    Face(
        module="fontpkg_source_serif_4",
        source="SourceSerif4[opsz,wght].ttf",
        family="Halos Serif",
        file="halos-serif.woff2",
        characters=LATIN | GREEK | PUNCTUATION,
        axes={"wght": (400, 700), "opsz": 20},
    ),
)


def build_fonts(folder: Path, faces: Sequence[Face] = FACES) -> list[BuiltFace]:
    """The folder holds a woff2 file for each face, byte for byte the same every time, and its licence.

    For a face whose package is missing there is no file, not even one of an earlier time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_build_face(face, folder) for face in faces]


def _build_face(face: Face, folder: Path) -> BuiltFace:
    path = folder / face.file
    package = _package_folder(face.module)
    if package is None:
        path.unlink(missing_ok=True)
        return BuiltFace(face.family, path, 0)
    _cut(package / "files" / face.source, face).save(path)
    path.with_suffix(".LICENSE.txt").write_bytes((package / "LICENSE").read_bytes())
    return BuiltFace(face.family, path, path.stat().st_size)


def _package_folder(module: str) -> Path | None:
    spec = find_spec(module)
    return Path(spec.origin).parent if spec and spec.origin else None


def _cut(source: Path, face: Face) -> TTFont:
    """The font with only our characters, axes and names. Subsetting comes first: it makes the rest quick."""
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=face.characters)
    subsetter.subset(font)
    font = instantiateVariableFont(font, face.axes, inplace=True)
    _rename(font, face.family)
    font.flavor = "woff2"
    return font


def _options() -> Options:
    return Options(
        layout_features=FEATURES,
        drop_tables=[*Options().drop_tables, *UNUSED_TABLES],
        name_IDs=["*"],
        hinting=False,
        notdef_outline=True,
    )


def _rename(font: TTFont, family: str) -> None:
    """The name table holds our family name, and of the old names only rights, licence and version."""
    old = font["name"]
    kept = {name_id: old.getDebugName(name_id) for name_id in KEPT_NAMES}
    postscript = family.replace(" ", "") + "-Regular"
    ours = {1: family, 2: "Regular", 3: f"{kept[VERSION]};{postscript}", 4: family, 6: postscript}
    font["name"] = newTable("name")
    for name_id, text in sorted({**kept, **ours, AXIS_NAME: "Weight"}.items()):
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["fvar"].instances = []
    for axis in font["fvar"].axes:
        axis.axisNameID = AXIS_NAME


def report(face: BuiltFace) -> str:
    """One line: the size of the file, or why there is none and what that means."""
    if face.size_in_bytes:
        return f"{face.family}: {face.size_in_bytes / 1000:.1f} KB in {face.path}"
    return f"{face.family}: its font package is not installed; pages will use a font of the reader's system."


def main(arguments: Sequence[str]) -> None:
    """Builds into the folder named by the first argument, or build/static/fonts, and prints the sizes."""
    folder = Path(arguments[0]) if arguments else DEFAULT_FOLDER
    for face in build_fonts(folder):
        print(report(face))


if __name__ == "__main__":
    main(sys.argv[1:])

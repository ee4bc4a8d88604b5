import json
from pathlib import Path

import numpy as np
import pytest

from halos.matching.engine.arrays import MANIFEST, read_set, write_set
from halos.matching.engine.errors import ModelError


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    directory = tmp_path / "set"
    write_set(
        directory,
        kind="test",
        facts={"seed": 7},
        arrays={"numbers": np.arange(5, dtype=np.int32)},
        texts={"names": ["å", "b"]},
    )
    return directory


def test_what_was_written_is_read(stored: Path) -> None:
    found = read_set(stored, kind="test")
    assert (dict(found.facts), found.texts) == ({"seed": 7}, {"names": ("å", "b")})
    assert {name: array.tolist() for name, array in found.arrays.items()} == {"numbers": [0, 1, 2, 3, 4]}


def test_the_same_content_has_the_same_fingerprint_and_other_content_another(stored: Path, tmp_path: Path) -> None:
    def fingerprint(numbers: list[int]) -> str:
        directory = tmp_path / "other"
        arrays = {"numbers": np.array(numbers, np.int32)}
        write_set(directory, kind="test", facts={"seed": 7}, arrays=arrays, texts={"names": ["å", "b"]})
        return read_set(directory, kind="test").fingerprint

    own = read_set(stored, kind="test").fingerprint
    assert fingerprint([0, 1, 2, 3, 4]) == own
    assert fingerprint([0, 1, 2, 3, 5]) != own


def test_writing_replaces_the_whole_set(stored: Path) -> None:
    write_set(stored, kind="test", facts={}, arrays={"other": np.zeros(1)}, texts={})
    assert sorted(path.name for path in stored.iterdir()) == [MANIFEST, "other.npy"]
    assert [path.name for path in stored.parent.iterdir()] == ["set"]


@pytest.mark.parametrize("name", ["numbers.npy", "names.json"])
def test_a_damaged_file_is_named(stored: Path, name: str) -> None:
    content = bytearray((stored / name).read_bytes())
    content[-1] ^= 1
    (stored / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"{name} is damaged.*make setup"):
        read_set(stored, kind="test")


@pytest.mark.parametrize("name", ["numbers.npy", MANIFEST])
def test_a_missing_file_is_named(stored: Path, name: str) -> None:
    (stored / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        read_set(stored, kind="test")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1', "null", "\ufffd"])
def test_a_damaged_manifest_is_said_to_be_damaged(stored: Path, text: str) -> None:
    (stored / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=f"{MANIFEST} is damaged"):
        read_set(stored, kind="test")


@pytest.mark.parametrize(("key", "value"), [("format", 0), ("kind", "something else")])
def test_a_set_of_another_format_or_kind_is_stale(stored: Path, key: str, value: object) -> None:
    manifest = json.loads((stored / MANIFEST).read_text(encoding="utf-8"))
    (stored / MANIFEST).write_text(json.dumps({**manifest, key: value}), encoding="utf-8")
    with pytest.raises(ModelError, match="stale"):
        read_set(stored, kind="test")


def test_nothing_is_ever_unpickled(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"[Oo]bject arrays"):
        write_set(tmp_path / "set", kind="test", facts={}, arrays={"a": np.array([{}], dtype=object)}, texts={})

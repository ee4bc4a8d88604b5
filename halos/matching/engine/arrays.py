"""Arrays and lists of texts on disk: plain `.npy` and `.json` files beside a manifest with their hashes.

Nothing here is ever unpickled. A set is written beside its place and moved there whole, so that a reader finds the
old one or the new one.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from halos.matching.engine.errors import ModelError

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]
FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
REMEDY: Final = "Run `make setup` to build it again."


@dataclass(frozen=True)
class ArraySet:
    """What one folder holds: facts (numbers and names), arrays mapped from disk, lists of texts.

    `fingerprint` changes with every byte of it.
    """

    facts: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]
    texts: Mapping[str, tuple[str, ...]]
    fingerprint: str


def write_set(
    directory: Path,
    *,
    kind: str,
    facts: Mapping[str, Any],
    arrays: Mapping[str, NDArray[Any]],
    texts: Mapping[str, Sequence[str]],
) -> None:
    """`directory` holds exactly this set, of this kind; what it held before is gone."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        for name, array in arrays.items():
            np.save(beside / f"{name}.npy", np.ascontiguousarray(array), allow_pickle=False)
        for name, lines in texts.items():
            (beside / f"{name}.json").write_text(json.dumps(list(lines), ensure_ascii=False), encoding="utf-8")
        hashes = {path.name: _hash(path) for path in sorted(beside.iterdir())}
        manifest = {"format": FORMAT, "kind": kind, "facts": dict(facts), "files": hashes}
        text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
        (beside / MANIFEST).write_text(text + "\n", encoding="utf-8")
        beside.chmod(0o755)
        _replace(beside, directory)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def read_set(directory: Path, *, kind: str) -> ArraySet:
    """The set of this kind in `directory`, every file compared with its hash.

    Raises ModelError that names the file that is missing, damaged or of another kind or format.
    """
    manifest, text = _manifest(directory, kind)
    for name, expected in manifest["files"].items():
        if not (directory / name).is_file():
            raise ModelError(f"{directory / name} is missing. {REMEDY}")
        if _hash(directory / name) != expected:
            raise ModelError(f"{directory / name} is damaged: it is not the file that was written. {REMEDY}")
    names = [Path(name) for name in manifest["files"]]
    return ArraySet(
        facts=manifest["facts"],
        arrays={n.stem: _mapped(directory / n) for n in names if n.suffix == ".npy"},
        texts={n.stem: _texts(directory / n) for n in names if n.suffix == ".json"},
        fingerprint=hashlib.sha256(text).hexdigest(),
    )


def _manifest(directory: Path, kind: str) -> tuple[dict[str, Any], bytes]:
    path = directory / MANIFEST
    try:
        text = path.read_bytes()
        manifest: dict[str, Any] = json.loads(text)
        found = manifest["format"], manifest["kind"], dict(manifest["files"])
    except OSError:
        raise ModelError(f"{path} is missing or cannot be read. {REMEDY}") from None
    except (ValueError, KeyError, TypeError):
        raise ModelError(f"{path} is damaged: it cannot be read as a manifest. {REMEDY}") from None
    if found[:2] != (FORMAT, kind):
        raise ModelError(f"{path} is stale: it is not format {FORMAT} of the {kind}. {REMEDY}")
    return manifest, text


def _mapped(path: Path) -> NDArray[Any]:
    array: NDArray[Any] = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    return array


def _texts(path: Path) -> tuple[str, ...]:
    return tuple(json.loads(path.read_text(encoding="utf-8")))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _replace(beside: Path, directory: Path) -> None:
    """`beside` stands at `directory`. A folder cannot take the place of a full one: that one is moved away first."""
    if directory.exists():
        old = Path(tempfile.mkdtemp(prefix=f".{directory.name}-old-", dir=directory.parent))
        directory.rename(old / directory.name)
        beside.rename(directory)
        shutil.rmtree(old, ignore_errors=True)
        return
    beside.rename(directory)

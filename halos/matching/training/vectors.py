"""Vectors of many texts at set-up, on all cores, kept from one set-up to the next by the texts' hashes."""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from halos.matching.engine.arrays import Floats, read_set, write_set
from halos.matching.engine.encoder import WIDTH, Encoder
from halos.matching.engine.errors import ModelError

_KIND = "vectors"
_AT_ONCE = 16


def vectors_of(texts: Sequence[str], encoder: Encoder, cache: Path) -> Floats:
    """The vectors of `texts`, shape (texts, 384). `cache` then holds these vectors and no others."""
    known = _read(cache, encoder.fingerprint)
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    known.update(zip(missing, _encode(list(missing.values()), encoder), strict=True))
    kept = {key: known[key] for key in keys}
    write_set(
        cache,
        kind=_KIND,
        facts={"encoder": encoder.fingerprint},
        arrays={"vectors": np.array(list(kept.values()), np.float32)},
        texts={"hashes": list(kept)},
    )
    return np.stack([known[key] for key in keys])


def _encode(texts: Sequence[str], encoder: Encoder) -> Floats:
    """Texts of like length together; threads share the work, since BLAS runs one thread in each (engine/__init__)."""
    vectors = np.empty((len(texts), WIDTH), np.float32)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    groups = [order[i : i + _AT_ONCE] for i in range(0, len(order), _AT_ONCE)]

    def encode(group: list[int]) -> None:
        vectors[group] = encoder.encode_all([texts[i].split() for i in group])

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(encode, groups))
    return vectors


def _read(cache: Path, encoder: str) -> dict[str, Floats]:
    try:
        stored = read_set(cache, kind=_KIND)
    except ModelError:
        return {}
    if stored.facts["encoder"] != encoder:
        return {}
    return dict(zip(stored.texts["hashes"], stored.arrays["vectors"], strict=True))

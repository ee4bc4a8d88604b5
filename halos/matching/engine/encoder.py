"""The embedding: a small BERT (Devlin et al., 2019) read as arrays, forward pass only, mean over its pieces.

Weights are those of multilingual-e5-small (Wang et al., 2024): 12 layers of width 384, questions begin "query: ".
Two of the matrices lie in blocks of 32 columns: for the few pieces of a question BLAS multiplies them a third faster
than the whole, and for attention a block is a head.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from halos.matching.engine.arrays import ArraySet, Floats, Integers, read_set
from halos.matching.engine.tokenizer import Pieces, cut

KIND = "encoder"
WIDTH = 384
LAYERS = 12
HEADS = 12
BLOCK = 32
LONGEST = 256
PACKED = 1500
_EPSILON = np.float32(1e-12)
_PREFIX = ("query:",)


@dataclass(frozen=True)
class Encoded:
    """A text as `vector`, shape (384,), of length one; `pieces`, shape (n, 384), holds what each piece adds to it.

    `owners[i]` is the index of the word that piece i belongs to, or -1 for the marks around the text.
    """

    vector: Floats
    pieces: Floats
    owners: Integers


class _Helpers:
    """The threads that take second halves: two, because training embeds two texts at once."""

    threads = ThreadPoolExecutor(2, thread_name_prefix="embedding")

    @classmethod
    def renew(cls) -> None:
        cls.threads = ThreadPoolExecutor(2, thread_name_prefix="embedding")


os.register_at_fork(after_in_child=_Helpers.renew)  # a forked process has the object, but not its threads


class Encoder:
    """Computes vectors from words. Arrays are mapped from disk; nothing of a text is kept."""

    def __init__(self, stored: ArraySet) -> None:
        self._arrays = stored.arrays
        self.fingerprint = stored.fingerprint
        a, f = stored.arrays, stored.facts
        self._pieces = Pieces(
            a["piece_fingerprints"], a["piece_numbers"], a["piece_likelihoods"], f["longest_piece"], f["unknown"]
        )
        self._begin, self._end = int(f["begin"]), int(f["end"])

    @classmethod
    def load(cls, directory: Path) -> "Encoder":
        """The encoder whose arrays are in `directory`. Raises ModelError when they are missing or damaged."""
        return cls(read_set(directory, kind=KIND))

    def encode(self, words: Sequence[str]) -> Encoded:
        """The vector of a question of these words; what is beyond 256 pieces is left out."""
        numbers, owners = self._numbers(words)
        states = self._forward([numbers])
        total = states.mean(axis=0)
        length = np.linalg.norm(total)
        return Encoded(total / length, states / (length * len(numbers)), np.array(owners, np.int32))

    def encode_all(self, texts: Sequence[Sequence[str]]) -> Floats:
        """The vectors of many questions, shape (texts, 384), several texts of like length in one pass."""
        numbers = [self._numbers(words)[0] for words in texts]
        vectors = np.empty((len(texts), WIDTH), np.float32)
        for packed in _pack([len(own) for own in numbers]):
            states = self._forward([numbers[i] for i in packed])
            ends = np.cumsum([len(numbers[i]) for i in packed])
            for i, own in zip(packed, np.split(states, ends[:-1]), strict=True):
                mean = own.mean(axis=0)
                vectors[i] = mean / np.linalg.norm(mean)
        return vectors

    def _numbers(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        numbers, owners = cut([*_PREFIX, *words], self._pieces)
        numbers, owners = numbers[: LONGEST - 2], owners[: LONGEST - 2]
        return [self._begin, *numbers, self._end], [-1, *(o - 1 for o in owners), -1]

    def _forward(self, texts: Sequence[Sequence[int]]) -> Floats:
        """The last states of all pieces of all texts, one below the other: shape (pieces, 384)."""
        a = self._arrays
        numbers = np.concatenate([np.asarray(text) for text in texts])
        places = np.concatenate([np.arange(len(text)) for text in texts])
        bounds = np.cumsum([0] + [len(text) for text in texts])
        x = self._look_up(numbers) + a["places"][places]
        x = _normalised(x, a["first_scale"], a["first_shift"])
        for layer in range(LAYERS):
            x = self._layer(layer, x, bounds)
        return x

    def _look_up(self, numbers: Integers) -> Floats:
        """The pieces' own vectors from 4-bit codes: in each block of 32 the low halves of the bytes come first."""
        codes = self._arrays["piece_codes"][numbers].reshape(-1, WIDTH // BLOCK, BLOCK // 2)
        steps = np.concatenate([codes & 15, codes >> 4], axis=2).astype(np.float32) - 8
        scales = self._arrays["piece_scales"][numbers].astype(np.float32)
        return (steps * scales[:, :, None]).reshape(-1, WIDTH)

    def _layer(self, layer: int, x: Floats, bounds: Integers) -> Floats:
        a = self._arrays
        mixed = _in_halves(
            lambda half: x @ a["attention_in"][layer, half] + a["attention_in_bias"][layer, half], 3 * HEADS
        )
        heard = np.concatenate([_attend(mixed[:, b:e]) for b, e in pairwise(bounds)])
        y = x + heard @ a["attention_out"][layer] + a["attention_out_bias"][layer]
        y = _normalised(y, a["attention_scale"][layer], a["attention_shift"][layer])
        blocks = _in_halves(
            lambda half: _gelu(y @ a["expand"][layer, half] + a["expand_bias"][layer, half]), 4 * WIDTH // BLOCK
        )
        wide = _side_by_side(blocks)
        y = y + _in_halves(lambda half: wide[half] @ a["shrink"][layer], len(wide)) + a["shrink_bias"][layer]
        return _normalised(y, a["output_scale"][layer], a["output_shift"][layer])


def _in_halves(work: Callable[[slice], Floats], count: int) -> Floats:
    """What `work` gives for the whole of `count` rows or blocks, the second half by another thread.

    BLAS itself runs one thread (see the package): its threads spin while they wait, these do not.
    """
    other = _Helpers.threads.submit(work, slice(count // 2, count))
    return np.concatenate([work(slice(0, count // 2)), other.result()])


def _attend(mixed: Floats) -> Floats:
    """What each of a text's pieces hears from the others, shape (pieces, 384).

    `mixed`, shape (36, pieces, 32), is twelve heads of queries (scaled already), of keys and of values.
    """
    queries, keys, values = mixed.reshape(3, HEADS, -1, BLOCK)
    products: Floats = np.matmul(queries, keys.transpose(0, 2, 1))
    products -= products.max(axis=2, keepdims=True)
    np.exp(products, out=products)
    products /= products.sum(axis=2, keepdims=True)
    return _side_by_side(np.matmul(products, values))


def _side_by_side(blocks: Floats) -> Floats:
    """Blocks of shape (blocks, pieces, 32) as one matrix (pieces, 32 * blocks)."""
    return blocks.transpose(1, 0, 2).reshape(blocks.shape[1], -1)


def _normalised(x: Floats, scale: Floats, shift: Floats) -> Floats:
    x -= x.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x)[:, None] / np.float32(WIDTH)
    x /= np.sqrt(variance + _EPSILON)
    x *= scale
    x += shift
    return x


def _gelu(x: Floats) -> Floats:
    """x times the normal distribution function, by the tanh formula of Hendrycks and Gimpel (2016)."""
    inner = x * x
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner


def _pack(lengths: Sequence[int]) -> list[list[int]]:
    """Indices of texts, shortest first, in groups of at most 1,500 pieces."""
    groups: list[list[int]] = []
    room = 0
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if lengths[i] > room:
            groups.append([])
            room = PACKED
        groups[-1].append(i)
        room -= lengths[i]
    return groups

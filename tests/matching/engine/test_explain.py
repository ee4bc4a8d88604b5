import numpy as np
import pytest

from halos.matching.engine.explain import speaking_words
from halos.matching.engine.words import split_words


@pytest.mark.parametrize(
    ("text", "gains", "expected"),
    [
        ("the bone breaks", [0, 1, 2], ("bone breaks",)),
        ("bone and bread", [1, 0, 2], ("bread", "bone")),
        ("bone, bread", [1, 2], ("bread", "bone")),
        ("Crystals beside crystals", [3, 0, 2], ("Crystals",)),
        ("bone bread", [-1, -2], ()),
        ("the of", [5, 5], ()),
        ("bone bread", [10, 1], ("bone",)),
    ],
)
def test_the_words_that_speak_for_an_answer(text: str, gains: list[float], expected: tuple[str, ...]) -> None:
    assert speaking_words(split_words(text), np.array(gains, np.float32)) == expected


def test_runs_are_short_and_few() -> None:
    words = split_words(" ".join(f"word{chr(97 + i)}x" for i in range(26)))
    runs = speaking_words(words, np.ones(26, np.float32))
    assert [len(run.split()) for run in runs] == [4, 4, 4, 4, 4]

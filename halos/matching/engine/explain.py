"""Which of a person's own words speak for an answer."""

from collections.abc import Sequence

import numpy as np

from halos.matching.engine.arrays import Floats
from halos.matching.engine.words import Word

MOST_RUNS = 5
LONGEST_RUN = 4
WEAKEST = 0.3  # of the strongest word's gain


def speaking_words(words: Sequence[Word], gains: Floats) -> tuple[str, ...]:
    """The telling words with the greatest positive gains, as typed, the strongest first.

    Neighbours become one run of at most four words. Empty where no word speaks for the answer.
    """
    told = np.array([max(gain, 0.0) if word.is_telling else 0.0 for word, gain in zip(words, gains, strict=True)])
    if not told.any():
        return ()
    strong = np.flatnonzero(told >= WEAKEST * told.max()).tolist()
    runs = _runs(strong)
    runs.sort(key=lambda run: (-max(told[i] for i in run), run[0]))
    once: dict[str, str] = {}
    for run in runs:
        text = " ".join(words[i].text for i in run)
        once.setdefault(text.lower(), text)
    return tuple(once.values())[:MOST_RUNS]


def _runs(indices: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1 and len(runs[-1]) < LONGEST_RUN:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs

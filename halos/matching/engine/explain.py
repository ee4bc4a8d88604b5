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
    runs = _runs(words, np.flatnonzero(told >= WEAKEST * told.max()).tolist())
    runs.sort(key=lambda run: (-max(told[i] for i in run), run[0]))
    said: set[str] = set()
    new = []
    for run in runs:
        if not {words[i].stem for i in run} <= said:
            new.append(" ".join(words[i].text for i in run))
            said |= {words[i].stem for i in run}
    return tuple(new[:MOST_RUNS])


def _runs(words: Sequence[Word], indices: Sequence[int]) -> list[list[int]]:
    """Indices of words with nothing but a blank between them, together."""
    runs: list[list[int]] = []
    for index in indices:
        follows = bool(runs) and runs[-1][-1] == index - 1 and words[index].start == words[index - 1].end + 1
        if follows and len(runs[-1]) < LONGEST_RUN:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs

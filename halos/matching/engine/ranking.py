"""What the engine answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Match:
    """One technique for a question.

    `score` is the share of belief, 0 to 1, that this technique has among all. `words` are the person's own words
    that speak for it, as typed, the strongest first. `nearest` is the example question of its card that is most alike.
    """

    technique_id: str
    score: float
    words: tuple[str, ...]
    nearest: str


@dataclass(frozen=True)
class Ranking:
    """The techniques for a question, best first, or why none fits.

    `fit_probability` (0 to 1) is compared with a threshold of the language and model in use, not with one half.
    `no_fit` and `no_fit_words` say, where nothing fits, which kind of question it resembles and by which words.
    `language` is `en sv da de nb` or `other`. `cut`: only the most telling sentences of a long text were read.
    `short`: so few words that the answer is uncertain. `degraded`: ranked without the embedding.
    `similar` holds the nearest example questions of all cards, each with its technique.
    """

    fit: bool
    fit_probability: float
    matches: tuple[Match, ...]
    no_fit: str | None
    no_fit_words: tuple[str, ...]
    language: str
    cut: bool
    short: bool
    degraded: bool
    similar: tuple[tuple[str, str], ...]

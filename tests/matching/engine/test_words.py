import pytest

from halos.matching.engine.words import fold, split_words, stem, telling_stems


@pytest.mark.parametrize(
    "words",
    [
        ("crystallise", "Crystallizes", "crystallised", "crystallization"),
        ("hydrate", "hydrated", "hydration"),
        ("clump", "clumps", "clumping", "clumped"),
        ("gel", "gels"),
        ("membrane", "membranes"),
        ("body", "bodies"),
        ("cryo-EM", "cryoEM", "Cryo‑EM"),
    ],
)
def test_forms_of_a_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("ion", "iron"), ("mass", "mas"), ("virus", "viru"), ("gas", "ga")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_accents_and_nordic_letters_are_folded() -> None:
    assert fold("Järn, løsning, Größe, Ångström") == "jarn, losning, grosse, angstrom"


def test_words_know_where_they_stand() -> None:
    text = "Is the copper-containing enzyme's site flat?"
    assert [(word.text, text[word.start : word.end]) for word in split_words(text)] == [
        (word, word) for word in ("Is", "the", "copper-containing", "enzyme's", "site", "flat")
    ]


def test_small_words_and_bare_numbers_tell_nothing() -> None:
    assert telling_stems("How big are the 25 clumps of it?") == ["big", "clump"]

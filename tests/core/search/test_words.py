import pytest

from halos.core.search.words import fold, nearest, sound, with_endings, words_of

KNOWN = {"crystallography": 9, "crystals": 4, "sacs": 1, "sans": 20, "saxs": 7, "tomografi": 2, "tomography": 8}


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Röntgen", "rontgen"),
        ("smörgås på Ærø", "smorgas pa aero"),
        ("GRÖSSE Größe", "grosse grosse"),
        ("5 µm", "5 um"),
        ("ﬁbre Åse", "fibre ase"),
        ("naïve Łódź", "naive lodz"),
        ("", ""),
    ],
)
def test_accents_and_capitals_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_words_are_letters_and_digits_in_their_order() -> None:
    assert words_of("SEC-SAXS, 3 Å (cryo/EM)_x") == ["sec", "saxs", "3", "a", "cryo", "em", "x"]


def test_a_word_is_cut_where_it_is_longer_than_the_index_keeps() -> None:
    assert words_of("a" * 50_000) == ["a" * 60]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("saks", "saxs"),
        ("sxas", "saxs"),
        ("cristallography", "crystallography"),
        ("cristalography", "crystallography"),
        ("tomografy", "tomography"),
    ],
)
def test_a_typing_error_is_read_as_the_word_that_sounds_most_alike(typed: str, meant: str) -> None:
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize("typed", ["abc", "1234", "zzzzzz", ""])
def test_short_words_numbers_and_far_words_are_not_guessed(typed: str) -> None:
    assert nearest(typed, {**KNOWN, "1235": 1, "abd": 1}) is None


def test_the_order_of_the_known_words_does_not_decide() -> None:
    turned = dict(reversed(KNOWN.items()))
    assert nearest("crystali", KNOWN) == nearest("crystali", turned) == "crystals"


def test_of_two_that_sound_the_same_the_one_in_more_documents_is_meant() -> None:
    assert nearest("saks", {"sacs": 1, "saxs": 7}) == "saxs"
    assert nearest("saks", {"sacs": 7, "saxs": 1}) == "sacs"


def test_a_compound_is_found_by_the_known_word_it_ends_with() -> None:
    known = {"tomografi", "grafi", "mikrotomografi", "winkel"}
    assert with_endings(["mikrotomografi", "winkel"], known) == ["mikrotomografi", "tomografi", "winkel"]


@pytest.mark.parametrize(("one", "other"), [("photon", "foton"), ("saxs", "saks"), ("kristall", "crystal")])
def test_spellings_of_our_five_languages_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halos.matching.engine.errors import EmptyQuestion, UnreadableQuestion
from halos.matching.engine.text import MOST_WORDS, Reading, read

ASKED = "Our antibody clumps when we concentrate it. How big are the clumps?"


def one(_: str) -> float:
    return 1.0


def only_crystals(stem: str) -> float:
    return 5.0 if stem == "crystal" else 0.0


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n"])
def test_nothing_typed_is_empty(text: str) -> None:
    with pytest.raises(EmptyQuestion, match="Nothing was typed"):
        read(text, one)


@pytest.mark.parametrize(
    "text", ["42", "3.14 + 2 = ?", "!!! ???", "\x00\x01\x02", "<p></p>", "x", "&nbsp;", "https://example.org/a?b=c"]
)
def test_a_text_without_a_word_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableQuestion, match="no word to read"):
        read(text, one)


@pytest.mark.parametrize("text", ["SAXS", "蛋", "Как устроен белок?", "pH"])
def test_one_word_in_any_script_can_be_read(text: str) -> None:
    assert read(text, one) == Reading(text, cut=False)


def test_markup_goes_and_its_text_stays() -> None:
    page = "<html><head><title>x</title></head><p>Our <b>crystals</b></p><script>var a = 1</script>p&lt;0.05 &amp; more"
    assert read(page, one).text == "Our crystals p<0.05 & more"


def test_signs_that_are_no_markup_stay() -> None:
    assert read("Is a < b and c > d in the crystal?", one).text == "Is a < b and c > d in the crystal?"


def test_control_characters_and_broken_text_go() -> None:
    assert read("cry\x00stals \u202eare\ufeff \ud800here\x1b[0m", one).text == "cry stals are here [0m"


@pytest.mark.parametrize(
    "mail",
    [
        f"Dear Dr Svensson,\n\n{ASKED}\n\nBest regards,\nAnna\nUniversity",
        f"Hej!\n{ASKED}\nMed vänliga hälsningar\nAnna",
        f"Sehr geehrte Damen und Herren,\n{ASKED}\nMit freundlichen Grüßen\nAnna",
        f"Hi all, {ASKED}\n-- \nAnna | +46 46 123",
        f"From: anna@uni.example\nSent: Monday\nTo: help\n{ASKED}\nMvh, Anna",
        f"{ASKED}\n\nOn Mon, 3 Mar 2026 at 10:00, Bob Smith wrote:\n> which sample?\nmore of Bob",
        f"> Which sample?\n{ASKED}",
        f"{ASKED}\n-----Original Message-----\nThe meeting is moved.",
    ],
)
def test_of_an_email_only_the_writers_own_words_are_read(mail: str) -> None:
    assert read(mail, one) == Reading(ASKED, cut=False)


def test_the_subject_of_an_email_is_read() -> None:
    assert read(f"Subject: Re: antibody\n{ASKED}", one).text == f"antibody {ASKED}"


@pytest.mark.parametrize("text", ["Hello", "Thanks", "Best regards", "> a quoted line"])
def test_what_is_only_the_frame_of_a_letter_is_read_as_it_is(text: str) -> None:
    assert read(text, one).text == text


def test_of_a_long_text_the_telling_sentences_are_read_in_their_order() -> None:
    filler = [f"Sentence number{i} speaks of nothing that helps anyone at all here." for i in range(30)]
    text = " ".join(["First the crystals are small.", *filler, "Where does the drug sit in the crystal?"])
    reading = read(text, only_crystals)
    assert reading.cut
    assert reading.text.startswith("First the crystals are small. Sentence number0")
    assert reading.text.endswith("Where does the drug sit in the crystal?")
    assert MOST_WORDS - 20 < len(reading.text.split()) <= MOST_WORDS


def test_fifty_thousand_words_are_cut() -> None:
    reading = read("word " * 49_990 + "the crystal at the very end of it all", only_crystals)
    assert reading.cut
    assert "crystal" in reading.text
    assert len(reading.text.split()) <= MOST_WORDS


@pytest.mark.parametrize(
    "piece", ["x", "<", "<a ", "<!--", "&amp;", "on ", "a@", ".", " ", "www.", "a-", "> ", "\n", "蛋"]
)
def test_no_text_however_odd_takes_long(piece: str) -> None:
    """An expression that backtracks would take minutes for these, and the test run would never end."""
    assert len(read((piece * 200_000)[:399_000] + " crystals", one).text) < 10_000


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read_or_refused_in_words(text: str) -> None:
    with suppress(EmptyQuestion, UnreadableQuestion):
        reading = read(text, one)
        assert reading.text == " ".join(reading.text.split()) != ""

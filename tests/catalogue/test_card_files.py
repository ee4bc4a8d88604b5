"""What can be wrong in the TOML files of cards and of questions that nothing fits."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halos.catalogue.files import FactError, FactErrors, read_cards
from tests.catalogue.small_files import FILES, QUESTIONS, errors_in, line_of, replace_in, write_files

CARD = "cards/halos-biosaxs.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path)
    return tmp_path


def after(folder: Path, old: str, new: str) -> tuple[FactError, ...]:
    replace_in(folder, CARD, old, new)
    return errors_in(folder)


def test_a_syntax_error_is_named_with_its_line_and_field(folder: Path) -> None:
    assert after(folder, 'title = "BioSAXS"', "title = BioSAXS") == (
        FactError(CARD, 2, "title", "The file cannot be read from here on: Invalid value."),
    )


def test_a_syntax_error_at_the_end_is_named_with_the_last_line(folder: Path) -> None:
    (folder / CARD).write_text('id = "halos:biosaxs"\nshows = ["Size",\n')
    assert errors_in(folder) == (FactError(CARD, 2, "shows", "The file cannot be read from here on: Invalid value."),)


def test_a_day_that_does_not_exist_is_named_with_its_field(folder: Path) -> None:
    assert after(folder, "2026-11-22", "2026-11-31") == (
        FactError(
            CARD,
            line_of(folder, CARD, "checked"),
            "checked",
            "The file cannot be read from here on: Invalid date or datetime.",
        ),
    )


def test_a_missing_field_is_named(folder: Path) -> None:
    assert after(folder, 'promise = "Size and shape of a protein in solution, 1 to 100 nm."\n', "") == (
        FactError(CARD, 1, "promise", "The field is missing. Add it."),
    )


def test_a_missing_field_of_a_table_is_named_at_the_table(folder: Path) -> None:
    assert after(folder, 'bring = "The same buffer"\n', "") == (
        FactError(CARD, line_of(folder, CARD, "[sample]"), "sample.bring", "The field is missing. Add it."),
    )


def test_an_unknown_field_is_named(folder: Path) -> None:
    assert after(folder, 'harm = "A little"', 'harm = "A little"\ncolour = "blue"') == (
        FactError(
            CARD,
            line_of(folder, CARD, "colour"),
            "sample.colour",
            "The field is not known. See the list of fields in README.md.",
        ),
    )


def test_too_few_questions_are_refused(folder: Path) -> None:
    assert after(folder, f'  "{QUESTIONS[3]}",\n', "") == (
        FactError(CARD, 6, "questions", "Number of texts: 7; between 8 and 200 are needed."),
    )


def test_too_few_neighbours_are_refused(folder: Path) -> None:
    errors = after(folder, '[[neighbours]]\nid = "PaNET3"\nwhen = "you want a picture"\n', "")
    assert errors == (
        FactError(
            CARD,
            line_of(folder, CARD, "[[neighbours]]"),
            "neighbours",
            "Number of [[neighbours]]: 1; between 2 and 4 are needed.",
        ),
    )


def test_a_technique_is_not_its_own_neighbour(folder: Path) -> None:
    assert after(folder, 'id = "PaNET3"', 'id = "halos:biosaxs" # itself') == (
        FactError(CARD, line_of(folder, CARD, "# itself"), "neighbours.1.id", "A technique is not its own neighbour."),
    )


def test_the_same_question_twice_in_a_card_is_refused(folder: Path) -> None:
    assert after(folder, QUESTIONS[3], QUESTIONS[0]) == (
        FactError(CARD, 6, "questions", f'"{QUESTIONS[0]}" stands here twice. Keep one.'),
    )


def test_the_same_question_in_two_files_is_refused_whatever_its_marks_and_capitals(folder: Path) -> None:
    question = "Which GENE is number 3"
    assert after(folder, QUESTIONS[3], question) == (
        FactError(
            "no_fit/sequencing.toml",
            10,
            "questions",
            f'"Which gene is number 3?" is asked in {CARD}, line 10 already. Keep it where it belongs most.',
        ),
    )


def test_a_question_that_differs_only_by_marks_inside_one_card_is_refused(folder: Path) -> None:
    (error,) = after(folder, QUESTIONS[3], "how big are the clumps of our antibody")
    assert (error.file, error.line, error.field) == (CARD, 10, "questions")


def test_a_file_under_another_name_is_refused(folder: Path) -> None:
    (folder / CARD).rename(folder / "cards/saxs.toml")
    assert errors_in(folder) == (
        FactError(
            "cards/saxs.toml",
            1,
            "id",
            f'The file of "halos:biosaxs" must be named {CARD}. Rename it or correct the id.',
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "field", "sentence"),
    [
        ("2026-11-22", '"yesterday"', "checked", '"yesterday" is not a day. Write year, month and day as 2026-11-01.'),
        ("2026-11-22", "2026-11-22T10:00:00", "checked", "This must be text in quotation marks."),
        ('title = "BioSAXS"', "title = 7", "title", "This must be text in quotation marks."),
        (
            'shows = ["Size", "Shape", "Clumping"]',
            'shows = "Size"',
            "shows",
            "This must be a list of texts in square brackets.",
        ),
        ('"Size", "Shape", "Clumping"', '"Size", "", "Clumping"', "shows", "This must not be empty."),
        (
            'confidence = "high"',
            'confidence = "sure"',
            "confidence",
            '"sure" is not known here. Write one of high, medium, low.',
        ),
        ('"storlek", ', "", "words.sv", "Number of texts: 3; between 4 and 10 are needed."),
    ],
)
def test_each_field_takes_only_what_it_can_hold(folder: Path, old: str, new: str, field: str, sentence: str) -> None:
    (error,) = after(folder, old, new)
    assert (error.file, error.field, error.sentence) == (CARD, field, sentence)
    assert field.rpartition(".")[2] in (folder / CARD).read_text(encoding="utf-8").splitlines()[error.line - 1]


def test_cards_alone_tell_what_is_wrong_inside_them(folder: Path) -> None:
    replace_in(folder, CARD, 'title = "BioSAXS"', 'title = ""')
    with pytest.raises(FactErrors) as caught:
        read_cards(folder)
    assert caught.value.errors == (FactError(CARD, 2, "title", "This must not be empty."),)


def test_another_encoding_is_named_with_its_line(folder: Path) -> None:
    line = line_of(folder, CARD, "About 50 µl")
    path = folder / CARD
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    assert errors_in(folder)[0] == FactError(
        CARD, line, "", "This line is not UTF-8. Save the file again with the encoding UTF-8."
    )


@given(st.sampled_from(sorted(FILES)), st.integers(0, 3000), st.binary(max_size=6), st.integers(0, 40))
def test_whatever_is_damaged_in_a_file_is_told_in_sentences(name: str, start: int, wrong: bytes, length: int) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        write_files(folder)
        sound = (folder / name).read_bytes()
        (folder / name).write_bytes(sound[:start] + wrong + sound[start + length :])
        for error in errors_in(folder):
            assert error.sentence.endswith(".")
            assert error.line >= 1
            assert error.file

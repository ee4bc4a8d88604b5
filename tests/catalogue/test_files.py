"""Reading sound files, and the sentence for every way in which a file can be wrong."""

from pathlib import Path

import pytest

from halos.catalogue.facts import Duration, Family, Neighbour, Probe, SampleKind, Technique, TechniqueKind
from halos.catalogue.files import FactError, FactErrors, read_cards, read_facts, read_no_fit
from tests.catalogue.small_files import QUESTIONS, errors_in, replace_in, write_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path)
    return tmp_path


def after(folder: Path, name: str, old: str, new: str) -> tuple[FactError, ...]:
    replace_in(folder, name, old, new)
    return errors_in(folder)


def test_sound_files_are_read_whole(folder: Path) -> None:
    facts = read_facts(folder)
    counts = [len(each) for each in (facts.families, facts.techniques, facts.cards, facts.no_fits)]
    assert counts == [2, 4, 1, 1]
    assert facts.technique("PaNET2") == Technique(
        id="PaNET2",
        label="small-angle scattering",
        alt_labels=("SAXS", "small angle"),
        parent_ids=("PaNET1",),
        kind=TechniqueKind.TECHNIQUE,
        family_id="scattering",
        probes=(Probe.LIGHT,),
        life_science_use="size",
        source="PaNET",
    )
    assert facts.instrument("ring-one").samples == (SampleKind.SOLUTION, SampleKind.POWDER)
    assert facts.instrument_routes == (
        ("ring-one", "ring-regular"),
        ("ring-one", "ring-fast"),
        ("ring-two", "ring-later"),
    )


def test_families_come_by_their_order_not_by_their_line(folder: Path) -> None:
    names = {"en": "Scattering", "sv": "Spridning", "da": "Spredning", "de": "Streuung", "nb": "Spredning"}
    families = read_facts(folder).families
    assert families[0] == Family("scattering", names, "size and shape")
    assert families[1].id == "imaging"


def test_cards_are_read_without_the_other_files(folder: Path) -> None:
    (folder / "techniques.csv").unlink()
    (card,) = read_cards(folder)
    assert card.questions == tuple(QUESTIONS)
    assert card.time == Duration(beamtime="Minutes", result="The same day")
    assert card.neighbours == (
        Neighbour("PaNET2", "it is not in solution"),
        Neighbour("PaNET3", "you want a picture"),
    )
    assert card.words["da"] == ("størrelse", "form", "klumper", "oligomer")


def test_no_fits_are_read_without_the_other_files(folder: Path) -> None:
    (folder / "cards/halos-biosaxs.toml").unlink()
    (no_fit,) = read_no_fit(folder)
    assert (no_fit.id, no_fit.who[0].name) == ("sequencing", "A sequencing laboratory")


def test_a_mark_of_the_byte_order_and_windows_line_ends_do_no_harm(folder: Path) -> None:
    before = read_facts(folder)
    for path in (*folder.glob("*.csv"), *folder.glob("*/*.toml")):
        content = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        mark = "\ufeff" if path.suffix == ".csv" else ""
        path.write_bytes((mark + content).encode())
    assert read_facts(folder) == before


def test_all_problems_are_told_at_once_by_file_and_line(folder: Path) -> None:
    replace_in(folder, "techniques.csv", "PaNET3,tomography,CT,,", "PaNET3,tomography,CT,PaNET9,")
    replace_in(folder, "deadlines.csv", "Europe/Stockholm,Lund,No beam", "Europe/Atlantis,Lund,No beam")
    replace_in(folder, "instruments.csv", "operating", "working")
    assert [(error.file, error.line, error.field) for error in errors_in(folder)] == [
        ("deadlines.csv", 4, "zone"),
        ("instruments.csv", 2, "status"),
        ("techniques.csv", 5, "parent_ids"),
    ]


def test_the_error_of_a_group_reads_as_one_line_for_each_problem(folder: Path) -> None:
    replace_in(folder, "instruments.csv", "operating", "working")
    with pytest.raises(FactErrors) as caught:
        read_facts(folder)
    assert str(caught.value) == (
        'instruments.csv, line 2, status: "working" is not known here. '
        "Write one of operating, planned, commissioning, upgrade, closed."
    )


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "families.csv").unlink()
    assert errors_in(folder) == (
        FactError("families.csv", 1, "", "The file is missing or cannot be read. Put it into the data folder."),
    )


def test_an_empty_folder_of_cards_is_named(folder: Path) -> None:
    (folder / "cards/halos-biosaxs.toml").unlink()
    assert errors_in(folder) == (FactError("cards", 1, "", "The folder holds no .toml file. Put them there."),)


def test_an_unknown_column_is_named(folder: Path) -> None:
    assert after(folder, "instrument_routes.csv", "instrument,route", "instrument,way") == (
        FactError("instrument_routes.csv", 1, "route", "The column is missing. Add it to the first line."),
        FactError("instrument_routes.csv", 1, "way", "The column is not known. Known are instrument, route."),
    )


def test_a_column_that_comes_twice_is_named(folder: Path) -> None:
    errors = after(folder, "instrument_routes.csv", "instrument,route\n", "instrument,route,route\n")
    assert errors[0] == FactError("instrument_routes.csv", 1, "route", "The column comes twice. Keep one.")


def test_an_empty_file_lacks_its_columns(folder: Path) -> None:
    (folder / "instrument_routes.csv").write_text("")
    assert [(error.line, error.field) for error in errors_in(folder)] == [(1, "instrument"), (1, "route")]


def test_a_row_with_a_cell_too_many_is_named(folder: Path) -> None:
    errors = after(folder, "instrument_routes.csv", "ring-one,ring-fast", "ring-one,ring-fast,x")
    assert errors == (
        FactError(
            "instrument_routes.csv",
            3,
            "",
            "The row has 3 cells, the header 2. Check commas and quotes.",
        ),
    )


def test_blank_lines_are_left_out_and_still_counted(folder: Path) -> None:
    errors = after(folder, "instrument_routes.csv", "ring-one,ring-fast", "\nring-one,ring-slow")
    assert [(error.line, error.field) for error in errors] == [(4, "route")]


def test_a_line_break_inside_a_cell_is_refused_and_the_lines_after_it_stay_right(folder: Path) -> None:
    replace_in(folder, "access_routes.csv", "1 March", '"1\nMarch"')
    replace_in(folder, "access_routes.csv", "Not open yet", "")
    assert [(error.line, error.field) for error in errors_in(folder)] == [(2, "deadlines"), (5, "name")]


def test_an_open_quotation_mark_is_named_where_it_opens(folder: Path) -> None:
    errors = after(folder, "access_routes.csv", "ring-fast,Ring,", 'ring-fast,"Ring,')
    assert errors[0] == FactError(
        "access_routes.csv",
        3,
        "",
        "The row cannot be read (unexpected end of data). Check its quotation marks.",
    )


def test_another_encoding_is_named_with_its_line_and_is_the_only_complaint(folder: Path) -> None:
    path = folder / "instruments.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("–", "-").encode("cp1252"))
    assert errors_in(folder) == (
        FactError(
            "instruments.csv",
            2,
            "",
            "This line is not UTF-8. Save the file again with the encoding UTF-8.",
        ),
    )


def test_a_duplicate_id_names_the_line_of_the_first(folder: Path) -> None:
    assert after(folder, "access_routes.csv", "ring-later,Ring", "ring-fast,Ring")[0] == FactError(
        "access_routes.csv", 4, "id", '"ring-fast" stands on line 3 already. Keep one.'
    )


def test_a_second_rule_for_a_way_in_is_refused(folder: Path) -> None:
    assert after(folder, "deadlines.csv", "ring-later", "ring-fast") == (
        FactError("deadlines.csv", 4, "route", '"ring-fast" stands on line 3 already. Keep one.'),
    )


def test_the_same_link_twice_is_refused(folder: Path) -> None:
    errors = after(folder, "instrument_routes.csv", "ring-one,ring-fast", "ring-one,ring-regular")
    assert errors == (
        FactError(
            "instrument_routes.csv",
            3,
            "route",
            '"ring-one and ring-regular" stands on line 2 already. Keep one.',
        ),
    )


@pytest.mark.parametrize(
    ("name", "change", "field", "unknown"),
    [
        ("techniques.csv", ("concept,,", "concept,optics,"), "family", "optics"),
        ("techniques.csv", ("BioSAXS,,PaNET2", "BioSAXS,,PaNET9"), "parent_ids", "PaNET9"),
        ("instruments.csv", ("ring-one,ring,", "ring-one,rong,"), "facility", "rong"),
        ("instruments.csv", ("x-rays,PaNET2,", "x-rays,PaNET2;PaNET9,"), "techniques", "PaNET9"),
        ("access_routes.csv", ("ring-fast,Ring,ring", "ring-fast,Ring,rong"), "facilities", "rong"),
        ("instrument_routes.csv", ("ring-one,ring-fast", "ring-six,ring-fast"), "instrument", "ring-six"),
        ("instrument_routes.csv", ("ring-one,ring-fast", "ring-one,ring-slow"), "route", "ring-slow"),
        ("cards/halos-biosaxs.toml", ('id = "PaNET3"', 'id = "PaNET9"'), "neighbours.1.id", "PaNET9"),
    ],
)
def test_what_is_named_must_be_known(
    folder: Path, name: str, change: tuple[str, str], field: str, unknown: str
) -> None:
    (error,) = after(folder, name, *change)
    assert (error.file, error.field) == (name, field)
    assert error.sentence.startswith(f'"{unknown}" is not known. Correct it, or add it to ')
    assert unknown in (folder / name).read_text(encoding="utf-8").splitlines()[error.line - 1]


def test_a_rule_for_an_unknown_way_in_is_refused(folder: Path) -> None:
    assert [error.field for error in after(folder, "deadlines.csv", "ring-later", "ring-never")] == ["route"]


def test_a_card_of_an_unknown_technique_is_refused(folder: Path) -> None:
    replace_in(folder, "cards/halos-biosaxs.toml", 'id = "halos:biosaxs"', 'id = "halos:other"')
    (folder / "cards/halos-biosaxs.toml").rename(folder / "cards/halos-other.toml")
    assert errors_in(folder) == (
        FactError(
            "cards/halos-other.toml",
            1,
            "id",
            '"halos:other" is not known. Correct it, or add it to its own file first.',
        ),
    )


def test_a_circle_of_parents_is_named_whole(folder: Path) -> None:
    errors = after(folder, "techniques.csv", "PaNET1,scattering,,,", "PaNET1,scattering,,halos:biosaxs,")
    assert errors == (
        FactError(
            "techniques.csv",
            2,
            "parent_ids",
            "The parents go in a circle: PaNET1 → halos:biosaxs → PaNET2 → PaNET1. Remove one of these parents.",
        ),
    )


def test_a_technique_that_is_its_own_parent_is_a_circle(folder: Path) -> None:
    errors = after(folder, "techniques.csv", "tomography,CT,,", "tomography,CT,PaNET3,")
    assert [error.sentence for error in errors] == [
        "The parents go in a circle: PaNET3 → PaNET3. Remove one of these parents."
    ]


def test_an_address_of_another_class_is_refused(folder: Path) -> None:
    errors = after(folder, "techniques.csv", "PaNET/PaNET3", "PaNET/PaNET4")
    assert errors == (
        FactError(
            "techniques.csv",
            5,
            "iri",
            'The address of "PaNET3" is "http://purl.org/pan-science/PaNET/PaNET3". Correct it, or the id.',
        ),
    )


@pytest.mark.parametrize("day", ["02-30", "13-01", "00-10"])
def test_a_closing_day_that_does_not_exist_is_refused(folder: Path, day: str) -> None:
    assert after(folder, "deadlines.csv", ";09-01", f";{day}") == (
        FactError("deadlines.csv", 2, "days", f'There is no day "{day}". Check the month and the day.'),
    )


def test_the_29th_of_february_exists(folder: Path) -> None:
    assert after(folder, "deadlines.csv", ";09-01", ";02-29") == ()


def test_a_day_of_a_check_that_does_not_exist_is_refused(folder: Path) -> None:
    errors = after(folder, "deadlines.csv", "yet,,,high,2026-11-01", "yet,,,high,2026-11-31")
    assert errors == (
        FactError("deadlines.csv", 4, "checked", 'There is no day "2026-11-31". Check the month and the day.'),
    )


def test_a_day_written_in_another_way_is_refused(folder: Path) -> None:
    errors = after(folder, "deadlines.csv", "yet,,,high,2026-11-01", "yet,,,high,1.11.2026")
    assert errors == (
        FactError(
            "deadlines.csv",
            4,
            "checked",
            '"1.11.2026" is not a day. Write year, month and day as 2026-11-01.',
        ),
    )


@pytest.mark.parametrize("hour", ["24:00", "16:60", "4 pm", "16", "16:00:00"])
def test_an_hour_that_does_not_exist_is_refused(folder: Path, hour: str) -> None:
    assert after(folder, "deadlines.csv", "16:00", hour) == (
        FactError("deadlines.csv", 2, "time", f'"{hour}" is not an hour of the day. Write 00:00 to 23:59.'),
    )


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "Europe", "../../etc/passwd", "CEST+1:00"])
def test_a_zone_that_does_not_exist_is_refused(folder: Path, zone: str) -> None:
    errors = after(folder, "deadlines.csv", "Europe/Stockholm,Lund,No", f"{zone},Lund,No")
    assert errors == (
        FactError("deadlines.csv", 4, "zone", f'"{zone}" is not a time zone. Write one such as Europe/Berlin.'),
    )


def test_a_rule_of_an_unknown_kind_is_the_only_complaint_about_its_row(folder: Path) -> None:
    (error,) = after(folder, "deadlines.csv", "none,", "never,")
    assert (error.line, error.field) == (4, "kind")


def test_a_yearly_rule_needs_days(folder: Path) -> None:
    assert after(folder, "deadlines.csv", "03-01;09-01", "") == (
        FactError("deadlines.csv", 2, "days", 'A rule of the kind "yearly" needs its days.'),
    )


def test_a_rule_without_days_takes_neither_days_nor_hour(folder: Path) -> None:
    assert after(folder, "deadlines.csv", "any_time,,,,", "any_time,03-01,,12:00,") == (
        FactError(
            "deadlines.csv",
            3,
            "days",
            'A rule of the kind "any_time" has no days. Remove them, or change the kind.',
        ),
        FactError(
            "deadlines.csv",
            3,
            "time",
            'A rule of the kind "any_time" has no hour. Remove it, or change the kind.',
        ),
    )


@pytest.mark.parametrize(("kind", "days"), [("yearly", "2027-03-01"), ("announced", "03-01")])
def test_announced_days_have_a_year_and_the_others_none(folder: Path, kind: str, days: str) -> None:
    assert after(folder, "deadlines.csv", "yearly,03-01;09-01", f"{kind},{days}") == (
        FactError(
            "deadlines.csv",
            2,
            "days",
            "Write days with a year for announced dates, and without for those of every year.",
        ),
    )


def test_a_planned_instrument_with_a_way_in_that_takes_proposals_is_refused(folder: Path) -> None:
    assert after(folder, "instrument_routes.csv", "ring-two,ring-later", "ring-two,ring-fast") == (
        FactError(
            "instrument_routes.csv",
            4,
            "route",
            '"ring-two" is planned and cannot be booked, but "ring-fast" takes proposals. '
            "Remove this row until the instrument operates.",
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "field", "sentence"),
    [
        (",SE,55.7", ",Sweden,55.7", "country", "is not a country. Write its two capital letters, as SE."),
        ("55.7,13.2", "255.7,13.2", "latitude", "is not between -90 and 90 degrees."),
        ("55.7,13.2", "55.7,east", "longitude", "is not a number of degrees."),
        ("light,yes", "light,maybe", "in_region", "is not known here. Write yes or no."),
        ("13.2,light", "13.2,light;light", "probes", "stands here twice. Keep one."),
        ("https://ring", "ring", "url", "is not an address. Write it in full, beginning with https://."),
        ("ring,The Ring", "the ring,The Ring", "id", "is not an id. Use letters, digits, colon, dot and hyphen only."),
        ("The Ring", " ", "name", "This must not be empty."),
        (
            "A synchrotron",
            "A\x07synchrotron",
            "about",
            "The text holds a control character or a line break. Remove it.",
        ),
    ],
)
def test_each_field_takes_only_what_it_can_hold(folder: Path, old: str, new: str, field: str, sentence: str) -> None:
    own = [error for error in after(folder, "facilities.csv", old, new) if error.file == "facilities.csv"]
    assert [(error.line, error.field) for error in own] == [(2, field)]
    assert own[0].sentence.endswith(sentence)


@pytest.mark.parametrize("order", ["0", "first", "-1", "²"])
def test_an_order_is_a_whole_number_from_1(folder: Path, order: str) -> None:
    assert after(folder, "families.csv", "imaging,2,", f"imaging,{order},") == (
        FactError("families.csv", 2, "order", f'"{order}" is not a whole number from 1.'),
    )

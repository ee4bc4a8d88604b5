import csv
import io

import pytest

from halos.core.lists.export import csv_of, safe
from halos.core.lists.listing import Column

COLUMNS = (Column("name", lambda row: row[0]), Column("note", lambda row: row[1]))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(start: str) -> None:
    assert safe(f'{start}HYPERLINK("x")') == f'\'{start}HYPERLINK("x")'


@pytest.mark.parametrize(("value", "text"), [(None, ""), (0, "0"), ("4–20 keV", "4–20 keV"), ("a=b", "a=b")])
def test_every_other_cell_is_what_it_was(value: object, text: str) -> None:
    assert safe(value) == text


def test_the_file_reads_back_as_it_was_written() -> None:
    rows = [("CoSAXS", 'two\nlines, "quoted"'), ("=1+1", None)]
    response = csv_of(rows, COLUMNS, "halos-things")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="halos-things.csv"'
    assert list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))) == [
        ["name", "note"],
        ["CoSAXS", 'two\nlines, "quoted"'],
        ["'=1+1", ""],
    ]

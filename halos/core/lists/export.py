"""A list as CSV: every row that the address asks for, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

from halos.core.lists.listing import Column, Listing

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_response(listing: Listing, name: str) -> HttpResponse:
    """`name`.csv in UTF-8 with a byte order mark (spreadsheets need it), a heading and a line for each row."""
    return csv_of(listing.every_row, listing.columns, name)


def csv_of(rows: Iterable[object], columns: tuple[Column, ...], name: str) -> HttpResponse:
    """The same for any rows."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([safe(column.value(row)) for column in columns] for row in rows)
    return response


def safe(value: object) -> str:
    """`value` as text that no spreadsheet runs as a formula (OWASP: CSV injection)."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

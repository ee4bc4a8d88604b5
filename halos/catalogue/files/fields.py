"""The fields of the data files: how each is written, what it means, and how it is read.

A field's `read` takes what stands in the file (text from a CSV cell, any value from TOML) and returns the
value, or raises BadValueError with a sentence. `otherwise` stands in while the rest of a bad file is read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Generic, TypeVar

from halos.catalogue.facts import LANGUAGES
from halos.catalogue.files.problems import BadValueError
from halos.core.clock import zone_named

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9:.\-]*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH_DAY = re.compile(r"\d{2}-\d{2}")
HOUR = re.compile(r"\d{2}:\d{2}")
COUNTRY = re.compile(r"[A-Z]{2}")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd]")
A_LEAP_YEAR = "2028"  # so that 02-29 is a day that exists


@dataclass(frozen=True)
class Field(Generic[T]):
    name: str
    form: str
    meaning: str
    read: Callable[[object], T]
    otherwise: T


def text(name: str, meaning: str) -> Field[str]:
    return Field(name, "text", meaning, _filled, "")


def optional_text(name: str, meaning: str) -> Field[str]:
    return Field(name, "text, or empty", meaning, _clean, "")


def key(name: str, meaning: str) -> Field[str]:
    return Field(name, "id", meaning, _key, "")


def optional_key(name: str, meaning: str) -> Field[str | None]:
    return Field(name, "id, or empty", meaning, lambda raw: _key(raw) if _clean(raw) else None, None)


def keys(name: str, meaning: str) -> Field[tuple[str, ...]]:
    return Field(name, "ids with ; between, or empty", meaning, _keys, ())


def words(name: str, meaning: str) -> Field[tuple[str, ...]]:
    return Field(name, "texts with ; between, or empty", meaning, lambda raw: _parts(_clean(raw)), ())


def lines(name: str, meaning: str, fewest: int, most: int) -> Field[tuple[str, ...]]:
    """A TOML list of short texts, none twice."""
    form = f"list of {fewest} to {most} texts"
    return Field(name, form, meaning, lambda raw: _lines(raw, fewest, most), ())


def choice(name: str, meaning: str, options: type[E]) -> Field[E]:
    return Field(name, _one_of(options), meaning, lambda raw: _option(raw, options), next(iter(options)))


def optional_choice(name: str, meaning: str, options: type[E], otherwise: E) -> Field[E]:
    """One of `options`; empty means `otherwise`."""
    form = f"{_one_of(options)}, or empty"
    return Field(name, form, meaning, lambda raw: _option(raw, options) if raw else otherwise, otherwise)


def choices(name: str, meaning: str, options: type[E]) -> Field[tuple[E, ...]]:
    form = f"some of {_names(options)}, with ; between"
    return Field(name, form, meaning, lambda raw: _options(raw, options), ())


def yes_no(name: str, meaning: str) -> Field[bool]:
    return Field(name, "yes or no", meaning, _yes_no, otherwise=False)


def day(name: str, meaning: str) -> Field[date]:
    return Field(name, "day, as 2026-11-01", meaning, _day, date.min)


def optional_day(name: str, meaning: str) -> Field[date | None]:
    form = "day, as 2026-11-01, or empty"
    return Field(name, form, meaning, lambda raw: _day(raw) if raw else None, None)


def days(name: str, meaning: str) -> Field[tuple[str, ...]]:
    form = "days with ; between, as 03-01 (every year) or 2027-03-01 (once), or empty"
    return Field(name, form, meaning, _days, ())


def optional_hour(name: str, meaning: str) -> Field[time | None]:
    form = "hour, as 16:00, or empty"
    return Field(name, form, meaning, lambda raw: _hour(raw) if raw else None, None)


def zone(name: str, meaning: str) -> Field[str]:
    return Field(name, "time zone, as Europe/Berlin", meaning, _zone, "UTC")


def degrees(name: str, meaning: str, most: int) -> Field[float]:
    form = f"number from -{most} to {most}"
    return Field(name, form, meaning, lambda raw: _degrees(raw, most), 0.0)


def count(name: str, meaning: str) -> Field[int]:
    return Field(name, "whole number from 1", meaning, _count, 0)


def country(name: str, meaning: str) -> Field[str]:
    return Field(name, "two capital letters, as SE", meaning, _country, "")


def link(name: str, meaning: str) -> Field[str]:
    return Field(name, "address beginning with https:// or http://, or empty", meaning, _link, "")


def by_language(name: str, meaning: str, languages: tuple[str, ...] = LANGUAGES) -> dict[str, Field[str]]:
    """One text field for each language."""
    return {each: text(f"{name}{each}", f"{meaning} ({each})") for each in languages}


def _clean(raw: object) -> str:
    if not isinstance(raw, str):
        raise BadValueError("This must be text in quotation marks.")
    if CONTROL.search(raw):
        raise BadValueError("The text holds a control character or a line break. Remove it.")
    return raw.strip()


def _filled(raw: object) -> str:
    cleaned = _clean(raw)
    if not cleaned:
        raise BadValueError("This must not be empty.")
    return cleaned


def _key(raw: object) -> str:
    cleaned = _filled(raw)
    if not KEY.fullmatch(cleaned):
        raise BadValueError(f'"{cleaned}" is not an id. Use letters, digits, colon, dot and hyphen only.')
    return cleaned


def _keys(raw: object) -> tuple[str, ...]:
    return _without_repetition(tuple(_key(part) for part in _parts(_clean(raw))))


def _parts(cleaned: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cleaned.split(";") if part.strip())


def _without_repetition(found: tuple[T, ...]) -> tuple[T, ...]:
    twice = next((each for place, each in enumerate(found) if each in found[:place]), None)
    if twice is not None:
        raise BadValueError(f'"{twice}" stands here twice. Keep one.')
    return found


def _lines(raw: object, fewest: int, most: int) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise BadValueError("This must be a list of texts in square brackets.")
    if not fewest <= len(raw) <= most:
        raise BadValueError(f"Number of texts: {len(raw)}; between {fewest} and {most} are needed.")
    return _without_repetition(tuple(_filled(each) for each in raw))


def _names(options: type[StrEnum]) -> str:
    return ", ".join(options)


def _one_of(options: type[StrEnum]) -> str:
    return f"one of {_names(options)}"


def _option(raw: object, options: type[E]) -> E:
    cleaned = _clean(raw)
    if cleaned not in list(options):
        raise BadValueError(f'"{cleaned}" is not known here. Write {_one_of(options)}.')
    return options(cleaned)


def _options(raw: object, options: type[E]) -> tuple[E, ...]:
    return _without_repetition(tuple(_option(part, options) for part in _parts(_clean(raw))))


def _yes_no(raw: object) -> bool:
    cleaned = _clean(raw)
    if cleaned not in {"yes", "no"}:
        raise BadValueError(f'"{cleaned}" is not known here. Write yes or no.')
    return cleaned == "yes"


def _day(raw: object) -> date:
    if type(raw) is date:  # TOML has days of its own; a moment is none
        return raw
    cleaned = _filled(raw)
    if not DAY.fullmatch(cleaned):
        raise BadValueError(f'"{cleaned}" is not a day. Write year, month and day as 2026-11-01.')
    return _existing_day(cleaned, cleaned)


def _existing_day(iso: str, shown: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        raise BadValueError(f'There is no day "{shown}". Check the month and the day.') from None


def _days(raw: object) -> tuple[str, ...]:
    found = _parts(_clean(raw))
    for each in found:
        if MONTH_DAY.fullmatch(each):
            _existing_day(f"{A_LEAP_YEAR}-{each}", each)
        else:
            _day(each)
    return _without_repetition(found)


def _hour(raw: object) -> time:
    cleaned = _clean(raw)
    if not HOUR.fullmatch(cleaned) or cleaned > "23:59" or cleaned[3:] > "59":
        raise BadValueError(f'"{cleaned}" is not an hour of the day. Write 00:00 to 23:59.')
    return time.fromisoformat(cleaned)


def _zone(raw: object) -> str:
    cleaned = _filled(raw)
    try:
        zone_named(cleaned)
    except ValueError as error:
        raise BadValueError(str(error)) from None
    return cleaned


def _degrees(raw: object, most: int) -> float:
    cleaned = _filled(raw)
    try:
        value = float(cleaned)
    except ValueError:
        raise BadValueError(f'"{cleaned}" is not a number of degrees.') from None
    if not -most <= value <= most:
        raise BadValueError(f'"{cleaned}" is not between -{most} and {most} degrees.')
    return value


def _count(raw: object) -> int:
    cleaned = _filled(raw)
    if not cleaned.isdecimal() or int(cleaned) < 1:
        raise BadValueError(f'"{cleaned}" is not a whole number from 1.')
    return int(cleaned)


def _country(raw: object) -> str:
    cleaned = _filled(raw)
    if not COUNTRY.fullmatch(cleaned):
        raise BadValueError(f'"{cleaned}" is not a country. Write its two capital letters, as SE.')
    return cleaned


def _link(raw: object) -> str:
    cleaned = _clean(raw)
    if cleaned and (not cleaned.startswith(("https://", "http://")) or " " in cleaned):
        raise BadValueError(f'"{cleaned}" is not an address. Write it in full, beginning with https://.')
    return cleaned

"""Rows into records and back: field by field, because both carry the same names."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

R = TypeVar("R")


def record(kind: type[R], values: dict[str, Any]) -> R:
    """A `kind` from plain values: lists become tuples, texts become enums or days, objects become records."""
    hints = get_type_hints(kind)
    return kind(**{field.name: _read(hints[field.name], values[field.name]) for field in fields(kind)})  # type: ignore[arg-type]


def plain(value: Any) -> Any:
    """`value` as JSON knows it: records and mappings become objects, tuples lists, days ISO texts."""
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) is UnionType:
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], each) for each in value)
    if get_origin(hint) is not None:  # a mapping by language
        return {key: _read(get_args(hint)[1], each) for key, each in value.items()}
    if hasattr(hint, "__dataclass_fields__"):
        return record(hint, value)
    if hint is date and isinstance(value, str):
        return date.fromisoformat(value)
    return hint(value) if issubclass(hint, StrEnum) else value

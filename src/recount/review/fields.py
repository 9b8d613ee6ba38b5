"""The fields of a claim as a person may set them: what each takes, read off the record types, and its value from text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, Final

import msgspec
from msgspec import inspect

from recount.model import Party, Period, Place, SeizureItem, Span
from recount.reading.lexicon.numbers import LIMIT
from recount.review.desk import Desk
from recount.review.quoting import QuoteError, unquoted

FIXED: Final = frozenset({"id", "attribution", "text", "start", "end"})  # they follow from the other fields
REFERENCES: Final = frozenset({"part_of", "about", "response_to"})  # to other claims of the document
_DAYS: Final = frozenset({"first", "last"})
_SCALARS: Final[dict[type[inspect.Type], type]] = {
    inspect.IntType: int,
    inspect.FloatType: float,
    inspect.BoolType: bool,
    inspect.StrType: str,
}
_BOUNDS: Final[dict[tuple[type, str], tuple[float, float]]] = {
    (Place, "lat"): (-90, 90),
    (Place, "lon"): (-180, 180),
    (Place, "precision"): (1, 7),
    (Period, "precision"): (1, 5),
}
_YES, _NO = ("yes", "true"), ("no", "false")
_WORDS: Final[dict[type, Callable[[Desk, str], Any]]] = {
    Span: Desk.span,
    Party: Desk.party,
    Place: Desk.place,
    Period: Desk.period,
    SeizureItem: Desk.span,
}


class FieldError(ValueError):
    """A value that a field cannot take; the text says what it can."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a field takes: `kind` is a scalar type, a tuple of allowed words, or a record type found by its words in the
    document; `parts` are the fields of such a record."""

    name: str
    kind: type | tuple[str, ...]
    may_be_empty: bool
    is_list: bool = False
    parts: Mapping[str, Field] = field(default_factory=dict)
    bounds: tuple[float, float] = (0, LIMIT)

    @property
    def default(self) -> dict[str, Any]:
        """A new item of a list before it has its words."""
        return {"class": "other"} if self.kind is SeizureItem else {}


@cache
def fields_of(record: type) -> Mapping[str, Field]:
    """The fields of a claim or of a part of it, by their names in the format."""
    described = inspect.type_info(record)
    if not isinstance(described, inspect.StructType):
        raise TypeError(f"{record} is no record")
    return {one.encode_name: _field(record, one.encode_name, one.type) for one in described.fields}


def parsed(target: Field, value: str, desk: Desk) -> Any:
    """The value of a field as the format has it, from text. FieldError where the field cannot take it."""
    if value == "none" and target.may_be_empty:
        return None
    if target.name == "high" and value == "open":
        return None
    if target.name in REFERENCES:
        return _reference(value, desk)
    if isinstance(target.kind, tuple):
        return _choice(target.kind, unquoted(value))
    if target.kind in _WORDS:
        return _found(target.kind, value, desk)
    return _scalar(target, unquoted(value))


def _field(owner: type, name: str, described: inspect.Type) -> Field:
    types = described.types if isinstance(described, inspect.UnionType) else (described,)
    (kind,) = (one for one in types if not isinstance(one, inspect.NoneType))
    empty = len(types) > 1
    if isinstance(kind, inspect.VarTupleType):
        return replace(_field(owner, name, kind.item_type), is_list=True)
    if isinstance(kind, inspect.LiteralType):
        return Field(name, tuple(str(value) for value in kind.values), empty)
    if isinstance(kind, inspect.StructType):
        return Field(name, kind.cls, empty, parts=fields_of(kind.cls))
    return Field(name, _SCALARS[type(kind)], empty, bounds=_BOUNDS.get((owner, name), (0, LIMIT)))


def _found(kind: type, quote: str, desk: Desk) -> Any:
    try:
        return msgspec.to_builtins(_WORDS[kind](desk, quote))
    except QuoteError as error:
        raise FieldError(str(error)) from error


def _choice(allowed: tuple[str, ...], value: str) -> str:
    said = value.casefold().replace(" ", "_")
    if said not in allowed:
        raise FieldError(f"“{value}” is none of {', '.join(allowed)}")
    return said


def _reference(value: str, desk: Desk) -> str:
    """The id of another claim of the document, given by its start."""
    wanted = value.removeprefix("sha256:")
    found = [one.id for one in desk.others if one.id.removeprefix("sha256:").startswith(wanted) and one.id != desk.claim.id]
    if not wanted or len(set(found)) != 1:
        raise FieldError(f"“{value}” begins the ids of {len(set(found))} other claims of the document; give one")
    return found[0]


def _scalar(target: Field, value: str) -> Any:
    if target.kind is bool:
        return _yes_or_no(value)
    if target.kind is str:
        return _text(target, value)
    low, high = target.bounds
    try:
        number = int(value.replace(",", "")) if target.kind is int else float(value)
    except ValueError:
        raise FieldError(
            f"“{value}” is not a {'whole number' if target.kind is int else 'number'}{_or_empty(target)}"
        ) from None
    if not low <= number <= high:
        raise FieldError(f"{value} is not within {low:g} to {high:g}")
    return number


def _yes_or_no(value: str) -> bool:
    if value.casefold() not in (*_YES, *_NO):
        raise FieldError(f"“{value}” is neither yes nor no")
    return value.casefold() in _YES


def _text(target: Field, value: str) -> str:
    if not value:
        raise FieldError(f"is empty{_or_empty(target)}")
    if target.name in _DAYS:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise FieldError(f"“{value}” is not a day such as 2026-02-05{_or_empty(target)}") from None
    if target.name == "country" and not (len(value) == 2 and value.isascii() and value.isupper()):
        raise FieldError(f"“{value}” is not a country code of two capital letters (ISO 3166-1)")
    return value


def _or_empty(target: Field) -> str:
    if target.name == "high":
        return "; “open” is an open end"
    return "; “none” empties the field" if target.may_be_empty else ""

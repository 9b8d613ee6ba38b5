"""Long lists, page by page: each page begins after the last line of the one before, so that a deep one is as fast as the first,
and no line is passed over when others come or go above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet

_Line = TypeVar("_Line", bound=Model)


def entry_in(asked: str) -> int | None:
    """The number of an entry that an address asks for; null where it is none that a database could hold."""
    return int(asked) if asked.isdecimal() and len(asked) < 19 else None


@dataclass(frozen=True, slots=True)
class Page(Generic[_Line]):
    """Some lines of a list; `after` is what to ask the next page with, empty on the last."""

    lines: list[_Line]
    after: str


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is ordered: by the number in one field, the largest first, then by another that no two lines share."""

    number: str
    key: str

    def page(self, found: QuerySet[_Line], after: str, most: int) -> Page[_Line]:
        """At most so many lines after a place in the list; the first where `after` is none."""
        ordered = found.filter(self._beyond(found.model, after)).order_by(f"-{self.number}", self.key)
        lines = list(ordered[: most + 1])
        more = self._place(lines[most - 1]) if len(lines) > most else ""
        return Page(lines[:most], more)

    def _place(self, line: Model) -> str:
        return f"{getattr(line, self.number)!r} {getattr(line, self.key)}"

    def _beyond(self, model: type[Model], after: str) -> Q:
        number, _, key = after.partition(" ")
        if not number or "\0" in key:
            return Q()
        try:
            last, name = _value(model, self.number, number), _value(model, self.key, key)
        except ValidationError:
            return Q()
        below = Q(**{f"{self.number}__lt": last}) | Q(**{f"{self.key}__gt": name})
        # The first condition says nothing new: it lets the database begin in the middle of its index.
        return Q(**{f"{self.number}__lte": last}) & below


def _value(model: type[Model], field: str, text: str) -> object:
    found = model._meta.get_field(field)
    return found.to_python(text) if isinstance(found, Field) else text

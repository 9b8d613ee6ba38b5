"""Which events pass a filter, as conditions of a query."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, FromClause, and_, or_

from recount.errors import EventError
from recount.events.records import EventFilter
from recount.events.tables import EVENTS
from recount.ledger.projections import folded


def passing(wanted: EventFilter, table: FromClause = EVENTS) -> Iterator[ColumnElement[bool]]:
    """The conditions on `EVENTS`, an alias of it, or a table with those of its columns that are asked for. EventError where a
    period ends before it begins."""
    column = table.c
    if wanted.first is not None and wanted.last is not None and wanted.last < wanted.first:
        raise EventError(f"the period ends on {wanted.last}, before it begins on {wanted.first}; give the earlier day first")
    if wanted.first is not None:
        yield column.last >= wanted.first
    if wanted.last is not None:
        yield and_(column.first != "", column.first <= wanted.last)
    if wanted.place is not None:
        place = folded(wanted.place)
        yield or_(column.place == place, column.admin1 == place, column.country == wanted.place.upper())
    if wanted.deaths is not None:
        yield column.deaths >= wanted.deaths
    for name, part in (("parties", wanted.party), ("name", wanted.name)):
        if part is not None:
            yield column[name].contains(folded(part), autoescape=True)
    for name, value in (("level", wanted.level), ("parent", wanted.parent)):
        if value is not None:
            yield column[name] == value

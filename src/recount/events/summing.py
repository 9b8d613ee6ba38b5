"""The record against which a statement is checked: the database adds up all events but those that lie in one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, case, func, literal, not_, null, select, union_all

from recount.events.passing import passing
from recount.events.records import EventFilter, EventSummary
from recount.events.rows import ALL_PEOPLE
from recount.events.tables import EVENTS, SUMMARIES, TOLLS, added
from recount.ledger import Ledger
from recount.ledger.database import reading
from recount.reconciliation.cumulative import Apart, Recorded, Statement

SHOWN: Final = 200
"""So many of the events that a verdict rests on are given, the latest."""
_FIT: Final = 20  # events that are named as what else a statement could mean

_Asked = Select[*tuple[Any, ...]]
_summary = msgspec.json.Decoder(EventSummary).decode


@dataclass(frozen=True, slots=True)
class Record:
    """The events of a place and period with a toll of the harm and category of a statement: those that lie in one another
    (`nested`), the others added up (`apart`); how many all are, how many have no upper end (“at least”), and the latest."""

    nested: tuple[Recorded, ...]
    apart: Apart
    number: int
    open: int
    latest: tuple[EventSummary, ...]


def record_of(ledger: Ledger, statement: Statement, place: str | None) -> Record:
    """The record of a statement's window, everywhere where `place` is null."""
    found: defaultdict[str, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    with reading(ledger.engine) as connection:
        for row in connection.execute(_query(statement, place)):
            found[row.part].append(row)
    (apart,), nested = found["apart"], found["nested"]
    return Record(
        nested=tuple(_recorded(row) for row in nested),
        apart=Apart(number=apart.number, low=apart.low or 0, high=apart.high or 0, fit=tuple(map(_recorded, found["fit"]))),
        number=apart.number + len(nested),
        open=(apart.open or 0) + sum(row.open for row in nested),
        latest=tuple(_summary(row.summary) for row in found["latest"]),
    )


def _query(statement: Statement, place: str | None) -> _Asked:
    """One look at the window for all parts of the record. The sums have no event; `row.low` is there of what is certain."""
    window = _window(statement, place)
    column, apart = window.c, not_(window.c.nested)
    row = literal(1), column.low, column.high, column.open, column.last
    sums = func.count(), added(column.certain), added(column.high), added(column.open), literal("")
    names = ("number", "low", "high", "open", "last")
    parts = union_all(
        select(literal("apart").label("part"), null().label("event"), *map(_labelled, sums, names)).where(apart),
        select(literal("nested"), column.event, *row).where(column.nested),
        _latest(select(literal("fit"), column.event, *row).where(apart, *_fits(statement, window)), window, _FIT),
        _latest(select(literal("latest"), column.event, *row), window, SHOWN),
    ).subquery()
    # One by one: where PostgreSQL expects many rows, a join would read the summaries of all events.
    summary = select(SUMMARIES.c.summary).where(SUMMARIES.c.event == parts.c.event).scalar_subquery().label("summary")
    return select(parts, summary).order_by(parts.c.last.desc(), parts.c.event.desc())


def _labelled(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
    return column.label(name)


def _window(statement: Statement, place: str | None) -> Subquery:
    """The tolls of the window: `certain` is how many dead are surely inside it, `nested` whether the event lies in another or
    holds one."""
    held = EVENTS.c.parent > ""  # for those that are not null SQLite would look through all events
    kin = select(EVENTS.c.id).where(held).union(select(EVENTS.c.parent).where(held))
    inside = and_(TOLLS.c.first >= statement.first, TOLLS.c.last <= statement.last)
    within = EventFilter(place=place, first=statement.first, last=statement.last)
    column = TOLLS.c
    return (
        select(column.event, column.last, column.low, column.high, column.open)
        .add_columns(case((inside, column.low), else_=0).label("certain"), column.event.in_(kin).label("nested"))
        .where(column.harm == statement.harm, column.category == (statement.category or ALL_PEOPLE), *passing(within, TOLLS))
        .subquery()
    )


def _fits(statement: Statement, window: Subquery) -> Iterator[ColumnElement[bool]]:
    """That one event alone would make the statement true."""
    yield window.c.high >= statement.low
    if statement.high is not None:
        yield window.c.certain <= statement.high


def _latest(chosen: _Asked, window: Subquery, most: int) -> _Asked:
    found = chosen.order_by(window.c.last.desc(), window.c.event.desc()).limit(most).subquery()
    return select(*found.c)


def _recorded(row: Row[*tuple[Any, ...]]) -> Recorded:
    told = _summary(row.summary)
    return Recorded(
        id=told.id, name=told.name, low=row.low, high=row.high, first=told.first, last=told.last, parent=told.parent
    )

"""The record against which a statement is checked: the database adds up all events but those that lie in one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, case, func, literal, null, select, union_all

from recount.events.passing import passing
from recount.events.records import EventFilter, EventSummary
from recount.events.rows import ALL_PEOPLE, summary_of
from recount.events.tables import EVENTS, SUMMARIES, TOLLS, added
from recount.ledger import Ledger
from recount.ledger.database import reading
from recount.reconciliation.cumulative import Apart, CumulativeStatement, Recorded

SHOWN: Final = 200
"""So many of the events that a verdict rests on are given, the latest."""
_FIT: Final = 20  # events that are named as what else a statement could mean

_Asked = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """The events of a place and period with a toll of the harm and category of a statement: those that lie in one another
    (`nested`), the others added up (`apart`); how many all are, how many have no upper end (“at least”), and the latest."""

    nested: tuple[Recorded, ...]
    apart: Apart
    number: int
    open: int
    latest: tuple[EventSummary, ...]


def record_of(ledger: Ledger, statement: CumulativeStatement, place: str | None) -> Record:
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
        latest=tuple(summary_of(row.summary) for row in found["latest"]),
    )


def _query(statement: CumulativeStatement, place: str | None) -> _Asked:
    """All parts of the record in one question; the row of the sums has no event."""
    column, window = TOLLS.c, tuple(_window(statement, place))
    kin = _kin()
    apart = column.event.not_in(select(kin.c.id))
    row = column.event, literal(1), column.low, column.high, column.open, column.last
    parts = union_all(
        _sums(statement).where(*window, apart),
        select(literal("nested"), *row).join(kin, kin.c.id == column.event).where(*window),
        _latest(select(literal("fit"), *row).where(*window, apart, *_fits(statement)), _FIT),
        _latest(select(literal("latest"), *row).where(*window), SHOWN),
    ).subquery()
    # One by one: where PostgreSQL expects many rows, a join would read the summaries of all events.
    summary = select(SUMMARIES.c.summary).where(SUMMARIES.c.event == parts.c.event).scalar_subquery().label("summary")
    return select(parts, summary).order_by(parts.c.last.desc(), parts.c.event.desc())


def _window(statement: CumulativeStatement, place: str | None) -> Iterator[ColumnElement[bool]]:
    yield TOLLS.c.harm == statement.harm
    yield TOLLS.c.category == (statement.category or ALL_PEOPLE)
    yield from passing(EventFilter(place=place, first=statement.first, last=statement.last), TOLLS)


def _kin() -> Subquery:
    """The ids of the events that lie in another or hold one."""
    held = EVENTS.c.parent > ""  # for those that are not null SQLite would look through all events
    return select(EVENTS.c.id).where(held).union(select(EVENTS.c.parent).where(held)).subquery()


def _sums(statement: CumulativeStatement) -> _Asked:
    return select(
        literal("apart").label("part"),
        null().label("event"),
        func.count().label("number"),
        added(_certain(statement)).label("low"),
        added(TOLLS.c.high).label("high"),
        added(TOLLS.c.open).label("open"),
        literal("").label("last"),
    ).select_from(TOLLS)


def _certain(statement: CumulativeStatement) -> ColumnElement[int]:
    """How many of an event's dead are surely inside the window."""
    return case((and_(TOLLS.c.first >= statement.first, TOLLS.c.last <= statement.last), TOLLS.c.low), else_=0)


def _fits(statement: CumulativeStatement) -> Iterator[ColumnElement[bool]]:
    """That one event alone would make the statement true."""
    yield TOLLS.c.high >= statement.low
    if statement.high is not None:
        yield _certain(statement) <= statement.high


def _latest(chosen: _Asked, most: int) -> _Asked:
    found = chosen.order_by(TOLLS.c.last.desc(), TOLLS.c.event.desc()).limit(most).subquery()
    return select(*found.c)


def _recorded(row: Row[*tuple[Any, ...]]) -> Recorded:
    told = summary_of(row.summary)
    return Recorded(
        id=told.id, name=told.name, low=row.low, high=row.high, first=told.first, last=told.last, parent=told.parent
    )

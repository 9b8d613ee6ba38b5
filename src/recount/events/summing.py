"""The record against which a statement is checked: the database adds up all events but those that lie in one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from recount.events.passing import passing
from recount.events.records import EventFilter, EventSummary
from recount.events.rows import ALL_PEOPLE
from recount.events.tables import EVENTS, SUMMARIES, TOLLS
from recount.ledger import Ledger
from recount.ledger.database import reading
from recount.reconciliation.cumulative import Apart, Recorded, Statement

SHOWN: Final = 200
"""So many of the events that a verdict rests on are given, the latest."""
_FIT: Final = 20  # events that are named as what else a statement could mean

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
    window = tuple(_window(statement, place))
    held = EVENTS.c.parent > ""  # SQLite looks through all events for those that are not null
    kin = select(EVENTS.c.id).where(held).union(select(EVENTS.c.parent).where(held))
    alone = *window, TOLLS.c.event.not_in(kin)
    with reading(ledger.engine) as connection:
        number, low, high, ends = connection.execute(_sums(statement).where(*alone)).one()
        nested = list(_recorded(connection, select(TOLLS).where(*window, TOLLS.c.event.in_(kin))))
        fitting = _latest(*alone, *_fits(statement), most=_FIT)
        fit = tuple(one for one, _ends in _recorded(connection, fitting))
        latest = tuple(_summaries(connection, _latest(*window, most=SHOWN)))
    return Record(
        nested=tuple(one for one, _ends in nested),
        apart=Apart(number=number, low=low or 0, high=high or 0, fit=fit),
        number=number + len(nested),
        open=(ends or 0) + sum(end for _one, end in nested),
        latest=latest,
    )


def _window(statement: Statement, place: str | None) -> Iterator[ColumnElement[bool]]:
    yield TOLLS.c.harm == statement.harm
    yield TOLLS.c.category == (statement.category or ALL_PEOPLE)
    yield from passing(EventFilter(place=place, first=statement.first, last=statement.last), TOLLS)


def _certain(statement: Statement) -> ColumnElement[int]:
    """How many of an event's dead are surely inside the window."""
    return case((and_(TOLLS.c.first >= statement.first, TOLLS.c.last <= statement.last), TOLLS.c.low), else_=0)


def _sums(statement: Statement) -> Select[*tuple[Any, ...]]:
    return select(func.count(), func.sum(_certain(statement)), func.sum(TOLLS.c.high), func.sum(TOLLS.c.open)).select_from(
        TOLLS
    )


def _fits(statement: Statement) -> Iterator[ColumnElement[bool]]:
    """That one event alone would make the statement true."""
    yield TOLLS.c.high >= statement.low
    if statement.high is not None:
        yield _certain(statement) <= statement.high


def _latest(*conditions: ColumnElement[bool], most: int) -> Select[Any]:
    return select(TOLLS).where(*conditions).order_by(TOLLS.c.last.desc(), TOLLS.c.event.desc()).limit(most)


def _recorded(connection: Connection, chosen: Select[Any]) -> Iterator[tuple[Recorded, int]]:
    """The events chosen, each with whether it has no upper end."""
    tolls = chosen.subquery()
    query = select(tolls, SUMMARIES.c.summary).join(SUMMARIES, SUMMARIES.c.event == tolls.c.event)
    for row in connection.execute(query):
        told = _summary(row.summary)
        one = Recorded(
            id=told.id, name=told.name, low=row.low, high=row.high, first=told.first, last=told.last, parent=told.parent
        )
        yield one, row.open


def _summaries(connection: Connection, chosen: Select[Any]) -> Iterator[EventSummary]:
    tolls = chosen.subquery()
    query = select(SUMMARIES.c.summary).join(tolls, SUMMARIES.c.event == tolls.c.event)
    for summary in connection.scalars(query.order_by(tolls.c.last.desc(), tolls.c.event.desc())).all():
        yield _summary(summary)

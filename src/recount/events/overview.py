"""Many events at a glance: what they add up to by month and by place. The database adds up; nothing is read event by event.

An event that lies in another counts with that one: its dead are left out of a sum that has those of the other.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, case, exists, func, not_, select

from recount.events.passing import passing
from recount.events.records import EventFilter, EventSummary
from recount.events.rows import summary_of
from recount.events.tables import EVENTS, SUMMARIES, added
from recount.ledger import Ledger
from recount.ledger.database import reading


class MonthToll(msgspec.Struct, frozen=True):
    """The events that began in a month (`2031-03`): how many, and the sums of the lows and of the highs of their dead."""

    month: str
    events: int
    low: int
    high: int


class PlaceToll(msgspec.Struct, frozen=True, kw_only=True):
    """The events at one place: one of them, how many there are, and the sums of the lows and of the highs of the dead, null
    where no figure is given."""

    one: EventSummary
    events: int
    low: int | None
    high: int | None


class Places(msgspec.Struct, frozen=True):
    """The places with the most events, these first; `number` is how many places there are, `unplaced` how many events have no
    coordinates."""

    shown: tuple[PlaceToll, ...]
    number: int
    unplaced: int


def months(ledger: Ledger, wanted: EventFilter) -> list[MonthToll]:
    """The events that pass the filter by month, the earliest first; those without a day are left out. EventError where a period
    ends before it begins."""
    month, events = EVENTS.c.month, func.count().label("events")
    query = select(month, events, *_dead(_apart(wanted))).where(month.is_not(None), *passing(wanted))
    query = query.group_by(month).order_by(month)
    with reading(ledger.engine) as connection:
        return [MonthToll(row.month, row.events, row.low or 0, row.high or 0) for row in connection.execute(query)]


def places(ledger: Ledger, wanted: EventFilter, most: int) -> Places:
    """At most so many places of the events that pass the filter. EventError where a period ends before it begins."""
    spot, events, number = EVENTS.c.spot, func.count().label("events"), func.count().over().label("number")
    grouped = (
        select(func.max(EVENTS.c.id).label("one"), events, number, *_dead(_apart(wanted, spot)))
        .where(spot.is_not(None), *passing(wanted))
        .group_by(spot)
        .order_by(events.desc(), spot)
        .limit(most)
        .subquery()
    )
    shown = select(grouped, SUMMARIES.c.summary).join(SUMMARIES, SUMMARIES.c.event == grouped.c.one)
    lost = select(func.count()).select_from(EVENTS).where(spot.is_(None), *passing(wanted))
    with reading(ledger.engine) as connection:
        rows = connection.execute(shown.order_by(grouped.c.events.desc(), grouped.c.one)).all()
        unplaced = connection.scalar(lost) or 0
    found = (PlaceToll(one=summary_of(row.summary), events=row.events, low=row.low, high=row.high) for row in rows)
    return Places(tuple(found), rows[0].number if rows else 0, unplaced)


def _dead(counted: ColumnElement[bool]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    low, high = (added(case((counted, column))).label(column.name) for column in (EVENTS.c.low, EVENTS.c.high))
    return low, high


def _apart(wanted: EventFilter, *same: ColumnElement[Any]) -> ColumnElement[bool]:
    """That no event which has a figure, passes the filter (and has the same values in some columns) holds this one, or holds
    the one that does: incidents lie in operations, and these in campaigns."""
    holder, between = EVENTS.alias(), EVENTS.alias()
    above = select(between.c.parent).where(between.c.id == EVENTS.c.parent).correlate(EVENTS).scalar_subquery()
    alike = (holder.c[column.name] == column for column in same)
    holds = holder.c.id.in_((EVENTS.c.parent, above)), holder.c.low.is_not(None), *alike, *passing(wanted, holder)
    return not_(and_(EVENTS.c.parent.is_not(None), exists().where(*holds)))

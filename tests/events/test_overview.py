"""Many events at a glance, and the record of a check: what the database adds up is what Python would, event by event."""

from __future__ import annotations

from random import Random

import msgspec
import pytest

from recount.events import EventFilter, EventSummary, Where
from recount.events.overview import months, places
from recount.events.rows import event_row, toll_rows
from recount.events.summing import record_of
from recount.events.tables import EVENTS, SUMMARIES, TOLLS
from recount.ledger.database import insert_rows, writing
from recount.reconciliation import Range
from recount.reconciliation.cumulative import CumulativeStatement, Recorded, check

SPOTS = (("Karsk", 47.0, 31.0), ("Belen", 48.5, 33.25), ("Toma", None, None))
MARCH = {"first": "2031-03-05", "last": "2031-03-20"}


def summary(number, low, high, *, day=10, days=1, spot=0, parent=None, flags=()):
    name, lat, lon = SPOTS[spot]
    ends = Range(low=low, best=None, best_ged=low, high=high, flags=flags)
    return EventSummary(
        id=f"sha256:{number:064x}",
        name=f"People killed in {name}, {number}",
        parent=None if parent is None else f"sha256:{parent:064x}",
        first=f"2031-{2 + number % 2:02}-{day:02}",
        last=f"2031-{2 + number % 2:02}-{day + days - 1:02}",
        where=Where(name, "Karsk", "VX", lat, lon, 1),
        figures={"killed": ends},
        categories={"killed": {"civilian": ends}},
    )


def kept(ledger, *summaries):
    with writing(ledger.engine) as connection:
        insert_rows(connection, EVENTS, [event_row(one) for one in summaries])
        insert_rows(connection, TOLLS, [row for one in summaries for row in toll_rows(one)])
        insert_rows(connection, SUMMARIES, [(one.id, msgspec.json.encode(one), b"null") for one in summaries])
    return ledger


def test_months_add_up_and_an_event_inside_another_counts_once(ledger):
    inner, outer = summary(2, 5, 9, parent=4), summary(4, 7, 20)
    kept(ledger, inner, outer, summary(6, 1, 1), summary(7, 3, 4))
    found = months(ledger, EventFilter())
    assert [(one.month, one.events, one.low, one.high) for one in found] == [("2031-02", 3, 8, 21), ("2031-03", 1, 3, 4)]
    (alone,) = months(ledger, EventFilter(name="karsk, 2"))
    assert (alone.events, alone.low, alone.high) == (1, 5, 9)
    assert {type(number) for one in found for number in (one.events, one.low, one.high)} == {int}


def test_an_incident_of_an_operation_without_a_figure_counts_with_the_campaign(ledger):
    operation = msgspec.structs.replace(summary(4, 1, 1, parent=6), figures={}, categories={})
    kept(ledger, summary(2, 5, 9, parent=4), operation, summary(6, 30, 40))
    assert [(one.events, one.low, one.high) for one in months(ledger, EventFilter())] == [(3, 30, 40)]


def test_an_event_without_a_figure_or_a_day_adds_nothing(ledger):
    nothing = msgspec.structs.replace(summary(2, 1, 1), figures={}, categories={})
    dayless = msgspec.structs.replace(summary(4, 1, 1), first=None, last=None)
    kept(ledger, nothing, dayless)
    assert [(one.events, one.low, one.high) for one in months(ledger, EventFilter())] == [(1, 0, 0)]
    (place,) = places(ledger, EventFilter(name="karsk, 2"), 9).shown
    assert (place.low, place.high) == (None, None)


def test_places_come_by_their_number_of_events(ledger):
    kept(ledger, summary(2, 5, 9, spot=1), summary(4, 7, 20, spot=1), summary(6, 1, 1), summary(8, 2, 2, spot=2))
    found = places(ledger, EventFilter(), 9)
    told = [(one.one.where.name, one.events, one.low, one.high) for one in found.shown]
    assert told == [("Belen", 2, 12, 29), ("Karsk", 1, 1, 1)]
    assert (found.number, found.unplaced) == (2, 1)
    assert {type(number) for one in found.shown for number in (one.events, one.low, one.high)} == {int}
    few = places(ledger, EventFilter(), 1)
    assert ([one.one.where.name for one in few.shown], few.number) == (["Belen"], 2)
    assert places(ledger, EventFilter(place="nowhere"), 9) == type(found)((), 0, 0)


def test_an_event_at_another_place_than_the_one_that_holds_it_counts_at_both(ledger):
    kept(ledger, summary(2, 5, 9, spot=1, parent=4), summary(4, 7, 20))
    assert sorted((one.one.where.name, one.low) for one in places(ledger, EventFilter(), 9).shown) == [
        ("Belen", 5),
        ("Karsk", 7),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_a_check_gives_what_it_would_event_by_event(ledger, seed):
    chance = Random(seed)
    record = []
    for number in range(40):
        low, day = chance.randrange(20), chance.randrange(1, 24)
        parent = chance.choice([None, None, *range(number)]) if number % 3 == 0 else None
        flags = ("high_open",) if chance.random() < 0.2 else ()
        more = {"day": day, "days": chance.randrange(1, 5), "parent": parent, "flags": flags}
        record.append(summary(number, low, low + chance.randrange(30), **more))
    kept(ledger, *record)
    statement = CumulativeStatement(low=chance.randrange(300), high=chance.choice([None, 300]), category="civilian", **MARCH)
    there = [one for one in record if one.last >= statement.first and one.first <= statement.last]
    found = record_of(ledger, statement, None)
    whole = check(statement, [recorded(one) for one in there])
    summed = check(statement, found.nested, found.apart)
    names = ("verdict", "by", "low", "high", "says", "alternatives")
    assert [getattr(summed, name) for name in names] == [getattr(whole, name) for name in names]
    assert (found.number, found.open) == (len(there), sum(bool(one.figures["killed"].flags) for one in there))
    assert [one.id for one in found.latest] == [one.id for one in sorted(there, key=lambda e: (e.last, e.id), reverse=True)]


def recorded(one):
    ends = one.figures["killed"]
    return Recorded(id=one.id, name=one.name, low=ends.low, high=ends.high, first=one.first, last=one.last, parent=one.parent)

"""The derived tables written: events that changed in place of what was there, and which event lies in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, select, update

from recount.events.clusters import Cluster
from recount.events.collecting import papers
from recount.events.known import asked
from recount.events.records import Level, Refreshed, Stamp
from recount.events.rows import event_row, summary_of, toll_rows
from recount.events.sheets import made
from recount.events.tables import ACCOUNTS, CELLS, DERIVED, EVENTS, MADE, MEMBERS, SCORES, SHEETS, SUMMARIES, TOLLS
from recount.ledger import Ledger
from recount.ledger.database import insert_rows, writing
from recount.ledger.projections import Row
from recount.linking import Extent, hierarchy, homes

_BATCH: Final = 100  # events made, or rows forgotten, at a time

_encode = msgspec.json.Encoder(order="deterministic").encode
_extent = msgspec.json.Decoder(Extent | None).decode


class OvertakenError(Exception):
    """Another refresh has written the tables since this one looked at them."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a refresh goes on from: the stamp of the tables, the events that it touches with the entries of their claims, and
    the documents read anew, by entry and by id."""

    stamp: bytes
    events: dict[str, frozenset[int]]
    documents: frozenset[int]
    ids: frozenset[str]


def held(connection: Connection, accounts: Collection[str], documents: Collection[str]) -> dict[str, frozenset[int]]:
    """The events that hold these accounts, or accounts of these documents, each with the entries of its claims."""
    events = set(asked(connection, select(ACCOUNTS.c.event), ACCOUNTS.c.id, accounts))
    events |= set(asked(connection, select(ACCOUNTS.c.event), ACCOUNTS.c.document, documents))
    found: dict[str, set[int]] = {event: set() for event in events}
    for n in range(0, len(events), _BATCH):
        some = sorted(events)[n : n + _BATCH]
        for claim, event in connection.execute(select(MEMBERS.c.claim, MEMBERS.c.event).where(MEMBERS.c.event.in_(some))):
            found[event].add(claim)
    return {event: frozenset(claims) for event, claims in found.items()}


def keep(ledger: Ledger, found: Sequence[Cluster], before: Before | None, stamp: Stamp) -> Refreshed:
    """Write the events found in place of those before (of all, where null): all or nothing, so that nobody reads half of it.

    Raises OvertakenError, and writes nothing, where the tables are no longer those of `before`."""
    old = {} if before is None else before.events
    read = frozenset[int]() if before is None else before.documents
    same = {c.id for c in found if old.get(c.id) == c.entries and read.isdisjoint(c.documents)}
    changed = [c for c in found if c.id not in same]
    with writing(ledger.engine) as connection:
        if before is None:
            for table in DERIVED:
                connection.execute(delete(table))
        else:
            if connection.scalar(select(MADE.c.stamp)) != before.stamp:
                raise OvertakenError
            _forget(connection, sorted(old.keys() - same), found, before.ids)
        for n in range(0, len(changed), _BATCH):
            _write(connection, ledger, changed[n : n + _BATCH])
        _write_accounts(connection, found)
        _settle(connection)
        connection.execute(delete(MADE))
        insert_rows(connection, MADE, [(1, _encode(stamp))])
        events = len(list(connection.scalars(select(EVENTS.c.id))))
    gone = len(old.keys() - {c.id for c in found})
    return Refreshed(events=events, changed=len(changed), gone=gone, stamp=stamp)


def _forget(connection: Connection, events: Sequence[str], found: Sequence[Cluster], documents: Collection[str]) -> None:
    for some in _some(events):
        for column in (EVENTS.c.id, *(table.c.event for table in (TOLLS, SUMMARIES, SHEETS, MEMBERS, SCORES))):
            connection.execute(delete(column.table).where(column.in_(some)))
    accounts = {a.id for c in found for a in c.accounts}
    accounts |= set(asked(connection, select(ACCOUNTS.c.id), ACCOUNTS.c.document, documents))
    for some in _some(sorted(accounts)):
        connection.execute(delete(CELLS).where(CELLS.c.account.in_(some)))
        connection.execute(delete(ACCOUNTS).where(ACCOUNTS.c.id.in_(some)))


def _some(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[n : n + _BATCH] for n in range(0, len(values), _BATCH))


def _write(connection: Connection, ledger: Ledger, batch: Sequence[Cluster]) -> None:
    """The events of a batch of clusters, each document read once."""
    read = {p.entry: p for p in papers(ledger, {d for cluster in batch for d in cluster.documents})}
    events: list[Row] = []
    tolls: list[Row] = []
    summaries: list[Row] = []
    sheets: list[Row] = []
    for cluster in batch:
        level: Level = "incident" if cluster.extent is None else cluster.extent.kind
        summary, sheet = made(cluster.id, level, [read[d] for d in sorted(cluster.documents)], cluster.claims)
        events.append(event_row(summary))
        tolls += toll_rows(summary)
        summaries.append((cluster.id, _encode(summary), _encode(cluster.extent)))
        sheets.append((cluster.id, _encode(sheet)))
    insert_rows(connection, EVENTS, events)
    insert_rows(connection, TOLLS, tolls)
    insert_rows(connection, SUMMARIES, summaries)
    insert_rows(connection, SHEETS, sheets)
    insert_rows(connection, MEMBERS, [(entry, c.id) for c in batch for entry in sorted(c.entries)])
    scores: list[Row] = [(c.id, *k.claims, k.score, _encode(k.reasons)) for c in batch for k in c.links]
    if scores:
        insert_rows(connection, SCORES, scores)


def _write_accounts(connection: Connection, found: Sequence[Cluster]) -> None:
    for n in range(0, len(found), _BATCH):
        some = found[n : n + _BATCH]
        rows: list[Row] = [(a.id, c.id, a.document, _encode(a)) for c in some for a in c.accounts]
        insert_rows(connection, ACCOUNTS, rows)
        cells: list[Row] = [(cell, a.id) for c in some for a in c.accounts for cell in sorted(set(homes(a)))]
        if cells:
            insert_rows(connection, CELLS, cells)


def _settle(connection: Connection) -> None:
    """Put every event into the smallest one that holds it; only those whose family changed are written."""
    both = select(EVENTS.c.id, EVENTS.c.parent, SUMMARIES.c.extent).join(SUMMARIES, SUMMARIES.c.event == EVENTS.c.id)
    rows = connection.execute(both).all()
    extents = (_extent(row.extent) for row in rows)
    parents = hierarchy(e for e in extents if e is not None and len(e.parties) > 1)
    children = Counter(parents.values())
    before = Counter(row.parent for row in rows)
    for row in rows:
        if (row.parent, before[row.id]) != (parents.get(row.id), children[row.id]):
            _move(connection, row.id, parents.get(row.id), children[row.id])


def _move(connection: Connection, event: str, parent: str | None, children: int) -> None:
    kept = summary_of(connection.scalars(select(SUMMARIES.c.summary).where(SUMMARIES.c.event == event)).one())
    moved = _encode(replace(kept, parent=parent, children=children))
    connection.execute(update(EVENTS).where(EVENTS.c.id == event).values(parent=parent))
    connection.execute(update(SUMMARIES).where(SUMMARIES.c.event == event).values(summary=moved))

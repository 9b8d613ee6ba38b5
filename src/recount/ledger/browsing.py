"""Questions of a workbench, asked inside one view of the ledger: what changed since, reports and claims by their entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, and_, func, or_, select, union_all

from recount.ledger import asking, listing
from recount.ledger.projections import storable
from recount.ledger.records import Kept, StoredDocument
from recount.ledger.tables import CLAIMS, DOCUMENTS, ENTRIES, LINKS, READINGS, REVIEWS

_TOUCHING: Final = (
    (DOCUMENTS.c.entry, DOCUMENTS.c.entry),
    (READINGS.c.entry, READINGS.c.document),
    (REVIEWS.c.entry, REVIEWS.c.document),
)
"""Entries that change what is to be shown of a document: itself, a reading of it, a review of its claims."""


def changed(connection: Connection, after: int, most: int) -> tuple[list[int], int]:
    """Documents (entries) that were added, read or reviewed after an entry: those of the first `most` such acts, and the entry
    up to which that is all."""
    acts = (select(at.label("at"), of.label("of")).where(at > after).order_by(at).limit(most) for at, of in _TOUCHING)
    every = union_all(*(select(one.subquery()) for one in acts)).subquery()
    found = connection.execute(select(every.c.at, every.c.of).order_by(every.c.at).limit(most)).all()
    return sorted({row.of for row in found}), found[-1].at if len(found) == most else last(connection)


def last(connection: Connection) -> int:
    """The number of the last entry, 0 in an empty ledger."""
    return connection.scalar(select(func.max(ENTRIES.c.number))) or 0


def documents(connection: Connection, entries: Sequence[int]) -> Iterator[StoredDocument]:
    """The documents of the entries, in the order of the journal."""
    return listing.stored(connection, DOCUMENTS.c.entry.in_(entries))


def claims(connection: Connection, entries: Sequence[int]) -> Iterator[Kept]:
    """The claims that the newest readings of the documents make, in the order of the journal."""
    newest = select(func.max(READINGS.c.entry)).where(READINGS.c.document.in_(entries)).group_by(READINGS.c.document)
    return asking.by_entry(connection, select(CLAIMS.c.entry).where(CLAIMS.c.reading.in_(newest)))


def versions(connection: Connection, document_id: str) -> Iterator[StoredDocument]:
    """All versions of the report of which a document is one, the first first."""
    version = and_(LINKS.c.relation == "version", LINKS.c.source == DOCUMENTS.c.entry)
    first = select(func.coalesce(LINKS.c.target, DOCUMENTS.c.entry)).select_from(DOCUMENTS.outerjoin(LINKS, version))
    series = first.where(DOCUMENTS.c.id == storable(document_id)).scalar_subquery()
    later = select(LINKS.c.source).where(LINKS.c.relation == "version", LINKS.c.target == series)
    return listing.stored(connection, or_(DOCUMENTS.c.entry == series, DOCUMENTS.c.entry.in_(later)))

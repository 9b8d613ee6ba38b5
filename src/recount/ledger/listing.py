"""Everything of one kind, in the order of the journal, in bounded memory: what is append-only can be read page by page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, and_, func, select

from recount.ledger.database import reading
from recount.ledger.journal import shown
from recount.ledger.payloads import KeptClaim, KeptDocument, KeptReading
from recount.ledger.records import Entry, EntryKind, StoredDocument
from recount.ledger.tables import DOCUMENTS, ENTRIES, LINKS, RAW, READINGS
from recount.model import Document, Reading

_PAGE = 2_000

_document = msgspec.json.Decoder(KeptDocument).decode
_reading = msgspec.json.Decoder(KeptReading).decode
_claim = msgspec.json.Decoder(KeptClaim).decode


def pages(
    engine: Engine, query: Select[*tuple[Any, ...]], key: ColumnElement[int], after: int = 0
) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows of a query in the order of a key, which must be its first column."""
    while True:
        with reading(engine) as connection:
            rows = connection.execute(query.where(key > after).order_by(key).limit(_PAGE)).all()
        yield from rows
        if len(rows) < _PAGE:
            return
        after = rows[-1][0]


def entries(engine: Engine, after: int) -> Iterator[Entry]:
    """The entries after a number."""
    for number, kind, at, payload, digest in pages(engine, select(*ENTRIES.c), ENTRIES.c.number, after):
        yield Entry(number, cast(EntryKind, kind), at, bytes(payload), shown(digest))


def last(connection: Connection) -> Entry | None:
    """The last entry."""
    row = connection.execute(select(*ENTRIES.c).order_by(ENTRIES.c.number.desc()).limit(1)).first()
    return None if row is None else Entry(row.number, row.kind, row.at, bytes(row.payload), shown(row.hash))


def payloads(engine: Engine, query: Select[*tuple[Any, ...]]) -> Iterator[bytes]:
    """The payloads of the entries whose numbers a query selects."""
    chosen = select(ENTRIES.c.number, ENTRIES.c.payload).where(ENTRIES.c.number.in_(query))
    for _, payload in pages(engine, chosen, ENTRIES.c.number):
        yield payload


def raw(engine: Engine) -> Iterator[tuple[str, bytes]]:
    """All kept bytes with their hashes, in the order of these."""
    with reading(engine) as connection:
        hashes = connection.scalars(select(RAW.c.hash).order_by(RAW.c.hash)).all()
    for digest in hashes:
        with reading(engine) as connection:
            yield digest, bytes(connection.scalar(select(RAW.c.bytes).where(RAW.c.hash == digest)) or b"")


def documents(engine: Engine, *where: ColumnElement[bool]) -> Iterator[StoredDocument]:
    """The documents that meet the conditions (on `documents`), with what they belong to."""
    return map(_stored, pages(engine, _documents().where(*where), DOCUMENTS.c.entry))


def stored(connection: Connection, *where: ColumnElement[bool]) -> Iterator[StoredDocument]:
    """The same inside one view of the ledger."""
    return map(_stored, connection.execute(_documents().where(*where).order_by(DOCUMENTS.c.entry)))


def _stored(row: Row[*tuple[Any, ...]]) -> StoredDocument:
    entry, at, payload, uri, version, origin = row
    kept = _document(payload)
    series = uri or kept.document.id
    return StoredDocument(entry, at, kept.document, series, version, origin or series, kept.raw)


def _documents() -> Select[*tuple[Any, ...]]:
    version, copy, sibling = LINKS.alias("version"), LINKS.alias("copy"), LINKS.alias("sibling")
    first, origin = DOCUMENTS.alias("first"), DOCUMENTS.alias("origin")
    earlier = and_(sibling.c.relation == "version", sibling.c.target == version.c.target, sibling.c.entry <= version.c.entry)
    number = select(func.count() + 1).select_from(sibling).where(earlier).scalar_subquery()
    repeats = and_(copy.c.source == func.coalesce(version.c.target, DOCUMENTS.c.entry), copy.c.relation == "copy")
    return (
        select(DOCUMENTS.c.entry, ENTRIES.c.at, ENTRIES.c.payload, first.c.id, number, origin.c.id)
        .join(ENTRIES, ENTRIES.c.number == DOCUMENTS.c.entry)
        .outerjoin(version, and_(version.c.source == DOCUMENTS.c.entry, version.c.relation == "version"))
        .outerjoin(first, first.c.entry == version.c.target)
        .outerjoin(copy, repeats)
        .outerjoin(origin, origin.c.entry == copy.c.target)
    )


def readings(engine: Engine, document: int | None) -> Iterator[Reading]:
    """All readings, or those of the document at an entry."""
    runs = select(ENTRIES.c.number, ENTRIES.c.payload).where(ENTRIES.c.kind == "reading")
    if document is not None:
        runs = runs.where(ENTRIES.c.number.in_(select(READINGS.c.entry).where(READINGS.c.document == document)))
    for number, payload in pages(engine, runs, ENTRIES.c.number):
        with reading(engine) as connection:
            yield _whole(connection, number, payload)


def _whole(connection: Connection, number: int, payload: bytes) -> Reading:
    kept = _reading(payload)
    rows = connection.execute(
        select(ENTRIES.c.number, ENTRIES.c.payload)
        .where(ENTRIES.c.number.in_([kept.document]) | ENTRIES.c.number.between(number + 1, number + kept.claims))
        .order_by(ENTRIES.c.number)
    )
    payloads = {row.number: row.payload for row in rows}
    document: Document = _document(payloads.pop(kept.document)).document
    return Reading(
        document=document,
        attributions=kept.attributions,
        claims=tuple(_claim(one).claim for one in payloads.values()),
        times=kept.times,
        places=kept.places,
        totals=kept.totals,
        totals_by_category=kept.totals_by_category,
        reader=kept.reader,
    )

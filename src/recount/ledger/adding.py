"""A reading into the journal: its document if it is new, what that repeats, and the claims."""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec
from sqlalchemy import Connection, and_, bindparam, exists, or_, select

from recount.ledger import copies
from recount.ledger.journal import Journal
from recount.ledger.payloads import KeptDocument, KeptReading, Link, Relation, canonical, claim_payload
from recount.ledger.projections import reader_key, storable
from recount.ledger.records import Added
from recount.ledger.tables import BANDS, DOCUMENTS, ENTRIES, LINKS, RAW, READINGS
from recount.model import Document, Reading

_SAME_STORY: Final = 0.3
"""Two reports of one outlet under one title are versions of one report if the shorter repeats so much of the other."""

# Made once: to make a query takes longer than SQLite takes to answer it.
_ENTRY: Final = select(DOCUMENTS.c.entry).order_by(DOCUMENTS.c.entry.desc()).limit(1)
_KNOWN: Final = _ENTRY.where(DOCUMENTS.c.id == bindparam("id"))
_AT_ADDRESS: Final = _ENTRY.where(DOCUMENTS.c.uri == bindparam("uri"))
_TITLED: Final = _ENTRY.where(DOCUMENTS.c.title == bindparam("title"), DOCUMENTS.c.outlet == bindparam("outlet"))
_READ: Final = select(READINGS.c.entry).where(
    READINGS.c.document == bindparam("document"), READINGS.c.reader == bindparam("reader")
)
_SHARING: Final = select(BANDS.c.document).where(
    or_(*(and_(BANDS.c.band == band, BANDS.c.value == bindparam(f"value{band}")) for band in range(copies.BANDS)))
)

_text = msgspec.json.Decoder(KeptDocument).decode


def add(connection: Connection, journal: Journal, reading: Reading, at: str, raw: bytes | None) -> Added:
    """Append what is new of a reading."""
    journal.flush()
    document = connection.scalar(_KNOWN, {"id": storable(reading.document.id)})
    links: dict[Relation, str] = {}
    new = document is None
    if document is None:
        document, links = _add_document(connection, journal, reading.document, at, raw)
    known = None if new else connection.scalar(_READ, {"document": document, "reader": reader_key(reading.reader)})
    number = _add_reading(journal, reading, document, at) if known is None else known
    return Added(
        document=document,
        reading=number,
        new_document=new,
        new_reading=known is None,
        claims=len(reading.claims) if known is None else 0,
        version_of=links.get("version"),
        copy_of=links.get("copy"),
    )


def _add_reading(journal: Journal, reading: Reading, document: int, at: str) -> int:
    kept = KeptReading(
        document,
        reading.reader,
        len(reading.claims),
        reading.attributions,
        reading.times,
        reading.places,
        reading.totals,
        reading.totals_by_category,
    )
    number = journal.append("reading", at, canonical(kept))
    journal.append_claims(at, (claim_payload(claim, document, number) for claim in reading.claims))
    return number


def _add_document(
    connection: Connection, journal: Journal, document: Document, at: str, raw: bytes | None
) -> tuple[int, dict[Relation, str]]:
    """The entry of a new document, and the ids of the first version of it, or of the report that it repeats."""
    found = copies.shingles(document.text)
    signature = copies.bands(found)
    earlier = _earlier_version(connection, document, found) or _origin(connection, signature, found)
    digest = None if raw is None else hashlib.sha256(raw).hexdigest()
    number = journal.append("document", at, canonical(KeptDocument(document, digest)))
    if digest is not None and not connection.scalar(select(exists().where(RAW.c.hash == digest))):
        journal.insert(RAW, [(digest, raw)])
    journal.insert(BANDS, [(band, value, number) for band, value in signature])
    if earlier is None:
        return number, {}
    relation, target, score = earlier
    journal.append("link", at, canonical(Link(relation, number, target, score)))
    first = connection.scalar(select(DOCUMENTS.c.id).where(DOCUMENTS.c.entry == target))
    return number, {relation: str(first)}


_Earlier = tuple[Relation, int, float]


def _earlier_version(connection: Connection, document: Document, found: frozenset[str]) -> _Earlier | None:
    """The first version of the report, and how much the document has of its newest version."""
    if document.uri is not None and (last := connection.scalar(_AT_ADDRESS, {"uri": storable(document.uri)})) is not None:
        score = copies.containment(found, copies.shingles(_text_of(connection, last)))
        return "version", _target(connection, last, "version"), score
    if document.outlet is None or document.title is None:
        return None
    last = connection.scalar(_TITLED, {"title": storable(document.title), "outlet": storable(document.outlet)})
    if last is None or (text := _text_of(connection, last)) == document.text:
        return None
    score = copies.containment(found, copies.shingles(text))
    return ("version", _target(connection, last, "version"), score) if score >= _SAME_STORY else None


def _origin(connection: Connection, signature: list[tuple[int, int]], found: frozenset[str]) -> _Earlier | None:
    """The earliest report that the document repeats."""
    for candidate in _candidates(connection, signature):
        score = copies.containment(found, copies.shingles(_text_of(connection, candidate)))
        if score >= copies.COPY:
            first = _target(connection, candidate, "version")
            return "copy", _target(connection, first, "copy"), score
    return None


def _candidates(connection: Connection, signature: list[tuple[int, int]]) -> list[int]:
    """Documents that share a band, the earliest first."""
    if not signature:
        return []
    return sorted(set(connection.scalars(_SHARING, {f"value{band}": value for band, value in signature})))


def _target(connection: Connection, document: int, relation: Relation) -> int:
    """What a document is linked to, itself where it is not."""
    linked = select(LINKS.c.target).where(LINKS.c.source == document, LINKS.c.relation == relation)
    target = connection.scalar(linked)
    return document if target is None else target


def _text_of(connection: Connection, document: int) -> str:
    payload = connection.scalar(select(ENTRIES.c.payload).where(ENTRIES.c.number == document))
    return str(_text(payload or b"").document.text)

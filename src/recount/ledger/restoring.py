"""Entries of another ledger taken in as they are: the chain must be whole, and must go on where this ledger ends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from recount.errors import FormatError, LedgerError
from recount.ledger import copies
from recount.ledger.journal import START, Journal, chained, shown
from recount.ledger.payloads import KeptClaim, KeptDocument, KeptReading, KeptReview, Link, canonical, decoder
from recount.ledger.records import Entry
from recount.ledger.tables import BANDS, DOCUMENTS, ENTRIES, RAW
from recount.model import LinkDecision, Moderation, RecordedEvent, Submission, Withheld

_DECODERS: Final[dict[str, msgspec.json.Decoder[Any]]] = {
    "document": decoder(KeptDocument),
    "link": decoder(Link),
    "reading": decoder(KeptReading),
    "claim": decoder(KeptClaim),
    "review": decoder(KeptReview),
    "recorded": decoder(RecordedEvent),
    "withheld": decoder(Withheld),
    "decision": decoder(LinkDecision),
    "submission": decoder(Submission),
    "moderation": decoder(Moderation),
}


def restore(connection: Connection, journal: Journal, entries: Iterable[Entry], name: str) -> int:
    """Append the entries that the ledger `name` lacks; how many. Those that it has must be the same.

    FormatError where an entry is missing, altered or out of order, LedgerError where the two ledgers have gone different ways.
    """
    held, number, head = journal.number, 0, START
    for number, entry in enumerate(entries, 1):
        payload = _checked(entry, number, head)
        head = chained(head, number, entry.kind, entry.at, entry.payload)
        if number == held:
            _must_agree(connection, number, head, name)
        if number > held:
            journal.append(entry.kind, entry.at, entry.payload)
            if isinstance(payload, KeptDocument):
                _sketch(journal, number, payload)
    if 0 < number < held:
        _must_agree(connection, number, head, name)
    journal.flush()
    return journal.number - held


def _must_agree(connection: Connection, number: int, head: bytes, name: str) -> None:
    """LedgerError unless the ledger's own entry has the same hash: then all entries before it are the same."""
    if connection.scalar(select(ENTRIES.c.hash).where(ENTRIES.c.number == number)) != head:
        raise LedgerError(f"{name}: holds other entries than the file: import into a new one (`recount ledger new`)")


def restore_raw(connection: Connection, journal: Journal, raw: Iterable[tuple[str, bytes]]) -> None:
    """Keep the bytes that documents were read from, by their SHA-256 in hexadecimal digits."""
    read = set(connection.scalars(select(DOCUMENTS.c.raw)))
    kept = set(connection.scalars(select(RAW.c.hash)))
    for digest, content in raw:
        if hashlib.sha256(content).hexdigest() != digest:
            raise FormatError(f"the bytes {digest} are not those that were read: the file was altered")
        if digest not in read:
            raise FormatError(f"no document was read from the bytes {digest}: they were added to the file")
        if digest not in kept:
            journal.insert(RAW, [(digest, content)])
            kept.add(digest)


def _checked(entry: Entry, number: int, previous: bytes) -> object:
    """The payload of an entry that is what and where it says it is."""
    if entry.number != number:
        raise FormatError(f"entry {number} is missing: entry {entry.number} stands in its place")
    if entry.kind not in _DECODERS or not _is_instant(entry.at):
        raise FormatError(f"entry {number}: no entry of a ledger that this recount knows: update recount")
    if shown(chained(previous, number, entry.kind, entry.at, entry.payload)) != entry.hash:
        raise FormatError(f"entry {number} ({entry.kind}) was altered, or one before it: its hash does not match")
    try:
        payload: object = _DECODERS[entry.kind].decode(entry.payload)
    except msgspec.MsgspecError as error:
        raise FormatError(f"entry {number} ({entry.kind}): {error}") from error
    if canonical(payload) != entry.payload:
        raise FormatError(f"entry {number} ({entry.kind}) is not written as recount writes it")
    return payload


def _is_instant(at: str) -> bool:
    try:
        return datetime.fromisoformat(at).utcoffset() == timedelta(0)
    except ValueError:
        return False


def _sketch(journal: Journal, number: int, kept: KeptDocument) -> None:
    """What finds the copies of a document: no part of the chain, made anew."""
    journal.insert(BANDS, [(*band, number) for band in copies.bands(copies.shingles(kept.document.text))])

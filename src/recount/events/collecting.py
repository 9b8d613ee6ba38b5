"""From the ledger: the documents of events with all that was read in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, and_, func, select

from recount.events.known import asked
from recount.events.papers import Origin, Paper, Rejected
from recount.ledger import Kept, Ledger
from recount.ledger.asking import by_entry
from recount.ledger.database import reading
from recount.ledger.listing import documents
from recount.ledger.payloads import KeptReading
from recount.ledger.records import StoredDocument
from recount.ledger.standing import Standing, claims_that_stand, in_order
from recount.ledger.tables import CLAIMS, DOCUMENTS, ENTRIES, READINGS
from recount.model import LinkDecision, Reading

_BATCH: Final = 200  # documents in hand at a time

_reading = msgspec.json.Decoder(KeptReading).decode


def papers(ledger: Ledger, entries: Iterable[int] | None = None) -> Iterator[Paper]:
    """The documents (all, or those at some entries) that were read, each by its last reader, in the order of the journal."""
    if entries is None:
        with reading(ledger.engine) as connection:
            entries = connection.scalars(select(DOCUMENTS.c.entry)).all()
    for batch in _batches(entries):
        stored = list(documents(ledger.engine, DOCUMENTS.c.entry.in_(batch)))
        with reading(ledger.engine) as connection:
            runs = _last_readings(connection, batch)
            claims = _claims(connection, [run for run, _ in runs.values()])
            outlets = _outlets(connection, {s.origin for s in stored})
        for s in stored:
            if s.entry in runs:
                yield _paper(s, runs[s.entry][1], claims.get(s.document.id, []), outlets.get(s.origin))


def documents_of(ledger: Ledger, decisions: Iterable[LinkDecision]) -> list[int]:
    """The entries of the documents whose claims people decided about."""
    ids = {claim for d in decisions for claim in d.claims}
    with reading(ledger.engine) as connection:
        return list(connection.scalars(select(CLAIMS.c.document).where(CLAIMS.c.id.in_(ids))))


def entries_of(ledger: Ledger, ids: Iterable[str]) -> list[int]:
    """The entries of documents with these ids."""
    with reading(ledger.engine) as connection:
        return list(asked(connection, select(DOCUMENTS.c.entry), DOCUMENTS.c.id, set(ids)))


def _batches(entries: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(set(entries))
    return (ordered[n : n + _BATCH] for n in range(0, len(ordered), _BATCH))


def _last_readings(connection: Connection, batch: Sequence[int]) -> dict[int, tuple[int, KeptReading]]:
    """By document: its last reading with the entry of it."""
    last = select(func.max(READINGS.c.entry)).where(READINGS.c.document.in_(batch)).group_by(READINGS.c.document)
    rows = connection.execute(select(ENTRIES.c.number, ENTRIES.c.payload).where(ENTRIES.c.number.in_(last)))
    found = ((number, _reading(payload)) for number, payload in rows)
    return {kept.document: (number, kept) for number, kept in found}


def _claims(connection: Connection, runs: Sequence[int]) -> dict[str, list[Kept]]:
    """The claims of some readings, by document."""
    entries = connection.scalars(select(CLAIMS.c.entry).where(CLAIMS.c.reading.in_(runs))).all()
    found: dict[str, list[Kept]] = {}
    for kept in by_entry(connection, entries):
        found.setdefault(kept.document, []).append(kept)
    return found


def _outlets(connection: Connection, ids: set[str]) -> dict[str, str | None]:
    rows = connection.execute(select(DOCUMENTS.c.id, DOCUMENTS.c.outlet).where(DOCUMENTS.c.id.in_(ids)))
    return {row.id: row.outlet for row in rows}


def _paper(stored: StoredDocument, run: KeptReading, kept: Sequence[Kept], outlet: str | None) -> Paper:
    standings = [(k.entry, k.standing) for k in kept]
    behind: dict[str, list[int]] = defaultdict(list)
    for entry, one in standings:
        for claim in one.claims or (one.machine,):
            behind[claim.id].append(entry)
    return Paper(
        reading=Reading(
            document=stored.document,
            attributions=run.attributions,
            claims=tuple(claims_that_stand(one for _, one in standings)),
            times=run.times,
            places=run.places,
            reader=run.reader,
        ),
        entry=stored.entry,
        origin=Origin(stored.origin, outlet),
        rejected=tuple(_rejected(one) for _, one in standings if not one.claims),
        behind={claim: tuple(entries) for claim, entries in behind.items()},
        stands={one.machine.id: one.claims[0].id for _, one in standings if one.claims},
    )


def _rejected(one: Standing) -> Rejected:
    """Who rejected the claim, of several the last."""
    decided = sorted((c.review for c in one.reviews if c.review.id in one.decided_by), key=in_order)
    return Rejected(one.machine, decided[-1].reviewer, decided[-1].reason)


def read_again(ledger: Ledger, ids: Iterable[str]) -> dict[str, str]:
    """For claims that an earlier reader made: the claim (its id) that the last reader of the document made of the same words;
    claims of last readings stand for themselves."""
    now = CLAIMS.alias("now")
    last = select(func.max(READINGS.c.entry)).where(READINGS.c.document == now.c.document).scalar_subquery()
    same = and_(
        now.c.document == CLAIMS.c.document, now.c.words == CLAIMS.c.words, now.c.harm.is_not_distinct_from(CLAIMS.c.harm)
    )
    both = select(CLAIMS.c.id.label("before"), now.c.id.label("after")).join(now, same)
    query = both.where(CLAIMS.c.id.in_(set(ids)), now.c.reading == last)
    with reading(ledger.engine) as connection:
        return {row.before: row.after for row in connection.execute(query.order_by(now.c.entry.desc()))}

"""What people decide and write, and what other projects and exports tell, each appended as one entry.

The journal is flushed first: a record may be about what the same transaction added.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from recount.errors import LedgerError
from recount.ledger.finding import holds
from recount.ledger.journal import Journal, shown
from recount.ledger.payloads import KeptReview, canonical
from recount.ledger.projections import storable
from recount.ledger.records import Entry, EntryKind
from recount.ledger.tables import CLAIMS, DECISIONS, RECORDED, SUBMISSIONS, WITHHELD
from recount.model import LinkDecision, Moderation, RecordedEvent, Review, Submission, Withheld


def review(connection: Connection, journal: Journal, review: Review, name: str) -> Entry:
    """LedgerError where the ledger `name` lacks a claim that it judged."""
    journal.flush()
    documents = tuple(_document_of(connection, claim.id, name) for claim in review.judged)
    return _appended(journal, "review", review.at, canonical(KeptReview(documents, review)))


def record(connection: Connection, journal: Journal, event: RecordedEvent, at: str) -> Entry | None:
    """None where the same row is kept already."""
    journal.flush()
    if holds(connection, RECORDED.c.id, event.id):
        return None
    return _appended(journal, "recorded", at, canonical(event))


def withhold(connection: Connection, journal: Journal, withheld: Withheld) -> Entry | None:
    """None where the same export withheld the same before."""
    journal.flush()
    if holds(connection, WITHHELD.c.id, withheld.id):
        return None
    return _appended(journal, "withheld", withheld.at, canonical(withheld))


def decide(connection: Connection, journal: Journal, decision: LinkDecision, name: str) -> Entry:
    """LedgerError where the ledger `name` lacks a claim or the decision that it names."""
    journal.flush()
    for claim in decision.claims:
        _document_of(connection, claim, name)
    if decision.undoes is not None and not holds(connection, DECISIONS.c.id, decision.undoes):
        raise LedgerError(f"{name}: holds no decision {decision.undoes}; `recount event` lists an event's decisions")
    return _appended(journal, "decision", decision.at, canonical(decision))


def submit(journal: Journal, submission: Submission) -> Entry:
    """What a reader wrote needs nothing that was there before."""
    return _appended(journal, "submission", submission.at, canonical(submission))


def moderate(connection: Connection, journal: Journal, moderation: Moderation, name: str) -> Entry:
    """LedgerError where the ledger `name` lacks the submission."""
    journal.flush()
    if not holds(connection, SUBMISSIONS.c.id, moderation.submission):
        raise LedgerError(f"{name}: holds no submission {moderation.submission}")
    return _appended(journal, "moderation", moderation.at, canonical(moderation))


def _document_of(connection: Connection, claim: str, name: str) -> int:
    made = select(CLAIMS.c.document).where(CLAIMS.c.id == storable(claim)).order_by(CLAIMS.c.entry).limit(1)
    found: int | None = connection.scalar(made)
    if found is None:
        raise LedgerError(f"{name}: holds no claim {claim}: add the report that makes it first")
    return found


def _appended(journal: Journal, kind: EntryKind, at: str, payload: bytes) -> Entry:
    number = journal.append(kind, at, payload)
    return Entry(number, kind, at, payload, shown(journal.head))

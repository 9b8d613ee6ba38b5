"""CLAIMS -> KEPT: an append-only ledger in SQLite or PostgreSQL, proved by a hash chain."""

from recount.ledger.payloads import Link
from recount.ledger.records import (
    Added,
    ClaimFilter,
    Decided,
    Entry,
    Flaw,
    Found,
    Kept,
    Letter,
    StoredDocument,
    Summary,
    Verification,
)
from recount.ledger.store import Ledger

__all__ = [
    "Added",
    "ClaimFilter",
    "Decided",
    "Entry",
    "Flaw",
    "Found",
    "Kept",
    "Ledger",
    "Letter",
    "Link",
    "StoredDocument",
    "Summary",
    "Verification",
]

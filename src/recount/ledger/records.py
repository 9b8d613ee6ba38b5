"""What the ledger hands out: frozen records."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from recount.errors import FormatError
from recount.ledger.standing import Standing
from recount.model import Category, Claim, Document, Harm, Moderation, Reader, Side, Status, Submission

EntryKind = Literal[
    "document", "link", "reading", "claim", "review", "recorded", "withheld", "decision", "submission", "moderation"
]
ClaimKind = Literal["toll", "responsibility", "support", "event", "seizure", "demand", "statement"]


class Entry(msgspec.Struct, frozen=True):
    """One line of the journal: `payload` is canonical JSON, `at` an ISO instant in UTC, `hash` proves it and all before it."""

    number: int
    kind: EntryKind
    at: str
    payload: bytes
    hash: str


class Added(msgspec.Struct, frozen=True):
    """What adding a reading added: entry numbers of the document and the reading, and how many claims (0 if it was known).

    `version_of` is the id of the first version of the same report, `copy_of` the id of the report that it repeats.
    """

    document: int
    reading: int
    new_document: bool
    new_reading: bool
    claims: int
    version_of: str | None = None
    copy_of: str | None = None


class StoredDocument(msgspec.Struct, frozen=True):
    """A document as kept: its entry, when it was added, and what it belongs to.

    `series` is the id of the first version of the same report, `version` counts from 1. `origin` is the id of the report that
    it repeats, its own where it repeats none. `raw` is the SHA-256 of the bytes it was read from, where they were kept.
    """

    entry: int
    at: str
    document: Document
    series: str
    version: int
    origin: str
    raw: str | None


class Kept(msgspec.Struct, frozen=True):
    """A claim as kept: its entry, its document's id, who read it, and where it stands after the reviews of its words."""

    entry: int
    claim: Claim
    document: str
    reader: Reader
    standing: Standing


class ClaimFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims; what is null does not matter.

    `place` is a place, first-order division or country code, whatever the case of its letters. `first` and `last` (ISO days)
    bound the time of what is claimed; a claim that tells no time lies in no period. `speaker` is part of the speaker's name.
    `document` is an id. Claims that an older reader made of a document that was read again are left out unless `every_reader`.
    FormatError where the period ends before it begins.
    """

    kind: ClaimKind | None = None
    harm: Harm | None = None
    category: Category | None = None
    place: str | None = None
    first: str | None = None
    last: str | None = None
    speaker: str | None = None
    side: Side | None = None
    status: Status | None = None
    document: str | None = None
    every_reader: bool = False

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise FormatError(f"the period ends on {self.last}, before it begins on {self.first}; give the earlier day first")


EVERYTHING: Final = ClaimFilter()
"""No condition."""


FoundKind = Literal["claim", "document", "review", "recorded", "withheld", "decision"]


class Found(msgspec.Struct, frozen=True):
    """What an id names."""

    kind: FoundKind
    id: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a ledger holds: the revision of its tables, the head, how many entries and of what; `first` and `last` are the
    instants (ISO, UTC) of the first and last entry, null in an empty ledger.

    `versions` counts documents that are later versions of a known report, `copies` those that repeat one. `readers` are those
    that made the readings, the oldest first.
    """

    ledger: str
    database: Literal["sqlite", "postgresql"]
    revision: str
    head: str
    entries: int
    first: str | None
    last: str | None
    documents: int
    versions: int
    copies: int
    readings: int
    claims: int
    reviews: int
    recorded: int
    withheld: int
    decisions: int
    readers: tuple[Reader, ...]


class Letter(msgspec.Struct, frozen=True):
    """A reader's submission, and the last decision about it, null where nobody has decided."""

    submission: Submission
    moderation: Moderation | None


class Decided(msgspec.Struct, frozen=True):
    """One decision about a reader's submission, by its entry; it `holds` unless a later one was made."""

    entry: int
    submission: Submission
    moderation: Moderation
    holds: bool


class Flaw(msgspec.Struct, frozen=True):
    """The first thing that is wrong: at which entry (null where none is concerned), and what, in words."""

    entry: int | None
    what: str


class Verification(msgspec.Struct, frozen=True):
    """What a walk over the ledger found: how many entries, the head, the entry that a given head names, the first flaw."""

    entries: int
    head: str
    known_head: int | None = None
    flaw: Flaw | None = None

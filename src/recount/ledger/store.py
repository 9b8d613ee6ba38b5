"""The ledger: what is known and who decided what, append-only, in a file or on a server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from itertools import islice
from pathlib import Path
from types import TracebackType

import msgspec
from sqlalchemy import Connection, Engine, select

from recount.errors import LedgerError
from recount.ledger import adding, asking, copying, finding, listing, recording, restoring
from recount.ledger.database import address, named, opened, pinned, reading, writing
from recount.ledger.journal import Journal, shown
from recount.ledger.letters import decided, letters
from recount.ledger.payloads import KeptReview, Link
from recount.ledger.projections import storable
from recount.ledger.records import (
    EVERYTHING,
    Added,
    ClaimFilter,
    Decided,
    Entry,
    Found,
    Kept,
    Letter,
    StoredDocument,
    Summary,
    Verification,
)
from recount.ledger.schema import check, upgrade
from recount.ledger.tables import (
    CLAIMS,
    DECISIONS,
    DOCUMENTS,
    LINKS,
    RECORDED,
    REVIEWS,
    WITHHELD,
)
from recount.ledger.verifying import Progress, verify
from recount.model import (
    LinkDecision,
    Moderation,
    Reader,
    Reading,
    RecordedEvent,
    Review,
    Submission,
    Withheld,
)

_link = msgspec.json.Decoder(Link).decode
_review = msgspec.json.Decoder(KeptReview).decode
_recorded = msgspec.json.Decoder(RecordedEvent).decode
_withheld = msgspec.json.Decoder(Withheld).decode
_decision = msgspec.json.Decoder(LinkDecision).decode


class Ledger:
    """A ledger in a SQLite file (a path) or a PostgreSQL database (a URL), for the use of one thread.

    Each method that adds is one transaction, all or nothing; `with ledger.transaction():` makes one of several. LedgerError
    where the ledger cannot be opened, read or written.
    """

    def __init__(self, url: str | Path) -> None:
        self.url = address(url)
        self.name = named(self.url)
        self._engine = opened(self.url)
        self._open: tuple[Connection, Journal] | None = None
        try:
            check(self._engine)
        except LedgerError:
            self.close()
            raise

    @classmethod
    def create(cls, url: str | Path) -> Ledger:
        """A new, empty ledger. LedgerError where there is one already."""
        _upgraded(url, new=True)
        return cls(url)

    @staticmethod
    def migrate(url: str | Path) -> tuple[str | None, str]:
        """Bring a ledger's tables to the revision that this program uses; the revision before and after."""
        return _upgraded(url, new=False)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def engine(self) -> Engine:
        """The database, for tables that are derived from the journal (`recount.events`)."""
        return self._engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is added inside one transaction: all of it is kept, or nothing."""
        with self._journal():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[Ledger]:
        """The ledger as it is now, for reading: it stays so until the end of the block, whatever others write meanwhile."""
        with reading(self._engine) as connection:
            view = copy(self)
            view._engine = pinned(connection)
            view.head()  # the first question fixes the view
            yield view

    def add(self, reading: Reading, *, at: str, raw: bytes | None = None) -> Added:
        """Keep a reading: its document (with the bytes it was read from, where given), the reader's run, and its claims.

        What is known already is not added again: a document with the same id, a reading of it by the same reader. A document
        at the same address, or with the same outlet and title, is a later version; one that repeats another is its copy.
        """
        with self._journal() as (connection, journal):
            return adding.add(connection, journal, reading, at, raw)

    def review(self, review: Review) -> Entry:
        """Keep a decision. LedgerError where the ledger lacks a claim that it judged."""
        with self._journal() as (connection, journal):
            return recording.review(connection, journal, review, self.name)

    def record(self, event: RecordedEvent, *, at: str) -> Entry | None:
        """Keep an event that another project recorded; None where the same row is kept already."""
        with self._journal() as (connection, journal):
            return recording.record(connection, journal, event, at)

    def withhold(self, withheld: Withheld) -> Entry | None:
        """Keep what an export left out; None where the same export withheld the same before."""
        with self._journal() as (connection, journal):
            return recording.withhold(connection, journal, withheld)

    def decide(self, decision: LinkDecision) -> Entry:
        """Keep a person's word on a link. LedgerError where the ledger lacks a claim or the decision that it names."""
        with self._journal() as (connection, journal):
            return recording.decide(connection, journal, decision, self.name)

    def submit(self, submission: Submission) -> Entry:
        """Keep what a reader wrote."""
        with self._journal() as (_, journal):
            return recording.submit(journal, submission)

    def moderate(self, moderation: Moderation) -> Entry:
        """Keep a decision about what a reader wrote. LedgerError where the ledger lacks the submission."""
        with self._journal() as (connection, journal):
            return recording.moderate(connection, journal, moderation, self.name)

    def restore(self, entries: Iterable[Entry], raw: Iterable[tuple[str, bytes]] = ()) -> int:
        """Take in the entries of another ledger, and the bytes of its documents; how many entries were new.

        FormatError unless they are a whole chain, LedgerError unless it goes on where this ledger ends.
        """
        with self._journal() as (connection, journal):
            journal.flush()
            added = restoring.restore(connection, journal, entries, self.name)
            restoring.restore_raw(connection, journal, raw)
            return added

    def letters(self, *, about: str | None = None, waiting: bool = False, limit: int | None = None) -> list[Letter]:
        """Readers' submissions, the oldest first, each with the last decision about it: all, those about one record, or those
        that wait for one."""
        with reading(self._engine) as connection:
            return letters(connection, about=about, waiting=waiting, limit=limit)

    def moderations(self, *, before: int | None = None, limit: int) -> list[Decided]:
        """People's decisions about what readers wrote, the latest first: those before an entry, or the last ones."""
        with reading(self._engine) as connection:
            return decided(connection, before=before, limit=limit)

    def decisions(self, claim_ids: Sequence[str] | None = None) -> list[LinkDecision]:
        """People's decisions about links, or those about any of some claims, in the order of the journal."""
        chosen = select(DECISIONS.c.entry)
        if claim_ids is not None:
            named = [storable(claim) for claim in claim_ids]
            chosen = chosen.where(DECISIONS.c.one.in_(named) | DECISIONS.c.other.in_(named))
        return [_decision(payload) for payload in listing.payloads(self._engine, chosen)]

    def find(self, given: str) -> Found:
        """What an id names, whole or shortened to its first digits. LedgerError where it is nothing, or several things."""
        with reading(self._engine) as connection:
            return finding.found(connection, given, self.name)

    def documents(self) -> Iterator[StoredDocument]:
        """All documents, in the order in which they were added."""
        return listing.documents(self._engine)

    def document(self, document_id: str) -> StoredDocument:
        """One document. LedgerError where the ledger does not hold it."""
        for found in listing.documents(self._engine, DOCUMENTS.c.id == storable(document_id)):
            return found
        raise LedgerError(f"{self.name}: holds no document {document_id}")

    def versions(self, document_id: str) -> list[StoredDocument]:
        """All versions of the report that a document is a version of, the oldest first."""
        series = self.document(document_id).series
        with reading(self._engine) as connection:
            members = finding.versions(connection, series)
        return list(listing.documents(self._engine, DOCUMENTS.c.entry.in_(members)))

    def knows(self, document_id: str, reader: Reader) -> bool:
        """Whether the ledger holds this reader's reading of a document."""
        with reading(self._engine) as connection:
            return finding.knows(connection, document_id, reader)

    def readings(self, document_id: str | None = None) -> Iterator[Reading]:
        """All readings, or those of one document, in the order in which they were added."""
        if document_id is None:
            return listing.readings(self._engine, None)
        with reading(self._engine) as connection:
            document = connection.scalar(select(DOCUMENTS.c.entry).where(DOCUMENTS.c.id == storable(document_id)))
        return iter(()) if document is None else listing.readings(self._engine, document)

    def claims(self, filter: ClaimFilter = EVERYTHING, limit: int | None = None) -> list[Kept]:
        """The first `limit` claims that pass the filter, in the order of the journal."""
        with reading(self._engine) as connection:
            return list(islice(asking.claims(connection, filter), limit))

    def claim(self, claim_id: str) -> list[Kept]:
        """The claim with an id, once for each reader that made it. LedgerError where the ledger does not hold it."""
        with reading(self._engine) as connection:
            found = list(asking.by_entry(connection, select(CLAIMS.c.entry).where(CLAIMS.c.id == storable(claim_id))))
        if not found:
            raise LedgerError(f"{self.name}: holds no claim {claim_id}")
        return found

    def reviews(self, claim_id: str | None = None) -> list[Review]:
        """All reviews, or those of one claim, in the order of the journal."""
        chosen = select(REVIEWS.c.entry)
        if claim_id is not None:
            chosen = chosen.where(REVIEWS.c.claim == storable(claim_id))
        return [_review(payload).review for payload in listing.payloads(self._engine, chosen)]

    def links(self) -> Iterator[Link]:
        """Which documents are later versions or copies of others, in the order of the journal."""
        return map(_link, listing.payloads(self._engine, select(LINKS.c.entry)))

    def raw(self) -> Iterator[tuple[str, bytes]]:
        """The bytes that documents were read from, by their SHA-256 in hexadecimal digits and in the order of these."""
        return listing.raw(self._engine)

    def recorded(self, dataset: str | None = None) -> Iterator[RecordedEvent]:
        """The events that other projects recorded, or those of one data set, in the order of the journal."""
        chosen = select(RECORDED.c.entry)
        if dataset is not None:
            chosen = chosen.where(RECORDED.c.dataset == dataset)
        return map(_recorded, listing.payloads(self._engine, chosen))

    def withheld(self) -> Iterator[Withheld]:
        """What exports left out, in the order of the journal."""
        return map(_withheld, listing.payloads(self._engine, select(WITHHELD.c.entry)))

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The journal, from the entry after a number on."""
        return listing.entries(self._engine, after)

    def summary(self) -> Summary:
        """What the ledger holds, counted."""
        with reading(self._engine) as connection:
            return finding.summary(connection, self.name)

    def last(self) -> Entry | None:
        """The last entry, null in an empty ledger."""
        with reading(self._engine) as connection:
            return listing.last(connection)

    def copy(self, target: str | Path) -> Ledger:
        """A new ledger that is the same, with the same head, in a file or in an empty PostgreSQL database.

        From SQLite to a file it is SQLite's online backup; else the journal is appended again, entry by entry. LedgerError
        where the target exists already.
        """
        url = address(target)
        if url.get_backend_name() == "sqlite":
            with copying.growing(Path(str(url.database))) as part:
                if self._engine.dialect.name == "sqlite":
                    copying.copy_file(self._engine, part)
                else:
                    self._copy_into(part)
        else:
            self._copy_into(target)
        return Ledger(target)

    def _copy_into(self, target: str | Path) -> None:
        with self.snapshot() as now, Ledger.create(target) as made:
            made.restore(now.entries(), now.raw())

    def verify(self, head: str | None = None, *, jobs: int = 1, progress: Progress = lambda checked: None) -> Verification:
        """Walk the chain and check every row and every kept byte; `head` is one noted before, which must be in the chain.

        With `jobs` other than 1, large ledgers are checked by so many processes (0 is one per core). `progress` is called with
        the number of entries checked since the last call.
        """
        return verify(self._engine, head, jobs, progress)

    def head(self) -> str:
        """The hash of the last entry, which proves it and all before it."""
        with reading(self._engine) as connection:
            return shown(Journal(connection).head)

    @contextmanager
    def _journal(self) -> Iterator[tuple[Connection, Journal]]:
        """The open transaction, or one of its own."""
        if self._open is not None:
            yield self._open
            return
        with writing(self._engine) as connection:
            journal = Journal(connection)
            self._open = connection, journal
            try:
                yield self._open
                journal.flush()
            finally:
                self._open = None


def _upgraded(url: str | Path, *, new: bool) -> tuple[str | None, str]:
    engine = opened(address(url))
    try:
        return upgrade(engine, new=new)
    finally:
        engine.dispose()

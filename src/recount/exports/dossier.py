"""What an export is made of: each document with its reading, and where each of its claims stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from recount.ledger import Entry, Link
from recount.ledger.standing import Standing, claims_that_stand
from recount.model import Category, Claim, Document, Harm, Reading, RecordedEvent
from recount.reconciliation import Range


class Dossier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One document: its newest reading, the standing of every claim in the order of the reading, which of them were asked for.

    `entry` is the document's number in the journal and `added` (an instant in UTC) when it came in. `series` is the entry of
    the first version of the same report, `version` counts from 1, `newest` says that none is later; `origin` is the entry of
    the report that this one repeats, its own where it repeats none. `events` has, for each of the standings, the place of its
    event in `Extract.events`; it is empty where these are not wanted. A document that was not `asked` for is here only since it
    tells of the event of one that was.
    """

    entry: int
    added: str
    series: int
    version: int
    newest: bool
    origin: int
    reading: Reading
    standings: tuple[Standing, ...]
    selected: frozenset[str]
    events: tuple[int | None, ...] = ()
    asked: bool = True

    @property
    def document(self) -> Document:
        """The document."""
        return self.reading.document

    def chosen(self) -> Iterator[Standing]:
        """The standings that were asked for."""
        return (one for one in self.standings if one.machine.id in self.selected)

    def claims(self) -> tuple[Claim, ...]:
        """All claims of the document that stand, whether asked for or not."""
        return tuple(claims_that_stand(self.standings))

    def reviewed(self) -> bool:
        """Whether people changed what the machine read."""
        return any(one.claims != (one.machine,) for one in self.standings)


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """An event that the ledger's claims were linked to: its reconciled figures by harm, and how many documents tell of it.
    `id` is null in a redacted export, since it is made of the claims' ids."""

    id: str | None
    totals: dict[Harm, Range]
    categories: dict[Harm, dict[Category, Range]]
    documents: int


@dataclass(frozen=True, slots=True)
class Journal:
    """The whole journal as it stands, with the bytes that documents were read from, by their SHA-256 in hexadecimal digits."""

    entries: Iterable[Entry]
    raw: Iterable[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Extract:
    """What is exported; all of it may be walked again and again.

    `head` is the head of the ledger's chain and `at` the instant of its last entry, `recorded` the events that other projects
    recorded, `links` which documents are versions and copies of others. `journal` is there only if nothing was filtered out and
    nothing withheld. `events` are those of the claims asked for, null where the ledger's claims were never linked.
    """

    head: str
    at: str = ""
    dossiers: Iterable[Dossier] = ()
    recorded: Iterable[RecordedEvent] = ()
    links: Iterable[Link] = ()
    journal: Journal | None = None
    events: Sequence[Linked] | None = None

"""What an export is made of: each document with its reading, and where each of its claims stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from recount.ledger.standing import Standing, claims_that_stand
from recount.model import Claim, Document, Reading, RecordedEvent


class Dossier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One document: its reading, the standing of every claim in the order of the reading, and which of them were asked for."""

    reading: Reading
    standings: tuple[Standing, ...]
    selected: frozenset[str]

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


@dataclass(frozen=True, slots=True)
class Extract:
    """What is exported: the head of the ledger's chain, the dossiers (they may be walked again and again) and the events that
    other projects recorded."""

    head: str
    dossiers: Iterable[Dossier] = ()
    recorded: Iterable[RecordedEvent] = ()

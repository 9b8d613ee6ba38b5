"""What the sources of an event are: documents with all that was read in them, and where each claim stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recount.model import Claim, Document, Reading, Span


@dataclass(frozen=True, slots=True)
class Origin:
    """The report that a document repeats."""

    id: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A claim that a named person rejected, and why."""

    claim: Claim
    person: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document as it was read.

    `reading` holds the claims that stand after reviews; `entry` is where in the journal its document is, `origin` the report
    that it repeats, itself where it repeats none; `rejected` are the claims that a person took out; `behind` has, for each
    claim that stands or was rejected, the entries of the machine's claims that it stands for; `stands` the first claim that is
    now in the place of each of the machine's.
    """

    reading: Reading
    entry: int
    origin: Origin
    rejected: tuple[Rejected, ...] = ()
    behind: dict[str, tuple[int, ...]]
    stands: dict[str, str]

    @property
    def document(self) -> Document:
        """The document."""
        return self.reading.document

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that stand."""
        return self.reading.claims

    def outer(self, attribution: str | None) -> str | None:
        """The id of the attribution inside whose content this one stands: who passes its speaker's word on."""
        inner = next((a for a in self.reading.attributions if a.id == attribution), None)
        at = None if inner is None else inner.cue or inner.source
        if at is None:
            return None
        around = [(_length(a.content), a.id) for a in self.reading.attributions if a is not inner and _holds(a.content, at)]
        return min(around)[1] if around else None

    def outlet(self) -> str:
        """Who first printed it, as a voice of its own: the outlet of the report that it repeats."""
        return self.origin.outlet or f"report {self.origin.id.removeprefix('sha256:')[:8]}"


def _holds(content: Iterable[Span], at: Span) -> bool:
    return any(s.start <= at.start and at.end <= s.end for s in content)


def _length(content: Iterable[Span]) -> int:
    return sum(s.end - s.start for s in content)

"""The outline of a claim: what the ledger can be asked for, and the words on which it stands."""

from __future__ import annotations

import msgspec


class _Span(msgspec.Struct, gc=False):
    start: int
    end: int


class _Party(msgspec.Struct, gc=False):
    text: str
    start: int
    end: int
    name: str | None = None
    side: str = "unknown"


class _Place(msgspec.Struct, gc=False):
    text: str
    name: str | None = None
    admin1: str | None = None
    country: str | None = None


class _Period(msgspec.Struct, gc=False):
    first: str | None = None
    last: str | None = None


class Outline(msgspec.Struct, gc=False):
    """The fields of a claim of any kind that are columns or name its words; all others are passed over, which is fast."""

    id: str
    kind: str
    evidence: _Span
    speaker: _Party | None = None
    harm: str | None = None
    category: str | None = None
    place: _Place | None = None
    when: _Period | None = None
    count: _Span | None = None
    accused: _Party | None = None
    items: list[_Span] | None = None
    demand: _Span | None = None
    content: _Span | None = None

    def words(self) -> str:
        """`toll 40-43`: the kind, and where the words stand that matter most: a toll's count, the accused of an accusation,
        the things seized, the demand, the statement; else the evidence."""
        key = self.count or self.accused or self.demand or self.content or self.evidence
        if self.items:
            return f"{self.kind} {min(item.start for item in self.items)}-{max(item.end for item in self.items)}"
        return f"{self.kind} {key.start}-{key.end}"

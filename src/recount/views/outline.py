"""A reading in the order in which a person wants it: numbered rows by section, parts and denials under what they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from recount.model import Claim, Demand, Event, Reading, Responsibility, Seizure, Statement, Support, Toll

C = TypeVar("C", bound=Claim, covariant=True)
Allegation = Responsibility | Support

DEEPEST = 3  # a hostile chain of ten thousand parts must not be indented ten thousand times


@dataclass(frozen=True, slots=True)
class Row(Generic[C]):
    """One claim with its short number (`T1`, `E2` …) and how deep it hangs under another (0 to `DEEPEST`)."""

    number: str
    claim: C
    depth: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a report; `numbers` maps a claim's id to its short number."""

    tolls: tuple[Row[Toll], ...]
    events: tuple[Row[Event], ...]
    allegations: tuple[Row[Allegation], ...]
    seizures: tuple[Row[Seizure], ...]
    demands: tuple[Row[Demand], ...]
    voices: tuple[Row[Statement], ...]
    numbers: Mapping[str, str]

    def lists(self) -> Iterator[tuple[str, Sequence[Row[Claim]]]]:
        """The sections behind the tolls, each with its heading; those without rows are left out."""
        sections: tuple[tuple[str, Sequence[Row[Claim]]], ...] = (
            ("Events", self.events),
            ("Allegations", self.allegations),
            ("Seizures", self.seizures),
            ("Demands", self.demands),
            ("Voices", self.voices),
        )
        return (section for section in sections if section[1])

    def rows(self) -> Iterator[Row[Claim]]:
        """All rows, section by section."""
        yield from self.tolls
        for _, rows in self.lists():
            yield from rows


def outline(reading: Reading) -> Outline:
    """Number the claims: T tolls, E events, A allegations, S seizures, D demands, V voices, each in order of display."""
    claims = reading.claims
    told = [claim for claim in claims if isinstance(claim, Toll)]
    alleged = [claim for claim in claims if isinstance(claim, Allegation)]
    tolls = _section("T", told, {toll.id: toll.part_of for toll in told})
    events = _section("E", [claim for claim in claims if isinstance(claim, Event)])
    allegations = _section("A", alleged, _answered(alleged))
    seizures = _section("S", [claim for claim in claims if isinstance(claim, Seizure)])
    demands = _section("D", [claim for claim in claims if isinstance(claim, Demand)])
    voices = _section("V", [claim for claim in claims if isinstance(claim, Statement)])
    rows: list[Row[Claim]] = [*tolls, *events, *allegations, *seizures, *demands, *voices]
    return Outline(tolls, events, allegations, seizures, demands, voices, {row.claim.id: row.number for row in rows})


def _section(letter: str, claims: Sequence[C], parents: Mapping[str, str | None] | None = None) -> tuple[Row[C], ...]:
    placed = _nested(claims, parents or {})
    return tuple(Row(f"{letter}{n}", claim, min(depth, DEEPEST)) for n, (claim, depth) in enumerate(placed, 1))


def _nested(claims: Sequence[C], parents: Mapping[str, str | None]) -> Iterator[tuple[C, int]]:
    """Each claim once, right after its parent; a claim whose parent is missing, or in a circle, stands by itself."""
    known = {claim.id for claim in claims}
    children: dict[str, list[C]] = {}
    roots: list[C] = []
    for claim in claims:
        parent = parents.get(claim.id)
        (children.setdefault(parent, []) if parent is not None and parent in known else roots).append(claim)
    seen: set[str] = set()
    for root in (*roots, *claims):
        pending = [(root, 0)]
        while pending:
            claim, depth = pending.pop()
            if claim.id not in seen:
                seen.add(claim.id)
                yield claim, depth
                pending += [(child, depth + 1) for child in reversed(children.get(claim.id, ()))]


def _answered(allegations: Sequence[Allegation]) -> dict[str, str | None]:
    """Which allegation each denial answers: the one that its `about` names, or the first one about the same event or toll."""
    ids = {claim.id for claim in allegations}
    first = {}
    for claim in reversed(allegations):
        if claim.about is not None and claim.position != "denies":
            first[claim.about] = claim.id
    return {
        claim.id: claim.about if claim.about in ids else first.get(claim.about)
        for claim in allegations
        if claim.position == "denies" and claim.about is not None
    }

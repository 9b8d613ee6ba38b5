"""The kinds of claim, a union tagged by `kind`. Field meanings: docs/format.md."""

from __future__ import annotations

from typing import Literal

import msgspec

from recount.model.party import Party
from recount.model.span import Span
from recount.model.where_when import Period, Place

Harm = Literal["killed", "injured", "missing", "abducted", "detained", "displaced", "surrendered"]
Category = Literal["civilian", "armed_group", "state_forces", "unknown"]
Stance = Literal["asserts", "alleges", "acknowledges", "denies"]
Scope = Literal["event", "cumulative"]
Position = Literal["claims", "accuses", "denies", "unclaimed"]


class _Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", kw_only=True):
    """What every kind has: `attribution` is null and `speaker` is null where the outlet itself states it."""

    id: str
    evidence: Span
    attribution: str | None = None
    speaker: Party | None = None
    stance: Stance = "asserts"


class Toll(_Claim, frozen=True, tag="toll", kw_only=True):
    """So many people came to harm. `high` null is open; `part_of` is the id of the toll that includes this one."""

    harm: Harm
    low: int
    high: int | None
    count: Span
    implicit: bool = False
    victim: Span | None = None
    label: str | None = None
    category: Category = "unknown"
    perpetrator: Party | None = None
    place: Place | None = None
    when: Period | None = None
    scope: Scope = "event"
    part_of: str | None = None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"a toll must have 0 <= low <= high, not {self.low}..{self.high}")


class Responsibility(_Claim, frozen=True, tag="responsibility", kw_only=True):
    """Who did it, on whose word; `about` is the id of an event or toll."""

    accused: Party | None
    position: Position
    about: str | None = None


class Support(_Claim, frozen=True, tag="support", kw_only=True):
    """One party is said to back another; `about` is the id of the support claim that a denial answers."""

    backer: Party
    backed: Party | None
    position: Literal["accuses", "denies", "admits"]
    about: str | None = None


class Event(_Claim, frozen=True, tag="event", kw_only=True):
    """Something that happened, typed with ACLED's names; `targets` are the coordinate parts of the target phrase."""

    event_type: str
    sub_event_type: str | None = None
    initiator: Party | None = None
    target: Party | None = None
    targets: tuple[Span, ...] = ()
    place: Place | None = None
    when: Period | None = None
    name: str | None = None
    gloss: str | None = None
    response_to: str | None = None


class SeizureItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"kind": "class"}):
    """One kind of thing seized, with its number as in a toll (null where none is given). `kind` is `class` in JSON."""

    start: int
    end: int
    kind: Literal["weapon", "ammunition", "explosive", "vehicle", "drug", "money", "document", "equipment", "other"]
    low: int | None = None
    high: int | None = None


class Seizure(_Claim, frozen=True, tag="seizure", kw_only=True, rename={"taken_from": "from"}):
    """Things taken, by whom and (`taken_from`, `from` in JSON) from whom."""

    by: Party | None
    taken_from: Party | None
    items: tuple[SeizureItem, ...]


class Demand(_Claim, frozen=True, tag="demand", kw_only=True):
    """What a speaker demands, of whom."""

    demand: Span
    addressee: Party | None = None


class Statement(_Claim, frozen=True, tag="statement", kw_only=True):
    """Any other attributed sentence worth keeping."""

    content: Span


Claim = Toll | Responsibility | Support | Event | Seizure | Demand | Statement

"""What is known of events: a line in a list, and everything about one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from recount.model import Category, Harm, LinkDecision, Span
from recount.model.figure import Modifier
from recount.reconciliation import Range, Ruling
from recount.reconciliation.foreseen import Foreseen
from recount.reconciliation.records import Kind, Stance, Tier
from recount.reconciliation.results import Status

if TYPE_CHECKING:  # the linker is slow to load, and a list of events does without
    from recount.linking import Blocking

Level = Literal["incident", "operation", "campaign"]
Voice = Literal["state", "armed_group", "affected", "independent"]
Hearing = Literal["speaks", "quoted only by the other side", "not found"]


class Where(msgspec.Struct, frozen=True):
    """Where an event was, as its most exact claim says; `precision` is UCDP's where_prec, 1 exact to 7 sea or air."""

    name: str
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


class Heard(msgspec.Struct, frozen=True):
    """Whether one of those whom the event concerns is heard in its sources.

    `who` names the party, or says which people. `claims` counts what it says itself, `by` is the side that alone quotes it,
    `sources` how many documents were searched: "not found" is never "silent".
    """

    voice: Voice
    who: str
    hearing: Hearing
    claims: int
    sources: int
    by: str | None = None


class EventSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One line in a list of events.

    `name` is an operation's own, or else says in English what happened (`kind`), where and when; `kind` is empty where an
    operation has a name. `first` and `last` are ISO days, null where no claim tells them; `figures` are the totals by harm
    under the rule set `recount`, `categories` those of each category; `documents` counts the reports, `origins` who first said
    their figures, `independent` those of no party.
    """

    id: str
    name: str
    kind: str = ""
    level: Level = "incident"
    parent: str | None = None
    children: int = 0
    first: str | None = None
    last: str | None = None
    where: Where | None = None
    parties: tuple[str, ...] = ()
    figures: dict[Harm, Range] = {}
    categories: dict[Harm, dict[Category, Range]] = {}
    claims: int = 0
    documents: int = 0
    origins: int = 0
    independent: int = 0
    heard: tuple[Heard, ...] = ()


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events; what is null does not matter.

    `place` is a place, first-order division or country code, whatever the case of its letters; `first` and `last` (ISO days)
    bound the period that an event touches; `party` is part of a party's name, `name` part of the event's; `deaths` is the
    least best_ged; `parent` is the id of the event that holds it.
    """

    place: str | None = None
    first: str | None = None
    last: str | None = None
    party: str | None = None
    name: str | None = None
    deaths: int | None = None
    level: Level | None = None
    parent: str | None = None


class EventPage(msgspec.Struct, frozen=True):
    """Events, the latest first; `after` is what to ask the next page with, null on the last one."""

    events: tuple[EventSummary, ...]
    after: str | None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document of an event; `origin` is the id of the document that it repeats, its own where it repeats none."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    uri: str | None
    origin: str


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One account in the claim matrix: how many of which people, and what became of it under the rules.

    `category` null counts all the people. `figure` is in English (`at least 11`), empty where no number is given; `modifier`
    says how exact it is. `claims` are the ids of the claims that it rests on, `span` and `words` the words of the first. `by`
    is the claim or person that decided the status.
    """

    account: str
    category: Category | None
    figure: str
    low: int | None
    high: int | None
    modifier: Modifier | None
    kind: Kind
    status: Status
    stance: Stance
    by: str | None
    claims: tuple[str, ...]
    span: Span | None
    words: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the claim matrix: what one voice said of one harm in one document. `origin` is who first said it."""

    reported: str | None
    speaker: str
    origin: str
    side: str
    tier: Tier
    document: str
    harm: Harm
    cells: tuple[Cell, ...]


class OriginGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that repeat one another: the first, then its copies; `speakers` are whose figures they carry."""

    origin: str
    sources: tuple[Source, ...]
    speakers: tuple[str, ...]


class ScoredLink(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims are in one event: the match probability (0 to 1) and the reasons in words."""

    claims: tuple[str, str]
    score: float
    reasons: tuple[str, ...]


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What events were made from: the journal up to `entry` with the hash `head`, by which linking model (its hash) and rule
    set, at which instant in UTC."""

    entry: int
    head: str
    model: str
    rules: str
    at: str


class EventDossier(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one event. `rulings` has each harm's figures with the reasons, under the rule set that was asked for;
    `foreseen` says what number one more report may be expected to give."""

    summary: EventSummary
    rulings: dict[Harm, Ruling]
    foreseen: dict[Harm, Foreseen]
    matrix: tuple[Row, ...]
    origins: tuple[OriginGroup, ...]
    parent: EventSummary | None
    children: tuple[EventSummary, ...]
    links: tuple[ScoredLink, ...]
    decisions: tuple[LinkDecision, ...]
    stamp: Stamp


class Refreshed(msgspec.Struct, frozen=True, kw_only=True):
    """What a refresh did: how many events there are, how many were made anew, how many vanished, and what blocking compared and
    finds (the ceiling of all linking), null where there was nothing to link."""

    events: int
    changed: int
    gone: int
    stamp: Stamp
    blocking: Blocking | None = None

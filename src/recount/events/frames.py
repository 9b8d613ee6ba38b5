"""A ledger's events, reports, accounts and decisions as the tables that the analyses take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

import polars as pl
from sqlalchemy import select

from recount.analysis.voices import AFFECTED, INDEPENDENT
from recount.errors import EventError
from recount.events.actors import parties_of
from recount.events.asking import stamp, summaries
from recount.events.collecting import papers
from recount.events.papers import Paper
from recount.events.records import EventFilter, EventSummary, Voice
from recount.events.silence import heard_in
from recount.events.tables import MEMBERS
from recount.ledger import Kept, Ledger
from recount.ledger.database import reading
from recount.ledger.tables import CLAIMS

_LONGEST: Final = 7  # days that an event may take and still have a day of its own
_VOICES: Final[dict[Voice, str]] = {
    "state": "the state",
    "armed_group": "the armed group",
    "affected": AFFECTED,
    "independent": INDEPENDENT,
}


def dated_events(ledger: Ledger, wanted: EventFilter) -> pl.DataFrame:
    """The incidents (not the operations that hold them) as `recount.analysis.before_after` takes them.

    `event_date` is the first day, null where it may be any of more than a week; `low`, `best` (best_ged) and `high` (null:
    open) are the deaths; `side` is the one voice that speaks of it, or `several`. EventError where no events were made yet.
    """
    _must_be_made(ledger)
    rows = [_dated(one) for one in summaries(ledger, wanted) if not one.children]
    kinds = {"event_date": pl.Date, "low": pl.Int64, "best": pl.Int64, "high": pl.Int64, "side": pl.String}
    return pl.DataFrame(rows, schema=kinds, orient="row")


def _must_be_made(ledger: Ledger) -> None:
    if stamp(ledger) is None:
        raise EventError(f"{ledger.name}: no events were made yet: `recount reconcile` makes them")


def _dated(one: EventSummary) -> tuple[date | None, int, int, int | None, str | None]:
    first, last = (None if day is None else date.fromisoformat(day) for day in (one.first, one.last))
    day = first if first and last and (last - first).days < _LONGEST else None
    speaking = [heard.voice for heard in one.heard if heard.hearing == "speaks"]
    side = (_VOICES[speaking[0]] if len(speaking) == 1 else "several") if speaking else None
    killed = one.figures.get("killed")
    if killed is None:
        return day, 0, 0, 0, side
    return day, killed.low, killed.best_ged, None if "high_open" in killed.flags else killed.high, side


def reports_of(ledger: Ledger) -> pl.DataFrame:
    """`date` and `source` (the outlet) of every report that repeats no other and tells when it was published."""
    rows = [
        (date.fromisoformat(one.document.published[:10]), one.document.outlet)
        for one in ledger.documents()
        if one.document.published and one.document.outlet and one.origin == one.series
    ]
    return pl.DataFrame(rows, schema={"date": pl.Date, "source": pl.String}, orient="row")


def accounts_of(ledger: Ledger) -> pl.DataFrame:
    """Who is heard of each event in each outlet, as `recount.analysis.voices.one_sidedness` takes it. A report that repeats
    another counts for the other's outlet. EventError where no events were made yet."""
    _must_be_made(ledger)
    events: dict[str, list[tuple[Paper, set[str]]]] = defaultdict(list)
    names = {one.id: one.name for one in summaries(ledger)}
    owners = _owners(ledger)
    for paper in papers(ledger):
        by_event: dict[str, set[str]] = defaultdict(set)
        for machine, stands in paper.stands.items():
            if machine in owners:
                by_event[owners[machine]].add(stands)
        for event, members in by_event.items():
            events[event].append((paper, members))
    rows = [row for event in sorted(events) for row in _heard(f"{names[event]} ({event[7:15]})", events[event])]
    return pl.DataFrame(rows, schema=["event", "outlet", "voice", "heard"], orient="row")


def _owners(ledger: Ledger) -> dict[str, str]:
    """By claim: the event that it belongs to."""
    query = select(CLAIMS.c.id, MEMBERS.c.event).join(MEMBERS, MEMBERS.c.claim == CLAIMS.c.entry)
    with reading(ledger.engine) as connection:
        return dict(connection.execute(query).all())


def _heard(event: str, read: list[tuple[Paper, set[str]]]) -> Iterator[tuple[str, str, str, str]]:
    """Each outlet's reports searched for each voice that the event concerns."""
    members = frozenset(claim for _, claims in read for claim in claims)
    parties = parties_of([paper for paper, _ in read], members)
    outlets: dict[str, list[Paper]] = defaultdict(list)
    for paper, _ in read:
        outlets[paper.outlet()].append(paper)
    for outlet, own in sorted(outlets.items()):
        for heard in heard_in(own, members, parties):
            yield event, outlet, heard.who if heard.who in parties.ids else _VOICES[heard.voice], heard.hearing


def decisions_of(ledger: Ledger) -> pl.DataFrame:
    """What people decided about each claim of the last reader, as `recount.analysis.voices.reader_errors` takes it.

    The side is the speaker's as people left it (`media` where the outlet speaks itself). A claim split into several was wrong
    and hid the others, which count as missed; of claims merged into one the first was wrong and the others were false.
    """
    rows = [row for kept in ledger.claims() for row in _decided(kept)]
    return pl.DataFrame(rows, schema=["side", "outcome", "count"], orient="row")


_OUTCOMES: Final = {"accepted": "right", "corrected": "corrected", "rejected": "rejected", "split": "corrected"}


def _decided(kept: Kept) -> Iterator[tuple[str, str, int]]:
    stands = kept.standing
    claim = stands.claims[0] if stands.claims else kept.claim
    side = claim.speaker.side if claim.speaker else "media"
    if stands.status == "merged":
        first = any(one.review.claim == kept.claim.id for one in stands.reviews if one.review.id in stands.decided_by)
        yield side, "corrected" if first else "rejected", 1
    else:
        yield side, _OUTCOMES.get(stands.status, "unreviewed"), 1
    if stands.status == "split":
        yield side, "missed", len(stands.claims) - 1

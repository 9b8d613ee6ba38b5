"""Questions about events, answered from the derived tables in a few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from recount.errors import EventError
from recount.events.dossiers import Found, dossier
from recount.events.passing import passing
from recount.events.records import EventDossier, EventFilter, EventPage, EventSummary, ScoredLink, Stamp
from recount.events.rows import summary_of
from recount.events.sheets import Sheet
from recount.events.tables import EVENTS, MADE, MEMBERS, SCORES, SHEETS, SUMMARIES
from recount.ledger import Ledger
from recount.ledger.database import reading
from recount.ledger.tables import CLAIMS, DOCUMENTS, ENTRIES
from recount.model import Harm
from recount.reconciliation import Ruling, reconcile, rule_set

EVERYTHING: Final = EventFilter()
_PAGE: Final = 500  # events in hand at a time
_LINES: Final = 2_000  # summaries in hand at a time
_LEAST: Final = 4  # digits that a shortened id must have
_NAMED: Final = 5  # events that an error names
_LINKS: Final = 200  # scored links that a dossier shows, the strongest first

_sheet = msgspec.json.Decoder(Sheet).decode
_stamp = msgspec.json.Decoder(Stamp).decode
_reasons = msgspec.json.Decoder(tuple[str, ...]).decode


def events(ledger: Ledger, wanted: EventFilter = EVERYTHING, *, limit: int = 50, after: str | None = None) -> EventPage:
    """One page of the events that pass the filter, the latest first; `after` is that of the page before. EventError where it is
    none, or where a period ends before it begins."""
    latest = EVENTS.c.last.desc(), EVENTS.c.id.desc()
    page = select(EVENTS.c.last, EVENTS.c.id).where(*passing(wanted), *_after(after)).order_by(*latest).limit(limit + 1)
    chosen = page.subquery()
    query = select(chosen, SUMMARIES.c.summary).join(SUMMARIES, SUMMARIES.c.event == chosen.c.id)
    with reading(ledger.engine) as connection:
        rows = connection.execute(query.order_by(chosen.c.last.desc(), chosen.c.id.desc())).all()
    shown = rows[:limit]
    more = f"{shown[-1].last} {shown[-1].id}" if len(rows) > limit and shown else None
    return EventPage(tuple(summary_of(row.summary) for row in shown), more)


def number_of(ledger: Ledger, wanted: EventFilter = EVERYTHING) -> int:
    """How many events pass the filter. EventError where a period ends before it begins."""
    with reading(ledger.engine) as connection:
        return connection.scalar(select(func.count()).select_from(EVENTS).where(*passing(wanted))) or 0


def _summaries(connection: Connection, ids: Sequence[str]) -> dict[str, EventSummary]:
    rows = connection.execute(select(SUMMARIES.c.event, SUMMARIES.c.summary).where(SUMMARIES.c.event.in_(ids)))
    return {row.event: summary_of(row.summary) for row in rows}


def event(ledger: Ledger, event_id: str, rules: str = "recount") -> EventDossier:
    """Everything about one event, its figures under a rule set. EventError where the ledger has no such event,
    ReconciliationError where there is no such rule set."""
    rule_set(rules)
    event_id = find_event(ledger, event_id) or event_id
    with reading(ledger.engine) as connection:
        found = _found(connection, event_id, ledger.name)
        members = _members(connection, event_id)
    return dossier(found, tuple(ledger.decisions(members)), rules)


def stamp(ledger: Ledger) -> Stamp | None:
    """What the events were made from, null where they were never made."""
    with reading(ledger.engine) as connection:
        return made_from(connection)


def behind(ledger: Ledger) -> int:
    """How many entries the journal has that the events do not know: all, where they were never made."""
    both = select(func.max(ENTRIES.c.number).label("last"), select(MADE.c.stamp).scalar_subquery().label("stamp"))
    with reading(ledger.engine) as connection:
        row = connection.execute(both).one()
    return (row.last or 0) - (_stamp(row.stamp).entry if row.stamp else 0)


def made_from(connection: Connection) -> Stamp | None:
    """The same, inside a view of the ledger."""
    kept = connection.scalar(select(MADE.c.stamp))
    return None if kept is None else _stamp(kept)


def find_event(ledger: Ledger, given: str) -> str | None:
    """The id of the event that is meant by an id or its first digits (four or more), null where there is none. EventError where
    several begin with them."""
    digits = given.strip().removeprefix("sha256:")
    first = f"sha256:{digits}"
    near = select(EVENTS.c.id).where(EVENTS.c.id >= first, EVENTS.c.id < first + "\U0010ffff").order_by(EVENTS.c.id)
    with reading(ledger.engine) as connection:
        found = connection.scalars(near.limit(_NAMED)).all() if len(digits) >= _LEAST else []
    if len(found) > 1:
        raise EventError(f"{ledger.name}: “{given}” begins several events: {', '.join(found)}; give more digits")
    return found[0] if found else None


def told_in(ledger: Ledger, document_id: str) -> tuple[EventSummary, ...]:
    """The events that a document tells of, the latest first."""
    entry = select(DOCUMENTS.c.entry).where(DOCUMENTS.c.id == document_id).scalar_subquery()
    held = select(MEMBERS.c.event).join(CLAIMS, CLAIMS.c.entry == MEMBERS.c.claim).where(CLAIMS.c.document == entry)
    query = select(SUMMARIES.c.summary).join(EVENTS, EVENTS.c.id == SUMMARIES.c.event).where(EVENTS.c.id.in_(held))
    with reading(ledger.engine) as connection:
        return tuple(map(summary_of, connection.scalars(query.order_by(EVENTS.c.last.desc(), EVENTS.c.id))))


def existing(ledger: Ledger, ids: Collection[str]) -> frozenset[str]:
    """Those of a few ids that are an event's."""
    with reading(ledger.engine) as connection:
        return frozenset(connection.scalars(select(EVENTS.c.id).where(EVENTS.c.id.in_(list(ids)))))


def first_claims(ledger: Ledger, event_id: str) -> list[str]:
    """The first of the machine's claims that each document gives of an event, in the order of the journal."""
    member = select(MEMBERS.c.claim).where(MEMBERS.c.event == event_id)
    first = select(func.min(CLAIMS.c.entry)).where(CLAIMS.c.entry.in_(member)).group_by(CLAIMS.c.document)
    with reading(ledger.engine) as connection:
        query = select(CLAIMS.c.id).where(CLAIMS.c.entry.in_(first)).order_by(CLAIMS.c.entry)
        return list(connection.scalars(query))


def _members(connection: Connection, event_id: str) -> list[str]:
    query = select(CLAIMS.c.id).join(MEMBERS, MEMBERS.c.claim == CLAIMS.c.entry).where(MEMBERS.c.event == event_id)
    return list(connection.scalars(query.order_by(CLAIMS.c.entry)))


def event_of(ledger: Ledger, claim_id: str) -> str | None:
    """The id of the event to which a claim belongs, null where it belongs to none."""
    query = select(MEMBERS.c.event).join(CLAIMS, CLAIMS.c.entry == MEMBERS.c.claim).where(CLAIMS.c.id == claim_id)
    with reading(ledger.engine) as connection:
        found: str | None = connection.scalar(query.limit(1))
    return found


def summaries(ledger: Ledger, wanted: EventFilter = EVERYTHING) -> Iterator[EventSummary]:
    """All events that pass the filter, the latest first, page by page."""
    after = None
    while True:
        page = events(ledger, wanted, limit=_LINES, after=after)
        yield from page.events
        if (after := page.after) is None:
            return


def ruled(
    ledger: Ledger, wanted: EventFilter = EVERYTHING, rules: str = "recount"
) -> Iterator[tuple[EventSummary, dict[Harm, Ruling]]]:
    """All events that pass the filter, the latest first, each with its figures by harm under a rule set. ReconciliationError
    where there is no such rule set."""
    rule_set(rules)
    for some in _some(summaries(ledger, wanted)):
        with reading(ledger.engine) as connection:
            rows = connection.execute(select(SHEETS).where(SHEETS.c.event.in_([one.id for one in some])))
            sheets = {row.event: row.sheet for row in rows}
        for one in some:
            incidents = _sheet(sheets[one.id]).incidents
            yield one, {harm: reconcile(incident, rules) for harm, incident in incidents.items()}


def _some(found: Iterable[EventSummary]) -> Iterator[list[EventSummary]]:
    left = iter(found)
    while some := list(islice(left, _PAGE)):
        yield some


def members(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Which claims belong to an event: event, document and claim, all ids, in the order of the journal."""
    query = select(MEMBERS.c.event, DOCUMENTS.c.id.label("document"), CLAIMS.c.id.label("claim")).join(
        CLAIMS, CLAIMS.c.entry == MEMBERS.c.claim
    )
    query = query.join(DOCUMENTS, DOCUMENTS.c.entry == CLAIMS.c.document).order_by(CLAIMS.c.entry)
    with reading(ledger.engine) as connection:
        for row in connection.execute(query).all():
            yield row.event, row.document, row.claim


def _found(connection: Connection, event_id: str, name: str) -> Found:
    near = or_(EVENTS.c.id == event_id, EVENTS.c.parent == event_id, EVENTS.c.id == _parent_of(event_id))
    ids = connection.scalars(select(EVENTS.c.id).where(near).order_by(EVENTS.c.first, EVENTS.c.id)).all()
    known = _summaries(connection, ids)
    family = [known[one] for one in ids]
    summary = next((one for one in family if one.id == event_id), None)
    sheet = connection.scalar(select(SHEETS.c.sheet).where(SHEETS.c.event == event_id))
    made = made_from(connection)
    if summary is None or sheet is None or made is None:
        raise EventError(
            f"{name}: holds no event {event_id} (a shortened id has {_LEAST} digits or more); `recount events` lists them"
        )
    return Found(
        summary=summary,
        sheet=_sheet(sheet),
        parent=next((one for one in family if one.id == summary.parent), None),
        children=tuple(one for one in family if one.parent == event_id),
        links=tuple(_links(connection, event_id)),
        stamp=made,
    )


def _parent_of(event_id: str) -> Any:
    return select(EVENTS.c.parent).where(EVENTS.c.id == event_id).scalar_subquery()


def _links(connection: Connection, event_id: str) -> Iterator[ScoredLink]:
    query = select(SCORES).where(SCORES.c.event == event_id)
    for row in connection.execute(query.order_by(SCORES.c.score.desc(), SCORES.c.one, SCORES.c.other).limit(_LINKS)):
        yield ScoredLink(claims=(row.one, row.other), score=row.score, reasons=_reasons(row.reasons))


def _after(after: str | None) -> Iterator[ColumnElement[bool]]:
    if after is None:
        return
    last, space, event_id = after.rpartition(" ")
    if not space:
        raise EventError(f"{after!r} is no place in a list of events; give the `after` of the page before")
    yield or_(EVENTS.c.last < last, and_(EVENTS.c.last == last, EVENTS.c.id < event_id))

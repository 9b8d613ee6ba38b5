"""What the tables of events have a row for: an event with its reconciled figures or, before claims are linked, a document."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

import msgspec

from recount.exports.dossier import Dossier, Extract, Linked
from recount.exports.figures import Deaths, deaths, reconciled_deaths, shown
from recount.model import Category, Document, Event, Harm, Party, Period, Place, Toll, Totals
from recount.reading.totals import document_totals
from recount.reading.totals.main_event import main_event
from recount.views import phrases

T = TypeVar("T")
ByCategory = dict[Harm, dict[Category, Totals]]

_NOBODY = Totals(0, 0, 0)


class Account(msgspec.Struct, frozen=True):
    """What one document says of an incident, from the claims that stand: `tolls` of people killed or injured in text order, the
    events that go with them. `judged` says whether people have reviewed every one of the tolls."""

    document: Document
    tolls: tuple[Toll, ...]
    events: tuple[Event, ...]
    judged: bool


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One row.

    `id` names the event or the document. `sources` counts the reports, `accounts` holds those that say something of their own,
    the earliest first. `totals` are the figures as recount gives them, `deaths` those of the killed as UCDP counts. `a` is who
    acted, `b` who was acted upon. `voices` are the speakers of the tolls with how they said it.
    """

    id: str
    sources: int
    accounts: tuple[Account, ...]
    totals: dict[Harm, Totals]
    deaths: Deaths
    event: Event | None
    a: Party | None
    b: Party | None
    place: Place | None
    when: Period | None
    voices: tuple[str, ...]

    @property
    def number(self) -> int:
        """A number made from the id, below 10^15."""
        return int(hashlib.sha256(self.id.encode()).hexdigest()[:13], 16) % 10**15

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """The tolls of all accounts."""
        return tuple(toll for account in self.accounts for toll in account.tolls)

    @property
    def judged(self) -> bool:
        """Whether people have reviewed every one of the tolls."""
        return all(account.judged for account in self.accounts)


def incidents(extract: Extract) -> Iterator[Incident]:
    """The events of the extract; before claims are linked, the incident of each report that tells of anyone killed or injured:
    its newest version, and no copy of one before it."""
    return _of_documents(extract) if extract.events is None else _of_events(extract, extract.events)


def _of_documents(extract: Extract) -> Iterator[Incident]:
    copies = Counter(link.target for link in extract.links if link.relation == "copy")
    told: set[int] = set()
    for dossier in extract.dossiers:
        tolls = [toll for toll in main_event([c for c in dossier.claims() if isinstance(c, Toll)]) if _harmed(toll)]
        if dossier.newest and dossier.origin not in told and tolls:
            told.add(dossier.origin)
            events = [claim for claim in dossier.claims() if isinstance(claim, Event)]
            account = Account(dossier.document, tuple(tolls), tuple(events), _judged(dossier, tolls))
            totals, by_category = _totals(dossier)
            died = deaths(totals["killed"], by_category.get("killed", {}), tolls)
            yield _incident(dossier.document.id, 1 + copies[dossier.origin], [account], totals, died)


def _of_events(extract: Extract, events: Sequence[Linked]) -> Iterator[Incident]:
    accounts: list[list[Account]] = [[] for _ in events]
    for dossier in extract.dossiers:
        for place in sorted({place for place in dossier.events if place is not None}):
            accounts[place].append(_account(dossier, place))
    for event, told in zip(events, accounts, strict=True):
        told.sort(key=lambda account: (account.document.published or "", account.document.id))
        totals = {harm: shown(figures) for harm, figures in event.totals.items()}
        died = reconciled_deaths(event.totals.get("killed"), event.categories.get("killed", {}))
        first = next((claim.id for account in told for claim in (*account.tolls, *account.events)), told[0].document.id)
        yield _incident(event.id or first, event.documents, told, {"killed": _NOBODY, "injured": _NOBODY, **totals}, died)


def _account(dossier: Dossier, place: int) -> Account:
    """What a document says of the event at a place of `Extract.events`."""
    ours = [one for one, event in zip(dossier.standings, dossier.events, strict=True) if event == place]
    claims = list({claim.id: claim for one in ours for claim in one.claims}.values())
    tolls = [claim for claim in claims if isinstance(claim, Toll) and _harmed(claim)]
    events = tuple(claim for claim in claims if isinstance(claim, Event))
    return Account(dossier.document, tuple(tolls), events, _judged(dossier, tolls))


def _incident(name: str, sources: int, accounts: Sequence[Account], totals: dict[Harm, Totals], died: Deaths) -> Incident:
    tolls = [toll for account in accounts for toll in account.tolls]
    event = next(chain.from_iterable(_of_tolls(account) for account in accounts), None)
    places = [claim.place for claim in (*tolls, event) if claim and claim.place]
    times = [claim.when for claim in (*tolls, event) if claim and claim.when]
    said = [(toll, account.document) for account in accounts for toll in account.tolls]
    return Incident(
        id=name,
        sources=sources,
        accounts=tuple(accounts),
        totals=totals,
        deaths=died,
        event=event,
        a=next((toll.perpetrator for toll in tolls if toll.perpetrator), event.initiator if event else None),
        b=event.target if event else None,
        place=_first(places, lambda place: place.precision is not None),
        when=_first(times, lambda period: period.first is not None),
        voices=tuple(dict.fromkeys(phrases.stated(toll.speaker, toll.stance, document) for toll, document in said)),
    )


def _of_tolls(account: Account) -> Iterator[Event]:
    """The events of an account, those of a sentence with one of its tolls first."""
    spans = [toll.evidence for toll in account.tolls]
    yield from sorted(account.events, key=lambda event: event.evidence not in spans)


def _harmed(toll: Toll) -> bool:
    return toll.harm in ("killed", "injured")


def _judged(dossier: Dossier, tolls: Sequence[Toll]) -> bool:
    unjudged = {one.machine.id for one in dossier.standings if one.status == "unreviewed"}
    return all(toll.id not in unjudged for toll in tolls)


def _totals(dossier: Dossier) -> tuple[dict[Harm, Totals], ByCategory]:
    """The reader's totals; where people changed a claim, or there are none, totals of what stands, by the same rules."""
    if dossier.reading.totals and not dossier.reviewed():
        return dossier.reading.totals, dossier.reading.totals_by_category
    return document_totals([claim for claim in dossier.claims() if isinstance(claim, Toll)], dossier.document.text)


def _first(found: Sequence[T], resolved: Callable[[T], bool]) -> T | None:
    """The first that could be resolved, else the first."""
    return next(filter(resolved, found), next(iter(found), None))

"""The main incident of a document, as the tables of events need it: before claims are linked, one document is one event."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from recount.exports.dossier import Dossier, Extract
from recount.exports.figures import Deaths, deaths
from recount.model import Category, Claim, Event, Harm, Party, Period, Place, Toll, Totals
from recount.reading.main_event import main_event
from recount.reading.totals import document_totals
from recount.views import phrases

T = TypeVar("T")
ByCategory = dict[Harm, dict[Category, Totals]]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says of its main incident, from the claims that stand.

    `copies` is how many other reports repeat it, `number` a number made from the document's id (below 10^15). `tolls` are those
    of the incident in text order, `event` the event claim that goes with them. `a` is who acted, `b` who was acted upon.
    `voices` are the speakers of its tolls with how they said it. `judged` says whether people have reviewed every one of the
    tolls.
    """

    dossier: Dossier
    copies: int
    number: int
    tolls: tuple[Toll, ...]
    event: Event | None
    deaths: Deaths
    totals: dict[Harm, Totals]
    a: Party | None
    b: Party | None
    place: Place | None
    when: Period | None
    voices: tuple[str, ...]
    judged: bool


def incidents(extract: Extract) -> Iterator[Incident]:
    """The incident of each report that tells of anyone killed or injured: its newest version, and no copy of one before it."""
    copies = Counter(link.target for link in extract.links if link.relation == "copy")
    told: set[int] = set()
    for dossier in extract.dossiers:
        tolls = main_event([claim for claim in dossier.claims() if isinstance(claim, Toll)])
        if dossier.newest and dossier.origin not in told and any(toll.harm in ("killed", "injured") for toll in tolls):
            told.add(dossier.origin)
            yield _incident(dossier, tolls, copies[dossier.origin])


def _incident(dossier: Dossier, tolls: Sequence[Toll], copies: int) -> Incident:
    claims = dossier.claims()
    totals, by_category = _totals(dossier, claims)
    event = _event(claims, tolls)
    heard = [toll for toll in tolls if toll.harm in ("killed", "injured")]
    places = [toll.place for toll in heard if toll.place] + ([event.place] if event and event.place else [])
    times = [toll.when for toll in heard if toll.when] + ([event.when] if event and event.when else [])
    unjudged = {one.machine.id for one in dossier.standings if one.status == "unreviewed"}
    return Incident(
        dossier=dossier,
        copies=copies,
        number=int(hashlib.sha256(dossier.document.id.encode()).hexdigest()[:13], 16) % 10**15,
        tolls=tuple(heard),
        event=event,
        deaths=deaths(totals["killed"], by_category.get("killed", {}), heard),
        totals=totals,
        a=next((toll.perpetrator for toll in heard if toll.perpetrator), event.initiator if event else None),
        b=event.target if event else None,
        place=_first(places, lambda place: place.precision is not None),
        when=_first(times, lambda period: period.first is not None),
        voices=tuple(dict.fromkeys(phrases.stated(toll.speaker, toll.stance, dossier.document) for toll in heard)),
        judged=all(toll.id not in unjudged for toll in heard),
    )


def _totals(dossier: Dossier, claims: Sequence[Claim]) -> tuple[dict[Harm, Totals], ByCategory]:
    """The reader's totals; where people changed a claim, or there are none, totals of what stands, by the same rules."""
    if dossier.reading.totals and not dossier.reviewed():
        return dossier.reading.totals, dossier.reading.totals_by_category
    return document_totals([claim for claim in claims if isinstance(claim, Toll)], dossier.document.text)


def _event(claims: Sequence[Claim], tolls: Sequence[Toll]) -> Event | None:
    """The event of the sentence of the incident's first toll, else the first that is told."""
    events = [claim for claim in claims if isinstance(claim, Event)]
    spans = [toll.evidence for toll in tolls]
    return next((event for event in events if event.evidence in spans), next(iter(events), None))


def _first(found: Sequence[T], resolved: Callable[[T], bool]) -> T | None:
    """The first that could be resolved, else the first."""
    return next(filter(resolved, found), next(iter(found), None))

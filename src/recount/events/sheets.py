"""All that is kept of one event: its line in the list, and what its figures are reckoned from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from recount.events import naming
from recount.events.accounts import incidents_of
from recount.events.actors import parties_of
from recount.events.papers import Paper
from recount.events.records import EventSummary, Heard, Level, Source
from recount.events.silence import heard_in
from recount.model import Harm
from recount.reconciliation import Incident, Ruling, reconcile
from recount.views.quotation import plain, shortened

_WORDS: Final = 400  # code points of the words that carry an account


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is reconciled, by harm; `words` are those that carry each account; `sources` the documents, the earliest first."""

    incidents: dict[Harm, Incident]
    words: dict[str, str]
    sources: tuple[Source, ...]


def made(event: str, level: Level, papers: Sequence[Paper], members: frozenset[str]) -> tuple[EventSummary, Sheet]:
    """The event that the claims `members` make, read in the documents that hold them. An event without tolls has no figures."""
    papers = sorted(papers, key=lambda p: (p.document.published or "", p.document.id))
    incidents = incidents_of(event, papers, members)
    sheet = Sheet(incidents=incidents, words=_words(papers, incidents), sources=tuple(_source(p) for p in papers))
    return replace(_summary(papers, members, incidents), id=event, level=level), sheet


def _summary(papers: Sequence[Paper], members: frozenset[str], incidents: dict[Harm, Incident]) -> EventSummary:
    claims = [c for p in papers for c in p.claims if c.id in members]
    where, (first, last) = naming.where(claims), naming.when(claims)
    rulings = {harm: reconcile(incident) for harm, incident in incidents.items()}
    operation, kind = naming.operation(claims), naming.kind(claims)
    heard = heard_in(papers, members, parties_of(papers, members))
    origins, independent = _origins(rulings, incidents)
    return EventSummary(
        id="",
        name=plain(operation or str(naming.titled(kind, where, first))),
        kind="" if operation else kind,
        first=first,
        last=last,
        where=where,
        parties=_parties(heard),
        figures={harm: ruling.total for harm, ruling in rulings.items()},
        categories={harm: ruling.categories for harm, ruling in rulings.items()},
        claims=len(claims),
        documents=len(papers),
        origins=origins,
        independent=independent,
        heard=heard,
    )


def _origins(rulings: dict[Harm, Ruling], incidents: dict[Harm, Incident]) -> tuple[int, int]:
    """Who first said the figures of any harm, and how many of those are no party."""
    stance = {c.id: c.stance for ruling in rulings.values() for c in ruling.claims}
    counted = [a for incident in incidents.values() for a in incident.accounts if a.figure is not None and a.wider is None]
    return len({a.origin for a in counted}), len({a.origin for a in counted if stance[a.id] == "independent"})


def _parties(heard: Sequence[Heard]) -> tuple[str, ...]:
    return tuple(h.who for h in heard if h.voice in ("state", "armed_group"))


def _words(papers: Sequence[Paper], incidents: dict[Harm, Incident]) -> dict[str, str]:
    texts = {p.document.id: p.document.text for p in papers}
    return {
        a.id: shortened(texts[a.document or ""][a.span.start : a.span.end], _WORDS)
        for incident in incidents.values()
        for a in incident.accounts
        if a.span is not None
    }


def _source(paper: Paper) -> Source:
    d = paper.document
    return Source(document=d.id, title=d.title, outlet=d.outlet, published=d.published, uri=d.uri, origin=paper.origin.id)

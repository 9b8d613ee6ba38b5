"""From readings to observations: each incident that a document speaks of becomes one account."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from recount.linking.incidents import Days, Incident, exactness, incidents
from recount.linking.observation import PRECISE_PLACE, Observation
from recount.linking.words import names_in, telling_words, weapons_in
from recount.model import Event, Harm, LinkDecision, Party, Place, Reading, Responsibility, Toll
from recount.reading.identity import claim_id
from recount.reading.totals import document_totals

_NEWS: Final = 6  # days before a report within which an incident lies that it does not date
_ARTICLE: Final = re.compile(r"(?i)^(?:the|a|an|its|their|his|her)\s+")


def observations(reading: Reading, decisions: Iterable[LinkDecision] = ()) -> tuple[Observation, ...]:
    """One observation for each incident that the document speaks of, in text order; none where it speaks of none.

    Every claim of the document is in one of them, cumulative tolls and their parts excepted. Where no claim says when, the
    incident is taken to lie in the week before the report; where none names a town, the town that the document names most often
    inside the claimed district, province or country stands for it.
    """
    found = incidents(reading, decisions)
    return tuple(_observation(reading, incident, alone=len(found) == 1, n=n) for n, incident in enumerate(found))


def _observation(reading: Reading, incident: Incident, *, alone: bool, n: int) -> Observation:
    document = reading.document
    tolls = [c for c in incident.claims if isinstance(c, Toll)]
    events = [c for c in incident.claims if isinstance(c, Event)]
    place = (_place(reading, incident.place) if n == 0 else incident.place) or Place("", 0, 0)
    first, last = _period(incident.days, document.published)
    words = document.text if alone else _around(reading, incident)
    figures = _figures(tolls, document.text)
    return Observation(
        id=claim_id(document.id, "account", *sorted(c.id for c in [*tolls, *events])),
        document=document.id,
        claims=tuple(c.id for c in incident.claims),
        place=place.name or place.text or None,
        admin1=place.admin1,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        place_precision=place.precision,
        first=first,
        last=last,
        published=document.published,
        event_type=_commonest(e.sub_event_type or e.event_type for e in events),
        operation=_commonest(e.name for e in events if e.name),
        parties=_parties(incident),
        victims=tuple(sorted({t.label for t in tolls if t.label})),
        killed=figures.get("killed"),
        injured=figures.get("injured"),
        weapons=weapons_in(words),
        names=names_in(words, {p.text.casefold() for p in reading.places}),
        words=telling_words(f"{document.title or ''}\n{words}" if alone else words),
    )


def _place(reading: Reading, claimed: Place | None) -> Place | None:
    """The claimed place, or the town that the document names most often within it."""
    if claimed is not None and exactness(claimed) <= PRECISE_PLACE:
        return claimed
    towns = [p for p in reading.places if exactness(p) <= PRECISE_PLACE and (claimed is None or _within(p, claimed))]
    if not towns:
        return claimed
    often = Counter((p.name, p.admin1, p.country) for p in towns)
    return max(towns, key=lambda p: (often[p.name, p.admin1, p.country], -p.start))


def _within(town: Place, wider: Place) -> bool:
    return wider.lat is None or (town.country == wider.country and wider.admin1 in (None, town.admin1))


def _period(days: Days | None, published: str | None) -> tuple[str | None, str | None]:
    if days is None and published is not None:
        day = date.fromisoformat(published).toordinal()
        days = day - _NEWS, day
    return (None, None) if days is None else (date.fromordinal(days[0]).isoformat(), date.fromordinal(days[1]).isoformat())


def _figures(tolls: list[Toll], text: str) -> dict[Harm, tuple[int, int | None]]:
    """What the report's own tolls of each harm come to."""
    told = {t.harm for t in tolls}
    totals = document_totals(tolls, text)[0] if told else {}
    return {harm: (t.low, t.high) if t.best is None else (t.best, t.best) for harm, t in totals.items() if harm in told}


def _parties(incident: Incident) -> tuple[str, ...]:
    found: set[str] = set()
    for claim in incident.claims:
        if isinstance(claim, Event):
            found |= _named(claim.initiator, claim.target)
        elif isinstance(claim, Toll):
            found |= _named(claim.perpetrator)
        elif isinstance(claim, Responsibility):
            found |= _named(claim.accused)
    return tuple(sorted(found))


def _named(*parties: Party | None) -> set[str]:
    return {p.name or _ARTICLE.sub("", p.text).casefold() for p in parties if p is not None}


def _commonest(values: Iterable[str]) -> str | None:
    counts = Counter(values)
    return max(counts, key=lambda v: (counts[v], v), default=None)


def _around(reading: Reading, incident: Incident) -> str:
    """The words of the incident's own claims."""
    text = reading.document.text
    spans = sorted({(c.evidence.start, c.evidence.end) for c in incident.claims})
    return "\n".join(text[start:end] for start, end in spans)

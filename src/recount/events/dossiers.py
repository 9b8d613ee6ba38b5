"""One event for a reader: the claim matrix, the figures with their reasons, the sources by origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recount.events.records import Cell, EventDossier, EventSummary, OriginGroup, Row, ScoredLink, Source, Stamp
from recount.events.sheets import Sheet
from recount.model import Harm, LinkDecision
from recount.reconciliation import Account, Incident, Ruling, reconcile
from recount.reconciliation.foreseen import foreseen
from recount.reconciliation.results import Ruled


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the derived tables hold of one event and its family."""

    summary: EventSummary
    sheet: Sheet
    parent: EventSummary | None
    children: tuple[EventSummary, ...]
    links: tuple[ScoredLink, ...]
    stamp: Stamp


def dossier(found: Found, decisions: tuple[LinkDecision, ...], rules: str) -> EventDossier:
    """Everything about the event under the rule set."""
    sheet = found.sheet
    rulings = {harm: reconcile(incident, rules) for harm, incident in sheet.incidents.items()}
    return EventDossier(
        summary=found.summary,
        rulings=rulings,
        foreseen={harm: one for harm, incident in sheet.incidents.items() if (one := foreseen(reported(incident)))},
        matrix=matrix(sheet, rulings),
        origins=tuple(_origin_groups(sheet)),
        parent=found.parent,
        children=found.children,
        links=found.links,
        decisions=decisions,
        stamp=found.stamp,
    )


def matrix(sheet: Sheet, rulings: dict[Harm, Ruling]) -> tuple[Row, ...]:
    """The claim matrix: deaths first, then by day, document and voice."""
    rows = [row for harm, incident in sheet.incidents.items() for row in _rows(incident, rulings[harm], sheet.words)]
    order = sorted(sheet.incidents, key=lambda harm: (harm != "killed", harm != "injured", harm))
    return tuple(sorted(rows, key=lambda r: (order.index(r.harm), r.reported or "", r.document, r.origin, r.speaker)))


def reported(incident: Incident) -> list[int]:
    """The number that each report gives: that of its voice who counts most people."""
    voices: dict[tuple[str | None, str], int] = defaultdict(int)
    for a in incident.accounts:
        if a.kind == "count" and a.figure is not None and a.wider is None:
            voices[a.document, a.origin] += a.figure.point
    reports: dict[str | None, int] = {}
    for (document, _), number in voices.items():
        reports[document] = max(number, reports.get(document, 0))
    return list(reports.values())


def _rows(incident: Incident, ruling: Ruling, words: dict[str, str]) -> Iterator[Row]:
    ruled = {c.id: c for c in ruling.claims}
    voices: dict[tuple[str | None, str, str], list[Account]] = defaultdict(list)
    for account in incident.accounts:
        voices[account.document, account.origin, account.speaker].append(account)
    for said in voices.values():
        a = min(said, key=lambda a: a.tier)
        yield Row(
            reported=a.reported,
            speaker=a.speaker,
            origin=a.origin,
            side=a.side,
            tier=a.tier,
            document=a.document or "",
            harm=incident.harm,
            cells=tuple(_cell(one, ruled[one.id], words) for one in said),
        )


def _cell(account: Account, ruled: Ruled, words: dict[str, str]) -> Cell:
    figure = account.figure
    return Cell(
        account=account.id,
        category=None if account.whole else account.category,
        figure="" if figure is None else str(figure),
        low=None if figure is None else figure.low,
        high=None if figure is None else figure.high,
        modifier=None if figure is None else figure.modifier,
        kind=account.kind,
        status=ruled.status,
        stance=ruled.stance,
        by=ruled.by,
        claims=account.claims,
        span=account.span,
        words=words.get(account.id, ""),
    )


def _origin_groups(sheet: Sheet) -> Iterator[OriginGroup]:
    """Reports that repeat one another stand together, the original first."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in sheet.sources:
        groups[source.origin].append(source)
    accounts = [a for incident in sheet.incidents.values() for a in incident.accounts]
    for origin, sources in groups.items():
        sources.sort(key=lambda s: (s.document != origin, s.published or "", s.document))
        yield OriginGroup(origin=origin, sources=tuple(sources), speakers=_speakers(accounts, sources))


def _speakers(accounts: Iterable[Account], sources: Sequence[Source]) -> tuple[str, ...]:
    ids = {s.document for s in sources}
    return tuple(sorted({a.origin for a in accounts if a.document in ids}))

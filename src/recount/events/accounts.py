"""From the tolls of an event's documents to the accounts that are reconciled: one for each voice, document and group of people.

What one voice says in one report is one account: its restatements count once and its parts add up, as the reader counts them.

- "Nine of the fighters were civilians" is a `subset` of the fighters, whoever counted them.
- A denial that gives the dead another status disputes their status; any other denial is a claim of 0.
- A number of people whose status is not stated counts all the people (`whole`), unless the same voice counts some of them by
  status in the same sentence.
- Within a report, the outlet's own words and a commentator's that give the figure of a voice that the report names are that
  voice's, said again; across reports, "AFP says 11" is what AFP's own report says it has from the hospital.
- A party that acknowledges what it did admits it, also where the words leave out who did it.
- What a person rejected stays in sight, set aside by that person.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from recount.events.actors import FIGHTING, SIDES, Parties, parties_of
from recount.events.papers import Paper
from recount.events.speakers import Speaker, forces, speaker_of, tier_of
from recount.model import Category, Event, Harm, Toll
from recount.model.figure import Figure, figure_of
from recount.reading.totals import voice_account
from recount.reconciliation import Account, Exclusion, Incident
from recount.reconciliation.records import Kind

_NO_REASON: Final = "rejected on review, without a written reason"
_SMALL: Final = 10


@dataclass(frozen=True, slots=True)
class _Group:
    """Tolls of one voice in one document that speak of the same people in the same way; `outcome` is what a subset's were, `of`
    the rival whose people they are."""

    paper: Paper
    speaker: Speaker
    harm: Harm
    category: Category
    kind: Kind
    tolls: tuple[Toll, ...]
    outcome: str | None = None
    whole: bool = False
    wider: str | None = None
    of: str | None = None


def incidents_of(event: str, papers: Sequence[Paper], members: frozenset[str]) -> dict[Harm, Incident]:
    """What is reconciled of an event, by harm. `members` are the ids of the claims that belong to it; `papers` hold all that
    its documents say."""
    parties = parties_of(papers, members)
    groups = _with_one_force([g for paper in papers for g in _groups(paper, members, parties)])
    accounts = _echoes(groups, [_account(g, parties) for g in groups])
    aside = [e for paper in papers for e in _exclusions(paper, members)]
    fought = any(isinstance(c, Event) for paper in papers for c in paper.claims if c.id in members)
    out: dict[Harm, Incident] = {}
    for harm in sorted({g.harm for g in groups}):
        ours = tuple(_traced([a for g, a in zip(groups, accounts, strict=True) if g.harm == harm], papers))
        ids = {a.id for a in ours}
        out[harm] = Incident(
            id=event,
            parties=parties.ids,
            sides={c: side for c, side in SIDES.items() if side in parties.sides and side not in parties.rivals},
            accounts=ours,
            harm=harm,
            exclusions=tuple(e for e in aside if e.claim in ids),
            action=fought or bool(parties.sides),
            small=max((a.figure.top for a in ours if a.figure), default=0) <= _SMALL,
        )
    return out


def _with_one_force(groups: Sequence[_Group]) -> list[_Group]:
    """The groups, with the unnamed forces of a side ("the army", "troops") as the one voice that they are."""
    one = forces(g.speaker for g in groups)
    out: list[_Group] = []
    for g in groups:
        s = g.speaker
        force = one.get(s.side) if s.fights and not s.named else None
        out.append(g if force is None else dataclasses.replace(g, speaker=dataclasses.replace(s, name=force, origin=force)))
    return out


def _groups(paper: Paper, members: frozenset[str], parties: Parties) -> Iterator[_Group]:
    """The tolls of a document, told apart by voice, harm, category and what they do."""
    tolls = [*_tolls(paper.claims, members), *_tolls((r.claim for r in paper.rejected), members)]
    known = {t.id: t for t in tolls}
    rejected = {r.claim.id for r in paper.rejected}
    found: dict[tuple[object, ...], list[Toll]] = defaultdict(list)
    speakers = {t.id: speaker_of(t, paper) for t in tolls}
    for t in tolls:
        parent = known.get(t.part_of or "")
        if not _repeats_a_part(t, parent, speakers):
            kind, category = _kind(t, parent)
            alone = t.id if t.id in rejected or kind != "count" or t.scope == "cumulative" else ""
            of = parties.losing(t, paper.document.text)
            found[speakers[t.id].origin, speakers[t.id].name, t.harm, category, kind, of, alone].append(t)
    groups = [_group(paper, speakers[ts[0].id], ts, known, parties) for ts in found.values()]
    yield from (_counting_all(g, groups) for g in groups)


def _tolls(claims: Iterable[object], members: frozenset[str]) -> Iterator[Toll]:
    return (c for c in claims if isinstance(c, Toll) and c.id in members)


def _repeats_a_part(t: Toll, parent: Toll | None, speakers: Mapping[str, Speaker]) -> bool:
    """A part of what the same voice counts under the same name adds nothing."""
    same = parent is not None and (parent.harm, parent.category) == (t.harm, t.category)
    return same and parent is not None and speakers[parent.id].origin == speakers[t.id].origin


def _kind(t: Toll, parent: Toll | None) -> tuple[Kind, Category]:
    if t.stance == "denies":
        disputed = t.category in SIDES and t.high != 0
        return ("status_dispute" if disputed and _observer(t) else "count"), t.category
    other = parent is not None and parent.harm == t.harm and parent.category not in (t.category, "unknown")
    return ("subset", parent.category) if other and parent is not None else ("count", t.category)


def _observer(t: Toll) -> bool:
    return t.speaker is None or t.speaker.side not in FIGHTING


def _group(paper: Paper, speaker: Speaker, tolls: Sequence[Toll], known: Mapping[str, Toll], parties: Parties) -> _Group:
    t = tolls[0]
    kind, category = _kind(t, known.get(t.part_of or ""))
    wider = None
    if t.scope == "cumulative":
        wider = t.when.text if t.when else "a longer period"
    outcome = (t.label or t.category.replace("_", " ")) if kind == "subset" else None
    of = parties.losing(t, paper.document.text)
    return _Group(paper, speaker, t.harm, category, kind, tuple(tolls), outcome, wider=wider, of=of)


def _counting_all(g: _Group, others: Sequence[_Group]) -> _Group:
    """The group, marked where it counts all the people. A part of them, or the same number again, is no other people."""
    if g.category != "unknown" or g.kind != "count":
        return g
    beside = [o for o in others if (o.speaker, o.harm, o.kind) == (g.speaker, g.harm, "count") and o.category != "unknown"]
    own, numbers = {t.id for t in g.tolls}, {(t.low, t.high) for t in g.tolls}
    others_beside = (t for o in beside for t in o.tolls)
    sentences = {t.evidence for t in others_beside if t.part_of not in own and (t.low, t.high) not in numbers}
    some = any(t.evidence in sentences for t in g.tolls)
    return g if some else dataclasses.replace(g, whole=True)


def _account(g: _Group, parties: Parties) -> Account:
    figure, named = _figure(g)
    party, doer = parties.one(g.speaker.side, g.speaker.actor), _perpetrator(g, parties)
    losses = party is not None and (g.of or SIDES.get(g.category)) == party != doer
    own = losses or (doer is not None and doer == party and g.category not in SIDES)
    first = min(g.tolls, key=lambda t: t.count.start)
    side = party or ("authorities" if g.speaker.side in FIGHTING else g.speaker.side)
    return Account(
        id=first.id,
        speaker=g.speaker.name,
        origin=g.speaker.origin,
        side=side,
        category=g.category,
        figure=figure,
        kind=g.kind,
        tier=tier_of(g.speaker, own) if parties.sides else g.speaker.tier,
        reported=g.paper.document.published,
        perpetrator=doer,
        via=g.speaker.via,
        of=g.of,
        whole=g.whole,
        wider=g.wider,
        outcome=g.outcome,
        named=named if g.kind == "count" else 0,
        document=g.paper.document.id,
        span=first.evidence,
        claims=tuple(t.id for t in g.tolls),
    )


def _figure(g: _Group) -> tuple[Figure | None, int]:
    """The interval of the group, and how many people it names."""
    text, denied = g.paper.document.text, all(t.stance == "denies" for t in g.tolls)
    if denied and g.kind == "count":
        return Figure(0, 0), 0
    if len(g.tolls) == 1:
        t = g.tolls[0]
        named = voice_account(g.tolls, text)[2] if t.implicit else 0
        return figure_of(t.low, t.high, text[t.count.start : t.count.end]), named
    low, high, named = voice_account(g.tolls, text)
    return figure_of(low, high), named


def _perpetrator(g: _Group, parties: Parties) -> str | None:
    party = parties.one(g.speaker.side, g.speaker.actor)
    if party and any(t.stance == "acknowledges" for t in g.tolls) and g.category not in SIDES:
        return party
    return min((doer for t in g.tolls if (doer := parties.of(t.perpetrator))), default=None)


def _exclusions(paper: Paper, members: frozenset[str]) -> Iterator[Exclusion]:
    """R10, from what people rejected."""
    for r in paper.rejected:
        if r.claim.id in members and isinstance(r.claim, Toll):
            yield Exclusion(r.claim.id, r.person, r.reason or _NO_REASON)


def _echoes(groups: Sequence[_Group], accounts: Sequence[Account]) -> list[Account]:
    """The accounts; those that say again what a voice of the same report said have its origin."""
    said: dict[tuple[object, ...], list[Account]] = defaultdict(list)
    for g, a in zip(groups, accounts, strict=True):
        if not g.speaker.echoes and a.kind == "count" and a.wider is None:
            said[a.document, g.harm, a.figure].append(a)
    return [
        _echo(a, said[a.document, g.harm, a.figure]) if g.speaker.echoes else a for g, a in zip(groups, accounts, strict=True)
    ]


def _echo(a: Account, said: Sequence[Account]) -> Account:
    """What the voice of the same people said, else of people that the echo calls nothing more than people."""
    same = [b for b in said if b.category == a.category] or [b for b in said if a.category == "unknown"]
    if a.kind != "count" or not same:
        return a
    b = min(same, key=lambda b: b.span.start if b.span else 0)
    doer = a.perpetrator or b.perpetrator
    return replace(a, origin=b.origin, side=b.side, tier=b.tier, category=b.category, whole=b.whole, perpetrator=doer)


def _traced(accounts: Sequence[Account], papers: Iterable[Paper]) -> list[Account]:
    """The accounts, each with the origin at the end of its chain of "according to", as far as the reports here give the same
    figure."""
    outlets = {p.document.id: (p.document.outlet or "").casefold() for p in papers}
    own: dict[tuple[object, ...], Account] = {}
    for a in sorted(accounts, key=lambda a: (a.reported or "", a.id)):
        own.setdefault((outlets.get(a.document or "", ""), a.category, a.figure, a.whole, a.kind), a)
    return [_followed(a, own) for a in accounts]


def _followed(a: Account, own: Mapping[tuple[object, ...], Account]) -> Account:
    seen = {a.id}
    here = a
    while here.side == "media":
        behind = own.get((here.origin.casefold(), here.category, here.figure, here.whole, here.kind))
        if behind is None or behind.id in seen:
            break
        seen.add(behind.id)
        here = behind
    if here is a:
        return a
    return replace(a, origin=here.origin, side=here.side, tier=here.tier, perpetrator=a.perpetrator or here.perpetrator)

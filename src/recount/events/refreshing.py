"""The derived tables made from the journal, or brought up to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version

import msgspec
from msgspec.structs import replace
from sqlalchemy import select

from recount.events.clusters import Members, clusters_of, standing_words
from recount.events.collecting import documents_of, entries_of, papers
from recount.events.keeping import Before, OvertakenError, held, keep
from recount.events.known import KnownAccounts
from recount.events.records import Refreshed, Stamp
from recount.events.tables import MADE
from recount.ledger import Ledger
from recount.ledger.database import reading
from recount.ledger.journal import Journal, shown
from recount.ledger.tables import CLAIMS, DECISIONS, LINKS, READINGS, REVIEWS
from recount.linking import Observation, link, observations, relink
from recount.linking.model import shipped
from recount.model import LinkDecision
from recount.model.decision import in_force
from recount.reconciliation import rule_set

_encode = msgspec.json.Encoder(order="deterministic").encode
_stamp = msgspec.json.Decoder(Stamp).decode


@dataclass(slots=True)
class _Ground:
    """What is linked anew: the accounts of some documents (`read`) and their claims, under the decisions in force, which are
    about claims of the documents `decided`."""

    decisions: list[LinkDecision]
    decided: set[str]
    accounts: list[Observation] = field(default_factory=list)
    members: Members = field(default_factory=Members)
    read: set[str] = field(default_factory=set)


def refresh(ledger: Ledger, *, at: str, afresh: bool = False) -> Refreshed:
    """Bring the events up to the journal: what is new is linked with what is near it, and the events that change are written
    anew; all of them if `afresh`, or where the linking model or the rule set is another.

    `at` is the instant of the stamp (ISO, UTC). The events depend on the journal, the linking model and the rule set alone.
    Where another program refreshes at the same time, the later one goes on from what the first has written. LinkingError where
    people's decisions about links contradict each other.
    """
    while True:
        try:
            return _refreshed(ledger, at, afresh)
        except OvertakenError:
            continue


def _refreshed(ledger: Ledger, at: str, afresh: bool) -> Refreshed:
    with reading(ledger.engine) as connection:
        journal = Journal(connection)
        last = connection.scalar(select(MADE.c.stamp))
    stamp = Stamp(entry=journal.number, head=shown(journal.head), model=_model(), rules=_rules(), at=at)
    before = None if last is None else _stamp(last)
    if afresh or last is None or before is None or (before.model, before.rules) != (stamp.model, stamp.rules):
        ground = _ground(ledger, None)
        linkage = link(ground.accounts, ground.decisions)
        found = clusters_of(linkage, ground.accounts, ground.members)
        return replace(keep(ledger, found, None, stamp), blocking=linkage.blocking)
    return _only_new(ledger, last, stamp)


def _only_new(ledger: Ledger, last: bytes, stamp: Stamp) -> Refreshed:
    """The documents of which the journal says something new, and the events near them."""
    documents = _touched(ledger, _stamp(last).entry)
    if not documents:
        return keep(ledger, [], Before(last, {}, frozenset(), frozenset()), stamp)
    ground = _ground(ledger, documents)
    with reading(ledger.engine) as connection:
        known = KnownAccounts(connection, ground.read, ground.decided)
        new = {a.id: a for a in [*ground.accounts, *known.left_behind()]}
        linkage = relink(list(new.values()), known, ground.decisions)
        around = known.clustered_with(set(linkage.names) - new.keys())
        accounts = new | {a.id: a for cluster in around for a in cluster}
        old = held(connection, linkage.names, ground.read)
    rest = entries_of(ledger, {a.document or "" for a in accounts.values()} - ground.read)
    for paper in papers(ledger, rest):
        ground.members.add(paper)
    found = clusters_of(linkage, accounts.values(), ground.members)
    anew = frozenset(ground.members.documents - set(rest))
    kept = keep(ledger, found, Before(last, old, anew, frozenset(ground.read)), stamp)
    return replace(kept, blocking=linkage.blocking)


def _ground(ledger: Ledger, documents: Iterable[int] | None) -> _Ground:
    decisions = in_force(ledger.decisions())
    judged = list(papers(ledger, documents_of(ledger, decisions)))
    ground = _Ground(standing_words(ledger, decisions, judged), {p.document.id for p in judged})
    for paper in papers(ledger, documents):
        ground.accounts += observations(paper.reading, ground.decisions)
        ground.members.add(paper)
        ground.read.add(paper.document.id)
    return ground


def _touched(ledger: Ledger, after: int) -> set[int]:
    """The documents of which the journal says something new: another reading, a review, what they repeat, a decision about
    links."""
    columns = (
        (READINGS.c.document, READINGS.c.entry),
        (REVIEWS.c.document, REVIEWS.c.entry),
        (LINKS.c.source, LINKS.c.entry),
    )
    with reading(ledger.engine) as connection:
        found = {d for column, entry in columns for d in connection.scalars(select(column).where(entry > after))}
        decided = select(CLAIMS.c.document).join(
            DECISIONS, (CLAIMS.c.id == DECISIONS.c.one) | (CLAIMS.c.id == DECISIONS.c.other)
        )
        return found | set(connection.scalars(decided.where(DECISIONS.c.entry > after)))


def _model() -> str:
    return shown(sha256(_encode(shipped())).digest())


def _rules() -> str:
    rules = rule_set("recount")
    return f"{rules.name} {rules.version}, by recount {version('recount')}"

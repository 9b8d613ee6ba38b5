"""People's decisions about links: made, checked against those in force, and taken back. All of them stay in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount import linking
from recount.errors import EventError
from recount.events.asking import claims_of, find_event
from recount.events.clusters import standing_words
from recount.events.collecting import documents_of, papers
from recount.ledger import Ledger
from recount.linking.decisions import constraints
from recount.model import LinkDecision, Relation
from recount.model.decision import in_force
from recount.reading.identity import claim_id


@dataclass(frozen=True, slots=True)
class Said:
    """Who decides, why, and when (an ISO instant in UTC)."""

    person: str
    reason: str
    at: str


def link(ledger: Ledger, one: str, other: str, said: Said) -> LinkDecision:
    """Say that two claims, or two events, are of one event: ids, or their first digits. The next `refresh` follows it.

    EventError where both are the same or where person or reason is missing, LinkingError where it contradicts what people
    decided before, LedgerError where there is no such claim or event.
    """
    return _decided(ledger, "together", (one, other), said)


def unlink(ledger: Ledger, one: str, other: str, said: Said) -> LinkDecision:
    """Say that two claims, or two events, are not of one event."""
    return _decided(ledger, "apart", (one, other), said)


def undo(ledger: Ledger, decision_id: str, said: Said) -> LinkDecision:
    """Take a decision back. EventError where none with this id (or its first digits) is in force."""
    live = [d for d in in_force(ledger.decisions()) if _begins(d.id, decision_id)]
    if len(live) != 1:
        many = f"{len(live)} decisions begin" if live else "no decision in force begins"
        raise EventError(f"{ledger.name}: {many} with “{decision_id}”; `recount event` lists those of an event")
    (before,) = live
    decision = _made(before.relation, before.claims, said, undoes=before.id)
    ledger.decide(decision)
    return decision


def _begins(whole: str, given: str) -> bool:
    return whole.removeprefix("sha256:").startswith(given.removeprefix("sha256:"))


def _decided(ledger: Ledger, relation: Relation, given: tuple[str, str], said: Said) -> LinkDecision:
    one, other = sorted(_claim(ledger, name) for name in given)
    if one == other:
        raise EventError(f"{given[0]} and {given[1]} are one and the same; name two claims or two events")
    decision = _made(relation, (one, other), said)
    _check(ledger, in_force([*ledger.decisions(), decision]))
    ledger.decide(decision)
    return decision


def _claim(ledger: Ledger, given: str) -> str:
    """The claim that is meant: of an event, its earliest."""
    event = find_event(ledger, given)
    if event is not None:
        return claims_of(ledger, event)[0]
    found = ledger.find(given)
    if found.kind != "claim":
        raise EventError(f"{ledger.name}: {given} is a {found.kind}; name a claim or an event")
    return found.id


def _made(relation: Relation, claims: tuple[str, str], said: Said, undoes: str | None = None) -> LinkDecision:
    if not said.person.strip() or not said.reason.strip():
        raise EventError("a decision about a link needs the name of who decides and a written reason: give both")
    return LinkDecision(
        id=claim_id(relation, "decision", *claims, said.person, said.at, undoes),
        relation=relation,
        claims=claims,
        person=said.person,
        at=said.at,
        reason=said.reason,
        undoes=undoes,
    )


def _check(ledger: Ledger, decisions: Sequence[LinkDecision]) -> None:
    """LinkingError where the decisions contradict one another."""
    found = list(papers(ledger, documents_of(ledger, decisions)))
    decided = standing_words(ledger, decisions, found)
    observed = [o for paper in found for o in linking.observations(paper.reading, decided)]
    constraints(observed, decided)

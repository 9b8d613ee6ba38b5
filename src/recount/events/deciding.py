"""People's decisions about links: made, checked against those in force, and taken back. All of them stay in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount import linking
from recount.errors import EventError
from recount.events.asking import find_event, first_claims
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


def link(ledger: Ledger, one: str, other: str, said: Said) -> list[LinkDecision]:
    """Say that two claims, or two events with all their reports, are of one event: ids, or their first digits. The next
    `refresh` follows it. Of events, one decision is kept for each report.

    EventError where both are the same or where person or reason is missing, LinkingError where it contradicts what people
    decided before, LedgerError where there is no such claim or event.
    """
    first, *rest = [claim for given in (one, other) for claim in _claims(ledger, given)]
    return _decided(ledger, "together", [(first, claim) for claim in rest], said)


def unlink(ledger: Ledger, one: str, other: str, said: Said) -> list[LinkDecision]:
    """Say that two claims, or two events, are not of one event; errors as of `link`."""
    pair = (_claims(ledger, one)[0], _claims(ledger, other)[0])
    return _decided(ledger, "apart", [pair], said)


def undo(ledger: Ledger, decision_id: str, said: Said) -> list[LinkDecision]:
    """Take a decision back, with those that its person made in the same act. EventError where none with this id (or its first
    digits) is in force."""
    live = in_force(ledger.decisions())
    found = [d for d in live if _begins(d.id, decision_id)]
    if len(found) != 1:
        many = f"{len(found)} decisions begin" if found else "no decision in force begins"
        raise EventError(f"{ledger.name}: {many} with “{decision_id}”; `recount event` lists those of an event")
    act = [d for d in live if (d.person, d.at, d.reason) == (found[0].person, found[0].at, found[0].reason)]
    return _kept(ledger, [_made(d.relation, d.claims, said, undoes=d.id) for d in act])


def _begins(whole: str, given: str) -> bool:
    return whole.removeprefix("sha256:").startswith(given.removeprefix("sha256:"))


def _decided(ledger: Ledger, relation: Relation, pairs: Sequence[tuple[str, str]], said: Said) -> list[LinkDecision]:
    if any(one == other for one, other in pairs):
        raise EventError("both are one and the same; name two claims or two events")
    made = [_made(relation, (min(pair), max(pair)), said) for pair in pairs]
    _check(ledger, in_force([*ledger.decisions(), *made]))
    return _kept(ledger, made)


def _kept(ledger: Ledger, decisions: list[LinkDecision]) -> list[LinkDecision]:
    with ledger.transaction():
        for decision in decisions:
            ledger.decide(decision)
    return decisions


def _claims(ledger: Ledger, given: str) -> list[str]:
    """The claim that is meant, or the first claim of each report of an event."""
    event = find_event(ledger, given)
    if event is not None:
        return first_claims(ledger, event)
    found = ledger.find(given)
    if found.kind != "claim":
        raise EventError(f"{ledger.name}: {given} is a {found.kind}; name a claim or an event")
    return [found.id]


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

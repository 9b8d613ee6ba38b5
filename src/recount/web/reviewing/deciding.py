"""A person's decision into the ledger: once, however often a browser sends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from recount.errors import ReviewError
from recount.ledger import Kept
from recount.model import Capacity, Claim, Decision
from recount.review.deciding import Signature, decide, may_adjudicate
from recount.web.accounts.models import Person
from recount.web.ledgers import ledger

LONGEST_REASON: Final = 2000
"""Characters of a reason that are kept."""

_SIMPLE: Final[dict[str, Decision]] = {"accept": "accept", "reject": "reject", "unsure": "unsure"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of a claim, and why: `put` are the claims that shall stand in its place, `merged` the ids of those
    that a merge takes in."""

    decision: Decision
    reason: str
    put: tuple[Claim, ...] = ()
    merged: tuple[str, ...] = ()
    capacity: Capacity = "recorder"


def latest(identity: str) -> Kept:
    """The claim as its newest reader made it. LedgerError where the ledger does not hold it."""
    return ledger().claim(identity)[-1]


def keep(person: Person, identity: str, verdict: Verdict) -> None:
    """Keep the decision. One that the person has taken already, in the same words, is not kept twice: browsers and people press
    twice. ReviewError where it lacks a reason, or judges the person's own case."""
    book = ledger()
    with book.transaction():
        judged = [latest(one) for one in (identity, *verdict.merged)]
        if verdict.capacity == "adjudicator":
            may_adjudicate(person.signature, [kept.standing for kept in judged])
        signed = Signature(person.signature, datetime.now(UTC), verdict.reason, verdict.capacity)
        review = decide(verdict.decision, [kept.claim for kept in judged], verdict.put, signed)
        mine = [one.review for one in judged[0].standing.reviews if one.live and one.review.reviewer == review.reviewer]
        said = (review.decision, review.reason, review.replacements, review.merged, review.capacity)
        if said not in [(one.decision, one.reason, one.replacements, one.merged, one.capacity) for one in mine]:
            book.review(review)


def checked(decision: str) -> Decision:
    """A decision that takes no claims of its own. ReviewError for any other word."""
    if decision not in _SIMPLE:
        raise ReviewError(f"“{decision[:40]}” is none of {', '.join(_SIMPLE)}")
    return _SIMPLE[decision]

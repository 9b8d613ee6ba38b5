"""A person's decision into the ledger: once, however often a browser sends it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from recount.errors import ReviewError
from recount.ledger import Kept
from recount.model import Capacity, Claim, Decision
from recount.review.deciding import Signature, decide, may_adjudicate
from recount.web.accounts.models import Person
from recount.web.ledgers import ledger

_SIMPLE: Final[dict[str, Decision]] = {"accept": "accept", "reject": "reject", "unsure": "unsure"}


def latest(identity: str) -> Kept:
    """The claim as its newest reader made it. LedgerError where the ledger does not hold it."""
    return ledger().claim(identity)[-1]


def keep(
    person: Person,
    identity: str,
    decision: Decision,
    reason: str,
    put: Sequence[Claim] = (),
    *,
    capacity: Capacity = "recorder",
) -> Kept:
    """Keep the decision; the claim as it stands now. A decision that the person has taken already, in the same words, is not
    kept twice: browsers and people press twice. ReviewError where it lacks a reason, or judges the person's own case."""
    book = ledger()
    with book.transaction():
        kept = latest(identity)
        if capacity == "adjudicator":
            may_adjudicate(person.signature, [kept.standing])
        signed = Signature(person.signature, datetime.now(UTC), reason, capacity)
        review = decide(decision, [kept.claim], put, signed)
        mine = [one.review for one in kept.standing.reviews if one.live and one.review.reviewer == review.reviewer]
        said = (review.decision, review.reason, review.replacements, review.capacity)
        if said not in [(one.decision, one.reason, one.replacements, one.capacity) for one in mine]:
            book.review(review)
    return latest(identity)


def checked(decision: str) -> Decision:
    """A decision that takes no claims of its own. ReviewError for any other word."""
    if decision not in _SIMPLE:
        raise ReviewError(f"“{decision[:40]}” is none of {', '.join(_SIMPLE)}")
    return _SIMPLE[decision]

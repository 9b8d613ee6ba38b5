"""A person's decision as a review: complete, checked, with an id made of all that it says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from recount.errors import ReviewError
from recount.ledger.clock import written
from recount.ledger.standing import Standing
from recount.model import Capacity, Claim, Decision, Review
from recount.reading.identity import claim_id


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who decides, when (an instant with its time zone), why, and in what capacity."""

    reviewer: str
    at: datetime
    reason: str
    capacity: Capacity = "recorder"


def decide(decision: Decision, judged: Sequence[Claim], replacements: Sequence[Claim], signed: Signature) -> Review:
    """The review of the first of the claims judged; the others are those that a merge takes in.

    ReviewError where something is missing: a name, a reason (only `accept` may go without), a claim to merge with, the claims
    of a split.
    """
    _check(decision, judged, replacements, signed)
    first, *others = judged
    review = Review(
        id="",
        claim=first.id,
        reviewer=signed.reviewer.strip(),
        at=written(signed.at),
        decision=decision,
        judged=tuple(judged),
        reason=signed.reason.strip(),
        replacements=tuple(replacements),
        merged=tuple(claim.id for claim in others),
        capacity=signed.capacity,
    )
    return msgspec.structs.replace(review, id=claim_id(first.id, "review", msgspec.json.encode(review).decode()))


def may_adjudicate(reviewer: str, standings: Sequence[Standing]) -> None:
    """Nobody judges their own case: ReviewError if the person has reviewed one of the claims as a recorder."""
    for one in standings:
        if any(c.review.reviewer == reviewer and c.review.capacity == "recorder" for c in one.reviews):
            raise ReviewError(
                f"{reviewer} has reviewed claim {one.machine.id} as a recorder; somebody else must adjudicate it,"
                " or leave out --adjudicate"
            )


def _check(decision: Decision, judged: Sequence[Claim], replacements: Sequence[Claim], signed: Signature) -> None:
    if not signed.reviewer.strip():
        raise ReviewError("a review needs the reviewer's name: give --by NAME or set RECOUNT_REVIEWER")
    if not signed.reason.strip() and decision != "accept":
        raise ReviewError(f"say why: {decision!r} needs a reason (--why TEXT)")
    if decision == "merge" and len({claim.id for claim in judged}) < max(2, len(judged)):
        raise ReviewError("a merge takes two or more different claims")
    if decision == "merge" and len({type(claim) for claim in judged}) > 1:
        raise ReviewError("a merge takes claims of one kind")
    if decision != "merge" and len(judged) > 1:
        raise ReviewError(f"{decision!r} takes one claim, not {len(judged)}")
    if decision == "split" and len({claim.id for claim in replacements}) < max(2, len(replacements)):
        raise ReviewError("a split makes two or more different claims")

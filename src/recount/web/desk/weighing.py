"""How much a report matters in the queue: what would be lost if nobody looked at it.

A claim that nobody has reviewed weighs, and so does a disputed one: a toll of dead more, the larger the more; a denial, an
accusation and a claim that rests on one armed party's word somewhat; commentary little. A report weighs as its heaviest claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from recount.ledger import Kept
from recount.model import Claim, Responsibility, Support, Toll

_ARMED = ("state", "armed_group")
_HARMS = {"killed": 3.0, "missing": 2.0, "abducted": 2.0, "injured": 1.5}
_DISPUTED = 20.0


def weighed(claims: Sequence[Kept]) -> tuple[float, str]:
    """The weight of a report (0 where nothing waits), and in a few words what makes it so."""
    heavy = max((_weight(one) for one in claims), default=(0.0, ""), key=lambda found: found[0])
    return heavy if heavy[0] > 0 else (0.0, "")


def _weight(kept: Kept) -> tuple[float, str]:
    if kept.standing.disputed:
        return _DISPUTED, "disputed"
    if kept.standing.status != "unreviewed":
        return 0.0, ""
    return _of(kept.claim)


def _of(claim: Claim) -> tuple[float, str]:
    match claim:
        case Toll():
            alone = 1.0 if claim.speaker is not None and claim.speaker.side in _ARMED else 0.0
            return _HARMS.get(claim.harm, 1.0) * (1 + log2(1 + claim.low)) / 2 + alone, f"{claim.harm} {claim.low}"
        case Responsibility() | Support():
            return 2.5, claim.position
        case _:
            return 1.0, ""

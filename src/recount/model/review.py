"""What people decided about the machine's claims."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from recount.model.claim import Claim

Decision = Literal["accept", "correct", "reject", "unsure", "split", "merge"]
Capacity = Literal["recorder", "adjudicator"]
Status = Literal["unreviewed", "accepted", "corrected", "rejected", "unsure", "split", "merged"]

_REPLACEMENTS = {"correct": (1, 1), "merge": (1, 1), "split": (2, None)}


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One decision of one person about one claim; the same person's later review of it supersedes this one, nothing is edited.

    `at` is an ISO instant in UTC. `judged` holds the machine's claims as the person saw them, `claim` first and then those of
    `merged`: a later reader may give the same words other values. `replacements` are the person's own claims: one for `correct`
    and `merge`, two or more for `split`, none otherwise. `merged` names the other claims that a `merge` takes in. In the
    `capacity` of an adjudicator a person decides between recorders (`recount.ledger.standing`).
    """

    id: str
    claim: str
    reviewer: str
    at: str
    decision: Decision
    judged: tuple[Claim, ...]
    reason: str = ""
    replacements: tuple[Claim, ...] = ()
    merged: tuple[str, ...] = ()
    capacity: Capacity = "recorder"

    def __post_init__(self) -> None:
        least, most = _REPLACEMENTS.get(self.decision, (0, 0))
        if len(self.replacements) < least or (most is not None and len(self.replacements) > most):
            raise ValueError(f"a review that says {self.decision!r} cannot have {len(self.replacements)} replacements")
        if bool(self.merged) != (self.decision == "merge"):
            raise ValueError("`merged` names the other claims of a merge, and only of a merge")
        if len({self.claim, *self.merged}) != 1 + len(self.merged):
            raise ValueError("a merge names each claim once")
        if tuple(claim.id for claim in self.judged) != (self.claim, *self.merged):
            raise ValueError("`judged` holds the claims that the review names, in the same order")
        if not self.reviewer.strip():
            raise ValueError("a review has a reviewer's name")
        if datetime.fromisoformat(self.at).utcoffset() != timedelta(0):
            raise ValueError(f"`at` is an instant in UTC such as 2026-02-05T09:30:00Z, not {self.at!r}")

"""What people decided about the machine's claims."""

from __future__ import annotations

from typing import Literal

import msgspec

from recount.model.claim import Claim

Decision = Literal["accept", "correct", "reject", "unsure", "split", "merge"]
Status = Literal["unreviewed", "accepted", "corrected", "rejected", "unsure", "split", "merged"]


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One decision of one person about one claim; a later review of the same claim supersedes it, nothing is edited.

    `at` is an ISO instant in UTC. `replacements` are the person's own claims: one for `correct` and `merge`, two or more for
    `split`, none otherwise. `merged` names the other claims that a `merge` takes in.
    """

    id: str
    claim: str
    reviewer: str
    at: str
    decision: Decision
    reason: str = ""
    replacements: tuple[Claim, ...] = ()
    merged: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wanted = {"correct": (1, 1), "merge": (1, 1), "split": (2, None)}.get(self.decision, (0, 0))
        most = wanted[1]
        if len(self.replacements) < wanted[0] or (most is not None and len(self.replacements) > most):
            raise ValueError(f"a review that says {self.decision!r} cannot have {len(self.replacements)} replacements")
        if bool(self.merged) != (self.decision == "merge"):
            raise ValueError("`merged` names the other claims of a merge, and only of a merge")

"""Which status a claim has under the reviews of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recount.model import Claim, Decision, Review, Status

_STATUSES: Final[dict[Decision, Status]] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "unsure": "unsure",
    "split": "split",
    "merge": "merged",
}


def status(claim: Claim, reviews: Sequence[Review]) -> Status:
    """The last adjudicator's decision, else the last of anyone. What people decided about other values for the same words
    (another reader's) leaves the claim unreviewed, unless they put their own claims in its place."""
    about = [r for r in reviews if r.replacements or claim.id in (r.claim, *r.merged)]
    adjudicated = [review for review in about if review.capacity == "adjudicator"]
    deciding = (adjudicated or about)[-1:]
    return _STATUSES[deciding[0].decision] if deciding else "unreviewed"

"""The reviewers' words on one claim, side by side: what each would let stand."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from recount.errors import ReviewError
from recount.ledger import Kept
from recount.model import Claim, Review
from recount.views.rows import Context
from recount.web.documents.cards import Word, word


@dataclass(frozen=True, slots=True)
class Opinion:
    """A person's last review of a claim, and the claims that would stand by it."""

    review: Review
    claims: tuple[Word, ...]


def opinions(kept: Kept, context: Context) -> tuple[Opinion, ...]:
    """The live reviews of recorders that come to different ends, in order of time."""
    reviews = (one.review for one in kept.standing.reviews if one.live and one.review.decision != "unsure")
    return tuple(Opinion(review, tuple(word(claim, context) for claim in _stands(review))) for review in reviews)


def chosen(kept: Kept, review_id: str) -> Review:
    """The review that an adjudicator upholds. ReviewError where it is not one of the claim's."""
    for one in kept.standing.reviews:
        if one.live and one.review.id == review_id:
            return one.review
    raise ReviewError(_("Choose one of the reviews of this claim."))


def _stands(review: Review) -> tuple[Claim, ...]:
    if review.decision == "accept":
        return review.judged
    return review.replacements

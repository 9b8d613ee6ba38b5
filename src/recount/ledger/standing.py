"""What stands: the machine's word and the people's word on it, side by side.

The rules, in order:

1. **Which reviews.** Those that name the claim, as the claim judged or as one that a merge takes in; and those of a claim of
   the same kind that another reader made on the same words. Where words carry several claims, its harm (position, type) must be
   that of the claim judged or of its correction.
2. **One person, one word.** A person's last review of a claim is live; it supersedes that person's earlier ones, which stay in
   the history and change nothing. Reviews of one instant are in the order of their ids.
3. **Nobody outranks anybody by coming later.** Where the live reviews of recorders come to the same outcome, that is the
   outcome. `unsure` asks for another person's word, so it gives way to any other decision. Where they come to different
   outcomes, none holds: the status is `unsure`, the machine's claim stands as it is, and the claim is disputed.
4. **Adjudication.** If an adjudicator's review is live, it holds, whatever recorders said; of several, the last. A recorder who
   says otherwise after it does not undo it: the claim is disputed until it is adjudicated again.
5. **What stands.** `accept`: the claim as it was judged. `correct`: the replacement. `reject`: nothing. `unsure`: the machine's
   claim. `split`: the replacements. `merge`: the one replacement, for each of the claims that it names.
6. **Another reader's values.** If what a person accepted, or the one claim that a correction put in its place, says the same as
   the machine's claim now, the claim is accepted; if not, it is corrected to it.
7. **Leaving a merge.** A later review by the same person, or an adjudicator's, of one claim of a merge takes that one out of
   it; the others stay merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

import msgspec

from recount.ledger.sameness import content, mark, references, same_words, says_the_same
from recount.model import Claim, Decision, Review, Status

_STATUSES: Final[dict[Decision, Status]] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "unsure": "unsure",
    "split": "split",
    "merge": "merged",
}


class Considered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One review as it bears on a claim: `live` unless the same person reviewed it again, `carried` if it judged another
    reader's claim on the same words."""

    review: Review
    live: bool
    carried: bool


class Standing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a claim stands.

    `machine` is the machine's claim, `claims` those that now stand in its place (itself, others or none), `reviews` every
    review in order of time, `decided_by` the ids of the reviews that the status rests on, `disputed` whether live reviews
    differ and nobody has adjudicated since.
    """

    machine: Claim
    status: Status
    claims: tuple[Claim, ...]
    reviews: tuple[Considered, ...] = ()
    decided_by: tuple[str, ...] = ()
    disputed: bool = False


_Outcome = tuple[Status, tuple[Claim, ...]]


def standing(claim: Claim, reviews: Iterable[Review]) -> Standing:
    """Where a claim stands after the reviews of its document's words, in whatever order they come; others are left out."""
    considered = _considered(claim, reviews)
    live = [one.review for one in considered if one.live]
    if not live:
        return Standing(machine=claim, status="unreviewed", claims=(claim,), reviews=considered)
    outcomes = {review.id: _outcome(claim, review) for review in live}
    adjudicated = [review for review in live if review.capacity == "adjudicator"]
    deciding = adjudicated[-1:] or [r for r in live if r.decision != "unsure"] or live
    holds = outcomes[deciding[0].id]
    disputed = not _agree(outcomes[review.id] for review in deciding)
    if disputed:
        holds = "unsure", (claim,)
    elif adjudicated:
        later = live[live.index(deciding[0]) :]
        disputed = not _agree(outcomes[r.id] for r in later if r.decision != "unsure" or r is deciding[0])
    return Standing(
        machine=claim,
        status=holds[0],
        claims=holds[1],
        reviews=considered,
        decided_by=tuple(review.id for review in deciding),
        disputed=disputed,
    )


def claims_that_stand(standings: Iterable[Standing]) -> Iterator[Claim]:
    """The claims that stand, in order, each once: a merge's replacement where the first of its claims is."""
    seen: set[str] = set()
    for one in standings:
        for claim in one.claims:
            if claim.id not in seen:
                seen.add(claim.id)
                yield claim


def in_order(review: Review) -> tuple[datetime, str]:
    """The key that sorts reviews by time, those of one instant by id."""
    return datetime.fromisoformat(review.at), review.id


def _considered(claim: Claim, reviews: Iterable[Review]) -> tuple[Considered, ...]:
    ours = {review.id: review for review in reviews if _judges(review, claim) or _carries(review, claim)}
    ordered = sorted(ours.values(), key=in_order)
    last = {review.reviewer: review.id for review in ordered}
    return tuple(
        Considered(review, live=last[review.reviewer] == review.id, carried=not _judges(review, claim)) for review in ordered
    )


def _judges(review: Review, claim: Claim) -> bool:
    return claim.id == review.claim or claim.id in review.merged


def _carries(review: Review, claim: Claim) -> bool:
    put = review.replacements if review.decision == "correct" else ()
    marks = [mark(other) for other in (*review.judged, *put)]
    return mark(claim) in marks and any(same_words(claim, other) for other in review.judged)


def _outcome(claim: Claim, review: Review) -> _Outcome:
    if review.decision == "unsure":
        return "unsure", (claim,)
    if review.decision not in ("accept", "correct"):
        return _STATUSES[review.decision], review.replacements
    (judged,) = review.judged
    meant = review.replacements[0] if review.replacements else judged
    linked = references(meant) in (references(judged), references(claim))
    return ("accepted", (claim,)) if linked and says_the_same(meant, claim) else ("corrected", (meant,))


def _agree(outcomes: Iterable[_Outcome]) -> bool:
    return len({(status, tuple(content(claim) for claim in claims)) for status, claims in outcomes}) <= 1

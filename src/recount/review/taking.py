"""From what a person says about claims of a ledger to the review that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from recount.errors import ReviewError
from recount.ledger import ClaimFilter, Kept, Ledger
from recount.model import Claim, Decision, Document, Review
from recount.review.correcting import corrected, restated
from recount.review.deciding import Signature, decide, may_adjudicate


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A person's word: what they decide about which claims.

    `claims` are ids, or beginnings of ids: one, or for a merge two or more. `fields` are the changes of a `correct` or `merge`
    (`{"low": "11", "speaker": "the hospital"}`), `parts` those of each claim that a `split` makes.
    """

    decision: Decision
    claims: tuple[str, ...]
    fields: dict[str, str] = {}
    parts: tuple[dict[str, str], ...] = ()


def take(ledger: Ledger, word: Word, signed: Signature) -> Review:
    """Keep a person's word in the ledger. ReviewError or LedgerError where it cannot be taken; then nothing is kept."""
    judged = [_claim(ledger, given) for given in word.claims]
    if not judged:
        raise ReviewError("name a claim")
    if signed.capacity == "adjudicator":
        may_adjudicate(signed.reviewer, [kept.standing for kept in judged])
    review = decide(word.decision, [kept.claim for kept in judged], _replacements(ledger, word, judged[0]), signed)
    ledger.review(review)
    return review


def _claim(ledger: Ledger, given: str) -> Kept:
    found = ledger.find(given)
    if found.kind != "claim":
        raise ReviewError(f"{given} names a {found.kind}; a review judges claims")
    return ledger.claim(found.id)[-1]


def _replacements(ledger: Ledger, word: Word, first: Kept) -> Sequence[Claim]:
    """The person's own claims; fields where no claim of theirs is made are a mistake that must not be lost."""
    if word.fields and word.decision not in ("correct", "merge"):
        raise ReviewError(f"{word.decision!r} changes no fields; to change some, say `correct`")
    if word.parts and word.decision != "split":
        raise ReviewError(f"{word.decision!r} has no parts; to make several claims of one, say `split`")
    changes: Sequence[Mapping[str, str]] = word.parts if word.decision == "split" else (word.fields,)
    if word.decision not in ("correct", "merge", "split"):
        return ()
    document, others = _beside(ledger, first)
    make = corrected if word.decision == "correct" else restated
    return tuple(make(first.claim, change, document, others) for change in changes)


def _beside(ledger: Ledger, kept: Kept) -> tuple[Document, tuple[Claim, ...]]:
    others = ledger.claims(ClaimFilter(document=kept.document))
    return ledger.document(kept.document).document, tuple(other.claim for other in others)

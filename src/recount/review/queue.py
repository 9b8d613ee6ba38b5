"""What a person should look at next: the claims that matter most and are least certain, each with the reasons.

The rules. Each reason adds its points; claims with more points come first, of equal ones the earlier.

| reason | points |
|---|---|
| people who reviewed it differ, and nobody has adjudicated | 20 |
| a reviewer was unsure | 10 |
| a conflict: another speaker gives the same harm, place and days a toll that cannot be true as well | 5 |
| two versions of the reader disagree on the same words | 4 |
| a toll on one word: nobody else in the ledger gives this harm at this place in these days a toll | 2 for each power of ten |
| the outlet hedges (“allegedly”) | 1 |
| what the reader left open: who speaks, who was harmed, where, when | 1 each |

A claim that people have decided about and agree on is not in the queue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log10
from typing import Final

import msgspec

from recount.ledger import Kept
from recount.ledger.sameness import mark, says_the_same, words_span
from recount.model import Claim, Toll
from recount.review.rivals import Tolls

_DISPUTED: Final = 20.0
_UNSURE: Final = 10.0
_CONFLICT: Final = 5.0
_VERSIONS: Final = 4.0
_ALONE: Final = 2.0
_OPEN: Final = 1.0


class Reason(msgspec.Struct, frozen=True):
    """One reason in words, and what it adds."""

    what: str
    points: float


class Waiting(msgspec.Struct, frozen=True):
    """A claim that waits for a person, with why."""

    kept: Kept
    points: float
    reasons: tuple[Reason, ...]


def queue(claims: Iterable[Kept], older: Iterable[Kept] = ()) -> list[Waiting]:
    """The claims that wait, the most important first; `older` are those that earlier versions of the reader made."""
    current = list(claims)
    tolls = Tolls(kept.claim for kept in current if kept.standing.status != "rejected" and isinstance(kept.claim, Toll))
    before = _by_words(older)
    waiting = []
    for kept in current:
        if kept.standing.disputed or kept.standing.status in ("unreviewed", "unsure"):
            found = tuple(_reasons(kept, tolls, before))
            waiting.append(Waiting(kept, sum(reason.points for reason in found), found))
    return sorted(waiting, key=lambda one: (-one.points, one.kept.entry))


_Words = tuple[str, type[Claim], object, object]


def _by_words(claims: Iterable[Kept]) -> dict[_Words, list[Claim]]:
    found = defaultdict(list)
    for kept in claims:
        found[_words(kept)].append(kept.claim)
    return found


def _words(kept: Kept) -> _Words:
    return kept.document, type(kept.claim), words_span(kept.claim), mark(kept.claim)


def _reasons(kept: Kept, tolls: Tolls, before: dict[_Words, list[Claim]]) -> Iterator[Reason]:
    claim = kept.claim
    if kept.standing.disputed:
        yield Reason("people who reviewed it differ", _DISPUTED)
    elif kept.standing.status == "unsure":
        yield Reason("a reviewer was unsure", _UNSURE)
    if before and any(not says_the_same(claim, other) for other in before.get(_words(kept), ())):
        yield Reason("an older version of the reader read the same words otherwise", _VERSIONS)
    if isinstance(claim, Toll):
        yield from _toll_reasons(claim, tolls)
    if claim.stance == "alleges":
        yield Reason("the wording hedges", _OPEN)
    if open_ends := list(_open_ends(claim)):
        yield Reason(f"left open: {', '.join(open_ends)}", _OPEN * len(open_ends))


def _toll_reasons(toll: Toll, tolls: Tolls) -> Iterator[Reason]:
    if against := tolls.against(toll):
        yield Reason(f"a conflict with {', '.join(name or 'the outlet' for name in against)}", _CONFLICT)
    elif toll.low > 1 and not tolls.beside(toll):
        yield Reason(f"{toll.low:,} {toll.harm} on one word", round(_ALONE * log10(toll.low), 2))


def _open_ends(claim: Claim) -> Iterator[str]:
    if claim.speaker is not None and claim.speaker.side == "unknown":
        yield "the speaker's side"
    if isinstance(claim, Toll):
        if claim.category == "unknown":
            yield "who was harmed"
        if claim.place is None or claim.place.name is None:
            yield "where"
        if claim.when is None or claim.when.first is None:
            yield "when"

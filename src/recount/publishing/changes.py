"""The change log of an edition: what came into the ledger, day by day, the latest first. It names no recorder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from recount.ledger import Ledger, StoredDocument
from recount.model import Decision, LinkDecision, Review
from recount.publishing.words import counted

LONGEST: Final = 500
"""How many changes a page shows."""

_DECIDED: Final[dict[Decision, str]] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "unsure": "marked as unsure",
    "split": "split into several",
    "merge": "merged with another",
}

Words = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Day:
    """A day (ISO, UTC) and what changed, in sentences."""

    day: str
    changes: tuple[str, ...]


def days(ledger: Ledger, words: Words) -> tuple[tuple[Day, ...], bool]:
    """The days with their changes, and whether earlier ones were left out; `words` withholds what must not be told."""
    told = sorted(_changes(ledger, words), key=lambda change: change[0], reverse=True)
    found: dict[str, list[str]] = defaultdict(list)
    for at, text in told[:LONGEST]:
        found[at[:10]].append(text)
    return tuple(Day(day, tuple(changes)) for day, changes in found.items()), len(told) > LONGEST


def _changes(ledger: Ledger, words: Words) -> Iterator[tuple[str, str]]:
    for document in ledger.documents():
        yield document.at, words(_added(document))
    for review in ledger.reviews():
        yield review.at, words(_reviewed(review))
    for decision in ledger.decisions():
        yield decision.at, words(_decided(decision))
    for letter in ledger.letters():
        if letter.moderation is not None and letter.moderation.decision == "accepted":
            yield letter.moderation.at, f"A reader's {letter.submission.kind} was accepted."


def _added(stored: StoredDocument) -> str:
    document = stored.document
    name = f"“{document.title or 'a report without a title'}”{f' ({document.outlet})' if document.outlet else ''}"
    if stored.version > 1:
        return f"Version {stored.version} of a report was added, whose words had changed: {name}."
    return f"A report was added: {name}."


def _reviewed(review: Review) -> str:
    who = "An adjudicator" if review.capacity == "adjudicator" else "A recorder"
    what = counted(len(review.judged), "claim") + (" was " if len(review.judged) == 1 else " were ")
    return f"{who} decided: {what}{_DECIDED[review.decision]}{_because(review.reason)}."


def _decided(decision: LinkDecision) -> str:
    if decision.undoes is not None:
        return f"A recorder took back an earlier decision about which accounts belong together{_because(decision.reason)}."
    held = "belong to one event" if decision.relation == "together" else "do not belong to one event"
    return f"A recorder decided that two accounts {held}{_because(decision.reason)}."


def _because(reason: str) -> str:
    return f" (“{reason.strip()}”)" if reason.strip() else ""

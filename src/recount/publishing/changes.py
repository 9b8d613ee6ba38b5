"""The change log of an edition: what came into the ledger, day by day, the latest first. It names no recorder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from recount.ledger import Ledger, StoredDocument
from recount.model import Decision, LinkDecision, Phrase, Review
from recount.model.phrase import counted, phrase
from recount.model.submission import SubmissionKind

LONGEST: Final = 500
"""How many changes a page shows."""

_DECIDED: Final[dict[Decision, Phrase]] = {
    "accept": phrase("accepted"),
    "correct": phrase("corrected"),
    "reject": phrase("rejected"),
    "unsure": phrase("marked as unsure"),
    "split": phrase("split into several"),
    "merge": phrase("merged with another"),
}
_LETTERS: Final[dict[SubmissionKind, Phrase]] = {
    "correction": phrase("A reader's correction was accepted."),
    "reply": phrase("A reader's reply was accepted."),
}

Told = Callable[[Phrase], str]


@dataclass(frozen=True, slots=True)
class Day:
    """A day (ISO, UTC) and what changed, in sentences."""

    day: str
    changes: tuple[str, ...]


def days(ledger: Ledger, told: Told) -> tuple[tuple[Day, ...], bool]:
    """The days with their changes, and whether earlier ones were left out; `told` says a sentence, without what is withheld."""
    made = sorted(_changes(ledger, told), key=lambda change: change[0], reverse=True)
    found: dict[str, list[str]] = defaultdict(list)
    for at, text in made[:LONGEST]:
        found[at[:10]].append(text)
    return tuple(Day(day, tuple(changes)) for day, changes in found.items()), len(made) > LONGEST


def _changes(ledger: Ledger, told: Told) -> Iterator[tuple[str, str]]:
    for document in ledger.documents():
        yield document.at, told(_added(document))
    for review in ledger.reviews():
        yield review.at, told(_reviewed(review))
    for decision in ledger.decisions():
        yield decision.at, told(_decided(decision))
    for letter in ledger.letters():
        if letter.moderation is not None and letter.moderation.decision == "accepted":
            yield letter.moderation.at, told(_LETTERS[letter.submission.kind])


def _added(stored: StoredDocument) -> Phrase:
    document = stored.document
    name = phrase("“%(title)s”", title=document.title or phrase("a report without a title"))
    if document.outlet:
        name = phrase("%(report)s (%(outlet)s)", report=name, outlet=document.outlet)
    if stored.version > 1:
        return phrase(
            "Version %(n)s of a report was added, whose words had changed: %(report)s.", n=stored.version, report=name
        )
    return phrase("A report was added: %(report)s.", report=name)


def _reviewed(review: Review) -> Phrase:
    who = phrase("An adjudicator") if review.capacity == "adjudicator" else phrase("A recorder")
    said = counted(
        "%(who)s decided: %(n)s claim was %(decision)s",
        "%(who)s decided: %(n)s claims were %(decision)s",
        n=len(review.judged),
        who=who,
        decision=_DECIDED[review.decision],
    )
    return _because(said, review.reason)


def _decided(decision: LinkDecision) -> Phrase:
    if decision.undoes is not None:
        said = phrase("A recorder took back an earlier decision about which accounts belong together")
    elif decision.relation == "together":
        said = phrase("A recorder decided that two accounts belong to one event")
    else:
        said = phrase("A recorder decided that two accounts do not belong to one event")
    return _because(said, decision.reason)


def _because(said: Phrase, reason: str) -> Phrase:
    if reason.strip():
        return phrase("%(sentence)s (“%(reason)s”).", sentence=said, reason=reason.strip())
    return phrase("%(sentence)s.", sentence=said)

"""A cumulative statement ("over 700 in the past year") against the events of a ledger."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from recount.errors import EventError
from recount.events.asking import number_of
from recount.events.records import EventFilter, EventSummary
from recount.events.speakers import name_of
from recount.events.summing import record_of
from recount.intake import document
from recount.ledger import ClaimFilter, Kept, Ledger
from recount.model import Phrase, Place, Toll
from recount.model.phrase import counted, followed, phrase
from recount.reading.pipeline import read
from recount.reconciliation.cumulative import Check, CumulativeStatement, check, in_words, not_comparable
from recount.reconciliation.words import of_category


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when a statement is meant, where its own words do not say it: a place name, first-order division or country
    code; ISO days."""

    place: str | None = None
    first: str | None = None
    last: str | None = None


_ITS_OWN = Window()


class CheckedStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in its own words with the verdict; `place` is where it was checked (null is everywhere), `number` how many
    events the verdict rests on, `events` the latest of these (at most 200), the latest first."""

    words: str
    place: str | None
    check: Check
    number: int
    events: tuple[EventSummary, ...]


def check_words(ledger: Ledger, words: str, *, published: str | None = None, window: Window = _ITS_OWN) -> CheckedStatement:
    """Check a sentence as the reader understands it. `published` (an ISO day) is what "the past year" counts from.

    EventError where the words hold no number of people harmed, or name no period and `window` gives none;
    ReconciliationError where the period ends before it begins.
    """
    made = document(words, published=published)
    tolls = [claim for claim in read(made).claims if isinstance(claim, Toll)]
    if not tolls:
        raise EventError(f"“{words}” holds no number of people killed or harmed; write it as a report would print it")
    return _checked(ledger, max(tolls, key=_cumulative), words, window)


def check_claim(ledger: Ledger, claim_id: str, window: Window = _ITS_OWN) -> CheckedStatement:
    """Check a toll of the ledger, by its id or first digits, as `check_kept`. LedgerError where there is no such claim."""
    found = ledger.find(claim_id)
    if found.kind != "claim":
        raise EventError(_no_toll(ledger, claim_id))
    return check_kept(ledger, ledger.claim(found.id)[-1], window)


def check_kept(ledger: Ledger, kept: Kept, window: Window = _ITS_OWN) -> CheckedStatement:
    """Check a toll as it stands after reviews. One that names no place is checked where the first toll of its report was.
    EventError where the claim is no toll."""
    toll = next((c for c in kept.standing.claims if isinstance(c, Toll)), None)
    if toll is None:
        raise EventError(_no_toll(ledger, kept.claim.id))
    if window.place is None and toll.place is None:
        near = (one.claim for one in ledger.claims(ClaimFilter(document=kept.document)))
        place = next((c.place for c in near if isinstance(c, Toll) and c.place), None)
        window = replace(window, place=_name(place) if place else None)
    text, span = ledger.document(kept.document).document.text, toll.evidence
    return _checked(ledger, toll, " ".join(text[span.start : span.end].split()), window)


def _no_toll(ledger: Ledger, claim_id: str) -> str:
    return f"{ledger.name}: {claim_id} is no toll that stands; only a number of people harmed can be checked"


def _cumulative(toll: Toll) -> tuple[bool, int]:
    return toll.scope == "cumulative", -toll.count.start


def _checked(ledger: Ledger, toll: Toll, words: str, window: Window) -> CheckedStatement:
    first = window.first or (toll.when.first if toll.when else None)
    last = window.last or (toll.when.last if toll.when else None)
    if first is None or last is None:
        raise EventError(f"“{words}” names no period that can be resolved; give --from and --to, or --published")
    place = window.place or (_name(toll.place) if toll.place else None)
    statement = CumulativeStatement(
        low=toll.low,
        high=toll.high,
        first=first,
        last=last,
        harm=toll.harm,
        category=None if toll.category == "unknown" else toll.category,
        speaker=name_of(toll.speaker) if toll.speaker else None,
    )
    record = record_of(ledger, statement, place)
    if not record.number and (others := number_of(ledger, EventFilter(place=place, first=first, last=last))):
        verdict = not_comparable(statement, _counts_others(statement, others))
    else:
        verdict = _with_open_ends(check(statement, record.nested, record.apart), record.open)
    return CheckedStatement(words=words, place=place, check=verdict, number=record.number, events=record.latest)


def _counts_others(statement: CumulativeStatement, others: int) -> Phrase:
    return counted(
        "the event there and then does not count %(people)s %(harm)s",
        "none of the %(n)s events there and then counts %(people)s %(harm)s",
        n=others,
        people=of_category(statement.category) if statement.category else phrase("people"),
        harm=Phrase(statement.harm),
    )


def _with_open_ends(found: Check, ends: int) -> Check:
    """An event of which somebody said "at least" may have had more dead than its high."""
    if not ends or found.verdict != "exceeds the record":
        return found
    more = counted(
        "What is more, one of these events has no upper end (“at least”), so the excess may be less.",
        "What is more, %(n)s of these events have no upper end (“at least”), so the excess may be less.",
        n=ends,
    )
    return in_words(found, followed(found.words, more))


def _name(place: Place) -> str:
    return place.name or place.text

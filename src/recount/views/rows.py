"""What each row of a report says: the cells of the tolls' table, and a headline with details for every other kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

from recount.model import Claim, Demand, Document, Event, Party, Responsibility, Seizure, SeizureItem, Statement, Support, Toll
from recount.views import phrases
from recount.views.quotation import plain, spoken, words

TOLL_COLUMNS = ("who says it", "harm", "count", "whom", "by whom", "where", "when", "scope")

_RESPONSIBILITY = {
    "claims": "claimed responsibility",
    "accuses": "accused {accused}",
    "denies": "denied that {accused} did it",
    "unclaimed": "Nobody has claimed responsibility",
}
_SUPPORT = {
    "accuses": "accused {backer} of backing {backed}",
    "denies": "denied that {backer} backs {backed}",
    "admits": "admitted that {backer} backs {backed}",
}
_OWN_SUPPORT = {"denies": "denied backing {backed}", "admits": "admitted backing {backed}"}


@dataclass(frozen=True, slots=True)
class Context:
    """What a row needs besides its claim: the document, and the short numbers of the claims it refers to."""

    document: Document
    numbers: Mapping[str, str]

    def number(self, claim_id: str | None) -> str:
        """The short number of a claim, empty where there is none."""
        return self.numbers.get(claim_id, "") if claim_id is not None else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row in words: its headline and its details, label by label, without empty ones."""

    headline: str
    details: tuple[tuple[str, str], ...]


def toll_cells(toll: Toll, context: Context) -> tuple[str, ...]:
    """The cells under `TOLL_COLUMNS`; the scope is left empty where it is one event."""
    text = context.document.text
    return (
        phrases.stated(toll.speaker, toll.stance, context.document),
        toll.harm,
        phrases.count(text, toll),
        phrases.victims(text, toll),
        phrases.sided(toll.perpetrator),
        phrases.place(toll.place),
        phrases.period(toll.when),
        "" if toll.scope == "event" else toll.scope,
    )


def headline(claim: Claim, context: Context) -> str:
    """Any claim in one line: `216 killed: fighters (armed group), Armed Forces of Verandia (state) said`."""
    if not isinstance(claim, Toll):
        return entry(claim, context).headline
    says, harm, count, whom, *_ = toll_cells(claim, context)
    return f"{count} {harm}: {whom}, {says}"


def details(claim: Claim, context: Context) -> tuple[tuple[str, str], ...]:
    """What the headline leaves out, label by label, without empty ones."""
    if not isinstance(claim, Toll):
        return entry(claim, context).details
    *_, by_whom, where, when, scope = toll_cells(claim, context)
    return _entry("", ("by", by_whom), ("where", where), ("when", when), ("scope", scope)).details


@singledispatch
def entry(claim: Claim, context: Context) -> Entry:
    """Headline and details of any claim but a toll; a kind without a rule of its own is a mistake in this module."""
    raise TypeError(f"no entry for a claim of kind {type(claim).__name__}")


@entry.register
def _(claim: Event, context: Context) -> Entry:
    kind = claim.sub_event_type or claim.event_type
    name = phrases.event_name(claim)
    return _entry(
        f"{name}: {kind}" if name else kind,
        ("by", phrases.sided(claim.initiator)),
        ("against", phrases.sided(claim.target)),
        ("targets", "" if claim.target else ", ".join(words(context.document.text, span) for span in claim.targets)),
        ("where", phrases.place(claim.place)),
        ("when", phrases.period(claim.when)),
        ("in response to", context.number(claim.response_to)),
        ("on the word of", _word_of(claim, context)),
    )


@entry.register
def _(claim: Responsibility, context: Context) -> Entry:
    own = claim.position == "denies" and _same(claim.speaker, claim.accused)
    accused = phrases.sided(claim.accused) or "anyone named"
    act = "denied responsibility" if own else _RESPONSIBILITY[claim.position].format(accused=accused)
    about = context.number(claim.about)
    if claim.position == "unclaimed":
        return _entry(act, ("about", about), ("on the word of", _word_of(claim, context)))
    return _entry(f"{phrases.speaker(claim.speaker, context.document)} {_hedge(claim)}{act}", ("about", about))


@entry.register
def _(claim: Support, context: Context) -> Entry:
    own = claim.position != "accuses" and _same(claim.speaker, claim.backer)
    phrase = _OWN_SUPPORT[claim.position] if own else _SUPPORT[claim.position]
    act = phrase.format(backer=phrases.party(claim.backer), backed=phrases.sided(claim.backed) or "them")
    return _entry(f"{phrases.speaker(claim.speaker, context.document)} {_hedge(claim)}{act}")


@entry.register
def _(claim: Seizure, context: Context) -> Entry:
    return _entry(
        "; ".join(_item(item, context.document.text) for item in claim.items),
        ("by", phrases.sided(claim.by)),
        ("from", phrases.sided(claim.taken_from)),
        ("on the word of", _word_of(claim, context)),
    )


@entry.register
def _(claim: Demand, context: Context) -> Entry:
    return _entry(
        f"“{words(context.document.text, claim.demand)}”",
        ("demanded by", phrases.speaker(claim.speaker, context.document)),
        ("role", plain(claim.speaker.role or "") if claim.speaker else ""),
        ("of", phrases.sided(claim.addressee)),
    )


@entry.register
def _(claim: Statement, context: Context) -> Entry:
    who, stance = claim.speaker, claim.stance
    return _entry(
        phrases.speaker(who, context.document),
        ("role", plain(who.role or "") if who else ""),
        ("stance", "" if stance == "asserts" else phrases.SAID[stance]),
        ("says", words(context.document.text, spoken(context.document.text, claim))),
    )


def _entry(headline: str, *details: tuple[str, str]) -> Entry:
    return Entry(headline, tuple((label, value) for label, value in details if value))


def _word_of(claim: Claim, context: Context) -> str:
    """Who says it, left out where the outlet states it plainly."""
    if claim.speaker is None and claim.stance == "asserts":
        return ""
    stance = "" if claim.stance == "asserts" else f", who {phrases.SAID[claim.stance]} it"
    return phrases.speaker(claim.speaker, context.document) + stance


def _same(one: Party | None, other: Party | None) -> bool:
    """Whether a party speaks of itself; nobody named is taken for the speaker."""
    return other is None or (one is not None and phrases.party(one) == phrases.party(other))


def _hedge(claim: Claim) -> str:
    return "allegedly " if claim.stance == "alleges" else ""


def _item(item: SeizureItem, text: str) -> str:
    number = phrases.span_of_numbers(item.low, item.high)
    said = words(text, item)
    details = [item.kind] if not number or number in said else [item.kind, number]
    return f"{said} ({', '.join(details)})"

"""What each row of a report says: the cells of the tolls' table, and a headline with details for every other kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Final

from recount.model import (
    ENGLISH,
    Claim,
    Demand,
    Document,
    Event,
    Language,
    Party,
    Responsibility,
    Seizure,
    SeizureItem,
    Statement,
    Support,
    Toll,
)
from recount.model.phrase import Value, phrase
from recount.views import phrases
from recount.views.quotation import plain, spoken, words

TOLL_COLUMNS = ("who says it", "harm", "count", "whom", "by whom", "where", "when", "scope")

_RESPONSIBILITY: Final = {
    "claims": phrase("%(who)s claimed responsibility"),
    "accuses": phrase("%(who)s accused %(accused)s"),
    "denies": phrase("%(who)s denied that %(accused)s did it"),
}
_DENIED: Final = phrase("%(who)s denied responsibility")
_UNCLAIMED: Final = phrase("Nobody has claimed responsibility")
_SUPPORT: Final = {
    "accuses": phrase("%(who)s accused %(backer)s of backing %(backed)s"),
    "denies": phrase("%(who)s denied that %(backer)s backs %(backed)s"),
    "admits": phrase("%(who)s admitted that %(backer)s backs %(backed)s"),
}
_OWN_SUPPORT: Final = {
    "denies": phrase("%(who)s denied backing %(backed)s"),
    "admits": phrase("%(who)s admitted backing %(backed)s"),
}
_ALLEGEDLY: Final = phrase("%(who)s allegedly")
_WHO_SAYS: Final = {
    "alleges": phrase("%(who)s, who alleged it"),
    "acknowledges": phrase("%(who)s, who admitted it"),
    "denies": phrase("%(who)s, who denied it"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What a row needs besides its claim: the document, the short numbers of the claims it refers to, and the language that our
    own words are in."""

    document: Document
    numbers: Mapping[str, str]
    language: Language = ENGLISH

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
    text, language = context.document.text, context.language
    return (
        phrases.stated(toll.speaker, toll.stance, context.document, language),
        language.gettext(toll.harm),
        phrases.count(text, toll, language),
        phrases.victims(text, toll, language),
        phrases.sided(toll.perpetrator, language),
        phrases.place(toll.place, language),
        phrases.period(toll.when, language),
        "" if toll.scope == "event" else language.gettext(toll.scope),
    )


def headline(claim: Claim, context: Context) -> str:
    """Any claim in one line: `216 killed: fighters (armed group), Armed Forces of Verandia (state) said`."""
    if not isinstance(claim, Toll):
        return entry(claim, context).headline
    return f"{toll_headline(claim, context)}, {toll_cells(claim, context)[0]}"


def toll_headline(toll: Toll, context: Context) -> str:
    """What a toll says, without who says it: `216 killed: fighters (armed group)`."""
    _, harm, count, whom, *_ = toll_cells(toll, context)
    return phrase("%(count)s %(harm)s: %(whom)s", count=count, harm=harm, whom=whom).said(context.language)


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
    language = context.language
    kind = language.gettext(claim.sub_event_type or claim.event_type)
    name = phrases.event_name(claim)
    return _entry(
        f"{name}: {kind}" if name else kind,
        ("by", phrases.sided(claim.initiator, language)),
        ("against", phrases.sided(claim.target, language)),
        ("targets", "" if claim.target else ", ".join(words(context.document.text, span) for span in claim.targets)),
        ("where", phrases.place(claim.place, language)),
        ("when", phrases.period(claim.when, language)),
        ("in response to", context.number(claim.response_to)),
        ("on the word of", _word_of(claim, context)),
    )


@entry.register
def _(claim: Responsibility, context: Context) -> Entry:
    about, language = context.number(claim.about), context.language
    if claim.position == "unclaimed":
        return _entry(_UNCLAIMED.said(language), ("about", about), ("on the word of", _word_of(claim, context)))
    own = claim.position == "denies" and _same(claim.speaker, claim.accused)
    accused = phrases.sided(claim.accused, language) or phrase("anyone named")
    act = _DENIED if own else _RESPONSIBILITY[claim.position]
    return _entry(act.filled(who=_speaker(claim, context), accused=accused).said(language), ("about", about))


@entry.register
def _(claim: Support, context: Context) -> Entry:
    own = claim.position != "accuses" and _same(claim.speaker, claim.backer)
    act = (_OWN_SUPPORT if own else _SUPPORT)[claim.position]
    backed = phrases.sided(claim.backed, context.language) or phrase("them")
    said = act.filled(who=_speaker(claim, context), backer=phrases.party(claim.backer), backed=backed)
    return _entry(said.said(context.language))


@entry.register
def _(claim: Seizure, context: Context) -> Entry:
    return _entry(
        "; ".join(_item(item, context) for item in claim.items),
        ("by", phrases.sided(claim.by, context.language)),
        ("from", phrases.sided(claim.taken_from, context.language)),
        ("on the word of", _word_of(claim, context)),
    )


@entry.register
def _(claim: Demand, context: Context) -> Entry:
    return _entry(
        f"“{words(context.document.text, claim.demand)}”",
        ("demanded by", phrases.speaker(claim.speaker, context.document, context.language)),
        ("role", plain(claim.speaker.role or "") if claim.speaker else ""),
        ("of", phrases.sided(claim.addressee, context.language)),
    )


@entry.register
def _(claim: Statement, context: Context) -> Entry:
    who, stance = claim.speaker, claim.stance
    return _entry(
        phrases.speaker(who, context.document, context.language),
        ("role", plain(who.role or "") if who else ""),
        ("stance", "" if stance == "asserts" else phrases.SAID[stance].said(context.language)),
        ("says", words(context.document.text, spoken(context.document.text, claim))),
    )


def _entry(headline: str, *details: tuple[str, str]) -> Entry:
    return Entry(headline, tuple((label, value) for label, value in details if value))


def _speaker(claim: Claim, context: Context) -> Value:
    """Who says it, with a hedge where the report has one."""
    who = phrases.speaker(claim.speaker, context.document, context.language)
    return _ALLEGEDLY.filled(who=who) if claim.stance == "alleges" else who


def _word_of(claim: Claim, context: Context) -> str:
    """Who says it, left out where the outlet states it plainly."""
    if claim.speaker is None and claim.stance == "asserts":
        return ""
    who = phrases.speaker(claim.speaker, context.document, context.language)
    return who if claim.stance == "asserts" else _WHO_SAYS[claim.stance].filled(who=who).said(context.language)


def _same(one: Party | None, other: Party | None) -> bool:
    """Whether a party speaks of itself; nobody named is taken for the speaker."""
    return other is None or (one is not None and phrases.party(one) == phrases.party(other))


def _item(item: SeizureItem, context: Context) -> str:
    said, kind = words(context.document.text, item), context.language.gettext(item.kind)
    number = phrases.span_of_numbers(item.low, item.high)
    shown = phrases.span_of_numbers(item.low, item.high, context.language)
    return f"{said} ({kind})" if not number or number in said else f"{said} ({kind}, {shown})"

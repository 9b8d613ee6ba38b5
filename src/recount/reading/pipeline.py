"""Document in, reading out: the whole reader on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

import msgspec

from recount.errors import NotReadError
from recount.model import Claim, Document, Event, Reader, Reading, Span, Statement, Step, Toll
from recount.reading.attribution.accounts import with_accounts
from recount.reading.attribution.datelines import datelines, without_datelines
from recount.reading.attribution.turns import with_turns
from recount.reading.blame import responsibility_claims
from recount.reading.kinds import find_demands, find_events, find_seizures, find_statements, find_support
from recount.reading.page import Page
from recount.reading.parties import Parties
from recount.reading.places import find_places
from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import Words, words_of
from recount.reading.times import find_times
from recount.reading.tolls.claims import Explained, toll_claims
from recount.reading.tolls.operations import within_operations
from recount.reading.tolls.rosters import rosters
from recount.reading.tolls.telegraphic import telegraphic
from recount.reading.totals import document_totals
from recount.reading.trained.engine import engine
from recount.reading.trained.gate import may_attribute, may_harm
from recount.reading.trained.tagger import as_attributions, said
from recount.reading.trained.tolls import Blamed, Found

_VERSION = version("recount")


def reader() -> Reader:
    """Who reads: this version with the shipped weights."""
    return Reader("recount", _VERSION, engine().digest)


def read(document: Document) -> Reading:
    """All claims of one document. NotReadError if it is known not to be in English."""
    return explain(document)[0]


def explain(document: Document) -> tuple[Reading, dict[str, tuple[Step, ...]]]:
    """The reading, and for each claim's id the steps that led to it."""
    if document.language not in (None, "en"):
        raise NotReadError(f"{document.uri or document.id}: not read, its language is {document.language!r}, not English")
    page, explained, others = _claims(document)
    tolls = [toll for toll, _ in explained]
    totals, by_category = document_totals(*_with_headline(document, tolls))
    reading = Reading(
        document=document,
        attributions=tuple(page.attributions),
        claims=_ordered([*tolls, *_news(page, others, tolls)]),
        times=tuple(page.times),
        places=tuple(page.places),
        totals=totals,
        totals_by_category=by_category,
        reader=reader(),
    )
    return reading, {toll.id: why for toll, why in explained} | {c.id: _rule(page, c) for c in others}


def _claims(document: Document) -> tuple[Page, Explained, list[Claim]]:
    """The page, its tolls with their steps, and the claims of every other kind."""
    page, words, found, blamed = _looked_at(document)
    explained = toll_claims(page, words, found)
    for further in (rosters, telegraphic):
        explained += further(page, [toll for toll, _ in explained])
    support = find_support(page)
    others = _by_rule(page, [*responsibility_claims(page, words, blamed, [toll for toll, _ in explained], support), *support])
    return page, within_operations(page, explained, [c for c in others if isinstance(c, Event)]), others


def _looked_at(document: Document) -> tuple[Page, Words, list[Found], list[Blamed]]:
    """The page: its sentences, times, places and voices; and the tolls and the blame that the trained reader finds on it."""
    text, trained = document.text, engine()
    sentences = split_sentences(text)
    words = words_of(text, sentences, trained.wordpieces)
    places = find_places(text)
    lines = datelines(text, places)
    attributing, harmful = may_attribute(text, sentences), may_harm(text, sentences)
    states = trained.states(words, attributing, harmful)
    tagged = without_datelines(trained.tagger(words, attributing, states.emissions), words, lines)
    links = with_accounts(with_turns(tagged, words, lines), words)
    times = find_times(text, date.fromisoformat(document.published) if document.published else None)
    page = Page(document, sentences, times, places, as_attributions(links, words), Parties(text))
    found, blamed = trained.tolls(words, harmful, states.tolls, said(links))
    return page, words, found, blamed


def _with_headline(document: Document, tolls: list[Toll]) -> tuple[list[Toll], str]:
    """The tolls and the text that the totals rest on: with those of the title in front, where the text does not repeat it."""
    title = " ".join((document.title or "").split())
    if not title or title in document.text or not any(may_harm(title, split_sentences(title))):
        return tolls, document.text
    headline = read(msgspec.structs.replace(document, id=f"{document.id}#title", text=title, title=None))
    above = [claim for claim in headline.claims if isinstance(claim, Toll)]
    return [*above, *(_moved(toll, len(title) + 2) for toll in tolls)], f"{title}\n\n{document.text}"


def _moved(toll: Toll, by: int) -> Toll:
    """The toll in a text that has so many characters more in front."""
    count, evidence, victim = (
        span and Span(span.start + by, span.end + by) for span in (toll.count, toll.evidence, toll.victim)
    )
    return msgspec.structs.replace(toll, count=count, evidence=evidence, victim=victim)


def _by_rule(page: Page, allegations: Sequence[Claim]) -> list[Claim]:
    """Every other kind; a statement is what no other claim already says."""
    claims: list[Claim] = [
        *allegations,
        *find_events(page),
        *find_seizures(page),
        *find_demands(page),
    ]
    taken = [claim.evidence for claim in claims]
    return [*claims, *find_statements(page, taken)]


def _news(page: Page, claims: list[Claim], tolls: list[Toll]) -> list[Claim]:
    """The claims without statements of one sentence that say no more than a toll of the same attribution."""
    told = {toll.attribution for toll in tolls if toll.attribution}

    def repeats(claim: Claim) -> bool:
        if not isinstance(claim, Statement) or claim.attribution not in told:
            return False
        return page.sentence_index(claim.content.start) == page.sentence_index(claim.content.end - 1)

    return [claim for claim in claims if not repeats(claim)]


def _ordered(claims: list[Claim]) -> tuple[Claim, ...]:
    """Text order; each id once."""
    once = {claim.id: claim for claim in claims}
    return tuple(sorted(once.values(), key=lambda c: (c.evidence.start, c.evidence.end, type(c).__name__, c.id)))


def _rule(page: Page, claim: Claim) -> tuple[Step, ...]:
    kind = type(claim).__name__.lower()
    return (Step("kind", kind, page.quote(claim.evidence), f"rules of recount.reading.kinds for {kind}"),)

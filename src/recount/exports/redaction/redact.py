"""Redaction: an extract in, the extract that may be handed on out, and a record of what was withheld.

Every format is written from the redacted extract, so none can tell more than another.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import msgspec

from recount.exports.dossier import Dossier, Extract
from recount.exports.redaction.people import orders, parts, people
from recount.exports.redaction.places import finer_names
from recount.exports.redaction.recorded import event_terms, redacted_event
from recount.exports.redaction.rewriting import Change, Ids, SameIds
from recount.exports.redaction.rules import Rules
from recount.exports.redaction.terms import Term, Terms, folded_words
from recount.intake.identity import document_id
from recount.model import Claim, Document, Place, Withheld, WithheldWords


@dataclass(frozen=True, slots=True)
class Redaction:
    """The rules, and the terms that hold in every document; those of one document are remembered, since an extract is walked
    once for the record and once for every format."""

    rules: Rules
    everywhere: frozenset[Term]
    _own: dict[str, frozenset[Term]] = field(default_factory=dict, repr=False)

    def dossier(self, dossier: Dossier) -> Dossier:
        """The dossier as it may be handed on: the same object where nothing in it had to change."""
        change = Change(Terms(self.terms(dossier)), dossier.document.text, self.rules.places)
        unmarked = msgspec.structs.replace(dossier, selected=frozenset())
        if change.record(unmarked, SameIds()) == unmarked:
            return dossier
        document = _document(dossier.document, change)
        ids = Ids(document.id)
        standings = change.record(dossier.standings, ids)
        reading = msgspec.structs.replace(change.record(dossier.reading, ids), document=document, reader=dossier.reading.reader)
        chosen = frozenset(ids[name] for name in sorted(dossier.selected))
        return msgspec.structs.replace(dossier, reading=reading, standings=standings, selected=chosen)

    def terms(self, dossier: Dossier) -> frozenset[Term]:
        """All that is withheld in one document: what holds everywhere, its own people and their parts of names, its places."""
        if dossier.document.id not in self._own:
            self._own[dossier.document.id] = frozenset(self._terms(dossier))
        return self.everywhere | self._own[dossier.document.id]

    def _terms(self, dossier: Dossier) -> Iterator[Term]:
        told = frozenset(people(dossier.document.text, _claims(dossier), self.rules))
        yield from told
        for hit in Terms(self.everywhere | told).hits(_words(dossier)):
            if hit.term.reason != "words":
                yield from (Term(part, hit.term.reason) for part in parts(hit.term.words))
        yield from finer_names(_places(dossier), self.rules.places)


@dataclass(frozen=True, slots=True)
class _Redacted:
    """Dossiers that are redacted each time they are walked."""

    dossiers: Iterable[Dossier]
    redaction: Redaction

    def __iter__(self) -> Iterator[Dossier]:
        return map(self.redaction.dossier, self.dossiers)


def redaction(rules: Rules, dossiers: Iterable[Dossier]) -> Redaction:
    """The redaction by some rules: the listed names and words, and every full name that a rule finds in any document."""
    listed = {Term(order, "name") for name in rules.names for order in orders(name)}
    told = {term for dossier in dossiers for term in people(dossier.document.text, _claims(dossier), rules)}
    found = {Term(order, term.reason) for term in told if len(folded_words(term.words)) > 1 for order in orders(term.words)}
    return Redaction(rules, frozenset({*listed, *found, *(Term(words, "words") for words in rules.words)}))


def redacted(extract: Extract, redaction: Redaction) -> Extract:
    """The extract as it may be handed on."""
    events = [redacted_event(event, redaction.rules, redaction.everywhere) for event in extract.recorded]
    linked = extract.events and [msgspec.structs.replace(event, id=None) for event in extract.events]
    return replace(extract, dossiers=_Redacted(extract.dossiers, redaction), recorded=events, journal=None, events=linked)


def withheld(extract: Extract, redaction: Redaction, name: str, at: str) -> Withheld:
    """What a redacted export in the format `name` leaves out, for the ledger; `at` is the instant in UTC."""
    times: Counter[Term] = Counter()
    documents: dict[str, str] = {}
    for dossier in extract.dossiers:
        times.update(hit.term for hit in Terms(redaction.terms(dossier)).hits(_words(dossier)))
        new = redaction.dossier(dossier)
        if new is not dossier:
            documents[new.document.id] = dossier.document.id
    for event in extract.recorded:
        terms = Terms(event_terms(event, redaction.rules, redaction.everywhere))
        times.update(hit.term for hit in terms.hits("\n".join(event.cells.values())))
    words = tuple(WithheldWords(term.words, term.reason, times[term]) for term in sorted(times))
    made = Withheld(
        id="", at="", format=name, rules=msgspec.json.encode(redaction.rules).decode(), words=words,
        documents=dict(sorted(documents.items())),
    )  # fmt: skip
    number = f"sha256:{hashlib.sha256(msgspec.json.encode(made)).hexdigest()}"
    return msgspec.structs.replace(made, id=number, at=at)


def _document(document: Document, change: Change) -> Document:
    """The document under a new id. One that lost a word loses its address, where the word could be read again."""
    title, outlet, byline = (one and change.words(one) for one in (document.title, document.outlet, document.byline))
    kept = (change.text, title, outlet, byline) == (document.text, document.title, document.outlet, document.byline)
    uri = document.uri if kept and document.uri and change.words(document.uri) == document.uri else None
    if kept and uri == document.uri:
        return document
    number = document_id(change.text, uri, title, outlet, byline, document.published)
    return Document(number, uri, title, outlet, byline, document.published, document.language, change.text)


def _claims(dossier: Dossier) -> tuple[Claim, ...]:
    """Every claim that the dossier holds, the people's own included."""
    theirs = [claim for one in dossier.standings for said in one.reviews for claim in said.review.replacements]
    return (*dossier.reading.claims, *theirs)


def _places(dossier: Dossier) -> Iterator[Place]:
    yield from dossier.reading.places
    for claim in _claims(dossier):
        place = getattr(claim, "place", None)
        if place is not None:
            yield place


def _words(dossier: Dossier) -> str:
    document = dossier.document
    reasons = [said.review.reason for one in dossier.standings for said in one.reviews]
    return "\n".join(filter(None, (document.text, document.title, document.outlet, document.byline, *reasons)))

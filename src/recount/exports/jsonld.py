"""JSON-LD: where every claim comes from (W3C PROV-O) and, for reviewed claims, what people found (schema.org ClaimReview).

A ClaimReview here judges whether the report says what the claim records, never whether it is true: `reviewAspect` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote

import msgspec

from recount.exports.dossier import Dossier, Extract
from recount.ledger.standing import Considered, Standing
from recount.model import Claim, Document, Reader, Review, Toll
from recount.views import phrases
from recount.views.quotation import printable, quotation

CONTEXT: Final = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov:endedAtTime": {"@type": "xsd:dateTime"},
    **{
        f"prov:{name}": {"@type": "@id"}
        for name in ("wasGeneratedBy", "wasQuotedFrom", "wasRevisionOf", "wasAssociatedWith", "wasAttributedTo", "used")
    },
}
ASPECT: Final = "Whether the report says so, not whether it is true"

# Only a decision about the record has a number; "unsure" has none.
_RATINGS: Final = {
    "accept": (3, "Accepted: the report says so"),
    "correct": (2, "Corrected: the report says it otherwise"),
    "split": (2, "Split: the report says several things"),
    "merge": (2, "Merged: the report says this once"),
    "reject": (1, "Rejected: the report does not say so"),
    "unsure": (None, "Unsure: another person should look"),
}


def jsonld(extract: Extract) -> Iterator[bytes]:
    """One graph of the documents, the claims asked for, the readers, and the reviews."""
    yield b'{"@context":%b,\n"@id":%b,\n"@graph":[' % (msgspec.json.encode(CONTEXT), msgspec.json.encode(_urn(extract.head)))
    told: set[str] = set()
    separator = b"\n"
    for node in _nodes(extract.dossiers):
        if node["@id"] not in told:
            told.add(node["@id"])
            yield separator + msgspec.json.encode(node)
            separator = b",\n"
    yield b"\n]}\n"


def _nodes(dossiers: Iterable[Dossier]) -> Iterator[dict[str, Any]]:
    for dossier in dossiers:
        document, run = dossier.document, f"{_urn(dossier.document.id)}#reading"
        yield _report(document)
        yield from _reading(dossier, run)
        for one in dossier.chosen():
            yield {**_claim(one.machine, document), "prov:wasGeneratedBy": run}
            for considered in one.reviews:
                yield from _review(considered, one, document)


def _report(document: Document) -> dict[str, Any]:
    node = {
        "@id": _urn(document.id),
        "@type": ["Report", "prov:Entity"],
        "url": document.uri,
        "headline": document.title,
        "publisher": document.outlet and {"@type": "Organization", "name": document.outlet},
        "author": document.byline and {"@type": "Person", "name": document.byline},
        "datePublished": document.published,
        "inLanguage": document.language,
    }
    return _clean(node)


def _reading(dossier: Dossier, run: str) -> Iterator[dict[str, Any]]:
    reader = dossier.reading.reader
    agent = _agent(reader)
    yield _clean(
        {
            "@id": agent,
            "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
            "name": reader.name,
            "softwareVersion": reader.version,
        }
    )
    yield {
        "@id": run,
        "@type": "prov:Activity",
        "prov:used": _urn(dossier.document.id),
        "prov:wasAssociatedWith": agent,
    }


def _claim(claim: Claim, document: Document) -> dict[str, Any]:
    """A claim: in words, by whom, printed where."""
    speaker = phrases.party(claim.speaker) or document.outlet
    node = {
        "@id": _urn(claim.id),
        "@type": ["Claim", "prov:Entity"],
        "name": _said(claim, document),
        "text": str(quotation(document.text, claim)),
        "author": speaker and {"@type": "Organization" if claim.speaker is None else "Thing", "name": speaker},
        "datePublished": document.published,
        "appearance": {"@id": _urn(document.id)},
        "prov:wasQuotedFrom": _urn(document.id),
    }
    return _clean(node)


def _said(claim: Claim, document: Document) -> str:
    """The claim in one line: `Armed Forces of Verandia (state) said: 14 killed, rebels (armed group)`."""
    says = phrases.stated(claim.speaker, claim.stance, document)
    if not isinstance(claim, Toll):
        return f"{says}: “{quotation(document.text, claim)}”"
    return f"{says}: {phrases.count(document.text, claim)} {claim.harm}, {phrases.victims(document.text, claim)}"


def _review(considered: Considered, one: Standing, document: Document) -> Iterator[dict[str, Any]]:
    """A review as the activity that made a person's claims and, unless that person superseded it, as a ClaimReview."""
    review = considered.review
    person, act = f"urn:recount:person:{review.reviewer.encode().hex()}", _urn(review.id)
    yield {"@id": person, "@type": ["Person", "prov:Person"], "name": review.reviewer}
    yield _clean(
        {
            "@id": act,
            "@type": ["ClaimReview", "prov:Activity"] if considered.live else "prov:Activity",
            "url": document.uri,
            "claimReviewed": _said(one.machine, document),
            "itemReviewed": {"@id": _urn(one.machine.id)},
            "author": {"@id": person},
            "datePublished": review.at[:10],
            "reviewAspect": ASPECT,
            "reviewRating": _rating(review),
            "prov:endedAtTime": review.at,
            "prov:wasAssociatedWith": person,
            "prov:used": _urn(one.machine.id),
        }
    )
    for claim in review.replacements:
        revised = {"prov:wasGeneratedBy": act, "prov:wasRevisionOf": _urn(one.machine.id), "prov:wasAttributedTo": person}
        yield {**_claim(claim, document), **revised}


def _rating(review: Review) -> dict[str, Any]:
    value, meaning = _RATINGS[review.decision]
    return _clean(
        {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 3,
            "worstRating": 1,
            "alternateName": meaning,
            "ratingExplanation": review.reason or None,
        }
    )


def _agent(reader: Reader) -> str:
    return f"urn:recount:reader:{msgspec.json.encode((reader.name, reader.version, reader.weights)).hex()}"


def _urn(name: str) -> str:
    """An id as an address: `urn:recount:sha256:...`; whatever else an id may hold is written with escapes."""
    return f"urn:recount:{quote(printable(name), safe=':')}"


def _clean(node: dict[str, Any]) -> dict[str, Any]:
    """The node without what is not known, and with text that JSON can hold."""
    return {name: printable(value) if isinstance(value, str) else value for name, value in node.items() if value is not None}

"""An entry of the journal to the rows of the other tables: used to append, to import and to verify, so that they cannot differ.

A column holds what is asked for; the record itself is always read from the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import Table

from recount.ledger import tables
from recount.ledger.payloads import KeptReview, Link
from recount.ledger.words import Outline
from recount.model import Reader

Row = tuple[object, ...]
Projected = Iterator[tuple[Table, Row]]


class _Document(msgspec.Struct, gc=False):
    id: str
    uri: str | None
    outlet: str | None
    title: str | None
    published: str | None


class _KeptDocument(msgspec.Struct, gc=False):
    document: _Document
    raw: str | None


class _KeptReading(msgspec.Struct, gc=False):
    document: int
    reader: Reader
    claims: int


class _KeptClaim(msgspec.Struct, gc=False):
    claim: Outline
    document: int
    reading: int


class _Recorded(msgspec.Struct, gc=False):
    id: str
    dataset: str


class _Withheld(msgspec.Struct, gc=False):
    id: str


class _Decision(msgspec.Struct, gc=False):
    id: str
    claims: tuple[str, str]


class _Submission(msgspec.Struct, gc=False):
    id: str
    about: str


class _Moderation(msgspec.Struct, gc=False):
    id: str
    submission: str


_ESCAPE = b"\\"  # JSON writes the code point 0 with one; a single byte is found far faster than the whole `\\u0000`

_document = msgspec.json.Decoder(_KeptDocument).decode
_reading = msgspec.json.Decoder(_KeptReading).decode
_claim = msgspec.json.Decoder(_KeptClaim).decode
_link = msgspec.json.Decoder(Link).decode
_review = msgspec.json.Decoder(KeptReview).decode
_recorded = msgspec.json.Decoder(_Recorded).decode
_withheld = msgspec.json.Decoder(_Withheld).decode
_decision = msgspec.json.Decoder(_Decision).decode
_submission = msgspec.json.Decoder(_Submission).decode
_moderation = msgspec.json.Decoder(_Moderation).decode
_parts = msgspec.json.Decoder(tuple[str, str, str]).decode


def projected(kind: str, number: int, payload: bytes) -> Projected:
    """The rows that an entry stands for. Raises msgspec.MsgspecError where the payload is not what its kind holds."""
    return _RULES[kind](number, payload)


def claim_row(number: int, payload: bytes) -> Row:
    """The row of `claims`; by itself, since nearly all entries are claims."""
    kept = _claim(payload)
    claim = kept.claim
    fold = folded if _ESCAPE in payload else str.casefold
    speaker, place, when = claim.speaker, claim.place, claim.when
    return (
        number,
        claim.id,
        kept.document,
        kept.reading,
        claim.words(),
        claim.kind,
        claim.harm,
        claim.category,
        None if speaker is None else fold(speaker.name or speaker.text),
        None if speaker is None else speaker.side,
        None if place is None else fold(place.name or place.text),
        None if place is None or place.admin1 is None else fold(place.admin1),
        None if place is None else place.country,
        None if when is None else when.first or when.last,
        None if when is None else when.last or when.first,
    )


def folded(name: str) -> str:
    """A name as it is compared: whatever the case of its letters; PostgreSQL's text cannot hold the code point 0."""
    return storable(name.casefold())


def storable(text: str) -> str:
    """The text as both databases can hold it."""
    return text.replace("\0", "\ufffd") if "\0" in text else text


def reader_key(reader: Reader) -> str:
    """A reader as one text: canonical, so that no two readers share it."""
    return storable(msgspec.json.encode((reader.name, reader.version, reader.weights)).decode())


def reader_of(key: str) -> Reader:
    """The reader behind a key."""
    return Reader(*_parts(key))


def _documents(number: int, payload: bytes) -> Projected:
    kept = _document(payload)
    found = kept.document
    texts = (found.id, found.uri, found.outlet, found.title, found.published)
    yield tables.DOCUMENTS, (number, *(text if text is None else storable(text) for text in texts), kept.raw)


def _links(number: int, payload: bytes) -> Projected:
    link = _link(payload)
    yield tables.LINKS, (number, link.relation, link.source, link.target, link.score)


def _readings(number: int, payload: bytes) -> Projected:
    kept = _reading(payload)
    yield tables.READINGS, (number, kept.document, reader_key(kept.reader), kept.claims)


def _claims(number: int, payload: bytes) -> Projected:
    yield tables.CLAIMS, claim_row(number, payload)


def _reviews(number: int, payload: bytes) -> Projected:
    kept = _review(payload)
    review = kept.review
    for claim, document in zip(review.judged, kept.documents, strict=True):
        outline = msgspec.convert(msgspec.to_builtins(claim), Outline)
        yield tables.REVIEWS, (number, storable(claim.id), review.id, review.decision, document, outline.words())


def _recorded_events(number: int, payload: bytes) -> Projected:
    event = _recorded(payload)
    yield tables.RECORDED, (number, storable(event.id), event.dataset)


def _redactions(number: int, payload: bytes) -> Projected:
    yield tables.WITHHELD, (number, _withheld(payload).id)


def _decisions(number: int, payload: bytes) -> Projected:
    decision = _decision(payload)
    yield tables.DECISIONS, (number, storable(decision.id), *map(storable, decision.claims))


def _submissions(number: int, payload: bytes) -> Projected:
    submission = _submission(payload)
    yield tables.SUBMISSIONS, (number, storable(submission.id), storable(submission.about))


def _moderations(number: int, payload: bytes) -> Projected:
    moderation = _moderation(payload)
    yield tables.MODERATIONS, (number, storable(moderation.id), storable(moderation.submission))


_RULES: dict[str, Callable[[int, bytes], Projected]] = {
    "document": _documents,
    "link": _links,
    "reading": _readings,
    "claim": _claims,
    "review": _reviews,
    "recorded": _recorded_events,
    "withheld": _redactions,
    "decision": _decisions,
    "submission": _submissions,
    "moderation": _moderations,
}

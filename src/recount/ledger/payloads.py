"""What the entries of each kind hold, and their canonical bytes: JSON as msgspec writes it, keys sorted, no white space."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from recount.model import Attribution, Category, Claim, Document, Harm, Place, Reader, Review, TimeExpression, Totals

Relation = Literal["version", "copy"]


class KeptDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document; `raw` is the SHA-256 (hex) of the bytes it was read from, where they were kept."""

    document: Document
    raw: str | None


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document (`source`, an entry number) is a later version or a copy of an earlier one; `score` is their resemblance."""

    relation: Relation
    source: int
    target: int
    score: float


class KeptReading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reading without its claims, which are the next `claims` entries; `document` is an entry number."""

    document: int
    reader: Reader
    claims: int
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    totals: dict[Harm, Totals]
    totals_by_category: dict[Harm, dict[Category, Totals]]


class KeptClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim; `document` and `reading` are entry numbers."""

    claim: Claim
    document: int
    reading: int


class KeptReview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A review; `documents` has the entry number of the document of each claim that it judged, in the same order."""

    documents: tuple[int, ...]
    review: Review


canonical = msgspec.json.Encoder(order="sorted").encode


def claim_payload(claim: Claim, document: int, reading: int) -> bytes:
    """The canonical bytes of a `KeptClaim`, with its short parts written directly."""
    return b'{"claim":%b,"document":%d,"reading":%d}' % (canonical(claim), document, reading)


def decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """A strict decoder of one kind of payload."""
    return msgspec.json.Decoder(kind)

"""What was published."""

from __future__ import annotations

import msgspec


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One report as it was read. `id` is the hash of text and provenance (`recount.intake.identity`), `published` an
    ISO day."""

    id: str
    uri: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    language: str | None
    text: str


class Taken(msgspec.Struct, frozen=True):
    """A document with the bytes that it was made from, and the extension that a file of them would have."""

    document: Document
    raw: bytes
    extension: str

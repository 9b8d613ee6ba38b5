"""What a document is: its text, its provenance, and the id that both give it."""

from __future__ import annotations

import hashlib

from recount.errors import FormatError
from recount.intake.days import is_day
from recount.intake.language import language_of
from recount.intake.wrapping import unwrapped
from recount.model import Document


def document_id(
    text: str, uri: str | None, title: str | None, outlet: str | None, byline: str | None, published: str | None
) -> str:
    """`sha256:` and the hash over length-delimited parts, so that null differs from empty and no two splits collide."""
    digest = hashlib.sha256()
    for part in (text, uri, title, outlet, byline, published):
        piece = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update((b"-" if part is None else b"%d:" % len(piece)) + piece)
    return f"sha256:{digest.hexdigest()}"


def document(
    text: str,
    *,
    uri: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: str | None = None,
) -> Document:
    """The document of a text that is at hand, kept verbatim; only line breaks that keep it to a width become spaces.

    Its language is recognised. Raises FormatError for a `published` that is no ISO day.
    """
    if published is not None and not is_day(published):
        raise FormatError(f"published must be a day like 2026-02-05, not {published!r}")
    text = unwrapped(text)
    number = document_id(text, uri, title, outlet, byline, published)
    return Document(number, uri, title, outlet, byline, published, language_of(text), text)

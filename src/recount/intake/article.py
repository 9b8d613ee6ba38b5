"""What a reader of one format finds, before the person's options complete it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from recount.errors import IntakeError
from recount.intake.identity import document
from recount.intake.options import IntakeOptions
from recount.intake.source import Source
from recount.model import Document, Taken

Made = TypeVar("Made")


Found = Taken | IntakeError
Result = Document | IntakeError


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A text with the provenance that its source gives; `published` is an ISO day."""

    text: str
    uri: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None

    def at(self, uri: str | None) -> Article:
        """The same article, found at an address."""
        return msgspec.structs.replace(self, uri=uri)

    def to_document(self, options: IntakeOptions) -> Document:
        """The document, with the person's outlet and day where the source has none."""
        return document(
            self.text,
            uri=self.uri,
            title=self.title or None,
            outlet=self.outlet or options.outlet,
            byline=self.byline or None,
            published=self.published or options.published,
        )


def attempt(name: str, make: Callable[[], Made]) -> Made | IntakeError:
    """What is made, or the error (with its place in front) as a value, so that the batch goes on."""
    try:
        return make()
    except IntakeError as error:
        return failure(name, error)


def failure(name: str, error: BaseException | str) -> IntakeError:
    """The error with its place in front, on one line whatever a library has put into its message."""
    return IntakeError(f"{name}: {' '.join(str(error).split())}")


def keep_raw(raw: bytes, extension: str, folder: Path) -> None:
    """Store the bytes as `<sha256>.<ext>`, once: the name is the content, so nothing is ever overwritten."""
    target = Path(folder) / f"{hashlib.sha256(raw).hexdigest()}.{extension}"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    partial.write_bytes(raw)
    partial.replace(target)


def whole(
    source: Source, options: IntakeOptions, extension: str, read: Callable[[bytes], Article], limit: int | None = None
) -> Taken:
    """The one document that a source is, with its bytes; `limit` is how many it may have, where not as many as any other."""
    raw = source.whole(limit or options.max_bytes)
    article = read(raw)
    return Taken(article.at(article.uri or source.uri).to_document(options), raw, extension)

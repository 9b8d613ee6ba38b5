"""One stream of bytes, opened: unpacked, and recognised by its content and name."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO, Literal

import msgspec

from recount.errors import IntakeError
from recount.intake.others import ENDINGS as OF_OTHERS
from recount.intake.others import no_report

Kind = Literal["warc", "rows", "json", "feed", "html", "pdf", "message", "text"]

_HEAD = 4096
_GZIP = b"\x1f\x8b"
_ZSTD_LZ4 = (b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")  # fastwarc unpacks these two itself
_KINDS: dict[str, Kind] = {
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".pdf": "pdf",
    ".eml": "message",
    ".mht": "message",
    ".mhtml": "message",
}
ENDINGS = frozenset((".gz", *_KINDS, *OF_OTHERS))
"""Ends of names that tell what a file is."""
_MEDIA: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/x-ndjson": "rows",
    "application/pdf": "pdf",
    "message/rfc822": "message",
    "multipart/related": "message",
}
_PROLOGUE = rb"(?:\xef\xbb\xbf)?\s*(?:<[?][^>]{0,500}>\s*|<!--[^>]{0,500}-->\s*|<!DOCTYPE\s+[^h>][^>]{0,500}>\s*){0,5}"
_FEED = re.compile(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.IGNORECASE)
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"')
_MESSAGE = re.compile(
    rb"(?:From|Return-Path|Received|Delivered-To|Subject|Date|Message-ID|MIME-Version): [\s\S]*\nMIME-Version: "
)
_ROWS = re.compile(rb"\s*\{[^\n]*\}[ \t\r]*(?:\n\s*\{|\n?$)")  # an object closed on its own line, then another or nothing


class Source(msgspec.Struct, frozen=True):
    """What a reader of a format is given: `name` stands in messages, `uri` in documents, `charset` is the transport's."""

    name: str
    uri: str | None
    stream: io.BufferedReader
    kind: Kind = "text"
    charset: str | None = None

    def whole(self, limit: int) -> bytes:
        """All bytes. Raises IntakeError where there are none, or more than the limit."""
        raw = self.stream.read(limit + 1)
        if not raw or raw.isspace():
            raise IntakeError("the file is empty: give a report")
        if len(raw) > limit:
            raise IntakeError(f"larger than {limit / 1e6:g} MB, the most that one document may have: split it")
        return raw


def is_url(source: str) -> bool:
    """Whether a source is an address rather than a path; any scheme, so that a wrong one is named as such."""
    return "://" in source[:20]


def opened(name: str, uri: str | None, stream: BinaryIO, media: str | None = None, charset: str | None = None) -> Source:
    """The source behind a stream of bytes that may be gzipped; `media` is the type that a server gives.

    Raises IntakeError for a file that is no report.
    """
    head = stream.read(_HEAD)
    whole: io.BufferedReader = io.BufferedReader(_Rejoined(head, stream.read))
    if head.startswith(_GZIP):
        # `read1` gives what it has before damage is met: the part of an archive before its cut must not be lost
        unpacked = gzip.GzipFile(fileobj=whole)
        head = unpacked.read1(_HEAD)
        whole = io.BufferedReader(_Rejoined(head, unpacked.read1))
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes if suffix.lower() != ".gz"]
    ending = suffixes[-1] if suffixes else ""
    kind = _unmistakable(head)
    if kind is None:
        served = _MEDIA.get(media or "")
        if told := no_report(head, "" if served else ending):  # the end of an address is not that of a file's name
            raise IntakeError(told)
        kind = _kind(head, served or _KINDS.get(ending))
    return Source(name, uri, whole, kind, charset)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already: standard input cannot be rewound."""

    def __init__(self, head: bytes, read: Callable[[int], bytes]) -> None:
        self._head, self._read = head, read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # a writable buffer has no name in `typing` before Python 3.12
        piece = self._head[: len(view)] or self._read(len(view))
        self._head = self._head[len(piece) :]
        view[: len(piece)] = piece
        return len(piece)


def _unmistakable(head: bytes) -> Kind | None:
    """What the first bytes say whatever the name is."""
    if head.startswith((b"WARC/", *_ZSTD_LZ4)):
        return "warc"
    if head.startswith(b"%PDF-"):
        return "pdf"
    return "feed" if _FEED.match(head) else None


def _kind(head: bytes, by_name: Kind | None) -> Kind:
    """By name, then by what the content looks like."""
    if by_name == "json" or (by_name is None and _JSON.match(head)):
        return "rows" if _ROWS.match(head) else "json"
    if by_name is None and _MESSAGE.match(head):
        return "message"
    return by_name or ("html" if _PAGE.match(head) else "text")


DAMAGED = (OSError, EOFError, zlib.error)
"""What reading a damaged or cut-off stream raises."""

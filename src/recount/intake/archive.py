"""WARC archives: the pages and texts among their responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from recount.errors import IntakeError
from recount.intake.article import Article, Result, attempt, keep_raw
from recount.intake.encoding import decode
from recount.intake.options import IntakeOptions
from recount.intake.plaintext import plain_article
from recount.intake.source import DAMAGED, Source
from recount.intake.webpage import page_article
from recount.model import Document

_EXTENSIONS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt"}


class _Forward:
    """A stream that is read forwards only; fastwarc asks it once where it stands, which a pipe cannot tell."""

    def __init__(self, stream: BinaryIO) -> None:
        self.read = stream.read

    def tell(self) -> int:
        return 0


def read_archive(source: Source, options: IntakeOptions) -> Iterator[Result]:
    """The documents of the responses with status 200 that are HTML or plain text; `uri` is the address that was archived.

    A damaged or cut-off archive is one error; what stands before the damage is read.
    """
    number = 0
    try:
        records = ArchiveIterator(_Forward(source.stream), record_types=WarcRecordType.response, parse_http=False)
        for number, record in enumerate(records, 1):
            yield from _record_results(record, f"{source.name} record {number}", options)
    except DAMAGED as error:
        yield IntakeError(f"{source.name}: damaged or cut off after record {number} ({error}): get the whole archive")


def _record_results(record: WarcRecord, name: str, options: IntakeOptions) -> Iterator[Result]:
    """None or one: most records of a crawl are no text."""
    length = record.content_length
    if length > options.max_bytes:
        yield IntakeError(
            f"{name}: {length / 1e6:.0f} MB, more than the {options.max_bytes / 1e6:g} MB of a document: left out"
        )
        return
    block = record.reader.read(length)
    address = record.headers.get("WARC-Target-URI")
    if len(block) < length or address is None:
        raise EOFError("the record is incomplete")
    response = _response(block, name)
    if isinstance(response, IntakeError):
        yield response
    elif record.is_http and _is_text(response):
        yield attempt(name, lambda: _document(response, address.strip("<>"), options))


def _response(block: bytes, name: str) -> WarcRecord | IntakeError:
    """The HTTP response of a record, its content decoded: a broken one spoils itself, not the archive."""
    response = WarcRecord()
    response.set_bytes_content(block)
    try:
        response.parse_http(auto_decode="all")
    except DAMAGED as error:
        return IntakeError(f"{name}: the HTTP response is broken ({error}): left out")
    return response


def _is_text(response: WarcRecord) -> bool:
    headers = response.http_headers
    return headers is not None and headers.status_code == 200 and response.http_content_type in _EXTENSIONS


def _document(response: WarcRecord, address: str, options: IntakeOptions) -> Document:
    extension = _EXTENSIONS[str(response.http_content_type)]
    raw = _payload(response, options.max_bytes)
    made = _article(raw, response, address, extension).to_document(options)
    keep_raw(raw, extension, options.keep_raw)
    return made


def _payload(response: WarcRecord, limit: int) -> bytes:
    try:
        raw = response.reader.read(limit + 1)
    except DAMAGED as error:
        raise IntakeError(f"the HTTP response is broken ({error}): left out") from error
    if len(raw) > limit:
        raise IntakeError(f"unpacks to more than the {limit / 1e6:g} MB of one document: left out")
    return raw


def _article(raw: bytes, response: WarcRecord, address: str, extension: str) -> Article:
    if extension == "html":
        return page_article(raw, address, response.http_charset)
    return plain_article(decode(raw, response.http_charset)).at(address)

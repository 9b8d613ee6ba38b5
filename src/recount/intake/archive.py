"""WARC archives: the pages and texts among their responses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BufferedIOBase, BufferedReader

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from recount.errors import IntakeError
from recount.intake.article import Article, Found, attempt
from recount.intake.encoding import decode
from recount.intake.options import IntakeOptions
from recount.intake.pdf import pdf_article
from recount.intake.plaintext import plain_article
from recount.intake.source import DAMAGED, Source
from recount.intake.webpage import page_article
from recount.model import Taken

_EXTENSIONS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt", "application/pdf": "pdf"}


class _Forward(BufferedIOBase):
    """A stream that is read forwards only; fastwarc asks it once where it stands, which a pipe cannot tell."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream

    def read(self, size: int | None = -1, /) -> bytes:
        return self._stream.read1(-1 if size is None else size)

    def tell(self) -> int:
        return 0


def read_archive(source: Source, options: IntakeOptions) -> Iterator[Found]:
    """The documents of the responses with status 200 that are HTML, plain text or PDF; `uri` is the address that was archived.

    A damaged or cut-off archive is one error; what stands before the damage is read.
    """
    whole, found = 0, False
    try:
        records = ArchiveIterator(_Forward(source.stream), record_types=WarcRecordType.response, parse_http=False)
        for record in records:
            for result in _record_results(record, f"{source.name} record {whole + 1}", options):
                found = True
                yield result
            whole += 1
    except DAMAGED as error:
        raise IntakeError(f"damaged or cut off after record {whole} ({error}): get the whole archive") from error
    if not found:
        raise IntakeError(f"no page or text among its {whole} responses: nothing to read")


def _record_results(record: WarcRecord, name: str, options: IntakeOptions) -> Iterator[Found]:
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
    if record.is_http:
        found = attempt(name, partial(_document, block, address.strip("<>"), options))
        if found is not None:
            yield found


def _document(block: bytes, address: str, options: IntakeOptions) -> Taken | None:
    """The document of an HTTP response; None where it is neither a page nor a text that was found."""
    try:
        response = _response(block)
        raw = response.reader.read(options.max_bytes + 1)
    except DAMAGED as error:
        raise IntakeError(f"the HTTP response is broken ({error}): left out") from error
    extension = _EXTENSIONS.get(response.http_content_type or "")
    if extension is None or response.http_headers is None or response.http_headers.status_code != 200:
        return None
    if len(raw) > options.max_bytes:
        raise IntakeError(f"unpacks to more than the {options.max_bytes / 1e6:g} MB of a document: left out")
    return Taken(_article(raw, response, address, extension).to_document(options), raw, extension)


def _response(block: bytes) -> WarcRecord:
    """The response, its content decoded: parsed apart from the archive, so that a broken one spoils only itself."""
    response = WarcRecord()
    response.set_bytes_content(block)
    response.is_http = True
    response.parse_http(auto_decode="all")
    return response


def _article(raw: bytes, response: WarcRecord, address: str, extension: str) -> Article:
    if extension == "html":
        return page_article(raw, address, response.http_charset)
    article = pdf_article(raw) if extension == "pdf" else plain_article(decode(raw, response.http_charset))
    return article.at(address)

"""JSON Lines, JSON arrays and single JSON objects: one document a row, its text verbatim."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, TextIO

import msgspec

from recount.errors import IntakeError
from recount.intake.article import Article, Found, attempt
from recount.intake.days import iso_day
from recount.intake.options import IntakeOptions
from recount.intake.source import Source
from recount.intake.webpage import html_article
from recount.model import Taken

_CHUNK = 65_536
_SHOWN = 8  # names of fields in a message
_SPACE = re.compile(r"[ \t\r\n]*")


class _Row(msgspec.Struct):
    """The fields that are read; a row may have any others. The day of publication has several names in what crawlers write."""

    text: str | None = None
    html: str | None = None
    id: str | int | None = None
    uri: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    date: object = None
    date_publish: object = None
    publish_date: object = None
    published_at: object = msgspec.field(default=None, name="publishedAt")

    def address(self) -> str | None:
        given = (self.id, self.uri, self.url)
        return next((str(value) for value in given if value not in (None, "")), None)

    def day(self) -> str | None:
        """The first day that is given, as ISO. IntakeError where it cannot be read: another in its place would be wrong."""
        given = {
            "published": self.published,
            "date": self.date,
            "date_publish": self.date_publish,
            "publish_date": self.publish_date,
            "publishedAt": self.published_at,
        }
        for name, written in given.items():
            if isinstance(written, str) and written.strip():
                if day := iso_day(written):
                    return day
                raise IntakeError(f"`{name}` {written[:40]!r} is no day: write it as 2026-02-05, or leave it out")
        return None


_decode: Callable[[bytes], _Row] = msgspec.json.Decoder(_Row).decode


def read_rows(source: Source, options: IntakeOptions) -> Iterator[Found]:
    """The documents of JSON Lines; a broken row is an error that names its line, and the next row is read."""
    found = False
    number = 0
    while line := source.stream.readline(options.max_bytes + 1):
        number += 1
        too_long = len(line) > options.max_bytes and not line.endswith(b"\n")
        if too_long:
            _skip_line(source.stream)
        elif not line.strip():
            continue
        found = True
        yield _result(source, "line", number, None if too_long else line, options)
    if not found:
        raise IntakeError("the file is empty: give one JSON object a line")


def read_json(source: Source, options: IntakeOptions) -> Iterator[Found]:
    """The documents of a JSON array (streamed), or the one of an object."""
    number = 0
    for number, item in enumerate(_items(source.stream, options.max_bytes), 1):
        yield _result(source, "item", number, item, options)
    if not number:
        raise IntakeError("no item in it: give an object or an array of objects")


def _result(source: Source, unit: str, number: int, raw: bytes | None, options: IntakeOptions) -> Found:
    """The document of one row; `raw` is None for one that is too long."""

    def make() -> Taken:
        if raw is None:
            raise IntakeError(f"longer than {options.max_bytes / 1e6:g} MB, the most that one document may have: split it")
        return Taken(_article(raw, f"{source.uri or source.name}#{number}").to_document(options), raw, "json")

    return attempt(f"{source.name} {unit} {number}", make)


def _article(raw: bytes, otherwise: str) -> Article:
    row = _decoded(raw)
    if row.text is None and row.html is None:
        raise IntakeError(f"no `text` or `html`{_fields(raw)}: give one of them")
    if not (row.text or row.html or "").strip():
        raise IntakeError(f"`{'html' if row.text is None else 'text'}` is empty: give the report's text")
    page = Article(text=row.text) if row.text is not None else html_article(row.html or "", row.url or row.uri)
    return Article(
        text=page.text,
        uri=row.address() or otherwise,
        title=row.title or page.title,
        outlet=row.outlet or page.outlet,
        byline=row.byline or page.byline,
        published=row.day() or page.published,
    )


def _decoded(raw: bytes) -> _Row:
    try:
        return _decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        raise IntakeError(f"{error}: correct the field") from error
    except UnicodeDecodeError as error:
        raise IntakeError(f"no valid UTF-8 ({error.reason}): save it as UTF-8") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise IntakeError(f"no valid JSON ({error}): correct the row") from error


def _fields(raw: bytes) -> str:
    """The names of a row's first fields, among which the text may go by another name."""
    names = list(msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=dict[str, msgspec.Raw]))
    return f" among its fields {', '.join(names[:_SHOWN])}{' …' if len(names) > _SHOWN else ''}" if names else ""


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass


def _items(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The elements of an array, or the one object, each as bytes of JSON. No more than one is held at a time."""
    window = _Window(io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline=""), limit)
    array = window.accept("[")
    while not window.at_end():
        if array and window.accept("]"):
            return
        yield window.element().encode("utf-8", "surrogateescape")
        window.accept(",")
    if array:
        raise IntakeError("the array is cut off, what stands before was read: get the whole file")


class _Window:
    """A window over a stream of JSON: it grows to the size of one element and forgets what was read."""

    def __init__(self, stream: TextIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._text, self._at, self._ended = "", 0, False
        self._scan = json.JSONDecoder().raw_decode

    def _grow(self) -> None:
        """Double what lies ahead, so that an element of n characters is scanned log n times."""
        ahead = self._text[self._at :]
        more = self._stream.read(max(_CHUNK, len(ahead)))
        self._text, self._at, self._ended = ahead + more, 0, not more

    def at_end(self) -> bool:
        """Skip white space; whether nothing follows it."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text) or self._ended:
                return self._at == len(self._text)
            self._grow()

    def accept(self, mark: str) -> bool:
        found = not self.at_end() and self._text[self._at] == mark
        self._at += found
        return found

    def element(self) -> str:
        """The next element. Raises IntakeError where the JSON is broken: what follows cannot be told apart any more."""
        while True:
            try:
                start, end = self._at, self._scan(self._text, self._at)[1]
            except (ValueError, RecursionError) as error:
                if self._ended or isinstance(error, RecursionError) or len(self._text) - self._at > self._limit:
                    raise IntakeError(f"no valid JSON ({error}): correct the file or save it as JSON Lines") from error
                self._grow()
            else:
                self._at = end
                return self._text[start:end]

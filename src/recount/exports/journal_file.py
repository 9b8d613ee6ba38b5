"""The JSON Lines of `journal_lines`, read again."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import IO, TypeVar

import msgspec

from recount.errors import FormatError
from recount.ledger import Entry
from recount.ledger.records import EntryKind

T = TypeVar("T")


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    number: int
    kind: EntryKind
    at: str
    hash: str
    payload: msgspec.Raw


class _Raw(msgspec.Struct, forbid_unknown_fields=True):
    raw: str
    bytes: str


class _End(msgspec.Struct, forbid_unknown_fields=True):
    entries: int
    head: str


class JournalFile:
    """A journal that is being read, line by line: first all of `entries`, then all of `raw`.

    FormatError with file, line and remedy where a line is not what it should be, or the file is cut off.
    """

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self.name = name
        self.held = 0
        self._lines = iter(stream)
        self._number = 1
        self._head: str | None = None
        self._line = self._next()
        self._line = self._next()  # the first line names the format

    def entries(self) -> Iterator[Entry]:
        """The entries in order."""
        while self._line.startswith(b'{"number":'):
            found = self._decoded(_Entry)
            self.held, self._head = found.number, found.hash
            yield Entry(found.number, found.kind, found.at, bytes(found.payload), found.hash)
            self._line = self._next()

    def raw(self) -> Iterator[tuple[str, bytes]]:
        """The bytes that documents were read from, with their hashes; then checks that this was the whole file."""
        while self._line.startswith(b'{"raw":'):
            found = self._decoded(_Raw)
            try:
                yield found.raw, base64.b64decode(found.bytes, validate=True)
            except binascii.Error as error:
                raise FormatError(f"{self._where()}: `bytes` is not in Base64: {error}") from error
            self._line = self._next()
        end = self._decoded(_End)
        if self.held != end.entries or (self._head is not None and self._head != end.head):
            raise FormatError(f"{self._where()}: {end.entries} entries are announced and {self.held} are here: {_CUT}")

    def _next(self) -> bytes:
        line = next(self._lines, None)
        if line is None:
            raise FormatError(f"{self._where()}: the file ends here: {_CUT}")
        self._number += 1
        return line

    def _decoded(self, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(self._line, type=kind)
        except msgspec.MsgspecError as error:
            raise FormatError(f"{self._where()}: {error}: export the ledger again") from error

    def _where(self) -> str:
        return f"{self.name} line {self._number - 1}"


_CUT = "it was cut off or altered: export the ledger again"

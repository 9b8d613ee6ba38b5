"""What `recount import` takes in: tables of UCDP GED and ACLED, ledgers and bundles of recount, and readings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

import msgspec

from recount.errors import FormatError
from recount.exports import bundle
from recount.exports.journal_file import JournalFile
from recount.exports.journal_lines import FORMAT
from recount.exports.recorded_tables import recorded_events
from recount.intake.encoding import is_binary
from recount.intake.others import DATABASE
from recount.ledger import Ledger
from recount.model import Reading


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What a file held and what of it was new: rows of other projects' tables, entries of a ledger, or readings.

    `flagged` are the rows that break their own codebook: line and reason. `head` is the ledger's head afterwards.
    """

    file: str
    kind: str
    held: int
    added: int
    head: str
    flagged: tuple[tuple[int, str], ...] = ()


def import_file(ledger: Ledger, path: Path, *, at: str, version: str | None = None) -> Imported:
    """Take a file in, all of it or nothing. FormatError with file, line and remedy where it cannot be."""
    if is_zipfile(path):
        return _import_bundle(ledger, path)
    with path.open("rb") as stream:
        first = stream.readline(1 << 16).lstrip(b"\xef\xbb\xbf \t\r\n")
    if first.startswith(DATABASE):
        return _import_stored(ledger, path)
    if is_binary(first):
        raise FormatError(f"{path}: a binary file: give a CSV table, a ledger or bundle of recount, or readings as JSON Lines")
    if not first.startswith(b"{"):
        return _import_table(ledger, path, at, version)
    return _import_ledger(ledger, path) if FORMAT.encode() in first[:200] else _import_readings(ledger, path, at)


def _import_table(ledger: Ledger, path: Path, at: str, version: str | None) -> Imported:
    flagged: list[tuple[int, str]] = []
    held = added = 0
    kind = "table"
    with ledger.transaction():
        for event in recorded_events(path, version):
            kind = event.dataset
            held += 1
            added += ledger.record(event, at=at) is not None
            flagged += [(event.line, flag) for flag in event.flags]
    return Imported(file=str(path), kind=kind, held=held, added=added, head=ledger.head(), flagged=tuple(flagged))


def _import_readings(ledger: Ledger, path: Path, at: str) -> Imported:
    held = added = 0
    with ledger.transaction(), path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                held += 1
                added += ledger.add(_reading(line, f"{path} line {number}"), at=at).new_reading
    return Imported(file=str(path), kind="readings", held=held, added=added, head=ledger.head())


def _reading(line: bytes, where: str) -> Reading:
    try:
        return msgspec.json.decode(line, type=Reading)
    except msgspec.MsgspecError as error:
        raise FormatError(f"{where}: {error}; `recount schema` prints what a line holds") from error


def _import_ledger(ledger: Ledger, path: Path) -> Imported:
    with path.open("rb") as stream:
        return _restored(ledger, path, JournalFile(stream, str(path)), ())


def _import_stored(ledger: Ledger, path: Path) -> Imported:
    """The ledger that a file is. LedgerError where it is another database."""
    with Ledger(path) as other, other.snapshot() as now:
        added = ledger.restore(now.entries(), now.raw())
        last = now.last()
    return Imported(file=str(path), kind="ledger", held=last.number if last else 0, added=added, head=ledger.head())


def _import_bundle(ledger: Ledger, path: Path) -> Imported:
    """The ledger in a bundle. A zip that was packed again will do, since the chain is what counts."""
    try:
        with ZipFile(path) as archive, archive.open(bundle.CHAIN) as stream:
            names = [name for name in archive.namelist() if name.startswith(bundle.RAW)]
            raw = ((name.removeprefix(bundle.RAW), archive.read(name)) for name in names)
            return _restored(ledger, path, JournalFile(stream, f"{path} {bundle.CHAIN}"), raw)
    except (KeyError, BadZipFile) as error:
        raise FormatError(f"{path}: no evidence bundle of recount, or a damaged one: {error}") from error


def _restored(ledger: Ledger, path: Path, journal: JournalFile, raw: Iterable[tuple[str, bytes]]) -> Imported:
    try:
        added = ledger.restore(journal.entries(), chain(journal.raw(), raw))
    except FormatError as error:
        name = "" if str(error).startswith(journal.name) else f"{journal.name}: "
        raise FormatError(f"{name}{error}") from error
    return Imported(file=str(path), kind="ledger", held=journal.held, added=added, head=ledger.head())

"""A walk over the whole ledger: every hash, every row made from the journal, every byte that a document was read from.

Each entry carries its hash, so ranges of entries can be checked apart: that a hash follows from the one before it is checked
inside each range and at its beginning. A range is read and compared page by page.
"""

from __future__ import annotations

import gc
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Final, cast

import msgspec
from sqlalchemy import URL, Connection, Engine, Table, func, select, type_coerce
from sqlalchemy.types import NullType

from recount.errors import FormatError
from recount.ledger import browsing
from recount.ledger.database import fetched, holds, opened, reading
from recount.ledger.journal import START, chained, shown
from recount.ledger.projections import Row, claim_row, projected
from recount.ledger.records import Flaw, Verification
from recount.ledger.tables import CLAIMS, DOCUMENTS, ENTRIES, PROJECTIONS, RAW

Progress = Callable[[int], None]
"""Called with the number of entries that were checked since the last call."""

Part = tuple[int, int]
"""The first and the last entry of a range."""

_PAGE: Final = 1_000  # entries in hand at a time: few enough to stay in the processor's cache
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_SHELF: Final = 50  # documents whose bytes are in hand at a time
_APART: Final = 50_000  # entries that a worker process checks at a time; fewer than two such parts need no second process


def verify(engine: Engine, head: str | None, jobs: int, progress: Progress) -> Verification:
    """Check everything; the first flaw by entry, in `jobs` processes. `head` is one that was noted before, in full.

    FormatError where that is no hash."""
    with reading(engine) as connection:
        last = browsing.last(connection)
        end = connection.scalar(select(ENTRIES.c.hash).where(ENTRIES.c.number == last))
        known = None if head is None else _entry_of(connection, head)
    flaws = [
        *_chain_flaws(engine, last, jobs, progress),
        *_leftovers(engine, last),
        *_raw_flaws(engine),
        *([] if head is None or known is not None else [Flaw(None, f"no entry has the hash {head}, which was noted before")]),
    ]
    first = min(flaws, key=lambda flaw: (flaw.entry is None, flaw.entry or 0), default=None)
    return Verification(entries=last, head=shown(bytes(end or START)), known_head=known, flaw=first)


def _entry_of(connection: Connection, head: str) -> int | None:
    """The number of the entry with a hash; 0 for the head of an empty ledger. FormatError where that is no hash."""
    digits = head.strip().lower().removeprefix("sha256:")
    if not _DIGEST.fullmatch(digits):
        raise FormatError(f"{head}: no head of a ledger: give all 64 digits, as `recount ledger info` prints them")
    digest = bytes.fromhex(digits)
    return 0 if digest == START else connection.scalar(select(ENTRIES.c.number).where(ENTRIES.c.hash == digest))


def _chain_flaws(engine: Engine, last: int, jobs: int, progress: Progress) -> list[Flaw]:
    parts = [(first, min(first + _APART - 1, last)) for first in range(1, last + 1, _APART)]
    jobs = min(jobs or os.cpu_count() or 1, len(parts))
    found = _apart(engine, parts, jobs, progress) if jobs > 1 else (_part_flaw(engine, *part, progress) for part in parts)
    return [flaw for flaw in found if flaw]


def _apart(engine: Engine, parts: Sequence[Part], jobs: int, progress: Progress) -> Iterator[Flaw | None]:
    """What is found in each part, by other processes from the front and by this one, which need not start, from the back."""
    with ProcessPoolExecutor(jobs - 1, get_context("spawn")) as pool:
        given = [(part, pool.submit(_worker, engine.url, *part)) for part in parts]
        for part, future in reversed(given):
            if future.cancel():
                yield _part_flaw(engine, *part, progress)
        for (first, end), future in given:
            if not future.cancelled():
                yield future.result()
                progress(end - first + 1)


def _worker(url: URL, first: int, end: int) -> Flaw | None:
    engine = opened(url)
    try:
        return _part_flaw(engine, first, end, lambda number: None)
    finally:
        engine.dispose()


def _part_flaw(engine: Engine, first: int, end: int, progress: Progress) -> Flaw | None:
    """The first flaw among the entries from `first` to `end`."""
    with _without_collector(), reading(engine) as connection:
        before = connection.scalar(select(ENTRIES.c.hash).where(ENTRIES.c.number == first - 1))
        previous: Any = START if first == 1 else bytes(before or b"")
        for start in range(first, end + 1, _PAGE):
            stop = min(start + _PAGE - 1, end)
            entries = fetched(connection, ENTRIES, start, stop)
            flaw = _broken_link(entries, start, stop, previous) or _wrong_row(connection, entries, start, stop)
            if flaw:
                return flaw
            previous = entries[-1][-1]
            progress(stop - start + 1)
    return None


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows by the million, none in a circle: looking for circles among them costs a sixth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _broken_link(entries: Sequence[Row], start: int, stop: int, previous: bytes) -> Flaw | None:
    """The first entry that is missing or whose hash does not follow."""
    if _unbroken(entries, start, stop, previous):
        return None
    expected = start
    for entry in entries:
        if entry[0] != expected:
            break
        if not _unbroken([entry], expected, expected, previous):
            return Flaw(expected, "its hash does not follow from what it says and from the entry before it")
        previous = cast(bytes, entry[-1])
        expected += 1
    return Flaw(expected, "the entry is missing")


def _unbroken(entries: Any, start: int, stop: int, previous: bytes) -> bool:
    """Whether all entries are there and each hash follows from the one before."""
    hashes = [digest for *_, digest in entries]
    try:
        made = [chained(before, *entry[:4]) for before, entry in zip([previous, *hashes], entries, strict=False)]
    except (AttributeError, TypeError, UnicodeError):  # SQLite keeps whatever it is given, text in the place of bytes too
        return False
    return made == hashes and [entry[0] for entry in entries] == [*range(start, stop + 1)]


def _wrong_row(connection: Connection, entries: Sequence[Row], start: int, stop: int) -> Flaw | None:
    """The first entry whose rows in the other tables are not those that it stands for."""
    expected, flaw = _expected(entries)
    for table in PROJECTIONS:
        wanted = expected.get(table, [])
        if table is CLAIMS and holds(connection, table, start, stop, wanted):
            continue
        actual = fetched(connection, table, start, stop)
        if actual != wanted and sorted(actual, key=repr) != sorted(wanted, key=repr):
            flaw = min(filter(None, (flaw, _first_difference(table, actual, wanted))), key=lambda one: one.entry or 0)
    return flaw


def _expected(entries: Any) -> tuple[dict[Table, list[Row]], Flaw | None]:
    """The rows of each table, and the first entry whose payload is not what its kind holds."""
    rows: dict[Table, list[Row]] = defaultdict(list)
    claims = rows[CLAIMS]
    for number, kind, _, payload, _ in entries:
        try:
            if kind == "claim":  # nearly all entries are: straight to their one row
                claims.append(claim_row(number, payload))
                continue
            for table, row in projected(kind, number, payload):
                rows[table].append(row)
        except (KeyError, msgspec.MsgspecError, UnicodeError):
            return rows, Flaw(number, f"its payload is not what an entry of the kind “{kind}” holds")
    return rows, None


def _first_difference(table: Table, actual: Sequence[Row], wanted: Sequence[Row]) -> Flaw:
    only = {row[0] for row in set(actual) ^ set(wanted)} or {row[0] for row in actual}
    number: Any = min(only, key=lambda one: int(str(one)))
    return Flaw(number, f"the table “{table.name}” does not say what the journal says")


def _leftovers(engine: Engine, last: int) -> Iterator[Flaw]:
    """Rows of entries that the journal does not have."""
    with reading(engine) as connection:
        for table in (ENTRIES, *PROJECTIONS):
            column = next(iter(table.c))
            stray = connection.scalar(select(func.min(column)).where((column > last) | (column < 1)))
            if stray is not None:
                yield Flaw(stray, f"the table “{table.name}” has a row of an entry that the journal does not have")


def _raw_flaws(engine: Engine) -> Iterator[Flaw]:
    """Kept bytes that are missing, changed, or of no document."""
    with reading(engine) as connection:
        lacking = select(DOCUMENTS.c.entry).where(DOCUMENTS.c.raw.is_not(None), ~select(RAW).where(_KEPT).exists())
        for entry in connection.scalars(lacking.order_by(DOCUMENTS.c.entry).limit(1)):
            yield Flaw(entry, "the bytes that the document was read from are missing")
        for name, raw, entry in connection.execute(_RAW.execution_options(yield_per=_SHELF)):
            if entry is None:
                yield Flaw(None, f"the kept bytes {name} belong to no document")
            elif not isinstance(raw, bytes) or hashlib.sha256(raw).hexdigest() != name:
                yield Flaw(entry, "the bytes that the document was read from were changed")


_KEPT: Final = RAW.c.hash == DOCUMENTS.c.raw
_FIRST: Final = select(DOCUMENTS.c.raw, func.min(DOCUMENTS.c.entry).label("entry")).group_by(DOCUMENTS.c.raw).subquery()
_BYTES: Final = type_coerce(RAW.c.bytes, NullType())  # as they are: SQLite may hold text in the place of bytes
_RAW: Final = select(RAW.c.hash, _BYTES, _FIRST.c.entry).outerjoin(_FIRST, _FIRST.c.raw == RAW.c.hash).order_by(RAW.c.hash)

"""A second ledger that is the same: a backup in a file, or the journal carried from one database to another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, select

from recount.errors import LedgerError
from recount.ledger.database import insert_rows, reading, told
from recount.ledger.journal import Journal, shown
from recount.ledger.listing import entries
from recount.ledger.projections import Row
from recount.ledger.tables import BANDS, DOCUMENTS, RAW

_PAGE = 5_000


@contextmanager
def growing(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name when it is whole, and is gone when that fails."""
    if target.exists():
        raise LedgerError(f"{target}: exists already: give another name")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def copy_file(engine: Engine, target: Path) -> None:
    """A SQLite ledger into a new file by SQLite's online backup (https://www.sqlite.org/backup.html): one moment of it, whoever
    writes meanwhile."""
    with told(engine), closing(sqlite3.connect(target)) as copy, engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.backup(copy)


def copy_journal(source: Engine, connection: Connection, journal: Journal) -> None:
    """Append all entries of one ledger to an empty one, with the kept bytes; the same entries have the same hashes."""
    last = 0
    for entry in entries(source, 0):
        last = journal.append(entry.kind, entry.at, entry.payload)
        if (entry.number, entry.hash) != (last, shown(journal.head)):
            raise LedgerError(f"entry {last} does not follow from the one before it: `recount verify` the ledger first")
    journal.flush()
    for table, rows in _beside(source, last):
        insert_rows(connection, table, rows)


def _beside(source: Engine, last: int) -> Iterator[tuple[Table, list[Row]]]:
    """What stands beside the journal: the kept bytes and the bands of the documents up to an entry, page by page."""
    held = select(DOCUMENTS.c.raw).where(DOCUMENTS.c.entry <= last, DOCUMENTS.c.raw.is_not(None))
    for table, condition in ((RAW, RAW.c.hash.in_(held)), (BANDS, BANDS.c.document <= last)):
        with reading(source) as connection:
            rows = connection.execution_options(stream_results=True, yield_per=_PAGE).execute(select(table).where(condition))
            for page in rows.partitions(_PAGE):
                yield table, [tuple(row) for row in page]

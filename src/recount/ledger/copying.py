"""A copy of a ledger in a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from recount.errors import LedgerError
from recount.ledger.database import told


@contextmanager
def growing(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name when it is whole, and is gone when that fails."""
    if target.exists():
        raise LedgerError(f"{target}: exists already: give another name")
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(b"")
    except OSError as error:
        raise LedgerError(f"{target}: cannot be made: {error.strerror}") from error
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

"""The chain: how an entry's bytes are framed and hashed, and how entries are appended."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlalchemy import Connection, Table, select

from recount.ledger.database import insert_rows
from recount.ledger.projections import Row, claim_row, projected
from recount.ledger.records import EntryKind
from recount.ledger.tables import CLAIMS, ENTRIES, PROJECTIONS

START = bytes(32)
"""What stands for the hash before the first entry, and is the head of an empty ledger."""

_FULL = 20_000  # rows held back before they are written


def chained(previous: bytes, number: int, kind: str, at: str, payload: bytes) -> bytes:
    """The hash of an entry: SHA-256 of the hash before it, then number, kind, instant and payload, each as a netstring
    (`LENGTH:BYTES`, https://cr.yp.to/proto/netstrings.txt without its comma), so that no two entries share their bytes."""
    count = b"%d" % number
    return hashlib.sha256(b"%b%d:%b%b%d:%b" % (previous, len(count), count, _framed(kind, at), len(payload), payload)).digest()


@lru_cache(1024)
def _framed(kind: str, at: str) -> bytes:
    return b"%d:%b%d:%b" % (len(kind), kind.encode("ascii"), len(at), at.encode("ascii"))


def shown(digest: bytes) -> str:
    """A hash as it is printed: `sha256:` and 64 digits."""
    return f"sha256:{digest.hex()}"


class Journal:
    """The end of the chain inside one writing transaction. Rows are held back and written in bulk; `flush` before reading."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        last = connection.execute(select(ENTRIES.c.number, ENTRIES.c.hash).order_by(ENTRIES.c.number.desc()).limit(1)).first()
        self.number: int = last.number if last else 0
        self.head: bytes = bytes(last.hash) if last else START
        self._waiting: dict[Table, list[Row]] = {table: [] for table in (ENTRIES, *PROJECTIONS)}

    def append(self, kind: EntryKind, at: str, payload: bytes) -> int:
        """Add one entry with the rows that it stands for; its number."""
        self.number += 1
        self.head = chained(self.head, self.number, kind, at, payload)
        self._waiting[ENTRIES].append((self.number, kind, at, payload, self.head))
        for table, row in projected(kind, self.number, payload):
            self._waiting[table].append(row)
        if len(self._waiting[ENTRIES]) >= _FULL:
            self.flush()
        return self.number

    def append_claims(self, at: str, payloads: Iterable[bytes]) -> None:
        """Add many claims: as `append`, without its detours, since nearly all entries are claims."""
        entries, claims = self._waiting[ENTRIES], self._waiting[CLAIMS]
        number, head = self.number, self.head
        for payload in payloads:
            number += 1
            head = chained(head, number, "claim", at, payload)
            entries.append((number, "claim", at, payload, head))
            claims.append(claim_row(number, payload))
        self.number, self.head = number, head

    def flush(self) -> None:
        """Write what is held back."""
        for table, rows in self._waiting.items():
            if rows:
                insert_rows(self._connection, table, rows)
                rows.clear()

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Write rows that are no projection."""
        insert_rows(self._connection, table, rows)

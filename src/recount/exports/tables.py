"""Tables: what a column is, rows as CSV, and what Frictionless says about them (https://specs.frictionlessdata.io/)."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from recount.exports.cells import escaped
from recount.views.quotation import printable

Cell = str | int | float | bool | None
Type = Literal["string", "integer", "number", "boolean", "date", "year"]


class Column(msgspec.Struct, frozen=True):
    """A column: its name, its type as Frictionless names it, and what it means."""

    name: str
    type: Type
    meaning: str


def columns(table: str) -> tuple[Column, ...]:
    """Columns from lines of `name | type | meaning`."""
    rows = [line.split(" | ", 2) for line in table.strip().splitlines()]
    return tuple(Column(name.strip(), kind.strip(), meaning.strip()) for name, kind, meaning in rows)  # type: ignore[arg-type]


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Each row as a line of UTF-8; nothing in it is a formula to a spreadsheet."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([_written(cell) for cell in row])
        yield line.getvalue().encode()


def table_bytes(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The line of names, then the rows."""
    yield from csv_lines([[column.name for column in columns]])
    yield from csv_lines(rows)


def data_package(name: str, columns: Sequence[Column], head: str, body: bytes) -> dict[str, Any]:
    """Metadata of one table in the file `name`, with its hash and the head of the ledger's chain that it was taken from."""
    form = name.rpartition(".")[2].lower()
    resource = {
        "name": "table",
        "path": name,
        "format": form,
        "mediatype": {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}.get(form, "application/octet-stream"),
        "encoding": "utf-8",
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
        "schema": {
            "fields": [{"name": column.name, "type": column.type, "description": column.meaning} for column in columns],
            "missingValues": [""],
        },
    }
    return {"profile": "tabular-data-package", "name": "recount-export", "ledger_head": head, "resources": [resource]}


def _written(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return escaped(printable(cell)) if isinstance(cell, str) else cell

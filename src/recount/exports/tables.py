"""Tables: what a column is, rows as CSV, and what Frictionless says about them (https://specs.frictionlessdata.io/)."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal

import msgspec

from recount.exports.cells import escaped
from recount.model import RecordedEvent
from recount.views.quotation import printable

_MEDIA: Final = {
    "csv": "text/csv",
    "html": "text/html",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "txt": "text/plain",
}

Cell = str | int | float | bool | None
Type = Literal["string", "integer", "number", "boolean", "date", "year", "array"]


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


def spreadsheet(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table for people: it begins with the mark (BOM) by which Excel knows UTF-8."""
    yield codecs.BOM_UTF8
    yield from table_bytes(columns, rows)


def table_bytes(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The line of names, then the rows."""
    yield from csv_lines([[column.name for column in columns]])
    yield from csv_lines(rows)


def as_published(dataset: str, events: Iterable[RecordedEvent], columns: Sequence[Column]) -> Iterator[list[Cell]]:
    """The rows of one data set, text for text."""
    for event in events:
        if event.dataset == dataset:
            yield [event.cells.get(column.name, "") for column in columns]


class File(msgspec.Struct, frozen=True):
    """A file of an export: its name, how many bytes it has, their SHA-256 in hexadecimal digits, its columns if it is a table.

    `typed` says that every cell is of its column's type; other projects' cells are as they were published.
    """

    name: str
    bytes: int
    sha256: str
    columns: Sequence[Column] = ()
    typed: bool = True


def data_package(head: str, files: Sequence[File]) -> dict[str, Any]:
    """Metadata of the files, with the head of the ledger's chain that they were taken from."""
    kind = "tabular-data-package" if all(file.columns for file in files) else "data-package"
    return {"profile": kind, "name": "recount-export", "ledger_head": head, "resources": [_resource(file) for file in files]}


def _resource(file: File) -> dict[str, Any]:
    form = file.name.rpartition(".")[2].lower()
    described = {
        "name": re.sub(r"[^a-z0-9._-]+", "-", file.name.lower()),
        "path": file.name,
        "format": form,
        "mediatype": _MEDIA.get(form, "application/octet-stream"),
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if not file.columns:
        return described
    fields = [{"name": one.name, "type": one.type if file.typed else "any", "description": one.meaning} for one in file.columns]
    schema = {"fields": fields, "missingValues": [""]}
    return {**described, "profile": "tabular-data-resource", "encoding": "utf-8", "schema": schema}


def _written(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return escaped(printable(cell)) if isinstance(cell, str) else cell

"""Claims as Parquet: the columns of the CSV with their types, nothing escaped."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from recount.exports.claims import COLUMNS, rows
from recount.exports.dossier import Extract
from recount.exports.tables import Cell, Column, Type
from recount.views.quotation import printable

_TYPES: Final[dict[Type, Any]] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
_GROUP = 20_000  # rows in hand at a time


def claims_parquet(extract: Extract) -> Iterator[bytes]:
    """The rows of `claims_csv`; the file's metadata hold the ledger's head, and what each column means."""
    fields = [pa.field(one.name, _TYPES[one.type], metadata={"description": one.meaning}) for one in COLUMNS]
    schema = pa.schema(fields, metadata={"ledger_head": extract.head})
    sheet = io.BytesIO()
    left = rows(extract)
    with pq.ParquetWriter(sheet, schema, compression="zstd") as writer:
        while group := list(islice(left, _GROUP)):
            arrays = [_array(column, cells) for column, cells in zip(COLUMNS, zip(*group, strict=True), strict=True)]
            writer.write_table(pa.table(arrays, schema=schema))
    yield sheet.getvalue()


def _array(column: Column, cells: Sequence[Cell]) -> Any:
    return pa.array([_plain(column.type, cell) for cell in cells], _TYPES[column.type])


def _plain(kind: Type, cell: Cell) -> object:
    """Days as days, and text without lone surrogates, which UTF-8 does not have."""
    if not isinstance(cell, str):
        return cell
    return date.fromisoformat(cell) if kind == "date" else printable(cell)

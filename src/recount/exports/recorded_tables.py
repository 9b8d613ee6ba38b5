"""Tables of UCDP GED and ACLED taken in: every row with every cell as published, and what its codebook says against it."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from recount.errors import FormatError
from recount.exports import acled, ged
from recount.exports.cells import unescaped
from recount.exports.codebooks import flags
from recount.model import RecordedEvent

Dataset = Literal["ucdp-ged", "acled"]

_COLUMNS: Final[dict[Dataset, tuple[str, ...]]] = {
    "ucdp-ged": tuple(column.name for column in ged.COLUMNS),
    "acled": tuple(column.name for column in acled.COLUMNS),
}
_LONGEST = 1 << 24  # code points of one cell; a missing quotation mark must not take the whole file for one


def recorded_events(path: Path, version: str | None = None) -> Iterator[RecordedEvent]:
    """The rows of a CSV file in order. FormatError with file and line where it is no table of UCDP's or ACLED's.

    Cells that an export made harmless to spreadsheets are turned back. The id is a hash of the data set, its version and the
    cells (and, for the second of two equal rows, its number), so that a row that comes again from another file is known.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        csv.field_size_limit(_LONGEST)
        reader = csv.reader(lines, strict=True)
        rows = _rows(reader, path)
        columns = next(rows, (1, []))[1]
        dataset = _dataset(columns, path)
        seen: Counter[tuple[str, ...]] = Counter()
        for line, row in rows:
            if len(row) != len(columns):
                raise FormatError(f"{path} line {line}: {len(row)} cells where the first line names {len(columns)} columns")
            cells = dict(zip(columns, map(unescaped, row), strict=True))
            seen[tuple(row)] += 1
            yield RecordedEvent(
                id=_id(dataset, version, cells, seen[tuple(row)]), dataset=dataset, version=version, file=path.name, line=line,
                cells=cells, flags=flags(dataset, cells),
            )  # fmt: skip


def _rows(reader: Iterator[list[str]], path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins; empty lines are passed over."""
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1  # type: ignore[attr-defined]
    except csv.Error as error:
        raise FormatError(f"{path} line {line}: no CSV: {error}") from error
    except UnicodeDecodeError as error:
        raise FormatError(f"{path} line {line}: not in UTF-8: save the table as CSV in UTF-8") from error


def _dataset(columns: Sequence[str], path: Path) -> Dataset:
    """Whose columns these are."""
    if twice := [name for name, times in Counter(columns).items() if times > 1]:
        raise FormatError(f"{path} line 1: names the column `{twice[0]}` more than once: take out or rename one of them")
    for dataset, wanted in _COLUMNS.items():
        if set(wanted) <= set(columns):
            return dataset
    likely = max(_COLUMNS, key=lambda dataset: len({*_COLUMNS[dataset]} & {*columns}))
    missing = [name for name in _COLUMNS[likely] if name not in columns]
    if len(missing) < len(_COLUMNS[likely]) // 2:
        raise FormatError(
            f"{path} line 1: lacks {', '.join(missing[:3])}{' …' if len(missing) > 3 else ''} of the {len(_COLUMNS[likely])} "
            f"columns of {likely}: export the table with all of them (docs/exports.md)"
        )
    raise FormatError(
        f"{path} line 1: neither the 49 columns of UCDP GED nor the 31 of ACLED, separated by commas, nor what recount writes"
    )


def _id(dataset: str, version: str | None, cells: dict[str, str], times: int) -> str:
    said = msgspec.json.encode((dataset, version, cells, times))
    return f"sha256:{hashlib.sha256(said).hexdigest()}"

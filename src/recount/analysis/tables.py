"""CSV files as the tables that the analyses take: every fault is one line that names file, row, column and remedy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl

from recount.errors import FormatError

_MARKS: Final = {"0": 0, "1": 1}
_WHOLE: Final = re.compile("[0-9]{1,18}")


@contextmanager
def faults_in(name: str) -> Iterator[None]:
    """Names the file in front of what is wrong in its table."""
    try:
        yield
    except FormatError as error:
        raise FormatError(f"{name}: {error}") from error


def rows_of(path: Path, only: Mapping[str, str] | None = None) -> pl.DataFrame:
    """The file's cells as text, empty ones null; `only` keeps the rows that have this value in that column.

    FormatError for a file that is empty, no CSV, no UTF-8, names a column twice, or lacks a column of `only`; OSError where it
    cannot be read.
    """
    content = path.read_bytes()
    with faults_in(str(path)):
        if not content.strip():
            raise FormatError("the file is empty: it needs a line of column names, and rows")
        table = _parsed(content.removeprefix(b"\xef\xbb\xbf"))
        for column, value in (only or {}).items():
            _with_column(table, column)
            table = table.filter(pl.col(column) == value)
        if table.is_empty():
            raise FormatError("the table has no row" + (" with such values" if only else ""))
        return table


def _parsed(content: bytes) -> pl.DataFrame:
    try:
        named = pl.read_csv(content, has_header=False, n_rows=1, infer_schema=False)
        table = pl.read_csv(content, infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise FormatError(f"this is no CSV in UTF-8: {str(error).splitlines()[0]}") from error
    for name, times in Counter(named.row(0)).items():
        if times > 1:
            raise FormatError(f"the first line names the column `{name}` {times} times: take out or rename all but one")
    return table


def _with_column(table: pl.DataFrame, name: str) -> None:
    if name not in table.columns:
        raise FormatError(f"no column `{name}`; there are {', '.join(table.columns)}")


def histories(table: pl.DataFrame, count: str = "count") -> pl.DataFrame:
    """A table for `recount.analysis.under_reporting.overlap`, from text.

    A column `lists` (and `origins`) holds names with `;` between them; else every column but `case` and the column of counts
    is a list with 0 or 1. FormatError where neither a count nor a case says what a row stands for.
    """
    if "lists" in table.columns:
        return table
    if count not in table.columns and "case" not in table.columns:
        raise FormatError(
            f"no column `{count}`: say how many cases share each history (or name the column with --count); "
            "where every row is one case, name the cases in a column `case`"
        )
    marks = [name for name in table.columns if name not in (count, "case")]
    columns = [_marks(table[name]) for name in marks]
    if count in table.columns:
        columns.append(whole(table[count]).alias("count"))
    if "case" in table.columns:
        columns.append(table["case"])
    return pl.DataFrame(columns)


def _marks(column: pl.Series) -> pl.Series:
    for row, cell in enumerate(column, 1):
        if cell not in _MARKS:
            raise FormatError(
                f"row {row}, column `{column.name}`: {cell!r} is neither 0 nor 1: a column says whether the case is on that "
                "list (the number of cases stands in the column of counts)"
            )
    return column.cast(pl.Int64)


def whole(column: pl.Series) -> pl.Series:
    """The column as whole numbers; FormatError for anything else, also for numbers below 0 or of more than 18 digits."""
    for row, cell in enumerate(column, 1):
        if cell is None or not _WHOLE.fullmatch(cell.strip()):
            shown = "an empty cell" if cell is None else repr(cell)
            raise FormatError(f"row {row}, column `{column.name}`: {shown} is no whole number from 0 up: correct it")
    return column.str.strip_chars().cast(pl.Int64)


def dated(table: pl.DataFrame, day: str = "event_date", count: str | None = None) -> pl.DataFrame:
    """A table for `recount.analysis.before_after`, from text: `event_date`, `low`, `best`, `high`, `side`.

    `day` names the column of days (ISO; empty: unknown), `count` one that says how many events a row stands for (else one).
    `best` is 1 where no column gives a toll, `low` and `high` are `best` where they are missing or empty, `side` unknown.
    """
    _with_column(table, day)
    made = [pl.Series("event_date", [_day(cell, row, day) for row, cell in enumerate(table[day], 1)], dtype=pl.Date)]
    best = whole(table["best"]) if "best" in table.columns else pl.Series("best", [1] * table.height)
    made += [best, *(_toll(table, name, best) for name in ("low", "high"))]
    side = table["side"] if "side" in table.columns else pl.Series("side", [None] * table.height, dtype=pl.String)
    frame = pl.DataFrame([*made, side])
    if count is None:
        return frame
    _with_column(table, count)
    return frame.with_columns(pl.lit(whole(table[count])).alias("_times")).select(
        pl.exclude("_times").repeat_by("_times").explode()
    )


def _toll(table: pl.DataFrame, name: str, best: pl.Series) -> pl.Series:
    if name not in table.columns:
        return best.alias(name)
    given = table[name]
    return whole(given.fill_null(best.cast(pl.String))).alias(name)


def _day(cell: str | None, row: int, column: str) -> date | None:
    if cell is None or not cell.strip():
        return None
    try:
        return date.fromisoformat(cell.strip()[:10])
    except ValueError:
        raise FormatError(
            f"row {row}, column `{column}`: {cell!r} is no day such as 2014-06-15: correct it, or leave the cell empty"
        ) from None


def counted(table: pl.DataFrame) -> pl.DataFrame:
    """A table for the analyses of voices, from text: a column `count`, if there is one, becomes numbers."""
    return table.with_columns(whole(table["count"])) if "count" in table.columns else table


def reports(table: pl.DataFrame) -> pl.DataFrame:
    """A table of reports, from text: `date` becomes days, `source` stays."""
    for name in ("date", "source"):
        _with_column(table, name)
    days = [_day(cell, row, "date") for row, cell in enumerate(table["date"], 1)]
    return pl.DataFrame([pl.Series("date", days, dtype=pl.Date), table["source"]])

"""The columns that a table must have, and what may stand in them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from recount.errors import FormatError


def required(
    table: pl.DataFrame, columns: Sequence[str], *, filled: Sequence[str] = (), whole: Sequence[str] = ()
) -> pl.DataFrame:
    """The table, if it has the columns.

    FormatError where one is missing, where a cell of `filled` is empty, or where a cell of `whole` is no whole number from 0 up
    (these columns may be missing).
    """
    missing = [name for name in columns if name not in table.columns]
    if missing:
        raise FormatError(f"the table has no column `{missing[0]}`; it needs {', '.join(columns)}")
    for name in filled:
        for row, value in enumerate(table[name], 1):
            if value is None or value == "":
                raise FormatError(f"row {row}, column `{name}` is empty: fill it in or leave the row out")
    for name in whole:
        if name in table.columns:
            _refuse_bad_numbers(table, name)
    return table


def _refuse_bad_numbers(table: pl.DataFrame, column: str) -> None:
    for row, value in enumerate(table[column], 1):
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise FormatError(f"row {row}, column `{column}`: {value!r} is no whole number from 0 up: correct it")


def one_of(table: pl.DataFrame, column: str, allowed: Sequence[str]) -> None:
    """FormatError for a value of the column that is not allowed."""
    for row, value in enumerate(table[column], 1):
        if value not in allowed:
            raise FormatError(f"row {row}, column `{column}`: {value!r} is none of {', '.join(map(repr, allowed))}")

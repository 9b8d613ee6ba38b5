"""Tables of lists: one with a published answer (Ball and others 2002, four lists of killings in Kosovo), and made ones."""

from __future__ import annotations

from itertools import product

import numpy as np
import polars as pl

KOSOVO_LISTS = ("EXH", "ABA", "OSCE", "HRW")
_KOSOVO = (
    "1000 1131; 0010 936; 0100 845; 0001 306; 1010 228; 0110 217; 1110 181; 1100 177; 0011 123; 1001 106; 1011 42; 0111 32; "
    "0101 31; 1111 27; 1101 18"
)


def histories(names: tuple[str, ...], cells: dict[str, int]) -> pl.DataFrame:
    """A table with a column a list and `count`, from cells such as `{"101": 4}`."""
    marks = {name: [int(cell[at]) for cell in cells] for at, name in enumerate(names)}
    return pl.DataFrame({**marks, "count": list(cells.values())})


def kosovo() -> pl.DataFrame:
    cells = dict(cell.split() for cell in _KOSOVO.split("; "))
    return histories(KOSOVO_LISTS, {cell: int(number) for cell, number in cells.items()})


def independent(total: int, chances: tuple[float, ...], seed: int) -> pl.DataFrame:
    """`total` cases, each on each list by its own chance; those on none are not in the table."""
    marks = np.random.default_rng(seed).random((total, len(chances))) < chances
    return tabled(marks)


def tabled(marks: np.ndarray) -> pl.DataFrame:
    """(cases, lists) of truth values as a table of histories."""
    lists = marks.shape[1]
    cells = {}
    for cell in product("01", repeat=lists):
        number = int((marks == [mark == "1" for mark in cell]).all(axis=1).sum())
        if "1" in cell and number:
            cells["".join(cell)] = number
    return histories(tuple("ABCDEF"[:lists]), cells)

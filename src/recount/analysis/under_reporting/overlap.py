"""Who is on which lists: the capture histories that everything else is computed from, and the checks that a table must pass.

Two shapes of table are read, told apart by their columns:

- `lists`: one row a case, with the names of its lists (a list of texts, or one text with `;` between the names), and optionally
  `origins`, as many names in the same order: who first said what that list records of the case, empty for the list itself;
- otherwise every column is a list with 0 or 1 in each row, and `count` says how many cases share the row's history. Without
  `count` every row is one case.

A column `case` names the case, once each; it is optional in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import msgspec
import polars as pl

from recount.errors import FormatError

History = tuple[int, ...]
_RESERVED = ("case", "count", "lists", "origins")


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many cases two lists share, and for how many of these both go back to one origin (None: origins are not known)."""

    first: str
    second: str
    shared: int
    copied: int | None = None


class Overlap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The observed cases by capture history: `counts[i]` cases are on the lists where `histories[i]` has a 1.

    Histories are sorted, none is all zeros, and every count is at least 1; `pairs` has every two lists once.
    """

    lists: tuple[str, ...]
    histories: tuple[History, ...]
    counts: tuple[int, ...]
    pairs: tuple[Pair, ...]

    @property
    def observed(self) -> int:
        """Distinct cases."""
        return sum(self.counts)

    @property
    def repeated(self) -> int:
        """Cases on two lists or more."""
        return self.on(lambda history: sum(history) > 1)

    def size(self, name: str) -> int:
        """Cases on one list."""
        at = self.lists.index(name)
        return self.on(lambda history: history[at] == 1)

    def on(self, chosen: Callable[[History], bool]) -> int:
        """Cases whose history is chosen."""
        return sum(count for history, count in zip(self.histories, self.counts, strict=True) if chosen(history))


def overlap(table: pl.DataFrame) -> Overlap:
    """The capture histories of a table (its shapes: see the module). The order of rows does not matter.

    Raises FormatError, naming row and column, for a cell that is neither 0 nor 1, a count that is no whole number, a case that
    stands twice or on no list, and origins that do not match their lists.
    """
    if table.height == 0:
        raise FormatError("the table has no row: give one row a case, or one a capture history with its `count`")
    _refuse_repeated_cases(table)
    return _from_names(table) if "lists" in table.columns else _from_columns(table)


def _refuse_repeated_cases(table: pl.DataFrame) -> None:
    if "case" not in table.columns:
        return
    for value, number in Counter(table["case"].to_list()).items():
        if number > 1:
            raise FormatError(f"column `case`: {value!r} stands in {number} rows: put all its lists in one row")


def _from_columns(table: pl.DataFrame) -> Overlap:
    names = [name for name in table.columns if name not in _RESERVED]
    if not names:
        raise FormatError("the table has no list: give a column of 0 and 1 for each list, or a column `lists`")
    counted: Counter[History] = Counter()
    for number, row in enumerate(table.iter_rows(named=True), 1):
        history = tuple(_mark(row[name], number, name) for name in names)
        count = _count(row.get("count", 1), number)
        if count and not any(history):
            raise FormatError(f"row {number}: on no list: leave it out, the cases on no list are what is estimated")
        counted[history] += count
    return _overlap(tuple(names), counted, None)


def _mark(value: object, row: int, column: str) -> int:
    if value in (0, 1) and not isinstance(value, str):
        return int(bool(value))
    raise FormatError(
        f"row {row}, column `{column}`: {value!r} is neither 0 nor 1: a column says whether the case is on that list "
        "(a number of cases goes in `count`; tolls cannot be compared as lists)"
    )


def _count(value: object, row: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise FormatError(f"row {row}, column `count`: {value!r} is no whole number of cases: correct it")


def _from_names(table: pl.DataFrame) -> Overlap:
    cases = list(_cases(table))
    names = tuple(sorted({name for case in cases for name in case}))
    counted = Counter(tuple(int(name in case) for name in names) for case in cases)
    return _overlap(names, counted, cases if "origins" in table.columns else None)


def _cases(table: pl.DataFrame) -> Iterator[dict[str, str]]:
    """The lists of each case, each with who first said what it records."""
    for number, row in enumerate(table.iter_rows(named=True), 1):
        lists = _names(row["lists"])
        if not any(lists):
            raise FormatError(f"row {number}, column `lists`: no name: leave the row out, or name the lists that hold the case")
        origins = _names(row["origins"]) if "origins" in row else lists
        if len(origins) != len(lists):
            raise FormatError(
                f"row {number}, column `origins`: {len(origins)} origins for {len(lists)} lists: give one for each, in order"
            )
        yield {name: origin or name for name, origin in zip(lists, origins, strict=True) if name}


def _names(value: Any) -> list[str]:
    parts = value.split(";") if isinstance(value, str) else value or []
    return [(part or "").strip() for part in parts]


def _overlap(names: tuple[str, ...], counted: Counter[History], cases: list[dict[str, str]] | None) -> Overlap:
    kept = sorted((history, count) for history, count in counted.items() if count)
    if not kept:
        raise FormatError("column `count`: no case in any row: give the number of cases of each history")
    pairs = tuple(_pair(names, kept, at, cases) for at in combinations(range(len(names)), 2))
    return Overlap(lists=names, histories=tuple(h for h, _ in kept), counts=tuple(c for _, c in kept), pairs=pairs)


def _pair(
    names: tuple[str, ...], kept: list[tuple[History, int]], at: tuple[int, int], cases: list[dict[str, str]] | None
) -> Pair:
    first, second = names[at[0]], names[at[1]]
    shared = sum(count for history, count in kept if history[at[0]] and history[at[1]])
    if cases is None:
        return Pair(first=first, second=second, shared=shared)
    copied = sum(first in case and second in case and case[first] == case[second] for case in cases)
    return Pair(first=first, second=second, shared=shared, copied=copied)

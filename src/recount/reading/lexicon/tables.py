"""The word tables of `data/`: rows of columns, and lists of words. What each holds stands in data/WORDS.md."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(file: str) -> Iterator[list[str]]:
    """The rows of a table, without comments and header."""
    table = (line.split("\t") for line in _lines(file))
    next(table)
    yield from table


@cache
def word_list(file: str) -> frozenset[str]:
    """The words of a list, one a line."""
    return frozenset(_lines(file))


def _lines(file: str) -> Iterator[str]:
    text = files("recount.reading").joinpath("data", file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))

from __future__ import annotations

import polars as pl
import pytest

from recount.analysis.under_reporting import overlap
from recount.errors import FormatError
from tests.analysis.under_reporting.tables import KOSOVO_LISTS, kosovo


def test_counts_of_the_lists():
    found = overlap(kosovo())

    assert found.lists == KOSOVO_LISTS
    assert (found.observed, found.repeated) == (4_400, 1_182)
    assert [found.size(name) for name in KOSOVO_LISTS] == [1_910, 1_528, 1_786, 685]
    assert {(pair.first, pair.second): pair.shared for pair in found.pairs}["EXH", "ABA"] == 403


def test_three_shapes_of_one_table():
    counted = pl.DataFrame({"A": [1, 1], "B": [0, 1], "count": [2, 1]})
    cases = pl.DataFrame({"case": ["x", "y", "z"], "A": [1, 1, 1], "B": [0, 0, 1]})
    named = pl.DataFrame({"lists": ["A", "A", "B;A"]})
    lists = pl.DataFrame({"lists": [["A"], ["A"], ["A", "B"]]})

    assert overlap(counted) == overlap(cases) == overlap(named) == overlap(lists)


def test_copies_are_counted_by_origin():
    table = pl.DataFrame({"lists": ["A;B", "A;B", "A"], "origins": ["hospital;hospital", ";", ""]})
    (pair,) = overlap(table).pairs

    assert (pair.shared, pair.copied) == (2, 1)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (pl.DataFrame({"A": [1]}).clear(), "the table has no row"),
        (pl.DataFrame({"count": [1]}), "the table has no list"),
        (pl.DataFrame({"A": [2], "count": [1]}), "row 1, column `A`: 2 is neither 0 nor 1"),
        (pl.DataFrame({"A": [1], "count": [-1]}), "row 1, column `count`: -1 is no whole number"),
        (pl.DataFrame({"A": [1], "count": [0]}), "column `count`: no case in any row"),
        (pl.DataFrame({"A": [0], "count": [1]}), "row 1: on no list"),
        (pl.DataFrame({"case": ["x", "x"], "A": [1, 1]}), "column `case`: 'x' stands in 2 rows"),
        (pl.DataFrame({"lists": [""]}), "row 1, column `lists`: no name"),
        (pl.DataFrame({"lists": ["A;B"], "origins": ["h"]}), "row 1, column `origins`: 1 origins for 2 lists"),
    ],
)
def test_bad_tables(table, message):
    with pytest.raises(FormatError, match=message):
        overlap(table)

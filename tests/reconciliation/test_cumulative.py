"""The cumulative check: toy cases with known answers, and a real series."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import ReconciliationError
from recount.reconciliation.cumulative import CumulativeStatement, DayReport, Recorded, check, check_series

SERIES = Path(__file__).parents[3] / "shared/corpora/statistics/gaza_daily.csv"
FLAGGED = [
    "2023-12-02", "2023-12-05", "2023-12-07", "2023-12-08", "2023-12-09",
    "2023-12-18", "2024-01-12", "2024-01-16", "2024-08-27", "2024-08-28",
]  # fmt: skip


def recorded(id, low, high, first=None, last=None, parent=None):
    day = "2031-03-{:02}".format
    return Recorded(
        id=id,
        name=id,
        low=low,
        high=high,
        first=None if first is None else day(first),
        last=None if last is None else day(last),
        parent=parent,
    )


def week(low, high=-1):
    return CumulativeStatement(low=low, high=low if high == -1 else high, first="2031-03-10", last="2031-03-16")


RECORD = [
    recorded("operation", 216, 225, 10, 16),
    recorded("first", 40, 60, 11, 11, "operation"),
    recorded("second", 150, 160, 13, 13, "operation"),
    recorded("edge", 10, 30, 8, 11),
    recorded("later", 22, 22, 18, 18),
]


def test_a_week_with_an_operation_its_incidents_and_an_event_across_the_edge():
    found = check(week(216), RECORD)
    assert (found.low, found.high, found.verdict) == (216, 255, "compatible")
    assert found.rests_on == ("edge", "first", "operation", "second")


def test_over_seven_hundred_exceeds_it():
    found = check(week(701, None), RECORD)
    assert (found.verdict, found.by) == ("exceeds the record", 446)
    assert "cannot tell which" in found.says


def test_less_than_what_is_certain_falls_short():
    found = check(week(0, 100), RECORD)
    assert (found.verdict, found.by) == ("falls short", 116)


def test_nested_tolls_that_contradict_one_another_are_infeasible():
    record = [recorded("o", 100, 100, 10, 16), recorded("a", 80, 80, 11, 11, "o"), recorded("b", 40, 40, 12, 12, "o")]
    found = check(week(100), record)
    assert (found.verdict, found.low, found.high) == ("infeasible", None, None)


def test_alternatives_inside_and_outside_the_nesting_tree():
    found = check(week(50), RECORD)
    assert found.verdict == "falls short"
    assert [(a.reading, a.what, a.verdict) for a in found.alternatives] == [
        ("inside", "first", "compatible"),
        ("outside", "no event is part of another", "falls short"),
    ]
    apart = found.alternatives[-1]
    assert (apart.low, apart.high) == (406, 475)


def test_an_event_without_days_counts_between_nothing_and_all():
    found = check(week(5), [recorded("a", 3, 9)])
    assert (found.low, found.high) == (0, 9)


def test_an_empty_record_allows_nothing():
    assert check(week(5), []).says.startswith("Exceeds the record by at least 5: it holds no event there and then.")


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ([recorded("a", 1, 1), recorded("a", 2, 2)], "one id"),
        ([recorded("a", 1, 1, parent="b"), recorded("b", 1, 1, parent="a")], "lies within itself"),
    ],
)
def test_a_broken_record_is_one_clear_line(record, line):
    with pytest.raises(ReconciliationError, match=line):
        check(week(5), record)


def test_a_period_that_ends_before_it_begins():
    with pytest.raises(ReconciliationError, match="ends on 2031-03-01, before it begins on 2031-03-09"):
        CumulativeStatement(low=1, high=1, first="2031-03-09", last="2031-03-01")


@st.composite
def records(draw):
    """Trees in which the true deaths of every event are known to lie between its low and high."""
    found, truth = [], {}
    for n in range(draw(st.integers(1, 6))):
        parent = draw(st.sampled_from([None, *truth]))
        first = draw(st.integers(1, 25))
        deaths = draw(st.integers(0, 20))
        truth[f"e{n}"] = deaths
        found.append([f"e{n}", first, draw(st.integers(first, 28)), parent])
    for id, _, _, parent in reversed(found):
        if parent:
            truth[parent] += truth[id]
    return [
        recorded(id, max(0, truth[id] - draw(st.integers(0, 3))), truth[id] + draw(st.integers(0, 3)), first, last, parent)
        for id, first, last, parent in found
    ], truth


@given(records(), st.randoms(use_true_random=False))
def test_the_truth_lies_within_the_bounds_in_any_order(case, chance):
    record, truth = case
    everything = CumulativeStatement(low=0, high=None, first="2031-03-01", last="2031-03-31")
    found = check(everything, record)
    deaths = sum(truth[e.id] for e in record if e.parent is None)
    assert found.low is not None
    assert found.low <= deaths <= found.high
    shuffled = list(record)
    chance.shuffle(shuffled)
    assert check(everything, shuffled) == found


def test_exactly_ten_days_of_a_real_series_do_not_add_up():
    if not SERIES.exists():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{SERIES} is not here")
    with SERIES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["killed"] and row["killed_cum"]]
    reports = [DayReport(row["report_date"], int(row["killed"]), int(row["killed_cum"])) for row in rows]
    assert len(reports) == 1013
    flagged = [found.statement.last for found in check_series(reports) if found.verdict != "compatible"]
    assert flagged == FLAGGED

"""What one more report may be expected to say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recount.reconciliation.foreseen import foreseen


def test_nothing_is_foreseen_from_nothing():
    assert foreseen([]) is None


def test_reports_that_agree_leave_a_little_room():
    found = foreseen([11, 11, 11])
    assert (found.low, found.middle, found.high) == (9, 11, 13)
    assert 0.85 < found.probability < 1


def test_a_lone_high_figure_does_not_stretch_the_range_but_two_camps_do():
    assert foreseen([10, 11, 11, 12, 12, 60]).high < 20
    apart = foreseen([10, 10, 16, 16])
    assert apart.low <= 10
    assert apart.high >= 16


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_range_holds_its_middle_and_is_the_same_in_any_order(figures, chance):
    found = foreseen(figures)
    assert 0 <= found.low <= found.middle <= found.high
    assert 0 < found.probability <= 1
    shuffled = list(figures)
    chance.shuffle(shuffled)
    assert foreseen(shuffled) == found

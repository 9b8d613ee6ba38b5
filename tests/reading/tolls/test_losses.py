"""Whose losses a number counts, from the words before it."""

from __future__ import annotations

import pytest

from recount.reading.tolls.losses import losing_side


@pytest.mark.parametrize(
    ("before", "side"),
    [
        ("The army lost ", "state_forces"),
        ("Troops kill nine rebels near Tolma, lose ", "state_forces"),
        ("The army claims ninety rebels dead, admits the loss of ", "state_forces"),
        ("The ministry said the rebels had lost at least ", "armed_group"),
        ("A radio put army losses at more than ", "state_forces"),
        ("The family lost ", None),
        ("Ten soldiers lost their lives and ", None),
        ("Soldiers lost their way near ", None),
        ("", None),
    ],
)
def test_whose_losses(before, side):
    assert losing_side(before) == side

from __future__ import annotations

import polars as pl
import pytest

from recount.analysis.voices import reader_errors
from recount.errors import FormatError


def _decisions(*rows: tuple[str, str, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["side", "outcome", "count"], orient="row")


FAIR = [("state", "right", 80), ("state", "corrected", 10), ("state", "rejected", 10), ("state", "missed", 10)]


def test_shares_by_side():
    report = reader_errors(_decisions(*FAIR, ("state", "unreviewed", 100)))
    (state,) = report.sides

    assert (state.reviewed.hits, state.reviewed.of) == (100, 200)
    assert (state.false.hits, state.false.of) == (10, 100)
    assert (state.wrong.hits, state.wrong.of) == (10, 90)
    assert (state.missed.hits, state.missed.of) == (10, 100)
    assert state.against_others == {"false": None, "wrong": None, "missed": None}


def test_a_side_whose_claims_are_missed_more_often_is_said():
    report = reader_errors(_decisions(*FAIR, ("armed_group", "right", 50), ("armed_group", "missed", 40)))

    assert any(sentence.startswith("armed_group: 44%") and "missed" in sentence for sentence in report.says)
    assert report.cautions == ()


def test_sides_that_are_read_alike():
    report = reader_errors(_decisions(*FAIR, *((("local"), outcome, n) for _, outcome, n in FAIR)))

    assert report.says[0].startswith("No side's claims are read worse")


def test_what_the_reviews_cannot_show_is_said():
    report = reader_errors(_decisions(("state", "right", 5), ("state", "unreviewed", 5)))

    assert len(report.cautions) == 2


def test_rows_and_counts_are_the_same():
    rows = _decisions(*FAIR).select(pl.exclude("count").repeat_by("count").explode())

    assert reader_errors(rows) == reader_errors(_decisions(*FAIR))


def test_bad_outcome():
    with pytest.raises(FormatError, match="row 1, column `outcome`: 'wrong' is none of 'right'"):
        reader_errors(_decisions(("state", "wrong", 1)))

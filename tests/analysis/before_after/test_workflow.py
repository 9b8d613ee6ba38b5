from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from recount.analysis.before_after import before_after
from recount.errors import FormatError
from tests.analysis.before_after.made import DAY, events, plan, poisson_events

QUICK = {"curve": lambda *_: ()}


def test_a_clear_fall():
    answer = before_after(poisson_events(0.6, 0.2, seed=1), plan(shape="level", harmonics=0), **QUICK)

    assert answer.finding == "fell"
    assert answer.placebo is not None
    assert abs((answer.change_point.start - DAY).days) < 90


def test_no_change_cannot_be_concluded_and_says_why():
    answer = before_after(poisson_events(0.4, 0.4, seed=2), plan(), **QUICK)

    assert answer.finding == "cannot be concluded"
    assert any("intervals hold 1, no change" in sentence for sentence in answer.says)


def test_a_fall_that_began_long_before_is_no_finding():
    """A trend that the shape does not know of shows the same effect at every placebo date."""
    days = (plan().last - plan().first).days + 1
    slow = events(np.random.default_rng(3).poisson(np.linspace(1.2, 0.2, days)), plan().first)
    answer = before_after(slow, plan(shape="level", harmonics=0), **QUICK)

    assert answer.finding == "cannot be concluded"
    assert any("It does not describe the series" in sentence for sentence in answer.says)


@pytest.mark.parametrize(("last", "periods"), [(date(2013, 12, 31), "24"), (date(2013, 11, 30), "23")])
def test_24_points_on_each_side_or_too_short(last, periods):
    answer = before_after(poisson_events(0.5, 0.5, seed=4), plan(last=last), **QUICK)

    assert (answer.refusal is None) == (periods == "24")
    if answer.refusal:
        assert answer.refusal.startswith("Too short: the date has 72 whole months before it and 23 after it; 24 on each side")


def test_events_count_on_the_day_they_happened_and_those_without_a_day_are_numbered():
    made = poisson_events(0.5, 0.5, seed=5)
    lost = made.head(7).with_columns(pl.lit(None, pl.Date).alias("event_date"))
    answer = before_after(pl.concat([made, lost]), plan(), **QUICK)

    assert sum(answer.series[0].counts) == made.height
    assert "7 events whose day is unknown are in no series." in answer.warnings


def test_tolls_give_low_best_and_high_and_each_side_alone():
    army, press = poisson_events(0.3, 0.2, seed=6, side="Army"), poisson_events(0.3, 0.2, seed=7, side="Press")
    made = pl.concat([army, press]).with_columns(low=pl.lit(0), high=pl.col("best") * 3)
    answer = before_after(made, plan(outcome="toll", shape="level"), **QUICK)

    assert [one.name for one in answer.series] == ["low", "best", "high", "side: Army", "side: Press"]
    assert any(sentence.startswith("Not fitted: low: 0 before and 0 after") for sentence in answer.says)
    assert any(sentence.startswith("By the word of Army alone") for sentence in answer.says)


def test_active_sources_are_an_offset_and_a_change_of_access_is_said():
    made = poisson_events(0.2, 0.4, seed=18)
    months = [plan().first + timedelta(days=30 * at) for at in range(146)]
    rows = [(day, f"outlet {n}") for day in months for n in range(2 if day < DAY else 4)]
    reports = pl.DataFrame(rows, schema={"date": pl.Date, "source": pl.String}, orient="row")
    answer = before_after(made, plan(shape="level", harmonics=0), reports=reports, **QUICK)
    plain, adjusted = (next(one for one in answer.estimates if one.per_source == flag).average for flag in (False, True))

    assert plain.low > 1
    assert adjusted.low < 1.1
    assert any(sentence.startswith("The access of reporters changed") for sentence in answer.warnings)
    assert answer.finding == "cannot be concluded"


def test_warnings_that_apply():
    answer = before_after(poisson_events(0.5, 0.3, seed=9, side="Army"), plan(), **QUICK)

    assert "There is no control: whatever else changed at about that time changed the series too." in answer.warnings
    assert any(sentence.startswith("The series comes from one side only: 100%") for sentence in answer.warnings)
    assert any(sentence.startswith("Violence may have moved elsewhere: nothing outside") for sentence in answer.warnings)
    assert not any("peak" in sentence for sentence in answer.warnings)


def test_an_operation_that_began_at_a_peak():
    made = poisson_events(0.3, 0.3, seed=10)
    peak = poisson_events(3.0, 0, seed=11).filter(pl.col("event_date") >= date(2011, 10, 1))
    answer = before_after(pl.concat([made, peak]), plan(shape="level"), **QUICK)

    assert any("regression to the mean is not excluded" in sentence for sentence in answer.warnings)


def test_control_and_elsewhere():
    here, there = poisson_events(0.6, 0.3, seed=12), poisson_events(0.6, 0.6, seed=13)
    rose = poisson_events(0.2, 0.6, seed=14)
    answer = before_after(here, plan(shape="level"), control=there, elsewhere=rose, **QUICK)

    assert answer.control.against.high < 1
    assert any(sentence.startswith("Elsewhere violence rose") for sentence in answer.warnings)
    assert not any("There is no control" in sentence for sentence in answer.warnings)


def test_the_order_of_rows_does_not_matter():
    made = poisson_events(0.4, 0.3, seed=15)

    assert before_after(made.sample(fraction=1, shuffle=True, seed=1), plan(), **QUICK) == before_after(made, plan(), **QUICK)


def test_the_branching_curve_of_a_series():
    answer = before_after(poisson_events(0.5, 0.5, seed=16), plan())

    assert [one.terms for one in answer.excitation] == [0, 5, 10, 20, 40]
    assert any("means nothing apart from its curve" in sentence for sentence in answer.says)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pl.DataFrame({"event_date": ["2012-01-01"]}), "the table has no column 'low'; it needs event_date"),
        (
            pl.DataFrame({"event_date": ["soon"], "low": [0], "best": [0], "high": [0], "side": ["x"]}),
            "a cell of the table is of the wrong kind",
        ),
    ],
)
def test_bad_tables(frame, message):
    with pytest.raises(FormatError, match=message):
        before_after(frame, plan())

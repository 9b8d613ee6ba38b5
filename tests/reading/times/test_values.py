from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.times.values import days_of, is_day, moved, precision_of, value_at


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-02-29", "2016-02-29", "2016-02-29"),
        ("2016-02-29TNI", "2016-02-29", "2016-02-29"),
        ("2015-W53", "2015-12-28", "2016-01-03"),
        ("2015-W53-WE", "2016-01-02", "2016-01-03"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-Q4", "2016-10-01", "2016-12-31"),
        ("2016-H1", "2016-01-01", "2016-06-30"),
        ("2016-WI", "2016-12-01", "2017-02-28"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("201", "2010-01-01", "2019-12-31"),
        ("20", "2000-01-01", "2099-12-31"),
    ],
)
def test_days_of_calendar_values(value, first, last):
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


NO_DAYS = (None, "", "P3D", "PRESENT_REF", "XXXX-07", "2015-02-30", "2015-W60", "2015-13", "0000", "9999-WI")


@pytest.mark.parametrize("value", NO_DAYS)
def test_other_values_have_no_days(value):
    assert days_of(value) is None


@given(st.dates(), st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]))
def test_a_value_at_a_day_holds_that_day(day, unit):
    days = days_of(value_at(unit, day))
    assert days is None or days[0] <= day <= days[1]
    assert is_day(value_at(unit, day)) == (unit == "day")


def test_moving_clips_ends_of_months_and_stops_at_the_end_of_the_calendar():
    assert moved(date(2016, 3, 31), -1, "month") == date(2016, 2, 29)
    assert moved(date(2016, 2, 29), 1, "year") == date(2017, 2, 28)
    assert moved(date(2016, 2, 29), -2, "fortnight") == date(2016, 2, 1)
    assert moved(date(9999, 12, 31), 1, "day") is None
    assert moved(date(2016, 1, 1), 10**9, "decade") is None


@pytest.mark.parametrize(("last", "precision"), [("05-01", 1), ("05-02", 2), ("05-07", 3), ("05-31", 4), ("08-31", 5)])
def test_precision_follows_the_length(last, precision):
    assert precision_of(date(2015, 5, 1), date.fromisoformat(f"2015-{last}")) == precision

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.intake.days import certain_day, iso_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-02-05", "2026-02-05"),
        ("2026-02-05T23:59:59+05:00", "2026-02-05"),
        ("2026-02-05 10:00", "2026-02-05"),
        ("2026/2/5", "2026-02-05"),
        ("20260205", "2026-02-05"),
        ("4/5/2017", "2017-04-05"),
        ("4/5/2017 10:30", "2017-04-05"),
        ("25/12/2016", "2016-12-25"),
        ("5.2.2026", "2026-02-05"),
        ("Thu, 05 Feb 2026 10:00:00 +0000", "2026-02-05"),
        ("February 5, 2026", "2026-02-05"),
        ("Feb. 5th, 2026, 9 am", "2026-02-05"),
        ("Thursday, 5 February 2026", "2026-02-05"),
        ("5-Feb-2026", "2026-02-05"),
        ("Sept 9 2001", "2001-09-09"),
    ],
)
def test_days_as_sources_write_them(written, day):
    assert iso_day(written) == day


@pytest.mark.parametrize(
    "written",
    ["", None, "yesterday", "2026", "February 2026", "2026-02-30", "13/13/2013", "May 5, 2020 killed nine" + " x" * 60],
)
def test_what_is_no_day_stays_null(written):
    assert iso_day(written) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(day):
    assert iso_day(day.isoformat()) == day.isoformat()
    assert iso_day(f"{day.month}/{day.day}/{day.year}") == day.isoformat()
    assert iso_day(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
    assert iso_day(f"{day:%a, %d %b %Y} 10:00:00 GMT") == day.isoformat()


@given(st.text())
def test_any_text_is_a_day_or_null(text):
    day = iso_day(text)
    assert day is None or date.fromisoformat(day)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14/3/2025", "2025-03-14"),
        ("3/14/2025", "2025-03-14"),
        ("3/3/2025", "2025-03-03"),
        ("4/3/2025", None),
        ("2025-03-04", "2025-03-04"),
    ],
)
def test_a_day_that_may_be_two_is_not_certain(written, day):
    assert certain_day(written) == day

"""Feasts of the moon and of Easter, against days that almanacs give."""

from datetime import date

import pytest

from recount.reading.times import find_times
from recount.reading.times.feasts import easter, islamic

TODAY = date(2026, 2, 5)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(1447, 9, 1, date(2026, 2, 18)), (1445, 9, 1, date(2024, 3, 11)), (1446, 12, 10, date(2025, 6, 7))],
)
def test_islamic_days(year, month, day, expected):
    assert islamic(year, month, day) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2019, date(2019, 4, 21)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20))],
)
def test_easter(year, expected):
    assert easter(year) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The clashes began last Ramadan.", "2025-03-01", "2025-03-30"),
        ("In Ramadan 2024, 30 people were killed.", "2024-03-11", "2024-04-09"),
        ("The truce will hold during the holy month of Ramadan.", "2026-02-18", "2026-03-19"),
        ("Gunmen attacked worshippers on Eid al-Fitr.", "2025-03-30", "2025-04-01"),
        ("Gunmen attacked worshippers on the eve of Eid al-Fitr.", "2025-03-29", "2025-03-31"),
        ("The market was bombed on Eid al-Adha in 2024.", "2024-06-16", "2024-06-18"),
        ("A bomb exploded at a church on Easter Sunday 2019.", "2019-04-21", "2019-04-21"),
    ],
)
def test_the_feast_that_is_meant(text, first, last):
    (time,) = find_times(text, TODAY)
    assert (time.first, time.last) == (first, last)


@pytest.mark.parametrize("text", ["Ramadan Shallah met Tariq Ramadan.", "The fast was broken at ramadan tables."])
def test_names_are_no_feasts(text):
    assert find_times(text, TODAY) == []


def test_without_a_day_of_writing_a_feast_has_no_days():
    (time,) = find_times("Shells fell last Ramadan.", None)
    assert (time.first, time.last) == (None, None)

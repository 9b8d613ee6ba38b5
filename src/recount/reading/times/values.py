"""TIMEX3 values (ISO-TimeML) and the days that they stand for.

A value's grain shows in its form: 1998-02-06 a day, 1998-W06 a week (Monday to Sunday), 1998-W06-WE a weekend, 1998-02 a month,
1998-Q1 and 1998-H1 a quarter and a half, 1998-SU a season (spring starts in March; winter runs into the next year),
1998 a year, 199 a decade, 19 a century.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

Days = tuple[date, date]  # first and last, both inside

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which each begins
_SHAPE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?|(?P<week>\d{4})-W(?P<number>\d\d)(?P<end>-WE)?|(?P<month>\d{4}-\d\d)"
    r"|(?P<part>\d{4})-(?P<which>Q[1-4]|H[12]|SP|SU|FA|WI)|(?P<years>\d{2,4})"
)
_MONTHS_OF = {"quarter": 3, "year": 12, "decade": 120, "century": 1200}


def months_from(year: int, month: int, length: int) -> Days:
    """First and last day of `length` months from the given one on."""
    last = year * 12 + month - 1 + length - 1
    return date(year, month, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def _part_of_year(year: int, which: str) -> Days:
    if which in SEASONS:
        return months_from(year, SEASONS[which], 3)
    length = 3 if which[0] == "Q" else 6
    return months_from(year, (int(which[1]) - 1) * length + 1, length)


def _days(shape: re.Match[str]) -> Days:
    if shape["day"]:
        day = date.fromisoformat(shape["day"])
        return day, day
    if shape["week"]:
        monday = date.fromisocalendar(int(shape["week"]), int(shape["number"]), 1)
        return monday + timedelta(5 if shape["end"] else 0), monday + timedelta(6)
    if shape["month"]:
        return months_from(int(shape["month"][:4]), int(shape["month"][5:]), 1)
    if shape["part"]:
        return _part_of_year(int(shape["part"]), shape["which"])
    scale = 10 ** (4 - len(shape["years"]))
    return date(int(shape["years"]) * scale, 1, 1), date(int(shape["years"]) * scale + scale - 1, 12, 31)


def days_of(value: str | None) -> Days | None:
    """First and last day of a calendar value; None for durations, sets, vague references and days that do not exist."""
    shape = _SHAPE.fullmatch(value or "")
    try:
        return _days(shape) if shape else None
    except ValueError:
        return None


def is_day(value: str | None) -> bool:
    """Whether a value names one day or a time in it."""
    shape = _SHAPE.fullmatch(value or "")
    return bool(shape and shape["day"])


def precision_of(first: date, last: date) -> int:
    """UCDP's date_prec of a stretch of days: 1 a day, 2 up to 6 days, 3 a week, 4 a month, 5 longer."""
    length = (last - first).days + 1
    return next((precision for longest, precision in ((1, 1), (6, 2), (8, 3), (32, 4)) if length <= longest), 5)


def day_value(year: int, month: int, day: int) -> str | None:
    """The value of a day, None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def moved(day: date, count: int, unit: str) -> date | None:
    """The day `count` units later (earlier if negative); ends of months are clipped. None outside the calendar."""
    try:
        if unit in ("day", "week", "weekend", "fortnight"):
            return day + timedelta(count * {"day": 1, "fortnight": 14}.get(unit, 7))
        months = day.year * 12 + day.month - 1 + count * _MONTHS_OF.get(unit, 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1])) if 1 <= year <= MAXYEAR else None
    except (OverflowError, ValueError):
        return None


def value_at(unit: str, day: date) -> str:
    """The value of the unit around a day: "day", "week", "weekend", "month", "quarter", "year", "decade", "century"."""
    if unit == "day":
        return day.isoformat()
    if unit in ("week", "weekend", "fortnight"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    lengths = {"month": 7, "year": 4, "decade": 3, "century": 2}
    return day.isoformat()[: lengths[unit]]

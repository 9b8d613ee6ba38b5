"""Publication days as sources write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_REST = r"(?:$|[\sT,;|(-].{0,60}$)"  # a time of day or a zone may follow; a sentence may not
_SHAPES = [
    re.compile(shape + _REST, re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})[-/.](?P<n>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<n>\d{2})(?P<day>\d{2})",
        r"(?P<day>\d{1,2})\.\s?(?P<n>\d{1,2})\.\s?(?P<year>\d{4})",
        rf"{_WEEKDAY}{_DAY}[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
]
_SLASHES = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4})" + _REST)


def is_day(text: str) -> bool:
    """Whether a text is an ISO day of the calendar, as 2026-02-05."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def iso_day(written: str | None) -> str | None:
    """The ISO day of an ISO, RFC 822, numeric or English date (a time may follow), else None.

    With slashes the month stands first (as FA-KES writes it), unless only the other reading is a day of the calendar.
    """
    text = (written or "").strip()
    if match := _SLASHES.match(text):
        year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
        return _day(year, a, b) or _day(year, b, a)
    for shape in _SHAPES:
        if match := shape.match(text):
            return _day(int(match["year"]), _month(match), int(match["day"]))
    return None


def certain_day(written: str | None) -> str | None:
    """As `iso_day`, but None for what is two days, as 4/5/2026: newspapers of most countries write the day first."""
    match = _SLASHES.match((written or "").strip())
    if match and match["a"] != match["b"] and max(int(match["a"]), int(match["b"])) <= 12:
        return None
    return iso_day(written)


def _month(match: re.Match[str]) -> int:
    parts = match.groupdict()
    return int(parts["n"]) if "n" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

"""Days of the calendar: dates in figures and in words, weekdays and holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recount.reading.times.context import Context, Meaning, Rule, after, before, rule
from recount.reading.times.values import day_value
from recount.reading.times.vocabulary import (
    DASH,
    DAY_NUMBER,
    GAP,
    MONTH,
    NOT_COUNTING,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    month_number,
    one_of,
    part_code,
    weekday_number,
)

_CLOSE = 60  # days: a date without a year that lies this near is meant, whatever the tense seems to be
_FAR = 150  # days: without a clear tense, a date this near is the nearest one; what is farther is past
_SAMPLE = 1000  # characters that tell whether a text is in lower case throughout
_FEASTS = {  # the first whose words all stand in the name
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "valentine": (2, 14),
    "year eve": (12, 31),
    "year": (1, 1),
    "thanksgiving": (11, 25),  # stands for the fourth Thursday of November
}
_IN = re.compile(r"(?:^|\W)in\s{1,2}$")
_OF_WEEK = re.compile(r"(?i)(?: of)? (?P<which>last|this|next) week(?!\w)")
_THINGS = re.compile(r"\s[a-z]")
_DAY_AND = re.compile(rf"(?<!\w){MONTH}{GAP}{DAY_NUMBER}{GAP}and{GAP}$", re.IGNORECASE)


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _distance(day: date, today: date) -> int:
    return abs((day - today).days)


def _with_year(at: Context, match: re.Match[str], month: int, day: int) -> str | None:
    """The day whose year the text leaves out: near the day of writing, as the tense says; else in the year last named."""
    if at.today is None:
        return day_value(at.year, month, day) if at.year else None
    today = at.today
    days = [date.fromisoformat(d) for year in (-1, 0, 1) if (d := day_value(today.year + year, month, day))]
    if not days:
        return None
    nearest = min(days, key=lambda d: (_distance(d, today), d))
    tense = at.tense(match) if _distance(nearest, today) > _CLOSE else "near"
    if tense == "near" or (tense == "unknown" and _distance(nearest, today) <= _FAR):
        return nearest.isoformat()
    chosen = [d for d in days if d >= today][:1] if tense == "future" else [d for d in days if d <= today][-1:]
    return (chosen or [nearest])[0].isoformat()


def _range(first: str | None, last: str | None) -> Meaning:
    """A day, or a range of days as an ISO 8601 interval."""
    if not first or not last or last <= first:
        return Meaning("DATE", first if last == first else None)
    return Meaning("DATE", f"{first}/{last}", date.fromisoformat(first), date.fromisoformat(last))


def _named_day(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "May 5", "5th of May 2013", "May 5-7", "3 and 5 May"."""
    month, day = month_number(match["month"]), _number(match["day"])
    year = int(match["year"]) if match["year"] else outer.year() if outer else None
    first = day_value(year, month, day) if year else _with_year(at, match, month, day)
    if first is None:
        return Meaning("DATE", None)
    at.year = int(first[:4])
    return _range(first, day_value(at.year, month, _number(match["until"])) if match["until"] else first)


def capital(match: re.Match[str]) -> bool:
    """Whether a month is written as a name: with a capital, unless the whole text is in lower case."""
    return match["month"][0].isupper() or match.string[:_SAMPLE].islower()


def _month_day_accept(match: re.Match[str]) -> bool:
    """ "In May 12 died" counts the dead: days stand with "on"."""
    counts = not match["year"] and _IN.search(before(match)) and _THINGS.match(after(match))
    return capital(match) and not counts


def _second_day(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """The "25" of "April 24 and 25"."""
    return Meaning("DATE", day_value(at.day.year, at.day.month, _number(match.group())) if at.day else None)


def _second_day_accept(match: re.Match[str]) -> bool:
    return bool(_DAY_AND.search(match.string, max(0, match.start() - 30), match.start()))


def _iso(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    value = day_value(int(match["year"]), int(match["month"]), int(match["day"]))
    if not value:
        return None
    at.year = int(match["year"])
    return Meaning("TIME", f"{value}T{match['hour']}:{match['minute']}") if match["hour"] else Meaning("DATE", value)


def _figures(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """Of two readings of "5/3/2015" the one in the month before `today`; else month/day with slashes, day/month without."""
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    orders = ((a, b), (b, a)) if match["sign"] == "/" else ((b, a), (a, b))
    readings = [value for month, day in orders if (value := day_value(year, month, day))]
    if not readings:
        return None
    at.year, today = year, at.today
    near = {r for r in readings if today and -31 <= (date.fromisoformat(r) - today).days <= 7}
    return Meaning("DATE", near.pop() if len(near) == 1 else readings[0])


def _weekday_offset(match: re.Match[str], at: Context, today: date) -> int:
    """Days from today to the weekday meant: past unless the tense is future; today itself if it has that name."""
    which, number = (match["which"] or "").lower(), weekday_number(match["weekday"])
    week = _OF_WEEK.match(after(match))
    if week and not which:  # "Tuesday of last week"
        return number - today.weekday() + {"last": -7, "next": 7}.get(week["which"].lower(), 0)
    back = (today.weekday() - number) % 7
    if any(word in which for word in ("last", "previous", "past")):
        return -(back or 7)
    if "next" in which or "following" in which:
        return -back % 7 or 7
    if which == "this":
        return number - today.weekday()
    return -back % 7 if "coming" in which or at.tense(match) == "future" else -back


def _weekday(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """A weekday; joined with a date, the date."""
    if outer:
        return outer
    day = at.today + timedelta(_weekday_offset(match, at, at.today)) if at.today else None
    return Meaning("DATE", day.isoformat() if day else None)


def _weekday_accept(match: re.Match[str]) -> bool:
    """ "Sat" and "Sun" are days only with a capital."""
    return match["weekday"][0].isupper() or len(match["weekday"]) > 5


def _each_weekday(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    part = f"T{part_code(match['part'])}" if match["part"] else ""
    return Meaning("SET", f"XXXX-WXX-{weekday_number(match['day']) + 1}{part}")


def _thanksgiving(year: int) -> str:
    first = date(year, 11, 1)
    return (first + timedelta((3 - first.weekday()) % 7 + 21)).isoformat()


def _holiday(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """Feasts with a fixed day, and the American Thanksgiving (fourth Thursday of November)."""
    name = match["name"].lower()
    month, day = next(day for words, day in _FEASTS.items() if all(word in name for word in words.split()))
    year = int(match["year"]) if match["year"] else outer.year() if outer else None
    value = day_value(year, month, day) if year else _with_year(at, match, month, day)
    return Meaning("DATE", _thanksgiving(int(value[:4])) if value and name.startswith("thanks") else value)


_UNTIL = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|until|till){GAP})(?:the{GAP})?(?P<until>{DAY_NUMBER})(?![\w:/]|[.,]\d)"
_WHICH = (
    rf"(?:(?P<which>(?:the{GAP})?{one_of('last next previous following coming')}|{one_of('this_coming this_past this')}){GAP})?"
)

RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
        r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
        _iso,
        "day",
    ),
    rule(
        r"(?P<a>\d\d?)(?P<sign>[/.-])(?P<b>\d\d?)(?P=sign)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\w/-])",
        _figures,
        "day",
    ),
    rule(
        rf"(?:last{GAP})?(?P<month>{MONTH}){GAP}?(?:the{GAP})?(?P<day>{DAY_NUMBER})(?:(?!\w){_UNTIL})?(?:(?:,{GAP}?|{GAP})?(?P<year>{YEAR}))?"
        rf"(?!\w|:\d){NOT_COUNTING}",
        _named_day,
        "day",
        _month_day_accept,
    ),
    rule(rf"{DAY_NUMBER}(?![\w%:/]|[.,]\d){NOT_COUNTING}", _second_day, "day", _second_day_accept),
    rule(
        rf"(?:the{GAP})?(?P<day>{DAY_NUMBER})(?:(?:{GAP}?(?:{DASH}|/){GAP}?|{GAP}(?:and|to){GAP})(?P<until>{DAY_NUMBER}))?"
        rf"(?:{GAP}|-)?(?:(?:day{GAP})?of{GAP})?(?P<month>{MONTH})(?:(?:,?{GAP}(?:of{GAP})?|-|,)?(?P<year>{YEAR}))?(?!\w)",
        _named_day,
        "day",
        capital,
    ),
    rule(
        rf"(?:{one_of('every each')}{GAP}|(?<=on )(?=\w+days(?!\w)))(?P<day>{WEEKDAY})"
        rf"(?:{GAP}(?P<part>morning|afternoon|evening|night)s?)?(?!\w)",
        _each_weekday,
    ),
    rule(
        rf"{_WHICH}(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}(?=,?{GAP}(?:\d|{MONTH})))",
        _weekday,
        "weekday",
        _weekday_accept,
    ),
    rule(
        r"(?P<name>Christmas(?: (?:Day|Eve))?|Boxing Day|New Year['’]?s? (?:Day|Eve)|Valentine['’]?s Day|Thanksgiving(?: Day)?)"
        rf"(?:,? (?P<year>{YEAR}))?(?!\w)",
        _holiday,
        "day",
    ),
)

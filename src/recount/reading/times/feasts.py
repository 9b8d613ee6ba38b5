"""Feasts and fasts that move through the year: Ramadan, the Eids, Ashura, Nowruz, Easter.

Islamic days are those of the arithmetical calendar (Reingold and Dershowitz, Calendrical Calculations, 4th edition, chapter 7);
where the new moon decides, they begin up to a day earlier or later, so a feast of one day is given three. Easter follows the
same book's chapter 9 (the Gregorian computus).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from recount.reading.times.context import Context, Meaning, Rule, after, rule
from recount.reading.times.values import Days
from recount.reading.times.vocabulary import GAP, YEAR, one_of

_EPOCH: Final = date(622, 7, 19).toordinal()  # 1 Muharram of the year 1, in the Gregorian calendar
_LUNAR_YEAR: Final = 354.367  # days
_DAY: Final = timedelta(1)  # also by how much a sighted new moon can differ from the computed one
_NAME_BEFORE: Final = re.compile(
    r"\b(?!(?:In|During|Since|Last|This|Next|On|By|Before|After|Until|The|Of|For|At|Throughout|Every|Happy)\b)[A-Z][\w.]* \Z"
)
_NAME: Final = 16  # characters of a name before
_NAME_AFTER: Final = re.compile(r" [A-Z]")


def islamic(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the arithmetical Islamic calendar."""
    before_year = (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH - 1 + before_year + 29 * (month - 1) + month // 2 + day)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar."""
    century = year // 100 + 1
    epact = (14 + 11 * (year % 19) - century * 3 // 4 + (5 + 8 * century) // 25) % 30
    epact += epact == 0 or (epact == 1 and year % 19 > 10)
    moon = date(year, 4, 19) - timedelta(epact)
    return moon + timedelta(7 - (moon.weekday() + 1) % 7)


def _ramadan(year: int) -> Days:
    return islamic(year, 9, 1), islamic(year, 10, 1) - _DAY


def _moonlit(month: int, day: int) -> Callable[[int], Days]:
    return lambda year: (islamic(year, month, day) - _DAY, islamic(year, month, day) + _DAY)


def _days_from_easter(offset: int) -> Callable[[int], Days]:
    return lambda year: (easter(year) + timedelta(offset), easter(year) + timedelta(offset))


_FITR, _ADHA = _moonlit(10, 1), _moonlit(12, 10)
# The first name that stands in the words is meant.
_ISLAMIC: Final[dict[str, tuple[Callable[[int], Days], ...]]] = {
    "ramadan": (_ramadan,),
    "ramzan": (_ramadan,),
    "fitr": (_FITR,),
    "adha": (_ADHA,),
    "azha": (_ADHA,),
    "eid": (_FITR, _ADHA),
    "ashura": (_moonlit(1, 10),),
}
_SOLAR: Final[dict[str, Callable[[int], Days]]] = {
    "nowruz": lambda year: (date(year, 3, 20), date(year, 3, 21)),
    "easter": _days_from_easter(0),
    "friday": _days_from_easter(-2),
}


def _occasions(name: str, year: int) -> list[Days]:
    """The days of a feast that begin in the years around a Gregorian year, in order."""
    if name in _SOLAR:
        return [_SOLAR[name](y) for y in (year - 1, year, year + 1)]
    lunar = int((year - 622) * 365.2425 / _LUNAR_YEAR)
    return sorted(days(y) for y in range(lunar - 2, lunar + 4) for days in _ISLAMIC[name])


def _feast(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "last Ramadan", "Eid al-Fitr", "the eve of Eid", "Easter 2019": of the year given, else the last or the coming one."""
    name = next(key for key in (*_ISLAMIC, *_SOLAR) if key in match["feast"].lower())
    days = _in_year(int(match["year"]), _occasions(name, int(match["year"]))) if match["year"] else None
    if not match["year"] and at.today:
        days = _nearest(match, at, _occasions(name, at.today.year), at.today)
    if days is None:
        return Meaning("DATE", None)
    return Meaning("DATE", None, *(_eve(days) if match["eve"] else days))


def _eve(days: Days) -> Days:
    """The day before a feast, or before the first day of a month of fasting."""
    last = days[1] if days[1] - days[0] <= 2 * _DAY else days[0]
    return days[0] - _DAY, last - _DAY


def _in_year(year: int, occasions: list[Days]) -> Days | None:
    """The occasion that begins in a year."""
    return next((days for days in occasions if days[0].year == year), None)


def _nearest(match: re.Match[str], at: Context, occasions: list[Days], today: date) -> Days | None:
    """The occasion that the words or the tense mean: the coming one, the last that is over, or the last that has begun."""
    which = (match["which"] or "").lower()
    if which in ("next", "coming") or (not which and at.tense(match) == "future"):
        return next((days for days in occasions if days[0] > today), None)
    past = [days for days in occasions if (days[1] < today if which in ("last", "past", "previous") else days[0] <= today)]
    return past[-1] if past else None


def _accept(match: re.Match[str]) -> bool:
    """Whether it is no part of a person's name, as in "Ramadan Shallah" and "Tariq Ramadan"."""
    named = _NAME_BEFORE.search(match.string, max(0, match.start() - _NAME), match.start()) or _NAME_AFTER.match(after(match))
    return match["feast"][0].isupper() and named is None


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:(?:the{GAP})?(?P<eve>eve){GAP}of{GAP})?(?:(?P<which>{one_of('last past previous this next coming')}){GAP})?"
        rf"(?:the{GAP}(?:Muslim{GAP}|Islamic{GAP})?(?:holy|fasting){GAP}month{GAP}of{GAP})?"
        rf"(?P<feast>Ramadan|Ramzan|Eid(?:[ -](?:al|ul|el)[ -](?:Fitr|Adha|Azha))?|Ashura|Nowruz|Good{GAP}Friday"
        rf"|Easter(?:{GAP}Sunday)?)(?:(?:{GAP}(?:in|of)|,)?{GAP}(?P<year>{YEAR}))?(?!\w)",
        _feast,
        "alone",
        _accept,
    ),
)

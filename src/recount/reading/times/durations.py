"""Amounts of time: "two days ago", "the past year", "three weeks", "week-long", "for decades"; and sets: "every two days"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recount.reading.times.context import Context, Meaning, Rule, after, before, rule
from recount.reading.times.values import moved, value_at
from recount.reading.times.vocabulary import (
    AMOUNT,
    DASH,
    GAP,
    JOIN,
    MONTH_NAME,
    MONTH_NAMES,
    UNIT,
    amount,
    duration,
    one_of,
    unit_name,
)

_COMPARED = 1500  # characters within which "a year earlier" compares with a quarter that was named
_CLOCK = {"second": 1, "minute": 60, "hour": 3600}
_BEHIND = ("last", "past", "previous", "preceding")
_AHEAD = ("next", "coming", "following")
_SETS = {
    "hourly": "PT1H",
    "nightly": "P1D",
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_RATE = re.compile(r"(?:\d|times|once|twice|million|billion|thousand|hundred|dozen|cents?|dollars?)\W{1,2}$")
_FRACTION = re.compile(rf"(?:a|one|three){JOIN}quarters?(?:{GAP}(?:of|century)|{DASH})|three{DASH}quarters?", re.IGNORECASE)
_SINGULAR = re.compile(r"an?|one|1|half.*|[\w-]+")
_MEDIUM = re.compile(r"[A-Z]\w+ $")
_SPENT = re.compile(
    r"(?:^|\W)(?:for|in|over|over the|after|within|took|takes|matter of|lasted|lasting|last|spent|through)\s{1,2}$"
)


def unit_around(unit: str, day: date | None) -> Meaning:
    """The unit around a day, as a DATE."""
    return Meaning("DATE", value_at(unit, day) if day else None)


def unit_away(unit: str, day: date | None, count: int) -> Meaning:
    """The unit `count` units after the one around a day."""
    return unit_around(unit, moved(day, count, unit) if day else None)


def span_from_today(count: float, unit: str, today: date | None) -> Meaning:
    """The past (negative) or next so many units as a DURATION that touches the day of writing; the past year has 365 days."""
    value = duration(abs(count), unit)
    if not today:
        return Meaning("DURATION", value)
    try:
        other = _away(count, unit, today)
    except OverflowError:
        other = None
    return Meaning("DURATION", value, min(other, today), max(other, today)) if other else Meaning("DURATION", value)


def _away(count: float, unit: str, today: date) -> date | None:
    if unit in _CLOCK:  # hours before an unknown hour of the day reach at least into the day before
        days = int(abs(count) * _CLOCK[unit] // 86400) or int(count < 0)
        return today + timedelta(days if count > 0 else -days)
    return today - timedelta(365) if (unit, count) == ("year", -1) else moved(today, int(count), unit)


def compared_year(at: Context, match: re.Match[str]) -> Meaning | None:
    """ "a year earlier" after a quarter's results: the same quarter of the year before."""
    if at.quarter and match.start() - at.quarter_end <= _COMPARED:
        return Meaning("DATE", f"{int(at.quarter[:4]) - 1}{at.quarter[4:]}")
    return None


def _ago(count: float | None, unit: str, base: date | None, sign: int) -> Meaning:
    """So many units from a day: "three days later" is a day, "two months ago" a month, "a few years ago" only past."""
    if unit in _CLOCK or (count is None and sign > 0):
        return Meaning("DURATION", duration(count, unit))
    if count is None:
        return Meaning("DATE", "PAST_REF")
    if unit in ("decade", "century"):
        return unit_around("year", moved(base, round(sign * count), unit) if base else None)
    return unit_away(unit, base, round(sign * count))


def _distance(match: re.Match[str], at: Context, count: float | None, unit: str) -> Meaning:
    """ "two days ago" counts from the day of writing, "two days later" from the last date of the text, else from there too."""
    tail = match["tail"].lower()
    sign = 1 if tail in ("later", "hence") else -1
    if (unit, count, sign) == ("year", 1, -1) and (compared := compared_year(at, match)):
        return compared
    base = at.base("date") if tail in ("earlier", "later") else None
    if base is None and tail == "later" and at.tense(match) == "past":
        return Meaning("DATE", None)  # after something that the text does not date
    return _ago(count, unit, base or at.today, sign)


def _counted(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "two days ago", "the past three weeks", "three days later", "two weeks": a number of units."""
    lead, unit, count = (match["lead"] or "").lower(), unit_name(match["unit"]), amount(match["count"])
    if match["half"] and count:
        count += 0.5
    if match["tail"]:
        return _distance(match, at, count, unit)
    sign = next((s for words, s in ((_BEHIND, -1), (_AHEAD, 1)) if any(word in lead for word in words)), 0)
    if sign and count:
        return span_from_today(sign * count, unit, at.today)
    rate = match["count"].lower() in ("a", "an") and _RATE.search(before(match))
    return Meaning("SET" if rate else "DURATION", duration(count, unit))


def _counted_accept(match: re.Match[str]) -> bool:
    """No ages, prices, fractions, "zero hour", "a second" or "second day": a unit agrees with its number."""
    unit, count = match["unit"].lower(), match["count"].lower()
    if re.search(r"(?:aged?|[$£€])\s?$", before(match)) or amount(count) == 0:
        return False
    if unit.startswith("quarter") and _FRACTION.match(match.string, match.start("count")):
        return False
    if count in ("a", "an"):
        return not unit.endswith("s") and (bool(match["half"]) or unit not in ("second", "minute", "night", "weekend"))
    if unit.endswith("s") or not match["gap"].isspace():
        return True
    return bool(_SINGULAR.fullmatch(count)) and not (count.isdigit() and len(count) == 4)


def _vague(unit: str, count: float | None = None) -> Meaning:
    """Some units; decades and centuries are some years."""
    return Meaning("DURATION", duration(count, unit) if count or unit not in ("decade", "century") else "PXY")


def _bare(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "for years", "days later", "years ago": units without a number."""
    unit = unit_name(match["unit"])
    if (match["tail"] or "").lower() in ("ago", "back") and unit not in _CLOCK:
        return Meaning("DATE", "PAST_REF")
    return _vague(unit)


def _bare_accept(match: re.Match[str]) -> bool:
    return bool(match["tail"] or _SPENT.search(before(match)))


def _long(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "week-long", "daylong", "decades-long"."""
    unit = match["unit"].lower()
    return _vague(unit_name(unit), None if unit.endswith("s") else 1)


def _recent(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "recent weeks", "the coming months", "the early years": known to lie behind or ahead, not how far."""
    return _vague(unit_name(match["unit"]))


def _set(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "daily", "every two weeks", "each year", "every other day", "each July"."""
    if match["word"]:
        return Meaning("SET", _SETS[match["word"].lower()])
    if match["month"]:
        return Meaning("SET", f"XXXX-{MONTH_NAMES.index(match['month'].lower()) + 1:02d}")
    count = 2 if match["other"] else amount(match["count"]) if match["count"] else 1
    return Meaning("SET", duration(count, unit_name(match["unit"])))


def _set_accept(match: re.Match[str]) -> bool:
    """ "Daily News", "Sudan Daily" and "the daily Dawn" are newspapers."""
    if not match["word"]:
        return True
    named = match["word"][0].isupper() and _MEDIUM.search(match.string, max(0, match.start() - 20), match.start())
    return not named and not re.match(r" [A-Z]", after(match))


_LEAD = rf"(?:{one_of('the these those this')}{GAP})?" + one_of(
    "last past previous preceding next coming first final latest following early"
)
_MORE = one_of(
    "more additional consecutive straight full whole entire long trading business working calendar successive other or_so"
)
_TO = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|or){GAP})"
_NOT_AGED = rf"(?!(?:{JOIN}and{JOIN}a{JOIN}half)?{JOIN}?olds?(?!\w)|{GAP}of{GAP}age|['’]s?{GAP}olds?(?!\w))"
_TAIL = rf"{GAP}(?:or{GAP}{one_of('so two more')}{GAP})?(?P<tail>{one_of('ago earlier later back hence')})"
_MANY = one_of("minutes hours days weeks months quarters years decades centuries")

RULES: tuple[Rule, ...] = (
    rule(
        rf"{one_of('every each')}{GAP}"
        rf"(?:(?:(?P<other>other){GAP}|(?P<count>{AMOUNT}){GAP})?(?P<unit>{UNIT})|(?P<month>{MONTH_NAME}))"
        rf"|(?P<word>{one_of(' '.join(_SETS))})",
        _set,
        "alone",
        _set_accept,
    ),
    rule(
        rf"(?:(?:the|these){GAP})?{one_of('more_recent recent coming early past last next later')}{GAP}(?P<unit>{_MANY})"
        rf"(?:{GAP}and{GAP}{_MANY})?",
        _recent,
    ),
    rule(
        rf"(?:(?P<lead>{_LEAD}){GAP})?(?P<count>{AMOUNT})(?:{_TO}{AMOUNT})?(?P<gap>{JOIN})(?:{_MORE}{GAP})?(?P<unit>{UNIT})"
        rf"{_NOT_AGED}(?:{DASH}?long(?!\w))?(?P<half>{GAP}and{GAP}a{GAP}half(?!\w))?(?:{_TAIL})?",
        _counted,
        "alone",
        _counted_accept,
    ),
    rule(rf"(?P<unit>hours?|days?|weeks?|months?|years?|decades?|century|centuries){DASH}?long(?!\w)", _long),
    rule(
        rf"(?P<unit>{_MANY})(?:{GAP}(?:or{GAP}{_MANY}{GAP}?)?(?P<tail>{one_of('ago earlier later back ahead before after')}))?",
        _bare,
        "alone",
        _bare_accept,
    ),
)

"""Expressions counted from another day: "yesterday", "last week", "the past year", "two days ago", "the next day", durations, sets."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recount.reading.times.context import Context, Meaning, Rule, rule
from recount.reading.times.values import days_of, is_day, moved, value_at
from recount.reading.times.vocabulary import AMOUNT, DASH, GAP, JOIN, UNIT, amount, duration, unit_name

_PAST = ("last", "past", "previous", "preceding", "recent", "latest")
_NEXT = ("next", "coming", "following")
_QUARTER_NEAR = 1500  # characters within which "a year earlier" compares with a quarter that was named
_CLOCK_UNITS = ("second", "minute", "hour")


def _around(unit: str, day: date | None) -> Meaning:
    return Meaning("DATE", value_at(unit, day) if day else None)


def _offset(unit: str, day: date | None, count: int) -> Meaning:
    """The unit `count` units from the one around a day."""
    there = moved(day, count, unit) if day else None
    if unit in _CLOCK_UNITS:
        return Meaning("TIME", None)
    return _around(unit, there)


def _deictic(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """"today", "yesterday", "the day after tomorrow"."""
    word = match["word"].lower().removesuffix("s")
    offset = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    offset += {"before": -1, "after": 1}.get((match["shift"] or "").lower(), 0)
    day = at.today + timedelta(offset) if at.today else None
    if word == "tonight":
        return Meaning("TIME", f"{day}TNI" if day else None)
    return _around("day", day)


def _deictic_accept(match: re.Match[str]) -> bool:
    """"Russia Today" and "USA Today" are media."""
    return not (match["word"] == "Today" and re.search(r"[A-Z]\w+ $", match.string[max(0, match.start() - 20) : match.start()]))


def _running(unit: str, at: Context) -> Meaning:
    """"earlier this month", "so far this year": from its first day to the day of writing."""
    meaning = _around(unit, at.today)
    days = days_of(meaning.value)
    return Meaning("DATE", meaning.value, days[0], at.today) if days else meaning


def _anchored(which: str, unit: str, at: Context) -> Meaning:
    """"the same day", "that year", "the next day", "the following month": counted from the last date of the text."""
    days = days_of(at.value)
    base = at.day if unit == "day" else days[0] if days else None
    count = 1 if which in ("next", "following") else -1 if which in ("previous", "preceding") else 0
    return _offset(unit, base, count)


def _one_unit(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """"last week", "this year", "the same day", "the past month": one unit, named without a number."""
    unit, which = unit_name(match["unit"]), re.sub(r"\s+", " ", match["which"].lower())
    the, which = which.startswith("the "), which.removeprefix("the ")
    if unit in _CLOCK_UNITS:
        return None
    if match["early"] and which in ("this", "the", "in this"):
        return _running(unit, at)
    if which in ("that", "same", "that same", "that very", "following", "preceding") or (the and which in ("next", "previous") and unit == "day"):
        return _anchored(which, unit, at)
    if unit == "weekend" and which in ("this", "last", "next"):
        return _weekend(match, at, outer)
    if which in ("past", "this past") or (the and which == "last"):
        return _stretch(-1, unit, at)
    count = -1 if which in _PAST else 1 if which in _NEXT else 0
    if unit == "day":
        return Meaning("DATE", None) if not at.today else _offset(unit, at.today, count)
    return _offset(unit, at.today, count)


def _one_unit_accept(match: re.Match[str]) -> bool:
    """"that day" is a time, "that year-old" and "last minute" are none; "this time" never gets here."""
    unit, which = unit_name(match["unit"]), match["which"].lower()
    if unit in ("second", "minute", "hour"):
        return False
    return not (match["unit"].lower().endswith("s") and unit != "century") and not (unit == "day" and which in ("last", "the last", "current"))


def _stretch(count: float, unit: str, at: Context) -> Meaning:
    """The past (negative) or next so many units as a DURATION that touches the day of writing; a year has 365 days."""
    value = duration(abs(count), unit)
    if not at.today:
        return Meaning("DURATION", value)
    hours = {"hour": 1, "minute": 0, "second": 0}
    if unit in hours:
        other: date | None = at.today + timedelta(int(count * hours[unit] / 24) if abs(count) >= 24 else int(count < 0) * -1)
    elif unit == "year" and count == -1:
        other = at.today - timedelta(365)
    else:
        other = moved(at.today, int(count), unit)
    if other is None:
        return Meaning("DURATION", value)
    return Meaning("DURATION", value, min(other, at.today), max(other, at.today))


def _ago(count: float | None, unit: str, base: date | None, sign: int) -> Meaning:
    """So many units from a day: "three days later" is a day, "two months ago" a month, "a few years ago" unknown."""
    if unit in _CLOCK_UNITS or (count is None and sign > 0):
        return Meaning("DURATION", duration(count, unit))
    if count is None:
        return Meaning("DATE", "PAST_REF")
    if unit in ("decade", "century"):
        return _around("year", moved(base, round(sign * count), unit) if base else None)
    return _offset(unit, base, round(sign * count))


def _results_year(at: Context, start: int) -> Meaning | None:
    """"a year earlier" after a quarter's results: the same quarter of the year before."""
    if at.quarter and start - at.quarter_end <= _QUARTER_NEAR:
        return Meaning("DATE", f"{int(at.quarter[:4]) - 1}{at.quarter[4:]}")
    return None


_RATE = re.compile(r"(?:\d|times|once|twice|million|billion|thousand|hundred|dozen|cents?|dollars?)\W{1,2}$")


def _counted(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """"two days ago", "the past three weeks", "three days later", "two weeks": a number of units."""
    lead, tail = (match["lead"] or "").lower(), (match["tail"] or "").lower().strip()
    unit, count = unit_name(match["unit"]), amount(match["count"])
    if match["plus"] and count:
        count += 0.5
    if tail in ("ago", "back") or (tail in ("earlier", "later", "hence") and not lead):
        sign = 1 if tail in ("later", "hence") else -1
        if unit == "year" and count == 1 and sign < 0 and (results := _results_year(at, match.start())):
            return results
        base = at.today if tail in ("ago", "back", "hence") else _last_day(at)
        return _ago(count, unit, base, sign)
    if any(word in lead for word in _PAST + _NEXT) and "latest" not in lead:
        sign = 1 if any(word in lead for word in _NEXT) else -1
        if count is None:
            return Meaning("DURATION", duration(None, unit))
        return _stretch(sign * count, unit, at)
    rate = match["count"].lower() in ("a", "an") and _RATE.search(at.before(match.start(), 12))
    return Meaning("SET" if rate else "DURATION", duration(count, unit))


def _last_day(at: Context) -> date | None:
    """The day that "later" and "earlier" count from: the last date of the text, else the day of writing."""
    days = days_of(at.value)
    return days[0] if days else at.today




_FRACTION = re.compile(rf"(?:a|one|three){JOIN}quarters?(?:{GAP}(?:of|century)|{DASH})|three{DASH}quarters?", re.IGNORECASE)


def _counted_accept(match: re.Match[str]) -> bool:
    """No ages, no seconds without figures, no "a second", "a minute", "second day"."""
    unit, count = match["unit"].lower(), match["count"].lower()
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    if re.search(r"(?:aged?|[$£€])\s?$", before):
        return False
    if unit.startswith("quarter") and _FRACTION.match(match.string, match.start("count")):
        return False
    if unit.startswith(("second", "minute", "night", "weekend")) and count in ("a", "an"):
        return False
    if count.isdigit() and len(count) == 4 and int(count) > 1000 and not unit.endswith("s"):
        return False
    if amount(count) == 0 or (count in ("a", "an") and unit.endswith("s")):
        return False
    plural = unit.endswith("s") or not match["gap"].isspace()
    return plural or bool(re.fullmatch(r"an?|one|1|half.*|another|(?:\d|\w|-)+", count)) and not (unit == "second" and count != "1")


def _bare(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """"for years", "days later", "decades-long": units without a number."""
    unit, tail = unit_name(match["unit"]), (match["tail"] or "").lower().strip()
    if tail in ("ago", "back") and unit not in _CLOCK_UNITS:
        return Meaning("DATE", "PAST_REF")
    if unit in ("decade", "century"):
        return Meaning("DURATION", "PXY")
    return Meaning("DURATION", duration(None, unit))


_BARE_BEFORE = re.compile(r"(?:^|\W)(?:for|in|over|after|within|took|takes|matter of|lasted|lasting|last|spent|the|through)[\s]{1,2}$")


def _bare_accept(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 14) : match.start()].lower()
    if match["tail"]:
        return True
    return bool(_BARE_BEFORE.search(before)) and not before.rstrip().endswith(("working", "the")) or before.endswith("over the ")


def _long(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """"week-long", "daylong", "decades-long"."""
    unit = match["unit"].lower()
    many = unit.endswith("s")
    return Meaning("DURATION", "PXY" if many and unit_name(unit) in ("decade", "century") else duration(None if many else 1, unit_name(unit)))


def _recent(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """"recent weeks", "the coming months", "the early years": known to lie behind or ahead, not how far."""
    unit = unit_name(match["unit"])
    return Meaning("DURATION", "PXY" if unit in ("decade", "century") else duration(None, unit))


def _the_unit(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """"for the year ended", "later in the day", "the end of the month"."""
    unit = match["unit"].lower()
    if re.match(rf"{GAP}(?:end(?:ed|ing)|to)(?!\w)", match.string[match.end() : match.end() + 10]):
        return Meaning("DURATION", duration(1, unit))
    if unit == "day":
        return _around("day", at.day or at.today)
    return _around(unit, at.today)


_THE_BEFORE = re.compile(
    r"(?:^|\W)(?:(?:earlier|later|late|early|rest|end|start|beginning|middle|course|half|part|most|remainder|months|weeks|days)"
    r"\s(?:in|of|on)|in|for|during|over|through|throughout|by)\s{1,2}$"
)


def _the_unit_accept(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 18) : match.start()].lower()
    found = _THE_BEFORE.search(before)
    if not found:
        return False
    return " " in found.group().strip() or match["unit"].lower() != "day"


def _neighbour(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """"the day before", "the year after" with nothing behind them: from the last date of the text."""
    unit, sign = match["unit"].lower(), 1 if match["tail"].lower() == "after" else -1
    days = days_of(at.value)
    base = at.day if unit == "day" else days[0] if days else None
    return _offset(unit, base, sign)


def _weekend(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """The last weekend, or the coming one as the words or the tense say; on a weekend, that one."""
    if not at.today:
        return Meaning("DATE", None)
    which = (match["which"] or "").lower()
    inside = at.today.weekday() >= 5
    ahead = which.endswith("next") or (not inside and not which.endswith("last") and at.tense(*match.span()) == "future")
    weeks = int(ahead and inside) or (0 if ahead or (inside and not which.endswith("last")) or which == "this" else -1)
    return Meaning("DATE", value_at("weekend", at.today + timedelta(7 * weeks)))


def _week_of(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """"the week of March 6"."""
    day = outer.days()[0] if outer else None
    return _around("week", day) if day else None


def _past_year(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """"year-earlier" and "year-ago" results; "year-end"."""
    if not at.today:
        return Meaning("DATE", None)
    if match["word"].lower() == "end":
        return Meaning("DATE", f"{at.today.year}-12")
    return _results_year(at, match.start()) or Meaning("DATE", str(at.today.year - 1))


_SETS = {"hourly": "PT1H", "nightly": "P1D", "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y"}


def _set(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """"daily", "every two weeks", "each year", "every other day"."""
    if match["word"]:
        return Meaning("SET", _SETS[match["word"].lower()])
    if match["month"]:
        months = "january february march april may june july august september october november december".split()
        return Meaning("SET", f"XXXX-{months.index(match['month'].lower()) + 1:02d}")
    count = 2 if match["other"] else amount(match["count"]) if match["count"] else 1
    return Meaning("SET", duration(count, unit_name(match["unit"])))


def _set_accept(match: re.Match[str]) -> bool:
    """"Daily News" and "the daily Dawn" are newspapers."""
    if not match["word"]:
        return True
    capital = match["word"][0].isupper()
    after = match.string[match.end() : match.end() + 2]
    return not (capital and after[1:2].isupper()) and not (after[:1] == " " and after[1:2].isupper())


_BEHIND, _AHEAD = ("recent", "recently", "past"), ("future", "soon", "near term", "short term")


def _reference(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """"now", "currently", "recently", "the past", "the future", "soon": TIMEX3's vague references, never a day."""
    word = match["word"].lower()
    if word == "soon" and at.tense(*match.span()) != "future":
        return None
    return Meaning("DATE", "PAST_REF" if word in _BEHIND else "FUTURE_REF" if word in _AHEAD else "PRESENT_REF")


_CLAUSE_AFTER = re.compile(
    r"\W*$|[^\w\s]|\s(?:it|he|she|they|we|i|and|or|but|that|who|have|has|had|is|was|were|by|with|to|as|the|about|on|when)(?!\w)"
)


def _reference_accept(match: re.Match[str]) -> bool:
    word = match["word"].lower()
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    after = match.string[match.end() : match.end() + 14].lower()
    if word == "now":
        return not re.match(r"[ -](?:defunct|infamous|famous|deceased|known|that)", after)
    if word == "soon":
        return not (re.search(r"(?:as|how|too|so)\s$", before) or re.match(r"\s?(?:as|after|enough|-)(?!\w)", after))
    if word == "past":
        return bool(re.search(r"(?:in|of|from|about|to|on) the $", before) and _CLAUSE_AFTER.match(after))
    if word == "future":
        return before.endswith(("the ", "in ", "near ", "foreseeable "))
    return not (after.startswith("-") or (word == "recently" and before.endswith("most ")))


_LEAD = rf"(?:the{GAP}|these{GAP}|those{GAP}|this{GAP})?(?:last|past|previous|preceding|next|coming|first|final|latest|following|early){GAP}"
_MORE = rf"(?:(?:more|additional|consecutive|straight|full|whole|entire|long|trading|business|working|calendar|successive|other|or{GAP}so){GAP})?"
_TO = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|or){GAP})"
_NOT_AGED = rf"(?!(?:{JOIN}and{JOIN}a{JOIN}half)?{JOIN}?olds?(?!\w)|[-‐-―]of|{GAP}of{GAP}age|['’]?s?{GAP}olds?(?!\w))"

RULES: tuple[Rule, ...] = (
    rule("deictic", rf"(?:(?:the{GAP})?day{GAP}(?P<shift>before|after){GAP})?(?P<word>yesterdays?|todays?|tomorrow|tonight)(?!\w)", _deictic, "day", _deictic_accept),
    rule("set", rf"(?:(?:every|each){GAP}(?:(?P<other>other){GAP}|(?P<count>{AMOUNT}){GAP})?(?P<unit>{UNIT}|\bday\b)|(?:each|every){GAP}(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)|(?P<word>hourly|nightly|daily|weekly|monthly|yearly|annually))(?!\w)", _set, "alone", _set_accept),
    rule("recent", rf"(?:(?:the|these){GAP})?(?:(?:more{GAP})?recent|coming|early|past|last|next|later){GAP}(?P<unit>days|weeks|months|quarters|years|decades|centuries|hours)(?:{GAP}and{GAP}(?:weeks|months|years))?(?!\w)", _recent),
    rule(
        "counted",
        rf"(?P<lead>{_LEAD})?(?P<count>{AMOUNT})(?:{_TO}{AMOUNT})?(?P<gap>{JOIN}){_MORE}(?P<unit>{UNIT}){_NOT_AGED}(?:{DASH}?long)?(?P<plus>{GAP}and{GAP}a{GAP}half)?"
        rf"(?:{GAP}(?:or{GAP}(?:so|two|more){GAP})?(?P<tail>ago|earlier|later|back|hence)(?!\w))?",
        _counted,
        "alone",
        _counted_accept,
    ),
    rule("long", rf"(?P<unit>hours?|days?|weeks?|months?|years?|decades?|century|centuries){DASH}?long(?!\w|er)", _long),
    rule("bare", rf"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?:{GAP}(?:or{GAP}(?:weeks|months|years){GAP}?)?(?P<tail>ago|earlier|later|back|ahead|before|after))?(?!\w)", _bare, "alone", _bare_accept),
    rule("past_year", rf"(?:(?:the|a){GAP})?(?:year(?:[- ]|['’]s )(?P<word>earlier|ago|end))(?!\w)", _past_year),
    rule("neighbour", rf"the{GAP}(?P<unit>day|week|month|year){GAP}(?P<tail>before|after)(?={GAP}?[.,;)]|$)", _neighbour, "day"),
    rule(
        "one_unit",
        rf"(?:(?P<early>earlier|later|so{GAP}far){GAP})?(?P<which>(?:the{GAP})?(?:last|past|previous|preceding|next|coming|following|current|latest|same)|(?:in{GAP})?this(?:{GAP}past)?|that(?:{GAP}(?:same|very))?){GAP}"
        rf"(?:(?:fiscal|calendar|financial|whole|entire){GAP})?(?P<unit>{UNIT})(?!\w|-)",
        _one_unit,
        "year",
        _one_unit_accept,
    ),
    rule("week_of", rf"(?:the{GAP})?week(?={GAP}of{GAP})", _week_of, "time"),
    rule("weekend", rf"(?P<which>the|this|last|next|the{GAP}last){GAP}weekend(?!\w)", _weekend),
    rule("the_unit", rf"the{GAP}(?:(?:full|fiscal|whole|entire){GAP})?(?P<unit>day|week|month|year)(?!\w|-|{GAP}(?:of|before|after|when|that|he|she|they|it|the)\b)", _the_unit, "alone", _the_unit_accept),
    rule(
        "reference",
        rf"(?P<word>right{GAP}now|now|currently|current|nowadays|these{GAP}days|recently|recent|past|future|soon|(?<=the )(?:near|short) term)(?!\w)",
        _reference,
        "alone",
        _reference_accept,
    ),
)

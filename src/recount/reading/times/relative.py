"""Days and periods named by their distance: "yesterday", "last week", "the same day", "the weekend", "now"."""

from __future__ import annotations

import re
from datetime import timedelta

from recount.reading.times.context import Context, Meaning, Rule, after, before, rule
from recount.reading.times.durations import compared_year, span_from_today, unit_around, unit_away
from recount.reading.times.values import days_of, value_at
from recount.reading.times.vocabulary import GAP, UNIT, duration, one_of, unit_name

_BEHIND = ("last", "previous", "latest")
_AHEAD = ("next", "coming")
_PAST_REF = ("recent", "recently", "past")
_FUTURE_REF = ("future", "soon", "near term", "short term")
_FROM_TEXT = ("that", "same", "that same", "that very", "following", "preceding")
_OF_THE_TEXT = re.compile(
    r"(?:^|\W)(?:(?P<part>(?:earlier|later|late|early|rest|end|start|beginning|middle|course|half|part|most|remainder)\s(?:in|of|on))"
    r"|in|for|during|over|through|throughout|by)\s{1,2}$"
)
_ENDS = re.compile(rf"{GAP}(?:end(?:ed|ing)|to)(?!\w)")
_MEDIUM = re.compile(r"[A-Z]\w+ $")
_CLAUSE_NEXT = re.compile(
    r"\W*$|[^\w\s]|\s(?:it|he|she|they|we|i|and|or|but|that|who|have|has|had|is|was|were|by|with|to|as|the|about|on|when)(?!\w)"
)


def _deictic(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "today", "yesterday", "the day after tomorrow", "tonight"."""
    word, shift = match["word"].lower().removesuffix("s"), (match["shift"] or "").lower()
    offset = {"yesterday": -1, "tomorrow": 1}.get(word, 0) + {"before": -1, "after": 1}.get(shift, 0)
    day = at.today + timedelta(offset) if at.today else None
    if word == "tonight":
        return Meaning("TIME", f"{day}TNI" if day else None)
    return unit_around("day", day)


def _deictic_accept(match: re.Match[str]) -> bool:
    """ "Russia Today" and "USA Today" are media."""
    return match["word"] != "Today" or not _MEDIUM.search(match.string, max(0, match.start() - 20), match.start())


def _running(unit: str, at: Context) -> Meaning:
    """ "earlier this month", "so far this year": from its first day to the day of writing."""
    meaning = unit_around(unit, at.today)
    days = days_of(meaning.value)
    return Meaning("DATE", meaning.value, days[0], at.today) if days else meaning


def _from_text(which: str, unit: str, at: Context) -> Meaning:
    """ "the same day", "that year", "the next day": counted from the last date of the text."""
    count = 1 if which in ("next", "following") else -1 if which in ("previous", "preceding") else 0
    return unit_away(unit, at.base(unit), count)


def _one_unit(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """ "last week", "this year", "the same day", "the past month": one unit, named without a number."""
    unit, which = unit_name(match["unit"]), " ".join(match["which"].lower().split())
    the, which = which.startswith("the "), which.removeprefix("the ").removeprefix("in ")
    if match["early"] and which == "this":
        return _running(unit, at)
    if which in _FROM_TEXT or (the and unit == "day" and which in ("next", "previous")):
        return _from_text(which, unit, at)
    if unit == "weekend":
        return _weekend(match, at, outer)
    if which.endswith("past") or (the and which == "last"):
        return span_from_today(-1, unit, at.today)
    return unit_away(unit, at.today, -1 if which in _BEHIND else 1 if which in _AHEAD else 0)


def _one_unit_accept(match: re.Match[str]) -> bool:
    """Days and longer, in the singular; "the last day" is the end of something."""
    unit, which = match["unit"].lower(), match["which"].lower()
    if unit_name(unit) in ("second", "minute", "hour") or (unit.endswith("s") and unit != "centuries"):
        return False
    return unit != "day" or not which.endswith(("last", "current", "latest"))


def _the_unit(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "for the year ended", "later in the day", "the end of the month"."""
    unit = match["unit"].lower()
    if _ENDS.match(after(match)):
        return Meaning("DURATION", duration(1, unit))
    return unit_around(unit, at.day or at.today if unit == "day" else at.today)


def _the_unit_accept(match: re.Match[str]) -> bool:
    found = _OF_THE_TEXT.search(before(match, 18))
    return bool(found) and (match["unit"].lower() != "day" or bool(found and found["part"]))


def _neighbour(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "the day before", "the year after", with nothing behind them: from the last date of the text."""
    unit = match["unit"].lower()
    return unit_away(unit, at.base(unit), 1 if match["tail"].lower() == "after" else -1)


def _weekend(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """The last weekend, or the coming one as the words or the tense say; on a weekend, that one."""
    if not at.today:
        return Meaning("DATE", None)
    which, inside = match["which"].lower().split()[-1], at.today.weekday() >= 5
    if which in ("last", "previous", "past"):
        weeks = -1
    elif which in _AHEAD:
        weeks = int(inside)
    else:
        weeks = 0 if inside or which == "this" or at.tense(match) == "future" else -1
    return Meaning("DATE", value_at("weekend", at.today + timedelta(7 * weeks)))


def _week_of(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """ "the week of March 6"."""
    day = outer.days()[0] if outer else None
    return unit_around("week", day) if day else None


def _year_end(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "year-earlier" and "year-ago" results; "year-end"."""
    if not at.today:
        return Meaning("DATE", None)
    if match["word"].lower() == "end":
        return Meaning("DATE", f"{at.today.year}-12")
    return compared_year(at, match) or Meaning("DATE", str(at.today.year - 1))


def _reference(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """ "now", "currently", "recently", "the past", "the future", "soon": TIMEX3's vague references, never a day."""
    word = " ".join(match["word"].lower().split())
    if word == "soon" and at.tense(match) != "future":
        return None
    return Meaning("DATE", "PAST_REF" if word in _PAST_REF else "FUTURE_REF" if word in _FUTURE_REF else "PRESENT_REF")


def _reference_accept(match: re.Match[str]) -> bool:
    """ "now-defunct", "as soon as", "past its peak" and "future earnings" are no references to a time of their own."""
    word, left, right = match["word"].lower(), before(match), after(match).lower()
    if word == "now":
        named = match["word"] == "Now" and _MEDIUM.search(match.string, max(0, match.start() - 20), match.start())
        return not named and not re.match(r"[ -](?:defunct|infamous|famous|deceased|known|that)", right)
    if word == "soon":
        return not (re.search(r"(?:as|how|too|so)\s$", left) or re.match(r"\s?(?:as|after|enough|-)(?!\w)", right))
    if word == "past":
        return bool(re.search(r"(?:in|of|from|about|to|on) the $", left) and _CLAUSE_NEXT.match(right))
    if word == "future":
        return left.endswith(("the ", "in ", "near ", "foreseeable "))
    return not right.startswith("-") and not (word == "recently" and left.endswith("most "))


_WHICH = (
    rf"(?:the{GAP})?{one_of('last past previous preceding next coming following current latest same')}"
    rf"|(?:in{GAP})?{one_of('this_past this')}|{one_of('that_same that_very that')}"
)
_ONE_UNIT = (
    rf"(?:(?P<early>{one_of('earlier later so_far')}){GAP})?(?P<which>{_WHICH}){GAP}"
    rf"(?:{one_of('fiscal calendar financial whole entire')}{GAP})?"
)

RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:(?:the{GAP})?day{GAP}(?P<shift>before|after){GAP})?"
        rf"(?P<word>{one_of('yesterdays yesterday todays today tomorrow tonight')})",
        _deictic,
        "today",
        _deictic_accept,
    ),
    rule(rf"(?:(?:the|a){GAP})?year(?:[- ]|['’]s )(?P<word>{one_of('earlier ago end')})", _year_end),
    rule(
        rf"the{GAP}(?P<unit>{one_of('day week month year')}){GAP}(?P<tail>before|after)(?={GAP}?[.,;)]|$)",
        _neighbour,
    ),
    rule(_ONE_UNIT + r"(?P<unit>year)(?!\w|-)", _one_unit, "year"),
    rule(rf"{_ONE_UNIT}(?P<unit>(?!year){UNIT})(?!-)", _one_unit, "alone", _one_unit_accept),
    rule(rf"(?:the{GAP})?week(?={GAP}of{GAP})", _week_of, "time"),
    rule(rf"(?P<which>the){GAP}weekend(?!\w)", _weekend),
    rule(
        rf"the{GAP}(?:{one_of('full fiscal whole entire')}{GAP})?(?P<unit>{one_of('day week month year')})"
        rf"(?!-|{GAP}{one_of('of before after when that he she they it the')})",
        _the_unit,
        "alone",
        _the_unit_accept,
    ),
    rule(
        rf"(?P<word>{one_of('right_now now currently current nowadays these_days recently recent past future soon')}"
        rf"|(?<=the ){one_of('near_term short_term')})",
        _reference,
        "alone",
        _reference_accept,
    ),
)

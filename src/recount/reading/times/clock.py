"""Times of day: the clock, and parts of the day."""

from __future__ import annotations

import re
from datetime import timedelta

from recount.reading.times.context import Context, Meaning, Rule, before, rule
from recount.reading.times.values import is_day
from recount.reading.times.vocabulary import GAP, PART, one_of, part_code

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_AT = re.compile(r"(?:^|\W)(?:at|around|about|by|until|till|from|to|between|since|before|after|and|approximately)\s{1,2}$")
_DURING = re.compile(r"(?:^|\W)(?:in|during|into|by|through|throughout|on)\s{1,2}$")


def _on(at: Context, outer: Meaning | None, time: str) -> Meaning:
    """A time of the day that it is joined to, else of the last day of the text, else of the day of writing."""
    if outer:
        value = outer.value or ""
        return Meaning("TIME", f"{value[:10]}{time}") if is_day(value) else Meaning("TIME", None, *outer.days())
    day = at.day or at.today
    return Meaning("TIME", f"{day}{time}" if day else None)


def _clock(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "noon", "0730 GMT", "10:30 p.m.", "4 in the morning", "5 o'clock"."""
    if match["named"]:
        return _on(at, outer, f"T{_NAMED[match['named'].lower()]}")
    figures = match["four"] or f"{int(match['hour'] or match['oclock']):02d}{match['minute'] or '00'}"
    hour, half = int(figures[:2]), (match["half"] or match["part"] or "").lower()
    if half.startswith(("p", "a", "e")) and not half.startswith(("am", "a.")) and hour < 12:
        hour += 12
    elif half.startswith(("am", "a.", "m")) and hour == 12:
        hour = 0
    return _on(at, outer, f"T{hour:02d}:{figures[2:]}")


def _clock_accept(match: re.Match[str]) -> bool:
    """Figures are a time of day with "p.m.", "GMT", "hours" or a word such as "at" before them; "high noon" is none."""
    left = before(match)
    if match["named"]:
        return not left.endswith("high ")
    if match["four"]:
        return match["four"] <= "2400"
    marked = match["half"] or match["part"] or match["oclock"] or match["zone"] or _AT.search(left)
    return int(match["hour"] or match["oclock"]) <= 24 and bool(marked)


def _part(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """ "Sunday night", "the early hours of Monday", "in the evening"; a bare "night" is no time."""
    if outer or (match["the"] and _DURING.search(before(match))):
        return _on(at, outer, f"T{part_code(match['part'])}")
    return None


def _own_part(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "this morning" and "last night" count from the day of writing, "that night" and "the next morning" from the last day."""
    which = match["which"].lower().split()[-1]
    base = at.today if which in ("this", "last") else at.day
    offset = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    return Meaning("TIME", f"{base + timedelta(offset)}T{part_code(match['part'])}" if base else None)


def _overnight(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """The night before the day of writing, from the evening on."""
    if not at.today:
        return Meaning("TIME", None)
    evening = at.today - timedelta(1)
    return Meaning("TIME", f"{evening}TNI", evening, at.today)


_HOURS = rf"{one_of('early small wee pre-dawn predawn')}{GAP}(?:morning{GAP})?hours(?!\w)"
_ZONE = rf"(?:{GAP}?(?P<zone>{one_of('EST EDT CST CDT MST MDT PST PDT ET GMT UTC IST PKT CET CEST BST local_time')}))?"
_HRS = rf"(?:{GAP}?h(?:ou)?rs?(?!\w))?"
_HALF = rf"{GAP}?(?P<half>[ap](?:m(?!\w)|\.{GAP}?m\.?(?!\w)))"
_IN_THE = rf"{GAP}in{GAP}the{GAP}(?P<part>{one_of('morning afternoon evening')})"

RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:(?P<named>{one_of('noon midday midnight')})"
        rf"|(?P<four>[0-2]\d[0-5]\d)(?={GAP}?{one_of('hr hrs hours GMT UTC IST local')}){_HRS}"
        rf"|(?P<hour>\d\d?)(?:[:.]?(?P<minute>[0-5]\d))?(?:{_HALF}|{_IN_THE}|(?<=:\d\d)(?![:\d]){_HRS})"
        rf"|(?P<oclock>\d\d?){GAP}?o['’]clock){_ZONE}(?!\w)",
        _clock,
        "time",
        _clock_accept,
    ),
    rule(r"overnight(?!\w)", _overnight),
    rule(
        rf"(?P<which>{one_of('this last that the_next the_following the_previous the_same that_same')}){GAP}(?P<part>{PART})",
        _own_part,
    ),
    rule(rf"(?:(?P<the>the){GAP}(?:{one_of('early late intervening')}{GAP})?)?(?P<part>{PART}|{_HOURS})", _part, "time"),
)

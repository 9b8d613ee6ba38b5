"""Times of day: the clock, and parts of the day."""

from __future__ import annotations

import re
from datetime import timedelta

from recount.reading.times.context import Context, Meaning, Rule, rule
from recount.reading.times.values import is_day
from recount.reading.times.vocabulary import GAP, PART, part_code

_ZONE = rf"(?:{GAP}?(?:[ECMP][SD]T|ET|GMT|UTC|IST|PKT|CET|CEST|BST|local{GAP}time)(?!\w))?"
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_AT = re.compile(r"(?:^|\W)(?:at|around|about|by|until|till|from|to|between|since|before|after|and|approximately)[\s]{1,2}$")
_DURING = re.compile(r"(?:^|\W)(?:in|during|into|by|through|throughout|later in|late in|early in|on)[\s]{1,2}$")


def _on(at: Context, outer: Meaning | None, time: str) -> Meaning:
    """A time of the day that it is joined to, else of the last day of the text, else of the day of writing."""
    if outer:
        return Meaning("TIME", f"{outer.value[:10]}{time}") if outer.value and is_day(outer.value) else Meaning("TIME", None, *outer.days())
    day = at.day or at.today
    return Meaning("TIME", f"{day}{time}" if day else None)


def _code(part: str) -> str:
    return "MO" if "hours" in part.lower() else part_code(part)


def _clock(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    if match["named"]:
        return _on(at, outer, f"T{_NAMED[match['named'].lower()]}")
    figures = match["four"] or f"{int(match['hour'] or match['oclock']):02d}{match['minute'] or '00'}"
    hour, half = int(figures[:2]), (match["half"] or match["part"] or "").lower().replace(".", "")
    if half.startswith(("pm", "af", "ev")) and hour < 12:
        hour += 12
    elif half.startswith(("am", "mor")) and hour == 12:
        hour = 0
    return _on(at, outer, f"T{hour:02d}:{figures[2:]}")


def _clock_accept(match: re.Match[str]) -> bool:
    """Figures are a time of day with "p.m.", "GMT", "hours" or a word such as "at" before them; "high noon" is none."""
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    if match["named"]:
        return not before.endswith("high ")
    if match["four"]:
        return match["four"] <= "2459"
    if int(match["hour"] or match["oclock"]) > 24:
        return False
    return bool(match["half"] or match["oclock"] or match["zone"].strip() or _AT.search(before))


def _part(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """"Sunday night", "the early hours of Monday", "in the evening"; a bare "night" is no time."""
    code = _code(match["part"])
    if outer or (match["the"] and _DURING.search(at.before(match.start()))):
        return _on(at, outer, f"T{code}")
    return None


def _own_part(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """"this morning" and "last night" count from the day of writing, "that night" and "the next morning" from the last day."""
    which, base = match["which"].lower().split()[-1], at.today
    if which in ("next", "following", "previous", "that", "same"):
        base = at.day
    offset = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    return Meaning("TIME", f"{base + timedelta(offset)}T{_code(match['part'])}" if base else None)


def _overnight(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """The night before the day of writing, from the evening on."""
    if not at.today:
        return Meaning("TIME", None)
    evening = at.today - timedelta(1)
    return Meaning("TIME", f"{evening}TNI", evening, at.today)


_HOURS = rf"(?:(?:early|small|wee|pre-dawn|predawn){GAP}(?:morning{GAP})?hours)"

_HALF = rf"{GAP}?(?P<half>[ap](?:m(?!\w)|\.{GAP}?m\.?(?!\w)))"
_IN_THE = rf"(?:{GAP}in{GAP}the{GAP}(?P<part>morning|afternoon|evening)(?!\w))"

RULES: tuple[Rule, ...] = (
    rule(
        "clock",
        rf"(?:(?P<named>noon|midday|midnight)|(?P<four>[0-2]\d[0-5]\d)(?={GAP}?(?:hrs?|hours|GMT|UTC|IST|local)(?!\w))(?:{GAP}?h(?:ou)?rs?)?"
        rf"|(?P<hour>\d\d?)(?:[:.]?(?P<minute>[0-5]\d))?(?:{_HALF}|{_IN_THE}|(?<=:\d\d)(?![:\d])(?:{GAP}?h(?:ou)?rs?)?)"
        rf"|(?P<oclock>\d\d?){GAP}?o['’]clock)(?P<zone>{_ZONE})(?!\w)",
        _clock,
        "time",
        _clock_accept,
    ),
    rule("overnight", r"overnight(?!\w)", _overnight),
    rule("own_part", rf"(?P<which>this|last|that|(?:the|that){GAP}(?:next|following|previous|same)){GAP}(?P<part>{PART})(?!\w)", _own_part),
    rule(
        "part",
        rf"(?:(?P<the>the){GAP}(?:(?:early|late|intervening){GAP})?)?(?P<part>{PART}|{_HOURS})(?!\w)",
        _part,
        "time",
    ),
)

"""Durations whose beginning or end stands nearby: "a week-long campaign … was launched on 29 January"."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from recount.model import TimeExpression
from recount.reading.times.values import moved, precision_of

_SPAN = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_EVENT = re.compile(
    r"(?:\W+\w+){0,2}?\W+(?:campaigns?|operations?|offensives?|sieges?|battles?|fighting|clash(?:es)?|assaults?|wars?|conflicts?"
    r"|truces?|ceasefires?|curfews?|strikes?|sweeps?|raids?|gunfights?|gun-?battles?|stand-?offs?|encounters?|protests?|riots?|violence"
    r"|insurgency|uprising|rampage|spree|blockades?|shutdowns?)(?!\w)",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"(?<!\w)(?:began|begun|beginning|started|starting|launched|initiated|commenced|since|erupted|broke out|opened)(?!\w)"
    r"[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?<!\w)(?:ended|ending|concluded|finished|lifted|until|till)(?!\w)[^.!?\n]{0,30}$", re.IGNORECASE)
_NEAR = 400  # characters between a duration and the day it begins on
_NEIGHBOURS = 4  # expressions on each side that may hold it


def _anchored(text: str, span: TimeExpression, near: list[TimeExpression], today: date | None) -> TimeExpression:
    """The duration with its days, if one of the expressions near it says when it began or ended."""
    length = _SPAN.fullmatch(span.value or "")
    if not length:
        return span
    count, unit = int(length[1]), _UNITS[length[2]]
    for time in sorted(near, key=lambda t: abs(t.start - span.start)):
        before = text[max(0, time.start - 70) : time.start]
        sign = 1 if _BEGUN.search(before) else -1 if _ENDED.search(before) else 0
        day = date.fromisoformat(time.first or "")
        other = moved(day, sign * count, unit) if sign else None
        if other:
            first, last = min(day, other), max(day, other)
            last = max(first, min(last, today)) if today else last
            precision = precision_of(first, last)
            return msgspec.structs.replace(span, first=first.isoformat(), last=last.isoformat(), precision=precision)
    return span


def with_begun_durations(text: str, times: list[TimeExpression], today: date | None) -> list[TimeExpression]:
    """The expressions with days for durations of events whose first or last day is given within some sentences.

    The event lasts its full length from the day that it began on, but not beyond `today`.
    """
    out = []
    for at, span in enumerate(times):
        if span.type == "DURATION" and not span.first and _EVENT.match(text[span.end : span.end + 80]):
            around = times[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
            days = [t for t in around if t.first and t.first == t.last and abs(t.start - span.start) <= _NEAR]
            span = _anchored(text, span, days, today)
        out.append(span)
    return out

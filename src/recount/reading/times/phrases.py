"""The days that a longer phrase allows: "since Tuesday", "between 3 May and 5 June", "from 2011 to 2014"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from recount.model import Span, TimeExpression
from recount.reading.times.context import Context
from recount.reading.times.finder import find_in
from recount.reading.times.values import precision_of

Resolved = tuple[str | None, str | None, int | None]

_SINCE = re.compile(r"(?<!\w)since(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?", re.IGNORECASE)
_LEAD = 15  # characters in which "between the" stands before a time
_UNTIL = re.compile(r"(?<!\w)(?:until|till|up\s+to|through)\s*(?:the\s*)?$", re.IGNORECASE)


def whole_range(text: str, span: Span, times: Sequence[TimeExpression]) -> Span:
    """A time phrase with the rest of its range: "Between" or "Wednesday" as "Between Monday and Wednesday"."""
    k = bisect_right(times, span.start, key=lambda t: t.start) - 1
    for one, other in pairwise(times[max(0, k - 1) : k + 3]):
        opens = _FROM.search(text, max(0, one.start - _LEAD), one.start)
        ranges = opens and _TO.fullmatch(text, one.end, other.start) and one.type != "SET" != other.type
        if ranges and opens and opens.start() < span.end and span.start < other.end:
            return Span(min(span.start, opens.start()), max(span.end, other.end))
    return span


def period_of(text: str, span: Span, times: Sequence[TimeExpression], published: date | None) -> Resolved:
    """First and last ISO day and UCDP date_prec of a phrase of `text`, from the expressions of `times` inside it.

    Several expressions are a range, whose first takes the year of the last ("January and March 2025"); "since X" runs to
    `published`; "until X" alone has no first day. None where unresolved.
    """
    inside = [t for t in times if t.start < span.end and span.start < t.end and (t.first or t.last)]
    if not inside:
        return None, None, None
    first = min((t.first for t in inside if t.first), default=None)
    last = max((t.last for t in inside if t.last), default=None)
    opens, closes = inside[0], inside[-1]
    if opens.first and closes.first and opens.first > closes.first and _TO.fullmatch(text, opens.end, closes.start):
        first, last = _in_year_of(opens.first, closes.first), closes.last
    before = text[max(0, inside[0].start - 25) : inside[0].start]
    if len(inside) == 1 and _SINCE.search(before):
        last = published.isoformat() if published and first and published.isoformat() >= first else None
    elif len(inside) == 1 and _UNTIL.search(before) and inside[0].type != "DURATION":
        first = None
    precision = precision_of(date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
    return first, last, precision


def _in_year_of(day: str, other: str) -> str:
    """A day in the last year in which it is not after another one."""
    year = int(other[:4]) - (day[5:] > other[5:])
    return f"{year:04d}{day[4:]}"


def resolve(phrase: str, published: date | None, anchor: date | None = None) -> Resolved:
    """First and last ISO day and date_prec of a phrase on its own; `anchor` is what "the next day" counts from."""
    at = Context(text=phrase, today=published, day=anchor, value=anchor.isoformat() if anchor else None)
    times = find_in(at)
    return period_of(phrase, Span(0, len(phrase)), times, published) if phrase else (None, None, None)

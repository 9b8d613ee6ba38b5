"""The days that a longer phrase allows: "since Tuesday", "between 3 May and 5 June", "from 2011 to 2014"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from recount.model import Span, TimeExpression
from recount.reading.times.context import Context
from recount.reading.times.finder import find_in
from recount.reading.times.values import precision_of

Resolved = tuple[str | None, str | None, int | None]

_SINCE = re.compile(r"(?<!\w)since(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)(?:until|till|up\s+to|through)\s*(?:the\s*)?$", re.IGNORECASE)


def period_of(text: str, span: Span, times: Sequence[TimeExpression], published: date | None) -> Resolved:
    """First and last ISO day and UCDP date_prec of a phrase of `text`, from the expressions of `times` inside it.

    Several expressions are a range; "since X" runs to `published`; "until X" alone has no first day. None where unresolved.
    """
    inside = [t for t in times if t.start < span.end and span.start < t.end and (t.first or t.last)]
    if not inside:
        return None, None, None
    first = min((t.first for t in inside if t.first), default=None)
    last = max((t.last for t in inside if t.last), default=None)
    before = text[max(0, inside[0].start - 25) : inside[0].start]
    if len(inside) == 1 and _SINCE.search(before):
        last = published.isoformat() if published and first and published.isoformat() >= first else None
    elif len(inside) == 1 and _UNTIL.search(before) and inside[0].type != "DURATION":
        first = None
    precision = precision_of(date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
    return first, last, precision


def resolve(phrase: str, published: date | None, anchor: date | None = None) -> Resolved:
    """First and last ISO day and date_prec of a phrase on its own; `anchor` is what "the next day" counts from."""
    at = Context(text=phrase, today=published, day=anchor, value=anchor.isoformat() if anchor else None)
    times = find_in(at)
    return period_of(phrase, Span(0, len(phrase)), times, published) if phrase else (None, None, None)

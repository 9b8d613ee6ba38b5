"""Tolls of a named operation happened during it: they take its place and its days where their own sentence gives none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from recount.model import Event, Period, Step, Toll
from recount.reading.page import Page
from recount.reading.tolls.claims import Explained

_OPERATION = re.compile(r"(?i)\b(?:operations?|campaign|offensive|sweep|strikes)\b")


def within_operations(page: Page, explained: Explained, events: Sequence[Event]) -> Explained:
    """The same tolls; filled only where the document names one operation and the toll's sentence speaks of it."""
    named = [event for event in events if event.name]
    if len({event.name for event in named}) != 1:
        return explained
    operation = named[0]
    return [_during(page, toll, steps, operation) for toll, steps in explained]


def _during(page: Page, toll: Toll, steps: tuple[Step, ...], operation: Event) -> tuple[Toll, tuple[Step, ...]]:
    if toll.scope != "event" or not _OPERATION.search(page.quote(toll.evidence)):
        return toll, steps
    filled = msgspec.structs.replace(toll, when=toll.when or _days(page, operation), place=toll.place or operation.place)
    new = {role: thing.text for role in ("when", "place") if getattr(toll, role) is None and (thing := getattr(filled, role))}
    told = (Step(s.field, new[s.field], new[s.field], "of the named operation") if s.field in new else s for s in steps)
    return filled, tuple(told)


def _days(page: Page, operation: Event) -> Period | None:
    """From the operation's first day to the report's, since it may have lasted until then."""
    start = operation.when
    if start is None or start.first is None or page.document.published is None:
        return start
    last = max(start.last or start.first, page.document.published)
    precision = start.precision if last == start.first else _precision(start.first, last)
    return Period(start.text, start.start, start.end, start.first, last, precision)


def _precision(first: str, last: str) -> int:
    """UCDP's date_prec of a stretch of days."""
    length = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return 1 if length == 1 else 2 if length <= 6 else 3 if length <= 7 else 4 if length <= 31 else 5

"""Whether a count is of one incident or a sum over several or over a stretch of time, and when its people were harmed."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from recount.model import Scope, Span, TimeExpression
from recount.reading.lexicon.harm import TRIGGERS
from recount.reading.page import Page
from recount.reading.times.vocabulary import MONTH_START
from recount.reading.trained.tolls import SCOPES, Found

_SINCE: Final = rf"since (?:the (?:beginning|start|war|conflict|uprising)|\d{{4}}\b|(?:early |late )?{MONTH_START}\w*)"
_LATELY: Final = r"so far this (?:year|month|week)\b|over the (?:past|last)\b|in recent (?:weeks|months|years)\b"
_SEVERAL: Final = (
    r"(?:two|three|four|five|six|several|different|various|\d+) (?:separate|different) (?!famil|people|victims)\w+"
    r"|in separate \w+|one each (?:from|in|at)\b"
)
_OF_A_YEAR: Final = (
    r"(?:homicide|murder|killing|shooting)s?\b[^.;]{0,40}\b(?:(?:in|of) (?:19|20)\d\d|(?:this|of the|for the) year)\b"
)
_TALLY: Final = r"(?:count|tally|total) to \d+ (?:in|for|since|this)\b|(?:homicide|murder)s? (?:count|tally|toll)\b"
_SUMMED: Final = re.compile(rf"(?i)\b(?:{_SINCE}|{_LATELY}|{_SEVERAL}|{_OF_A_YEAR}|{_TALLY})")
_SINGLE: Final = re.compile(
    r"(?i)\bin (?:the (?:first|second|third|same)|a single) (?:\w+ )?(?:explosion|blast|attack|incident|clash|encounter)\b"
)
_BRINGING: Final = re.compile(r"(?i)[^.;]{0,60}, (?:bringing|taking|raising|pushing) (?:the|its|their|to)\b")
_HARMED_IN: Final = re.compile(  # from the count to the year
    rf"(?i),? (?:(?:was|were|had been|who|and) )*(?:\w+ly )?(?:{TRIGGERS['killed']}|{TRIGGERS['injured']})"
    r"(?: and (?:killed|injured|wounded)| dead| to death)? in "
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONG: Final = 27  # days of a month and more
_BESIDE: Final = 120  # characters around a count in which its scope is told


def scope_of(page: Page, found: Found, count: Span) -> Scope:
    """What the words right around say: one incident, or a sum over a stretch or over several; else the reader."""
    sentence = page.sentence(count.start)
    around = page.text[max(sentence.start, count.start - _BESIDE) : min(sentence.end, count.end + _BESIDE)]
    if _SINGLE.search(around) or _BRINGING.match(page.text, count.end, sentence.end):
        return "event"
    return "cumulative" if _SUMMED.search(around) else SCOPES[found.scope]


def time_of(page: Page, found: Found, count: Span, linked: Span | None) -> Span | None:
    """The linked time; but a time of another sentence gives way to the year that the count's own words put the harm in ("his
    brother was killed in 2005") and, for a sum, to the stretch behind it in its own sentence ("over 700 in the past year")."""
    sentence = page.sentence(count.start)
    if linked:
        whole = page.time_at(linked.start)
        linked = Span(linked.start, max(linked.end, whole.end)) if whole else linked
    if linked and sentence.start <= linked.start < sentence.end:
        return linked
    summed = SCOPES[found.scope] == "cumulative"
    behind = (t for t in page.times_in(sentence) if t.start >= count.end and _days_long(t) >= _LONG)
    own = (t for t in behind if summed or (_YEAR.fullmatch(t.text) and _HARMED_IN.fullmatch(page.text, count.end, t.start)))
    return next((Span(t.start, t.end) for t in own), linked)


def _days_long(time: TimeExpression) -> int:
    return (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days if time.first and time.last else 0

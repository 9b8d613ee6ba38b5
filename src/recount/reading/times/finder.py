"""Finding time expressions: rules over the text, joins of neighbours, and resolution from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recount.model import TimeExpression
from recount.reading.times import clock, days, durations, feasts, periods, relative
from recount.reading.times.begun import with_begun_durations
from recount.reading.times.context import Context, Level, Meaning, Rule
from recount.reading.times.values import days_of, precision_of
from recount.reading.times.vocabulary import DASH, GAP, OPENINGS, one_of

_RULES: tuple[Rule, ...] = (*days.RULES, *feasts.RULES, *periods.RULES, *clock.RULES, *relative.RULES, *durations.RULES)


def _nameless(pattern: str) -> str:
    """A pattern with its groups unnamed, so that many fit into one; references to groups become any character."""
    return re.sub(r"\(\?P=\w+\)", ".", re.sub(r"\(\?P<\w+>", "(?:", pattern))


_ANY = re.compile("|".join(_nameless(r.pattern.pattern) for r in _RULES), re.IGNORECASE)
_WORD = re.compile(r"(?<!\w)(?:\d|[^\W\d_]+)")
_JOINS: dict[tuple[Level, Level], re.Pattern[str]] = {
    ("time", "day"): re.compile(rf"(?:,|{GAP}(?:of|on|intervening))?{GAP}(?:the{GAP})?"),
    ("time", "weekday"): re.compile(rf"(?:,|{GAP}(?:of|on))?{GAP}"),
    ("day", "time"): re.compile(rf"{GAP}?{DASH}{GAP}?|{GAP}|"),
    ("weekday", "time"): re.compile(rf"{GAP}?{DASH}{GAP}?|{GAP}"),
    ("time", "today"): re.compile(rf",?{GAP}"),
    ("today", "time"): re.compile(GAP),
    ("weekday", "day"): re.compile(rf",?{GAP}(?:the{GAP})?"),
    ("month", "year"): re.compile(rf",?{GAP}(?:of{GAP}|in{GAP})?"),
    ("day", "year"): re.compile(rf",?{GAP}(?:of{GAP})?"),
    ("year", "month"): re.compile(rf"(?:['’]s)?{GAP}"),
}
_RANK: dict[Level, int] = {"year": 0, "month": 1, "day": 2, "today": 2, "weekday": 3, "time": 4, "alone": 5}
_LEAD = re.compile(
    rf"(?:(?:(?:the{GAP})?{one_of('beginning start middle end first_half second_half latter_half month')}{GAP}of"
    rf"|{one_of('early late mid earlier later')}){GAP}(?:{one_of('on in the')}{GAP})?|mid-)$",
    re.IGNORECASE,
)
_ONWARD = re.compile(rf"(?:{GAP}|-)(?:onwards?|and{GAP}(?:after|beyond)|or{GAP}later)(?!\w)", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?:(?:^|\n|\)|[A-Z]{3,},)|(?i:published|updated|posted|dated?|publication)(?: (?:on|at))?:?)[^\S\n]{0,3}$"
)
_DATELINE_END = re.compile(r"[^\S\n]{0,3}(?:\n|$|\(|--|[–—]|- |\|)")
_HEAD = 400  # characters in which a text without a known day of publication may carry its own date


@dataclass(frozen=True, slots=True)
class _Piece:
    rule: Rule
    match: re.Match[str]


def _pieces(text: str) -> Iterator[_Piece]:
    """Accepted matches of the rules from left to right, without overlaps."""
    at = 0
    for start in _openings(text):
        piece = _longest(text, start) if start >= at and _ANY.match(text, start) else None
        if piece:
            at = piece.match.end()
            yield piece


def _openings(text: str) -> Iterator[int]:
    """Where an expression can begin: far fewer words than a text has, and the rules are slow to try."""
    for word in _WORD.finditer(text):
        if word[0].isdigit() or word[0].casefold() in OPENINGS:
            yield word.start()


def _longest(text: str, start: int) -> _Piece | None:
    """The longest accepted match at a place; of equals, the first rule's."""
    best: _Piece | None = None
    for candidate in _RULES:
        match = candidate.pattern.match(text, start)
        if match and (best is None or match.end() > best.match.end()) and candidate.accept(match):
            best = _Piece(candidate, match)
    return best


def _joined(text: str) -> Iterator[list[_Piece]]:
    """Pieces, grouped where one expression spans several: "10 p.m." + "Friday" + "May 5", "July" + "last year"."""
    group: list[_Piece] = []
    for piece in _pieces(text):
        if group and not _joins(text, group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _joins(text: str, group: list[_Piece], piece: _Piece) -> bool:
    last = group[-1]
    gap = _JOINS.get((last.rule.level, piece.rule.level))
    if gap is None or any(p.rule.level == piece.rule.level for p in group):
        return False
    return piece.match.start() - last.match.end() < 30 and bool(gap.fullmatch(text, last.match.end(), piece.match.start()))


def _meaning(group: list[_Piece], at: Context) -> Meaning | None:
    """Meaning of a group, resolved from its widest piece to its narrowest."""
    outer: Meaning | None = None
    for piece in sorted(group, key=lambda p: _RANK[p.rule.level]):
        inner = piece.rule.resolve(piece.match, at, outer)
        if inner is None:
            return outer
        outer = inner
    return outer


def _open_end(meaning: Meaning, today: date | None) -> Meaning:
    """ "29 January onward": to the day of writing, if that is not before it."""
    first = meaning.days()[0]
    return Meaning(meaning.type, meaning.value, first, today if first and today and today >= first else None)


def _expression(text: str, start: int, end: int, meaning: Meaning) -> TimeExpression:
    first, last = meaning.days()
    precision = precision_of(first, last) if first and last else None
    return TimeExpression(
        text=text[start:end],
        start=start,
        end=end,
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        precision=precision,
        type=meaning.type,
        value=meaning.value,
    )


def _dateline(text: str) -> date | None:
    """The day that the head of a text gives as its own: a full date alone on its line, after "Published", or before a dash."""
    head = text[:_HEAD]
    blank = Context(text=head, today=None)
    for group in _joined(head):
        meaning = _meaning(group, blank)
        days = days_of(meaning.value) if meaning and meaning.type == "DATE" else None
        before, end = head[: group[0].match.start()], group[-1].match.end()
        if days and days[0] == days[1] and _DATELINE.search(before[-30:]) and _DATELINE_END.match(head, end):
            return days[0]
    return None


def _start(text: str, start: int, earliest: int) -> int:
    """Where an expression starts with its modifier: "early Monday", "the end of May"."""
    lead = _LEAD.search(text, max(0, start - 30, earliest), start)
    return lead.start() if lead and not (lead.start() and text[lead.start() - 1].isalnum()) else start


def find_in(at: Context) -> list[TimeExpression]:
    """The time expressions of a context's text, resolved in it from left to right."""
    out: list[TimeExpression] = []
    for group in _joined(at.text):
        meaning = _meaning(group, at)
        if meaning is None:
            continue
        at.remember(meaning)
        start, end = _start(at.text, group[0].match.start(), out[-1].end if out else 0), group[-1].match.end()
        onward = _ONWARD.match(at.text, end)
        if onward and meaning.type == "DATE":
            end, meaning = onward.end(), _open_end(meaning, at.today)
        out.append(_expression(at.text, start, end, meaning))
    return out


def find_times(text: str, published: date | None) -> list[TimeExpression]:
    """All time expressions of a text in order, without overlaps, as TIMEX3 (ISO-TimeML) with the days that they allow.

    Relative expressions count from `published`, from a date line at the head of the text where that is None, or from the date
    before them in the text ("the next day"). What cannot be resolved has no days. Takes time linear in the text.
    """
    today = published or _dateline(text)
    return with_begun_durations(text, find_in(Context(text=text, today=today)), today)

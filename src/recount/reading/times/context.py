"""What resolving a time expression may know: the day of writing, the dates before it in the text, and the tense around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recount.reading.times.values import days_of, is_day

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Level = Literal["year", "month", "day", "today", "weekday", "time", "alone"]
Tense = Literal["past", "future", "unknown"]

_ARRANGED = r"(?:due|scheduled|expected|planned|slated|set|supposed|likely|going|about|poised|ready)"
_FUTURE = (
    r"will|'ll|’ll|won['’]t|shall|(?:would|could|should|must|(?-i:may)|might|can)(?! have)|to be|(?:is|are) to"
    rf"|(?:is|are|be|was|were|been|has|have) {_ARRANGED}|{_ARRANGED} (?:to|for|on|by|in)"
    r"|(?:planning|plans?|expects?|hopes?|hoped|aims?|intends?|needs?|vows?|vowed|ordered|prepares?|preparing) to"
    r"|(?:postponed|adjourned|deferred|delayed|extended|remanded)(?: \w+){0,3} (?:until|till)|upcoming|deadline"
)
_PAST = (
    r"had (?:\w+ )?been (?:due|scheduled|expected|planned)(?: to)?|(?:was|were) originally \w+|was|were|had|did|would have"
    r"|could have|said|told|took|began|fell|rose|came|went|left|hit|saw|made|met|held|gave|got|found|shot|blew|broke|sent|lost"
    r"|fled|led|won|wrote|became|drove|struck|brought|fought|tore|ran|spoke|threw|flew|stood|swept|sank|stole|bore|shook"
    r"|set off|rode|lay|sat|thought|bought|sold|paid|kept|felt|heard|knew|grew|drew|caught"
)
_CUE = re.compile(
    rf"(?<!\w)(?:(?P<future>{_FUTURE})|(?P<past>{_PAST})"
    r"|(?P<weak>(?!united|hundred|indeed|ahmed|moham|speed|need|exceed|succeed|proceed|breed|sacred|naked)\w{2,20}ed))(?!\w)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?<!\.m)(?<![ .(][A-Z])(?<!Mr)(?<!Dr)(?<!Mrs)(?<!Gen)(?<!Lt)(?<!Col)(?<!Sen)(?<!Rep)(?<!Gov)(?<!Sgt)(?<!Capt)(?<!Maj)"
    r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])|\n"
)
_CLAUSE = re.compile(r"[,;:]|--|(?<!\w)(?:that|which|who|where|when|and|but|while)(?!\w)")
_NEAR = 160  # characters on each side that can decide the tense
_SAME_VERB = 40  # characters that can stand between an auxiliary and its participle


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type and value of an expression; `first` and `last` only where they differ from the days of the value."""

    type: Kind
    value: str | None
    first: date | None = None
    last: date | None = None

    def days(self) -> tuple[date | None, date | None]:
        """First and last day that the expression allows, None where unresolved."""
        if self.first or self.last:
            return self.first, self.last
        return days_of(self.value) or (None, None)

    def year(self) -> int | None:
        """The year in which it begins."""
        first = self.days()[0]
        return first.year if first else None


@dataclass(slots=True)
class Context:
    """The state of one reading of a text, from its start on.

    `today` is the day of writing; `day` and `value` are the last day and the last date of the text so far, `year` the year of
    the last full date, `quarter` the last quarter named, which ends at `quarter_end` in the text.
    """

    text: str
    today: date | None
    day: date | None = None
    value: str | None = None
    year: int | None = None
    quarter: str | None = None
    quarter_end: int = 0

    def remember(self, meaning: Meaning) -> None:
        """Make a resolved DATE or TIME what later expressions count from."""
        days = days_of(meaning.value)
        if meaning.type in ("DATE", "TIME") and days:
            self.value = meaning.value
            self.day = days[0] if is_day(meaning.value) else self.day

    def base(self, unit: str) -> date | None:
        """The day that "the next day" and "that year" count from: the last day of the text, or the start of its last date."""
        days = days_of(self.value)
        return self.day if unit == "day" else days[0] if days else None

    def tense(self, match: re.Match[str]) -> Tense:
        """Tense of the verb that an expression goes with: the nearest in its clause, before it rather than after it."""
        start, end = match.span()
        after = _STOP.split(self.text[end : end + _NEAR])[0]
        if after.startswith(("'s", "’s")):  # "Wednesday's ruling" goes with the verb that follows
            first = _CUE.search(_CLAUSE.split(after)[0])
            return "future" if first and first["future"] else "past"
        before = _STOP.split(self.text[max(0, start - _NEAR) : start])[-1]
        for stretch, pick in ((_CLAUSE.split(before)[-1], -1), (_CLAUSE.split(after)[0], 0), (before, -1), (after, 0)):
            cues = list(_CUE.finditer(stretch))
            if cues:
                return _tense_of(cues[pick], cues[pick - 1] if len(cues) > 1 and pick else None)
        return "unknown"


def _tense_of(cue: re.Match[str], previous: re.Match[str] | None) -> Tense:
    """Tense of a cue; a participle goes with the auxiliary shortly before it: "will be completed"."""
    if cue["weak"] and previous and cue.start() - previous.end() < _SAME_VERB:
        cue = previous
    return "future" if cue["future"] else "past"


def before(match: re.Match[str], length: int = 16) -> str:
    """The `length` characters before a match, in lower case."""
    return match.string[max(0, match.start() - length) : match.start()].lower()


def after(match: re.Match[str], length: int = 16) -> str:
    """The `length` characters behind a match."""
    return match.string[match.end() : match.end() + length]


Resolve = Callable[[re.Match[str], Context, Meaning | None], Meaning | None]
Accept = Callable[[re.Match[str]], bool]


def _always(match: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression.

    `resolve` gets the match, the context and the meaning of the wider expression that it is joined to ("July" with "last year",
    "night" with "Sunday"), and returns None for what turns out to be no time. `level` says what it may be joined to; `accept`
    judges a match by the text around it.
    """

    pattern: re.Pattern[str]
    resolve: Resolve
    level: Level
    accept: Accept


def rule(pattern: str, resolve: Resolve, level: Level = "alone", accept: Accept = _always) -> Rule:
    """A Rule from the text of its pattern; upper and lower case are the same to it."""
    return Rule(re.compile(pattern, re.IGNORECASE), resolve, level, accept)

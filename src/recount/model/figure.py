"""What a count says: an interval, the word that made it one, its point value and how specific it is.

The one place for these values: reading takes them from words, reconciliation weighs them (R3 and R5 of docs/reconciliation.md).
"""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

import msgspec

from recount.model.phrase import Phrase, phrase

Modifier = Literal["exact", "range", "at_least", "more_than", "about", "nearly", "fewer_than", "up_to", "vague"]

MODIFIERS: Final[tuple[Modifier, ...]] = get_args(Modifier)  # from the most to the least specific
_SPECIFICITY: Final = {modifier: rank for rank, modifier in enumerate(MODIFIERS)}
_GIVES_BOTH_ENDS: Final = re.compile(r"(?i)(?<!\w)(?:to|or|between)(?!\w)|\d\s?[-–—]\s?\d")
_FEW: Final = (3, 5)


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From `low` to `high` people (null is open), as `modifier` says it."""

    low: int
    high: int | None
    modifier: Modifier = "exact"

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"a figure must have 0 <= low <= high, not {self.low}..{self.high}")

    @property
    def point(self) -> int:
        """The one number that stands for it: the lower end, except n for *about n* and n-1 for *nearly n*."""
        if self.high is None or self.modifier not in ("about", "nearly"):
            return self.low
        return self.high if self.modifier == "nearly" else (self.low + self.high) // 2

    @property
    def top(self) -> int:
        """The largest number that it names: the upper end, or the lower end where it is open."""
        return self.low if self.high is None else self.high

    @property
    def vagueness(self) -> int:
        """0 for an exact number, larger for less specific words."""
        return _SPECIFICITY[self.modifier]

    @property
    def words(self) -> Phrase:
        """`216`, `at least 11`, `about 50`, `3 to 5`."""
        return _words(self)

    def __str__(self) -> str:
        return str(self.words)


def _words(figure: Figure) -> Phrase:
    match figure.modifier:
        case "at_least" | "more_than":
            return phrase("at least %(n)s", n=figure.low)
        case "up_to" | "fewer_than":
            return phrase("up to %(n)s", n=figure.top)
        case "about":
            return phrase("about %(n)s", n=figure.point)
        case "nearly":
            return phrase("nearly %(n)s", n=figure.point + 1)
    if figure.high is None:
        return phrase("at least %(n)s", n=figure.low)
    if figure.low == figure.high:
        return Phrase("%(n)s", (("n", figure.low),))
    return phrase("%(low)s to %(high)s", low=figure.low, high=figure.high)


def figure_of(low: int, high: int | None, words: str = "") -> Figure:
    """The figure of an interval whose modifier was not kept, told from its shape.

    The table of docs/format.md gives every modifier a shape of its own, except that *over n* looks like *at least n+1* and
    *under n* like *up to n-1*, which are worth the same, and that *9 to 11* looks like *about 10*: `words`, the count as
    printed, tell these apart.
    """
    return Figure(low, high, _modifier(low, high, words))


def _modifier(low: int, high: int | None, words: str) -> Modifier:
    if high is None:
        return "at_least"
    if low == high:
        return "exact"
    if low == 0:
        return "up_to"
    if _GIVES_BOTH_ENDS.search(words):
        return "range"
    if high >= 3 * low or (low, high) == _FEW:
        return "vague"
    middle = (low + high) // 2
    if (low, high) == (round(0.9 * middle), round(1.1 * middle)):
        return "about"
    return "nearly" if low == round(0.9 * (high + 1)) else "range"

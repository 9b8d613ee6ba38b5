"""Tagged counts: which words a count takes in, and what it says."""

from __future__ import annotations

import re
from typing import Final

from recount.reading.lexicon.numbers import (
    GROUPS,
    MODIFIER_BEFORE,
    NUMBER_WORDS,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
    Interval,
    interval,
    without_units,
)
from recount.reading.trained.features import Range

_AGE: Final = re.compile(r"(?i)[- ]?(?:years?|months?|weeks?|days?)[- ]old|-?,? (?:and|or|to) \d{1,2}-(?:year|month)s?-old")
_AGED: Final = re.compile(r"(?i)\d[ -]?year-?$|^aged? \d+$|\d ?y/?o\b")  # "a 47-year" of "a 47-year-old man"
_LAST_WORD: Final = re.compile(r"(?:aged? )?[\w.-]+(?: (?:years?|y/?o))?-?$")  # "16" or "16-year" of "two 16-year-old boys"
_OPENING: Final = frozenset("another least than to about some nearly almost around over".split())
_SEPARATED: Final = re.compile(r"\d[.,–-]\d")
_WIRE: Final = re.compile(r"\d-(?=[A-Z])")  # what "UPDATE 1-Nine killed" leaves before the number
_LINKS: Final = re.compile(r"(?i)(?:gone|went|goes|going|shot|rose|risen|climbed|jumped) $")


class Quotes:
    """The words of ranges of one window."""

    def __init__(self, text: str, offsets: list[Range]) -> None:
        self.text, self.offsets = text, offsets

    def __call__(self, span: Range) -> str:
        return self.text[self.offsets[span[0]][0] : self.offsets[span[1] - 1][1]]

    def word(self, i: int) -> str:
        """The i-th word in lower case, empty outside the window."""
        return self.text[slice(*self.offsets[i])].lower() if 0 <= i < len(self.offsets) else ""

    def after(self, i: int, characters: int) -> str:
        end = self.offsets[i - 1][1]
        return self.text[end : end + characters]

    def before(self, i: int, characters: int) -> str:
        start = self.offsets[i][0]
        return self.text[max(0, start - characters) : start]


def _is_number(word: str) -> bool:
    return word in UNITS or word in TENS or word in SCALES or word[:1].isdigit()


def widen(quotes: Quotes, a: int, b: int) -> Range:
    """A tagged count with the rest of its number ("thirty" + "one", "twenty" + "-" + "five") and the modifier before it."""
    goes_on = _is_number(quotes.word(b)) or quotes.word(b) in VAGUE
    b = _number_end(quotes, b + 1 if goes_on and quotes.word(b - 1) in _OPENING else b)
    while _inside_figure(quotes, a):
        a -= 1
    if "between" in (quotes.word(a), quotes.word(a - 1)) and quotes.word(b) == "and" and _is_number(quotes.word(b + 1)):
        a, b = a - (quotes.word(a) != "between"), _figure_end(quotes, b + 2)
    before = MODIFIER_BEFORE.search(quotes.before(a, 24))
    if before and (quotes.word(a) in NUMBER_WORDS - set(GROUPS) or quotes.word(a)[:1].isdigit()):
        a -= len(before.group(1).split())
    return max(a, 0), b


def _number_end(quotes: Quotes, b: int) -> int:
    """The end of the number, in words or figures, that the words before b belong to."""
    while _is_number(quotes.word(b - 1)):
        following = quotes.word(b)
        if following in SCALES or (following in UNITS and quotes.word(b - 1) in TENS):
            b += 1
        elif following == "-" and quotes.word(b + 1) in UNITS and quotes.word(b - 1) in TENS:
            b += 2
        else:
            break
    return _figure_end(quotes, b)


def _figure_end(quotes: Quotes, b: int) -> int:
    """The end of the figure that the words before b belong to."""
    while _inside_figure(quotes, b):
        b += 1
    return b


def _inside_figure(quotes: Quotes, i: int) -> bool:
    """Whether a figure goes on from the word before to the i-th one: "1.5m", "1,200" and "10-12" are several words."""
    if not 0 < i < len(quotes.offsets):
        return False
    start = quotes.offsets[i][0]
    return any(_SEPARATED.fullmatch(quotes.text, max(0, start - k), start - k + 3) for k in (1, 2))


def numbered(quotes: Quotes, counts: list[Range]) -> list[tuple[Range, Interval]]:
    """Each count with its interval, without what a news wire puts in front; "as many" repeats the count before it."""
    out: list[tuple[Range, Interval]] = []
    for start, end in counts:
        span = (start + 2 if _WIRE.match(quotes((start, end))) else start), end
        value = _stated(quotes, span) or (out[-1][1] if out else Interval(1, 1))
        if value.modifier == "up_to" and value.high is not None and _LINKS.search(quotes.before(span[0], 12)):
            value = Interval(value.high, value.high)  # "has gone up to 55" is 55
        out.append((span, value))
    return out


def _stated(quotes: Quotes, span: Range) -> Interval | None:
    """The interval of a count by its own words, of which those that belong to an age or a military unit count nobody."""
    phrase = without_units(quotes(span), quotes.after(span[1], 40))
    aged = _AGE.match(quotes.after(span[1], 20)) or _AGED.search(phrase)
    return interval(_LAST_WORD.sub("", phrase) if aged else phrase)

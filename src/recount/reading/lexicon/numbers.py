"""Number words and figures, with their modifiers, as intervals.

The table of modifiers and vague words is the one of docs/format.md (number conventions); what it leaves open ("several dozen",
"as many") follows the annotation guidelines of the training data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from recount.reading.lexicon.patterns import any_of

UNITS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS: Final = {w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES: Final = {"dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000, "crore": 10_000_000}
VAGUE: Final = {
    "tens": (10, 99),
    "dozens": (12, 99),
    "scores": (20, 99),
    "hundreds": (100, 999),
    "thousands": (1000, 9999),
    "millions": (1_000_000, 9_999_999),
}
GROUPS: Final = {
    "few": (3, 5),
    "several": (3, 9),
    "handful": (3, 9),
    "couple": (2, 2),
    "pair": (2, 2),
    "both": (2, 2),
    "duo": (2, 2),
    "twins": (2, 2),
    "trio": (3, 3),
    "quartet": (4, 4),
    "double": (2, 2),
    "triple": (3, 3),
    "quadruple": (4, 4),
}
NUMBER_WORDS: Final = frozenset({*UNITS, *TENS, *SCALES, *VAGUE, *GROUPS})
COUNTING_WORDS: Final = frozenset({*UNITS, *TENS, *SCALES, *VAGUE})  # those that stand for nothing but numbers

_FORMS: Final = {
    "at_least": "at_least atleast no_fewer_than no_less_than not_less_than a_minimum_of minimum or_more plus and_counting"
    " least",
    "more_than": "more_than over above upwards?_of exceed(?:s|ed|ing)? in_excess_of surpass(?:es|ed|ing)? north_of",
    "up_to": "up_to upto as_many_as as_high_as no_more_than not_more_than at_most a_maximum_of maximum",
    "fewer_than": "under less_than fewer_than below",
    "about": "about around some approximately roughly estimated or_so approx circa an_estimated",
    "nearly": "nearly almost close_to just_under nearing",
}
MODIFIERS: Final = {name: re.compile(rf"(?<!\w){any_of(forms)}(?!\w)") for name, forms in _FORMS.items()}
MODIFIER: Final = any_of(" ".join(_FORMS.values()))
MODIFIER_BEFORE: Final = re.compile(rf"(?i)(?<!\w)({MODIFIER})\s+$")

_PIECE: Final = re.compile(r"\d{1,3}(?:,\d{2,3})+(?!\d)|\d+(?:\.\d+)?|[a-z]+")
_THOUSANDS: Final = re.compile(r"(?<![\d.,])\d{1,3}([. ])\d{3}(?:\1\d{3})*(?![\d.,]?\d| ?(?:m|million)\b)")  # "1 200", "1.200"
_ABBREVIATED: Final = re.compile(r"(?<=\d)(?:(?P<thousand>k)|(?P<million>m| ?mn| ?mln))\b")
_NOT_A_COUNT: Final = re.compile(  # ages and ordinals
    r"\(\d+(?:\)|$)"
    r"|(?<!\w)(?:\d+-? ?(?:or|to|and) )?[\w.-]{1,30}[- ](?:years?[- ]?(?:olds?|veterans?)|(?:months?|weeks?|days?)[- ]?olds?)"
    r"|aged \d+"
    r"|(?<![\w-])(?:(?:[a-z]{1,2}|covid)-|k)\d+\w?(?!\w)"  # the police dog "K-9" or "K9", an "AK-47"
    r"|(?<!\w)\d+[- /]?y(?:/?o(?!\w)|/$)"
    r"|(?<!\w)no\. ?\d+|in (?:his|her|their) \w{1,20}s(?!\w)|\d+(?:st|nd|rd|th)(?!\w)"
    r"|(?<=\w), \d+(?:,|$)"
    rf"|(?<!\w)(?:grand)?(?:mother|father|parent)[- ]of[- ](?:\d+|{'|'.join(UNITS)})(?!\w)"
)
_ONE_PERSON: Final = re.compile(r"(?:an?|his|her|their|the|one of|one other|another|\w+['’]s) (?!\d)")
_SAME_NUMBER: Final = re.compile(r"(?:(?:an?|the) )?(?:equal number|same number|as many|many)(?: .*)?")
_BIG: Final = re.compile(r"(?<!\w)(?:dozens?|hundred|thousand|few|couple|handful)(?!\w)")
_RANGE: Final = re.compile(r"(?<!\w)(?:to|or|between)(?!\w)|\d\s?[-–—]\s?\d")
_UNIT: Final = re.compile(  # "of the 45 Rashtriya Rifles", but not "of 12 Golani Brigade soldiers"
    r"\b(?:of|from|in|with) (?:the )?(?P<number>\d+)[ -](?:[A-Z][\w'-]*[ -]){0,3}"
    r"(?:Rifles|Battalion|Bn|Brigade|Regiment|Division|Corps|Infantry|Squadron|Grenadiers|Para|RR)\b(?! [a-z]+(?:s|men|nel)\b)"
)
LIMIT: Final = 10**12  # larger figures are no people


@dataclass(frozen=True, slots=True)
class Interval:
    """What a count says: `low` to `high` (None is open). `modifier` is a key of MODIFIERS, "vague", "range" or "exact"."""

    low: int
    high: int | None
    implicit: bool = False
    modifier: str = "exact"


def _digits(piece: str) -> float:
    return float(piece.replace(",", ""))


@dataclass(slots=True)
class _Begun:
    """A number that is read word by word: `total` holds its thousands and more, `current` what may still be multiplied."""

    total: float = 0.0
    current: float = 0.0
    is_open: bool = False

    @property
    def whole(self) -> int:
        return round(self.total + self.current)

    def joins(self, unit: int, gap: str) -> bool:
        """Whether a unit goes on it: "one hundred [and] five", "twenty-five", but not "five six"."""
        now = self.current
        return now % 100 == 0 or (20 <= now % 100 <= 90 and now % 10 == 0 and unit < 10 and gap in (" ", "-"))

    def goes_on(self, word: str, gap: str) -> bool:
        """Whether the word is a part of it."""
        value = UNITS.get(word, TENS.get(word))
        return word in SCALES if value is None else self.joins(value, gap)

    def links(self, following: str) -> bool:
        """Whether an "and" before the following word stands inside it: "one hundred and five"."""
        return self.is_open and self.total + self.current >= 100 and (following in UNITS or following in TENS)

    def take(self, word: str, *, halved: bool) -> None:
        """Read one more word, of which it is half where `halved`; a word that is no number changes nothing."""
        if word[0].isdigit():
            self.current, self.is_open = _digits(word), True
        elif word in SCALES:
            self.current = (0.5 if halved else self.current if self.is_open else 1) * SCALES[word]
            self.is_open = True
            if SCALES[word] >= 1000:
                self.total, self.current = self.total + self.current, 0.0
        elif (value := UNITS.get(word, TENS.get(word))) is not None:
            self.current, self.is_open = self.current + value, True


def exact_numbers(text: str) -> list[int]:
    """The whole numbers that lower-case `text` states, in order: "two dozen" 24, "one hundred and five" 105, "1.5 million"."""
    out: list[int] = []
    number, last = _Begun(), 0
    pieces = list(_PIECE.finditer(text))
    following = [*(match[0] for match in pieces[1:]), ""]
    for match, after in zip(pieces, following, strict=False):
        word, gap = match[0], text[last : match.start()]
        last = match.end()
        if word == "and" and number.links(after):
            continue
        if number.is_open and not number.goes_on(word, gap):
            out.append(number.whole)
            number = _Begun()
        number.take(word, halved=word == "dozen" and text[: match.start()].rstrip().endswith("half a"))
    if number.is_open:
        out.append(number.whole)
    return [n for n in out if n < LIMIT]


def _vague(text: str, exact: list[int]) -> tuple[int, int] | None:
    """Interval of "dozens", "tens of thousands", "several hundred", "a few": None if the text holds no such word."""
    words = re.findall(r"[a-z]+", text)
    if "tens of thousands" in text:
        return 10_000, 99_999
    if "hundreds of thousands" in text:
        return 100_000, 999_999
    vague = [VAGUE[w] for w in words if w in VAGUE]
    if vague:
        low, high = vague[-1]
        return (exact[0] * 12, exact[0] * 12) if exact and exact[0] > 1 and "dozens" in words else (low, high)
    groups = [GROUPS[w] for w in words if w in GROUPS]
    scale = next((SCALES[w] for w in words if w in SCALES), None)
    if groups and scale and not re.search(r"\d", text):
        low, high = groups[0]
        return low * scale, high * scale
    if groups and not exact and (groups[0][0] != 2 or len(words) < 6):
        return groups[0]
    return None


def _modify(low: int, high: int, text: str) -> Interval:
    """Apply the first modifier of the table that stands in `text`."""
    name = next((n for n, pattern in MODIFIERS.items() if pattern.search(text)), "at_least" if text.endswith("+") else "")
    if name == "at_least":
        return Interval(low, None, modifier=name)
    if name == "more_than":
        return Interval(low + 1, None, modifier=name)
    if name == "up_to":
        return Interval(0, high, modifier=name)
    if name == "fewer_than":
        return Interval(0, max(0, high - 1), modifier=name)
    if name == "about" and low == high:
        return Interval(round(0.9 * low), round(1.1 * high), modifier=name)
    if name == "nearly" and low == high:
        return Interval(round(0.9 * low), max(round(0.9 * low), high - 1), modifier=name)
    return Interval(low, high, modifier="exact" if low == high else "vague")


def without_units(phrase: str, after: str) -> str:
    """A count phrase without the numbers that army units are called by; `after` is what follows it in the text."""
    for unit in _UNIT.finditer(phrase + after):
        start, end = unit.span("number")
        phrase = phrase[:start] + " " * (min(end, len(phrase)) - start) + phrase[end:]
    return phrase


def _spelt_out(text: str) -> str:
    """Lower-case text with single spaces, but none in thousands, and scales as words: "1 200" is 1200, "2.3m" 2.3 million."""
    text = _THOUSANDS.sub(lambda match: re.sub(r"\D", "", match[0]), " ".join(text.split()))
    return _ABBREVIATED.sub(lambda match: f" {match.lastgroup}", text)


def interval(phrase: str) -> Interval | None:
    """The interval that a count phrase states; one person if it holds no number; None for "as many" (repeats another)."""
    text = _NOT_A_COUNT.sub(" ", _spelt_out(phrase[:400].lower()))
    if _ONE_PERSON.match(text) and len(text.split()) > 4 and not _BIG.search(text):
        text = re.sub(r"\d+|(?<!\w)one (?=of|other)", " ", text)
    text = text.strip()
    if _SAME_NUMBER.fullmatch(text) and "as many as" not in text:
        return None
    exact = exact_numbers(text)
    vague = _vague(text, exact)
    if vague:
        return _modify(*vague, text)
    if len(exact) >= 2 and _RANGE.search(text):
        low, high = sorted(exact[:2])
        return Interval(low, high, modifier="range")
    if exact:
        return _modify(exact[0], exact[0], text)
    return Interval(1, 1, implicit=True)

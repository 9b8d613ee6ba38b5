"""The words of time expressions: pieces of patterns, and what their numbers and names mean."""

from __future__ import annotations

import re

from recount.reading.lexicon.numbers import TENS, UNITS, exact_numbers
from recount.reading.lexicon.patterns import any_of

GAP = r"(?:[^\S\n]{1,3}\n?|\n)"  # white space inside an expression: a line may break, a paragraph may not
DASH = r"[-‐-―]"
JOIN = rf"(?:{GAP}|{DASH})"


def one_of(words: str) -> str:
    """Pattern of one of the words, whole, in the order given; "_" is the white space inside a phrase."""
    return rf"{any_of(words.replace('_', GAP))}(?!\w)"


MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_NAME = one_of(" ".join(MONTH_NAMES))
MONTH_START = any_of("jan feb mar apr may june? july? aug sep oct nov dec")  # whole, short, or with a full stop behind it
MONTH = rf"(?:{MONTH_NAME}|{one_of('jan feb mar apr jun jul aug sept sep oct nov dec')}\.?)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?!\w)"
SHORT_WEEKDAY = rf"{one_of('mon tues tue weds wed thurs thur thu fri sat sun')}\.?"
YEAR = r"(?:1\d|20)\d\d(?!\d)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
PART = one_of("mornings morning forenoon afternoons afternoon evenings evening nights night dawn daybreak sunrise dusk sunset")
SEASON = one_of("spring summer fall autumn winter")
UNIT = one_of(
    "seconds second minutes minute mins hours hour hrs days day nights night weeks week weekends weekend fortnights fortnight"
    " months month quarters quarter years year yrs decades decade century centuries"
)

_NUMBER_WORD = "|".join((*sorted((*UNITS, *TENS), key=len, reverse=True), "hundred", "thousand", "dozen"))
_WORDS = rf"(?:an?{JOIN})?(?:{_NUMBER_WORD})(?:{JOIN}(?:and{JOIN})?(?:{_NUMBER_WORD})){{0,4}}(?!\w)"
_FIGURE = rf"\d{{1,3}}(?:,\d{{3}}){{1,2}}(?!\d)|\d{{1,4}}(?:\.\d)?(?!\d)(?:{JOIN}1/2|½)?"
_VAGUE = rf"(?:(?:a|the){GAP})?{one_of('several few many some numerous couple_of couple handful_of number_of')}"
_PLENTY = one_of("dozens_of scores_of hundreds_of thousands_of tens_of")
AMOUNT = rf"(?:(?:{_FIGURE}|{_WORDS})(?:{GAP}and{GAP}a{GAP}half)?|{_VAGUE}|{_PLENTY}|half{GAP}an?|an?(?!\w))"
# The words that an expression can begin with, figures apart: no rule looks at any other.
_OTHER_OPENINGS = (
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays "
    "tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues wed weds thu thur thurs fri sat sun morning "
    "mornings forenoon afternoon afternoons evening evenings night nights dawn daybreak sunrise dusk sunset noon midday "
    "midnight overnight spring summer fall autumn winter minutes hour hours day days week weeks month months quarters "
    "year years decade decades century centuries hourlong hourslong daylong dayslong weeklong weekslong monthlong "
    "monthslong yearlong yearslong decadelong decadeslong centurylong centurieslong hourly daily nightly weekly monthly "
    "yearly annually every each a an half hundred hundreds thousand thousands dozen dozens tens scores several few many "
    "some numerous couple handful number first second third fourth last final twenties thirties forties fifties sixties "
    "seventies eighties nineties the this that these those its in so same past previous preceding next coming following "
    "current currently latest later late early earlier mid recent recently more right now nowadays future soon near "
    "short corresponding comparable today todays yesterday yesterdays tomorrow tonight christmas boxing new valentine "
    "valentines ramadan ramzan eid ashura nowruz easter good eve thanksgiving small wee pre predawn fiscal fy q h"
)
OPENINGS = frozenset((*MONTH_NAMES, *UNITS, *TENS, *_OTHER_OPENINGS.split()))
# What stands behind a number that counts things, and so is no day of a month ("in May 12 people") and no year.
NOT_COUNTING = (
    rf"(?!{GAP}?%|[.,]\d|(?:{GAP}(?:and|to|or){GAP}\d{{1,6}})?{GAP}"
    + one_of(
        "people persons? civilians militants soldiers troops policemen others fighters insurgents rebels terrorists cadres"
        " members men women children bodies victims villagers workers families homes houses rounds shares kgs? km"
        " kilomet\\w* miles? feet met\\w* hectares percent per million billion points cents rupees dollars hrs hours street"
        " square bridge avenue road hospital brigades? movement"
    )
    + ")"
)

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS = {
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nights": "NI",
    "afternoon": "AF",
    "afternoons": "AF",
}
_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}
_LARGER = {"fortnight": ("week", 2), "weekend": ("day", 2), "decade": ("year", 10), "century": ("year", 100)}
_SHORT = {"mins": "minute", "hrs": "hour", "yrs": "year", "centuries": "century", "night": "day", "nights": "day"}
_INEXACT = re.compile(r"several|few|many|some|numerous|handful|number|dozens|scores|hundreds|thousands|tens")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4}


def month_number(name: str) -> int:
    """1 to 12 of an English month, abbreviated or not."""
    return next(at for at, month in enumerate(MONTH_NAMES, 1) if month[:3] == name[:3].lower())


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 of an English weekday, abbreviated or not."""
    return _WEEKDAYS.index(name[:3].lower())


def part_code(words: str) -> str:
    """TIMEX3's code of a part of the day: MO (also "dawn", "the early hours"), AF, EV, NI."""
    return _PARTS.get(words.lower(), "MO")


def unit_name(word: str) -> str:
    """The singular of a unit's word: "yrs" year, "centuries" century, "nights" day."""
    word = word.lower()
    return _SHORT.get(word, word.removesuffix("s"))


def amount(words: str) -> float | None:
    """How many an AMOUNT says, None where it is vague ("several", "a few")."""
    words = words.lower()
    if _INEXACT.search(words):
        return None
    if "couple" in words:
        return 2
    half = 0.5 if re.search(r"1/2|½|half", words) else 0.0
    figures = re.match(r"[\d,]+(?:\.\d+)?", words)
    if figures:
        return float(figures.group().replace(",", "")) + half
    exact = exact_numbers(re.sub(r"\s+", " ", words))
    return exact[0] + half if exact else half or 1


def duration(count: float | None, unit: str) -> str:
    """TIMEX3 value of so many units: P2W, PT2H, P2Y6M for 2.5 years; decades and centuries in years; PXM for several months."""
    unit, times = _LARGER.get(unit, (unit, 1))
    time, letter = ("T", _CODES[unit][1]) if len(_CODES[unit]) > 1 else ("", _CODES[unit])
    if count is None:
        return f"P{time}X{letter}"
    count *= times
    if count % 1 == 0.5 and (smaller := _HALVES.get(_CODES[unit])):
        return f"P{time}{int(count) or ''}{letter if count > 1 else ''}{smaller}"
    return f"P{time}{int(count) if count % 1 == 0 else count}{letter}"

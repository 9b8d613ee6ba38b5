"""The words of time expressions: pieces of patterns, and what their numbers and names mean."""

from __future__ import annotations

import re

from recount.reading.numbers import TENS, UNITS, exact_numbers

GAP = r"(?:[^\S\n]{1,3}\n?|\n)"  # white space inside an expression: a line may break, a paragraph may not
DASH = r"[-‐-―]"
JOIN = rf"(?:{GAP}|{DASH})"

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept(?:ember)?|Sep|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?!\w)\.?"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?!\w)"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)(?!\w)\.?"
YEAR = r"(?:1\d|20)\d\d(?!\d)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
PART = r"(?:mornings?|forenoon|afternoons?|evenings?|nights?|dawn|daybreak|sunrise|dusk|sunset)(?!\w)"
SEASON = r"(?:spring|summer|fall|autumn|winter)(?!\w)"
UNIT = r"(?:seconds?|minutes?|mins|hours?|hrs|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|yrs|decades?|century|centuries)(?!\w)"

_NUMBER_WORD = "|".join((*sorted((*UNITS, *TENS), key=len, reverse=True), "hundred", "thousand", "dozen"))
_WORDS = rf"(?:an?{JOIN})?(?:{_NUMBER_WORD})(?:{JOIN}(?:and{JOIN})?(?:{_NUMBER_WORD})){{0,4}}(?!\w)"
_FIGURE = rf"\d{{1,3}}(?:,\d{{3}}){{1,2}}(?!\d)|\d{{1,4}}(?:\.\d)?(?!\d)(?:{JOIN}1/2|½)?"
EXACT = rf"(?:{_FIGURE}|{_WORDS})"
VAGUE = rf"(?:(?:a|the){GAP})?(?:several|few|many|some|numerous|couple(?:{GAP}of)?|handful{GAP}of|number{GAP}of)(?!\w)|(?:dozens|scores|hundreds|thousands|tens){GAP}of"
AMOUNT = rf"(?:{EXACT}(?:{GAP}and{GAP}a{GAP}half)?|{VAGUE}|half{GAP}an?|an?(?!\w))"

_MONTHS = {name: at + 1 for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
_WEEKDAYS = {name: at for at, name in enumerate("mon tue wed thu fri sat sun".split())}
_PARTS = {"mor": "MO", "for": "MO", "aft": "AF", "eve": "EV", "nig": "NI", "daw": "MO", "day": "MO", "dus": "EV"}
_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4}


def month_number(name: str) -> int:
    """1 to 12 of an English month, abbreviated or not."""
    return _MONTHS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 of an English weekday, abbreviated or not."""
    return _WEEKDAYS[name[:3].lower()]


def part_code(word: str) -> str:
    """TIMEX3's code of a part of the day: MO, AF, EV, NI."""
    if word.lower().startswith("sun"):
        return "MO" if word.lower() == "sunrise" else "EV"
    return _PARTS[word[:3].lower()]


def unit_name(word: str) -> str:
    """The singular of a unit's word: "yrs" year, "centuries" century, "nights" day."""
    word = word.lower()
    short = {"mins": "minute", "hrs": "hour", "yrs": "year", "centuries": "century", "night": "day", "nights": "day"}
    return short.get(word, word.removesuffix("s"))


def amount(words: str) -> float | None:
    """How many an AMOUNT says, None where it is vague ("several", "a few")."""
    words = words.lower()
    if re.search(r"several|few|many|some|numerous|handful|number|dozens|scores|hundreds|thousands|tens", words):
        return None
    half = 0.5 if re.search(r"1/2|½|half", words) else 0.0
    if "couple" in words:
        return 2
    digits = re.match(r"[\d,]+(?:\.\d+)?", words)
    if digits:
        return float(digits.group().replace(",", "")) + half
    exact = exact_numbers(re.sub(r"\s+", " ", words))
    return exact[0] + half if exact else half or 1


def duration(count: float | None, unit: str) -> str:
    """TIMEX3 value of so many units: P2W, PT2H, P2Y6M for 2.5 years, PXM for several months; decades and centuries in years."""
    unit, count = {"fortnight": ("week", count and count * 2), "weekend": ("day", count and count * 2)}.get(unit, (unit, count))
    if unit in ("decade", "century"):
        unit, count = "year", count and count * (10 if unit == "decade" else 100)
    code = _CODES[unit]
    time, letter = ("T", code[1]) if code[0] == "T" else ("", code)
    if count is None:
        return f"P{time}X{letter}"
    smaller = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}.get(code)
    if count % 1 == 0.5 and smaller:
        whole = f"{int(count)}{letter}" if count >= 1 else ""
        return f"P{time}{whole}{smaller}"
    return f"P{time}{count:g}{letter}"

"""Calendar periods longer than a day: months, quarters, halves, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recount.reading.times.context import Context, Meaning, Rule, after, before, rule
from recount.reading.times.days import capital
from recount.reading.times.values import days_of, months_from, moved, value_at
from recount.reading.times.vocabulary import (
    AMOUNT,
    GAP,
    MONTH,
    NOT_COUNTING,
    ORDINALS,
    SEASON,
    YEAR,
    amount,
    duration,
    month_number,
    one_of,
)

_BEFORE_MONTH = (
    "in|since|by|until|till|last|this|next|early|late|mid|between|during|through|end of|beginning of|start of|middle of"
    "|month of|previous|for|from|after|before"
)
_CLEARLY_A_MONTH = re.compile(rf"(?:^|\W)(?:{_BEFORE_MONTH})[\s-]{{1,3}}$")
_LIKELY_A_MONTH = re.compile(
    rf"(?:^|\W)(?:{_BEFORE_MONTH}|of|each|every|to|and|begun|the|or|around|about|earlier|later|on|an?|his|its|their)[\s-]{{1,3}}$"
)
_NOUN_NEXT = re.compile(r" (?!for|of|on|to|in|by)[a-z]")
_BOUNDARY = re.compile(r"(?:^|\W)(?:by|until|till|through|into)[\s-]{1,3}(?:early |late |mid-?|the end of )?$")
_NO_YEAR_NEXT = re.compile(
    r"(?:[$£€#₹]|\d[.,/:-]|(?:rs\.?|(?:^|\W)(?:some|about|over|than|nearly|almost|least|approximately|around|roughly|killed|injured"
    r"|wounded|total|no|no\.|route|highway|flight|resolution|code|room|model|page|exceeding|only|these|those|up to))\s{0,2})$"
)
_YEAR_NEXT = re.compile(r"(?:^|\W)(?:in|since|from|by|until|till|during|early|late|mid|before|after|the|year|circa)[\s-]{1,3}$")
_SEASONS = {"autumn": "FA", "fall": "FA", "winter": "WI", "spring": "SP", "summer": "SU"}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BEHIND = ("last", "past", "previous")
_AHEAD = ("next", "coming")
_QUARTER = timedelta(92)
_LONGEST = 120  # months of a stretch that ends with a month


def _given_year(match: re.Match[str], outer: Meaning | None) -> int | None:
    return int(match["year"]) if match["year"] else outer.year() if outer else None


def _says(which: str, words: tuple[str, ...]) -> bool:
    return any(word in which for word in words)


def _month(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """A month of the year given with it, or the last or next one, as the words or the tense say."""
    month, given = month_number(match["month"]), _given_year(match, outer)
    if given is None and at.today:
        given = at.today.year + _months_year(match, at, month - at.today.month)
    given = given or at.year
    return Meaning("DATE", f"{given:04d}-{month:02d}" if given else None)


def _months_year(match: re.Match[str], at: Context, ahead: int) -> int:
    """Year, relative to the present one, of a month that lies `ahead` months after the present one in the calendar."""
    which = (match["which"] or "").lower()
    if "coming" in which or "next" in which or (not which and _month_ahead(match, at, ahead % 12)):
        return int(ahead < 0 or ("next" in which and ahead == 0))
    if which == "this":
        return 0
    return -int(ahead > 0 or (which != "" and ahead == 0))


def _month_ahead(match: re.Match[str], at: Context, months: int) -> bool:
    """Whether a bare month lies ahead, by so many months: "by February" means the nearer one, else the tense decides."""
    return months <= 6 if _BOUNDARY.search(before(match, 30)) else at.tense(match) == "future"


def _month_accept(match: re.Match[str]) -> bool:
    """Whether a month's name stands for a month: "May" and "March" are also words, April and June also names of people."""
    name, left, right = match["month"].rstrip("."), before(match), after(match)
    if not capital(match):
        return False
    if match["which"] or match["year"]:
        return True
    if name.title() in ("May", "March") or len(name) < 4 or (name.isupper() and right.isupper()):
        the_march_attack = name == "March" and left.endswith("the ") and _NOUN_NEXT.match(right)
        return bool(_CLEARLY_A_MONTH.search(left) or the_march_attack)
    return bool(_LIKELY_A_MONTH.search(left)) or not (right[:1] == " " and right[1:2].isupper())


def _year(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "1998", "fiscal 1998"; "2011-2014" and "2012-13" are intervals."""
    first, last = match["year"], match["until"] or ""
    last = first[: 4 - len(last)] + last
    if last > first:
        return Meaning("DATE", f"{first}/{last}", date(int(first), 1, 1), date(int(last), 12, 31))
    return Meaning("DATE", first)


def _year_accept(match: re.Match[str]) -> bool:
    """Whether four figures are a year: not a price, a score or a count, and introduced as years are where they are unusual."""
    left = before(match)
    return not _NO_YEAR_NEXT.search(left) and ("1900" <= match["year"] <= "2049" or bool(_YEAR_NEXT.search(left)))


def _year_to(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "The year to March 2025", "the 12 months to June": so many months that end with the one named."""
    length = int(amount(match["count"]) or 0) if match["count"] else 12
    ends = days_of(_month(match, at, None).value)
    value = duration(length, "month") if match["count"] else "P1Y"
    if ends is None or not 0 < length <= _LONGEST:
        return Meaning("DURATION", value)
    first = moved(ends[0], 1 - length, "month")
    return Meaning("DURATION", value, first, ends[1])


def _week_of_month(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "The first week of May", "the last week of November 2020": seven days from the month's beginning or at its end."""
    month = _month(match, at, None)
    days, nth = days_of(month.value), ORDINALS[match["nth"].lower()]
    if days is None:
        return month
    ends = days[1] if match["nth"].lower() in ("last", "final") else days[0] + timedelta(7 * nth - 1)
    return Meaning("DATE", month.value, ends - timedelta(6), ends)


def _first_months(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "The first six months of the year", "the last three months of 2025"."""
    length = int(amount(match["count"]) or 0)
    year = int(match["year"]) if match["year"] else at.today.year - (match["of"].lower() == "last") if at.today else None
    value = duration(length, "month")
    if year is None or not 0 < length <= 12:
        return Meaning("DURATION", value)
    first, last = months_from(year, 1 if match["nth"].lower() == "first" else 13 - length, length)
    if at.today and last > at.today and not match["year"] and at.tense(match) == "past":
        first, last = months_from(year - 1, first.month, length)
    return Meaning("DURATION", value, first, last)


def _spoken_year(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    tens, ones = match["tens"].lower(), (match["ones"] or "").lower()
    return Meaning("DATE", f"19{_TENS.index(tens) + 2}{_ONES.index(ones)}")


def _decade(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "the 1990s", "the '90s", "the nineties"."""
    if match["word"]:
        return Meaning("DATE", f"19{[word[:3] for word in _TENS].index(match['word'][:3].lower()) + 2}")
    figures = match["figures"]
    return Meaning("DATE", figures[:3] if len(figures) == 4 else f"19{figures[0]}")


def _century(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    number = int(match["number"])
    return Meaning("DATE", f"{number - 1}") if 10 < number < 23 else None


def _quarter(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "third-quarter", "the first half of 1989": of the year given, else this year's, or last year's if it lies far ahead."""
    letter, number = match["unit"][0].upper(), ORDINALS[match["nth"].lower()]
    number = min(number, 2) if letter == "H" else number
    year = outer.year() if outer else None
    if year is None and at.today:
        begins = date(at.today.year, (number - 1) * (3 if letter == "Q" else 6) + 1, 1)
        year = begins.year - (begins - at.today > _QUARTER and at.tense(match) != "future")
    if year is None:
        return Meaning("DATE", None)
    at.quarter, at.quarter_end = f"{year}-{letter}{number}", match.end()
    return Meaning("DATE", at.quarter)


def _coded_quarter(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    year = _given_year(match, outer)
    return Meaning("DATE", f"{year}-{match['code'].upper()}" if year else None)


def _this_quarter(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning | None:
    """ "the quarter", "the latest period", "the year-earlier quarter": of the results that the text reports."""
    which = match["which"].lower().removeprefix("the ")
    if at.today is None:
        return Meaning("DATE", None)
    if which in ("the", "this", "current"):
        if match["unit"].lower() == "period":
            return None
        if which != "the":
            return Meaning("DATE", value_at("quarter", at.today))
    over = at.today.replace(day=1, month=(at.today.month - 1) // 3 * 3 + 1) - timedelta(1)
    reported = at.quarter or value_at("quarter", over)
    if which in ("latest", "the"):
        return Meaning("DATE", reported)
    return Meaning("DATE", f"{int(reported[:4]) - 1}{reported[4:]}")


def _season(match: re.Match[str], at: Context, outer: Meaning | None) -> Meaning:
    """ "last fall", "this summer", "the spring of 1998"; winters belong to the year in which they begin."""
    code, given = _SEASONS[match["season"].lower()], _given_year(match, outer)
    if given is None and at.today:
        given = _season_year(match, at, code, at.today)
    return Meaning("DATE", f"{given}-{code}" if given else None)


def _season_year(match: re.Match[str], at: Context, code: str, today: date) -> int:
    which = (match["which"] or "").lower()
    year = today.year - (code == "WI" and today.month < 3)
    first, last = days_of(f"{year}-{code}") or (today, today)
    if _says(which, _BEHIND):
        return year - (last >= today)
    if _says(which, _AHEAD):
        return year + (first <= today)
    if which == "this":
        return year
    return year + (last < today if at.tense(match) == "future" else -(first > today))


def _season_accept(match: re.Match[str]) -> bool:
    """ "The fall of the town" and "the Prague spring" are no seasons."""
    if match["season"].lower() == "fall" and (match["which"] or "").lower() in ("the", "in") and not match["year"]:
        return before(match).endswith("in ")
    return bool(match["which"] or match["year"])


_WHICH = rf"(?:(?P<which>(?:the{GAP})?{one_of('last next previous coming')}|{one_of('this_coming this_past this')}){GAP})?"
_WHICH_SEASON = (
    rf"(?:(?P<which>(?:the{GAP})?{one_of('last next previous coming early late mid')}"
    rf"|{one_of('this_coming this_past this the in')}){GAP})?"
)

RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:the|a){GAP}(?:(?P<count>{AMOUNT}){GAP}months|(?P<which>)year){GAP}(?:up{GAP}to|to|through){GAP}"
        rf"(?:(?:the{GAP})?end{GAP}of{GAP})?(?P<month>{MONTH})(?:,?{GAP}(?P<year>{YEAR}))?(?!\w|{GAP}\d)",
        _year_to,
    ),
    rule(
        rf"(?:the{GAP})?(?P<nth>{one_of(' '.join(ORDINALS))}){GAP}week{GAP}(?:of|in){GAP}(?P<which>)(?P<month>{MONTH})"
        rf"(?:,?{GAP}(?:of{GAP})?(?P<year>{YEAR}))?(?!\w|{GAP}\d)",
        _week_of_month,
    ),
    rule(
        rf"(?:the{GAP})?(?P<nth>first|last){GAP}(?P<count>{AMOUNT}){GAP}months"
        rf"(?={GAP}of{GAP}(?:(?P<year>{YEAR})|(?P<of>the|this|last){GAP}year(?!\w)))",
        _first_months,
    ),
    rule(
        rf"{_WHICH}(?P<month>{MONTH})(?:(?:,?{GAP}(?:of{GAP})?|-)(?P<year>{YEAR}))?(?!\w|{GAP}\d\d?(?:st|nd|rd|th))",
        _month,
        "month",
        _month_accept,
    ),
    rule(
        r"(?:the )?(?:(?P<figures>(?:1[5-9]|20)\d0|(?<=['’])\d0)['’]?s"
        r"|(?:(?<=the )|(?<=mid-))(?P<word>(?:twen|thir|for|fif|six|seven|eigh|nine)ties))(?!\w)",
        _decade,
    ),
    rule(r"(?:the )?(?P<number>\d\d?)(?:st|nd|rd|th)[ -]century(?!\w)", _century),
    rule(
        rf"(?:(?:the{GAP})?(?:fiscal(?:{GAP}year)?|year|FY){GAP}?)?(?P<year>{YEAR})(?:[-–/](?P<until>{YEAR}|\d\d(?!\d)))?"
        rf"(?![\w/°]|-\d|:\d){NOT_COUNTING}",
        _year,
        "year",
        _year_accept,
    ),
    rule(
        rf"nineteen{GAP}(?P<tens>{one_of(' '.join(_TENS))})(?:[ -](?P<ones>{one_of(' '.join(_ONES))}))?",
        _spoken_year,
        "year",
    ),
    rule(
        rf"(?:(?:the|its|a){GAP})?(?:fiscal[ -])?(?P<nth>{one_of(' '.join(ORDINALS))})[ -]"
        rf"(?P<unit>quarter|half(?={GAP}of{GAP}(?:\d|last|this|next|the year)))(?!\w)",
        _quarter,
        "month",
    ),
    rule(rf"(?P<code>[QH][1-4])(?:{GAP}(?:of{GAP})?(?P<year>{YEAR}))?(?!\w)", _coded_quarter, "month"),
    rule(
        rf"(?P<which>(?:the{GAP})?(?:latest|year[- ](?:earlier|ago)|corresponding|comparable|current)|the|this){GAP}"
        rf"(?P<unit>quarter|period)(?!\w)(?!{GAP}of)",
        _this_quarter,
        "month",
    ),
    rule(
        rf"{_WHICH_SEASON}(?P<season>{SEASON})(?:{GAP}(?:of{GAP})?(?P<year>{YEAR}))?",
        _season,
        "month",
        _season_accept,
    ),
)

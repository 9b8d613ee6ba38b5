"""Counts and phrases that stand for no people: things, measures, ages, dates, animals, institutions and their voices."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Side
from recount.reading.lexicon.categories import as_head
from recount.reading.lexicon.numbers import UNITS
from recount.reading.lexicon.parties import role_of
from recount.reading.lexicon.patterns import any_of
from recount.reading.times.vocabulary import MONTH_START
from recount.reading.tolls.around import Around
from recount.reading.tolls.unnumbered import MANY
from recount.reading.trained.tolls import Found

_OBJECTS: Final = any_of(
    "shots bullets rounds (?:hand|shot)?guns? pistols? (?-i:rifles) kalashnikovs weapons launchers mortars mines magazines"
    " knives missiles rockets shells bombs drones grenades detonators tanks"  # "Rifles" with a capital are a regiment
    " shootings (?:air)?strikes attacks times stitches surgeries"
    " houses homes shops huts buildings hospitals clinics schools churches mosques bridges"
    " vehicles trucks motor(?:cycle|bike)s ambulances boats ships planes aircraft helicopters"
    " cows cattle goats sheep camels livestock horses donkeys dogs"
    " kilo(?:gram)?s kg tonnes tons"
    " dollars euros pounds francs pesos rupees naira rubles roubles hryvnias? shekels riyals gourdes"
)
_WHERE: Final = any_of("in at on by from near outside inside and with after")
_WHOSE: Final = any_of("the those his her their")
_THING: Final = re.compile(
    rf"(?i)\s?(?:of {_WHOSE} )?(?:(?!{_WHERE}\b)\w+ )??{_OBJECTS}\b"
    r"|\s(?:fewer|less|more) than\b|\s?(?:%|per ?cent\b)|\s(?:number|figure|toll)\b"
    r"|\s?fatal shot\b|\s?(?:gunshot |bullet |stab |\w+ion )?wounds?\b"
    r"|[- ]?(?:yo|y/o)\b|-(?:year|month|day|hour)\b(?![- ]old)"
)
_ANIMAL: Final = r"(?:.*[\W_])?(?:dogs?|puppy|k-?9s?|horses?|cats?)"
_DECADE: Final = re.compile(r"['’]?[sS]\b")  # "in her 20's"
_FRACTION: Final = re.compile(  # "one in five of the residents"
    rf"(?i) (?:in|out of) (?:every )?(?:\d{{1,3}}|{any_of(' '.join(UNITS))}) (?:of|people|residents|children)\b"
)
_NO_VICTIM: Final = re.compile(
    rf"(?i){_ANIMAL}|(?:an?|the) suicide"  # as in "a suicide bomber"
    r"|(?:hardly|barely|scarcely)(?: any(?:body|one))?|any(?:body|one)|an average of|(?:twice|half|\w+ times) as(?: many)?"
)
_MANY: Final = re.compile(rf"(?i){MANY}\b")
_VOICES: Final = ("officials", "sources", "air force")
_OF: Final = re.compile(r"(?i) (?:of|for|at|from|with|in) ")
_BODIES: Final[frozenset[Side | None]] = frozenset(("state", "medical", "media"))

_PAIR: Final = re.compile(r" \w+s (?:and|as well as) ")  # "both civilians and fighters": two kinds, not two people
_SOUGHT: Final = re.compile(r"(?i)\b(?:(?:search|look|hunt)\w* for|UPDATE|WRAPUP|FOCUS|TV|Channel|[ANC]BC|CBS) $")

_AGE_BESIDE: Final = (re.compile(r"[^\W\d_][’'”\")]?, ?$"), re.compile(r"\s?(?:[,.;)]|$)"))
_AGES: Final = re.compile(r"(?i)\bage[sd]? (?:\d{1,3}(?:, and |, | and ))*$")
_SPELT_AGE: Final = re.compile(r"(?i)[- ]?(?:\w+[- ])?years?[- ]old\b")  # behind the "Twenty-" of "Twenty-three-year-old"
_AGED: Final = re.compile(r"(?i)\b(?:boy|girl|child|baby|man|woman|son|daughter) of $")
_OLDEST: Final = 105
_YEARS: Final = (1900, 2099)
_PROPER: Final = re.compile(r" [A-Z]")
_DAY_OF_MONTH: Final = re.compile(rf"(?=[A-Z])(?i:{MONTH_START})[a-z]*\.? \d{{1,2}}")


def is_nobody_known(there: Around) -> bool:
    """Whether a phrase without a number, taken for a person, is a thing, an animal, an institution, or says "many"."""
    if _THING.match(there.after) or _MANY.match(there.phrase) or _NO_VICTIM.fullmatch(there.phrase):
        return True
    return _is_body(there.phrase)


def _is_body(phrase: str) -> bool:
    """Whether a phrase names an institution or its voices ("the army", "hospital officials"), not people in its service."""
    head = phrase.lower().rpartition(" ")[2]
    if _OF.search(phrase):
        return False  # "a nurse of the hospital"
    role = role_of(head)
    body = role is not None and role.kind == "g" and role.side in _BODIES and as_head(head) is None
    return body or phrase.lower().endswith(_VOICES)


def counts_no_people(found: Found, there: Around) -> bool:
    """Whether a number counts things, kinds of people or people looked for, or is an age or a name."""
    if _is_age(found, there) or _THING.match(there.after) or _SOUGHT.search(there.before):
        return True
    if _DECADE.match(there.after) or _FRACTION.match(there.after):
        return True
    return there.phrase.lower() == "both" and _PAIR.match(there.after) is not None


def _is_age(found: Found, there: Around) -> bool:
    """Whether a figure stands between commas behind a noun ("Bibb, 3, of Landover"), in a row of ages or before "year-old"."""
    figure = there.phrase.isdigit()
    if (figure and _AGES.search(there.before)) or _AGED.search(there.before) or _SPELT_AGE.match(there.after):
        return True
    beside = _AGE_BESIDE[0].search(there.before) and _AGE_BESIDE[1].match(there.after)
    return figure and found.number.low <= _OLDEST and beside is not None and not there.before.rstrip(" ,").endswith("dead")


def is_date(found: Found, there: Around) -> bool:
    """Whether a number is a year before a name ("the 2001 Tolma killings") or a day ("March 27")."""
    first, last = _YEARS
    year = there.phrase.isdigit() and first <= found.number.low <= last and _PROPER.match(there.after) is not None
    return year or _DAY_OF_MONTH.fullmatch(there.phrase) is not None

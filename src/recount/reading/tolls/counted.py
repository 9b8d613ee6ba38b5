"""Which tagged counts are tolls of people harmed, each of them once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from recount.model import Place
from recount.reading.lexicon.harm import HARMS, SUFFERED
from recount.reading.lexicon.patterns import any_of
from recount.reading.text.windows import Words
from recount.reading.tolls.around import around, between
from recount.reading.tolls.distributed import shared_out
from recount.reading.tolls.nesting import nest
from recount.reading.tolls.suffering import told_harm
from recount.reading.tolls.suspects import did_it, do_it, is_charged_or_kin, is_suspect
from recount.reading.tolls.things import counts_no_people, is_date, is_nobody_known
from recount.reading.tolls.unsuffered import is_nobody, unhurt, unsuffered
from recount.reading.trained.tolls import Found

_KILLED, _INJURED, _MISSING, _ABDUCTED, _DETAINED, _DISPLACED = map(
    HARMS.index, ("killed", "injured", "missing", "abducted", "detained", "displaced")
)
_LISTED: Final = 12  # tolls before a number of which it may count those who got away
_FREED: Final = re.compile(
    r"(?i) (?:\w+ )?(?:escaped|got away|managed to (?:escape|flee)|(?:was|were|have been|had been|has been)"
    r" (?:later |since |then )?(?:freed|released|rescued|set free|let go))\b"
)
_FREEING: Final = re.compile(
    r"(?i)\b(?:free[ds]?|freeing|releas(?:e[sd]?|ing)|let go|set free)(?: (?:at least|about|all|some))? $"
)
_TAKING: Final = re.compile(r"(?i)\b(?:abduct\w*|kidnap\w*|took|taken|seized|captured|snatched|arrested|detained|jailed)\b")
_BACK: Final = any_of("returned", "went back", "gone back", "come back", "came back", "gone home", "went home")
_WENT_HOME: Final = re.compile(rf"(?i)(?: [\w-]+){{0,3}}? (?:have |had |has )?(?:since |now |already )?{_BACK}\b")
_RETURN_OF: Final = re.compile(r"(?i)\breturn of (?:(?:about|some|over|more than|nearly|the) )*$")
_RANKED: Final = re.compile(r"(?i)(?:.*\W)?no\. ?\d+")  # "the group's No. 2, Ivo Lenz"
_WHOLE: Final = re.compile(
    r"(?i)(?:all|all of|exactly|only|just|his|her|their|its|our|the|the other|the remaining|the first|the next|a total of"
    r"|a total|each|these|those)"
)
_GROUP: Final = re.compile(r"(?i)\b(?:family|group|party|crowd|crew)$")
_AND_MORE: Final = re.compile(r"(?i)\b(?:and|with|plus) $")
_OF_WHOM: Final = re.compile(r"(?i) of (?:his|her|their) ")
_HARMED: Final = any_of(
    f"{' '.join(SUFFERED.values())} victims? deaths fatalities casualties hostages captives detainees shot taken held who"
)
_ARE_HARMED: Final = re.compile(rf"(?i)(?: (?!(?:was|were|is|are|has|have|had)\b)[\w-]+){{0,6}} {_HARMED}\b")


def settled(words: Words, found: list[Found], places: Iterable[Place]) -> list[Found]:
    """The counts of people harmed, each person beside a number once, parts in their wholes. A place is no person."""
    named = {(place.start, place.end) for place in places}
    found = shared_out(words, found)
    kept = [
        k
        for k, one in enumerate(found)
        if not (
            _got_away(words, one, found[max(0, k - _LISTED) : k])
            or _is_counted(words, one, _beside(found, k))
            or _opens(words, *found[k : k + 2])
            or _is_whole_of(words, one, _beside(found, k))
            or _is_other(words, one, named)
        )
    ]
    place = {old: new for new, old in enumerate(kept)}
    tolls: list[Found] = []
    for one in map(found.__getitem__, kept):
        harm = told_harm(one, around(words, one), _before(words, one, tolls))
        tolls.append(replace(one, harm=harm, above=None if one.above is None else place.get(one.above)))
    nest(words, tolls)
    return tolls


def _before(words: Words, one: Found, tolls: list[Found]) -> tuple[Found, str] | None:
    """The last of some counts with the text from it to `one`, where both stand in one sentence."""
    if not tolls or words.sentence[tolls[-1].span[0]] != words.sentence[one.span[0]]:
        return None
    return tolls[-1], between(words, tolls[-1], one)


def _beside(found: list[Found], k: int) -> list[Found]:
    """The counts right before and behind one."""
    return found[max(0, k - 1) : k] + found[k + 1 : k + 2]


def _is_other(words: Words, found: Found, places: set[tuple[int, int]]) -> bool:
    """Whether the words around a count make it something else than people harmed."""
    there, implicit = around(words, found), found.number.implicit
    if is_nobody(there.phrase, there.before, one=found.number.low == 1):
        return True
    if unsuffered(*there.line, dead=found.harm in (_KILLED, _MISSING)):
        return True
    if found.harm in (_KILLED, _INJURED) and (
        unhurt(there.before, there.after) or (is_charged_or_kin(there) if implicit else is_date(found, there) or do_it(there))
    ):
        return True
    if not implicit:
        return counts_no_people(found, there)
    is_place = (there.where.start, there.where.end) in places
    return is_place or is_nobody_known(there) or did_it(there) or (found.harm == _KILLED and is_suspect(there))


def _got_away(words: Words, one: Found, told: list[Found]) -> bool:
    """Whether those counted went home, were freed, or got away of a number that was told before ("they took 40 pupils; 12
    escaped"). Who is said to have been taken in the same breath is counted."""
    there = around(words, one)
    if one.harm == _DISPLACED:
        return there.goes_on(_WENT_HOME) or _RETURN_OF.search(there.before) is not None
    if one.harm not in (_ABDUCTED, _DETAINED) or not (there.goes_on(_FREED) or _FREEING.search(there.before)):
        return False
    counted = any(taken.harm == one.harm and taken.number.low >= one.number.low for taken in told)
    return counted or not any(map(_TAKING.search, there.line))


def _is_whole_of(words: Words, one: Found, beside: list[Found]) -> bool:
    """Whether people of whom the text tells nothing but that some of them were harmed: "three of their five children"."""
    if one.number.implicit or not any(_is_part(words, part, one) for part in beside if part.harm == one.harm):
        return False
    return not around(words, one).goes_on(_ARE_HARMED)


def _is_part(words: Words, one: Found, whole: Found) -> bool:
    """Whether a number is told as one out of another: "three of their five"."""
    if one.number.low >= whole.number.low or one.span > whole.span:
        return False
    return _OF_WHOM.fullmatch(between(words, one, whole)) is not None


def _is_counted(words: Words, one: Found, beside: list[Found]) -> bool:
    """Whether a person without a number is the victim of a number right beside: "1 security man", but not "a couple and their
    baby"."""
    if not one.number.implicit or _AND_MORE.search(around(words, one).before):
        return False
    numbered = ((f.number.low, f.links.get("victim")) for f in beside if not f.number.implicit and f.harm == one.harm)
    return any(v == one.span or (n == 1 and v and v[0] <= one.span[0] and one.span[1] <= v[1]) for n, v in numbered)


def _opens(words: Words, one: Found, following: Found | None = None) -> bool:
    """Whether what looks like a person is the start of what follows: "all" of "all four victims", "a baker" of "a baker Ada
    Brun", "family" of "family of five"."""
    if following is None or not one.number.implicit or one.harm != following.harm:
        return False
    gap, phrase = between(words, one, following), around(words, one).phrase
    if following.number.implicit:  # but a phrase that ends in a comma is one of its own
        return gap == (", " if _RANKED.fullmatch(phrase) else " ") and not phrase.endswith(",")
    return (gap == " of " and _GROUP.search(phrase) is not None) or (not gap.strip() and _WHOLE.fullmatch(phrase) is not None)

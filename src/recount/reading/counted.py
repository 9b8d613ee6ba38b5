"""Which tagged counts are tolls: no ages, shots, or those who did it; a victim counted twice is one, "A among three" a part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from recount.model import Place
from recount.reading.tolls import Found
from recount.reading.windows import Words

_AMONG: Final = re.compile(r"(?i)[^.;:]{0,40}?\b(?:is|was|were)? ?among (?:the )?(?:\w+ ){0,2}$")
_AGE_BESIDE: Final = (re.compile(r"[^\W\d_][’'”\")]?, ?$"), re.compile(r"\s?(?:[,.;)]|$)"))
_OLDEST: Final = 105
_THING: Final = re.compile(
    r"\s?(?:of (?:the|those|his|her|their) )?(?:shots|bullets|rounds|(?:hand|shot)?guns?|pistols?|shootings|times)\b"
    r"|\s?fatal shot\b"
)
_BY: Final = re.compile(
    r"(?i)\b(?:shot|killed|stabbed|struck|hit|attacked|wounded|slain|murdered|gunned down)(?: \w+)? by (?:a |an |the )?$"
)
_DOES: Final = re.compile(
    r"(?i)\s(?:\w+ly )?(?:shot|killed|stabbed|fatally shot|shot dead)(?: and (?:killed|wounded|injured))?"
    r" (?:a|an|the|his|her|him|them|their)\b"
)
_NEAR: Final = 40  # characters around a count that are looked at


def settled(words: Words, found: list[Found], places: Iterable[Place]) -> list[Found]:
    """The counts of people harmed, each person beside a number once, "A among three killed" nested. A place is no person."""
    named = {(place.start, place.end) for place in places}
    beside = (found[max(0, k - 1) : k] + found[k + 1 : k + 2] for k in range(len(found)))
    kept = [k for k, near in enumerate(beside) if not (_counted(found[k], near) or _is_other(words, found[k], named))]
    place = {old: new for new, old in enumerate(kept)}
    out = [_placed(found[k], place) for k in kept]
    for k, (one, whole) in enumerate(pairwise(out)):
        if one.above is None and one.harm == whole.harm and one.number.low < whole.number.low and _among(words, one, whole):
            one.above = k + 1
    return out


def _placed(found: Found, place: dict[int, int]) -> Found:
    """The toll with its whole by the place where it stands now, none where that is gone."""
    return replace(found, above=None if found.above is None else place.get(found.above))


def _is_other(words: Words, found: Found, places: set[tuple[int, int]]) -> bool:
    """Whether the words around a count make it something else than people harmed."""
    where = words.offsets(*found.span)
    count = words.text[where.start : where.end]
    before, after = words.text[max(0, where.start - _NEAR) : where.start], words.text[where.end : where.end + 2 * _NEAR]
    if found.number.implicit:
        return (where.start, where.end) in places or bool(_THING.match(after) or _BY.search(before) or _DOES.match(after))
    return _is_age(found, count, before, after) or bool(_THING.match(after))


def _is_age(found: Found, count: str, before: str, after: str) -> bool:
    """Whether a bare figure stands between commas behind a noun: "Bibb, 3, of Landover"."""
    beside = _AGE_BESIDE[0].search(before) and _AGE_BESIDE[1].match(after)
    return count.isdigit() and found.number.low <= _OLDEST and beside is not None and not before.rstrip(" ,").endswith("dead")


def _counted(one: Found, beside: list[Found]) -> bool:
    """Whether a person without a number is the victim of a number right beside: "1 security man"."""
    if not one.number.implicit:
        return False
    numbered = (f.links.get("victim") for f in beside if not f.number.implicit and f.harm == one.harm and f.number.low == 1)
    return any(v is not None and v[0] <= one.span[0] and one.span[1] <= v[1] for v in numbered)


def _among(words: Words, one: Found, whole: Found) -> bool:
    if words.sentence[one.span[0]] != words.sentence[whole.span[0]]:
        return False
    end, start = words.words[one.span[1] - 1].end, words.words[whole.span[0]].start
    return _AMONG.fullmatch(words.text, end, start) is not None

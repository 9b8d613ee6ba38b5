"""Which tolls are parts of which: "a commander among three", "12 dead, including two children", "six: five there, one here"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from recount.reading.lexicon.categories import as_head
from recount.reading.lexicon.harm import SUFFERED
from recount.reading.lexicon.patterns import any_of
from recount.reading.text.windows import Words
from recount.reading.tolls.around import between, share_sentence
from recount.reading.trained.tolls import Found

_AMONG: Final = re.compile(r"(?i)[^.;:]{0,40}?\b(?:is|was|were)? ?among (?:the )?(?:\w+ ){0,2}$")
_INCLUDING: Final = re.compile(r"(?i)[^.;:]*?(?:\bincluding|\bamong (?:them|whom|those))\b")
_LISTED: Final = 12  # tolls behind a number that it may include: a sentence of thousands stays linear
_AND: Final = re.compile(r"[^.;]* and ")
_LABEL: Final = re.compile(rf"(?i)\W*(?:and )?{any_of(' '.join(SUFFERED.values()))}\W*")  # "Killed 3, wounded 7"
_SIDE_BY_SIDE: Final = (",", "and", ", and", "&")
_PLAIN_LIST: Final = re.compile(r"(?: [\w-]+){1,4}(?:,| and|, and) ")
_PLACED_APART: Final = re.compile(
    r"[^.;]*? (?:in|at|near) (?:[A-Z][\w’'-]* ?)+(?:[,;]? and |[,;] (?:and )?)(?:another |a further )?"
)
_PLACE_BEHIND: Final = re.compile(r"(?: \w+){0,3}? (?:in|at|near) [A-Z]")
_FURTHER: Final = any_of("second third another separate different later")
_ATTACK: Final = any_of(
    r"bomb\w* attacks? blasts? explosions? (?:air)?strikes? raids? ambush incidents? shootings? shells? rockets? mines?"
)
_NEW_ATTACK: Final = re.compile(rf"(?i)\b{_FURTHER} (?:\w+ ){{0,2}}?{_ATTACK}\b[^.;]*$")


def nest(words: Words, tolls: Sequence[Found]) -> None:
    """Put tolls, in text order, into those that include them, and take out of each what the words tell apart from it."""
    _put_among(words, tolls)
    _take_out(words, tolls)
    _include(words, tolls)
    _complete(words, tolls)


def _put_among(words: Words, tolls: Sequence[Found]) -> None:
    """Nest people in the number right behind them: "a commander among three killed", "brother, sister among three"."""
    for k, (one, whole) in reversed(list(enumerate(pairwise(tolls)))):
        if one.above is not None:
            continue
        if one.harm == whole.harm and one.number.low < whole.number.low and _is_among(words, one, whole):
            one.above = k + 1
        elif one.number.implicit and whole.above == k + 2 and _is_beside(words, one, whole):
            one.above = whole.above


def _is_among(words: Words, one: Found, whole: Found) -> bool:
    return share_sentence(words, one, whole) and _AMONG.fullmatch(between(words, one, whole)) is not None


def _is_beside(words: Words, one: Found, other: Found) -> bool:
    return one.harm == other.harm and between(words, one, other).strip() in _SIDE_BY_SIDE


def _take_out(words: Words, tolls: Sequence[Found]) -> None:
    """Cut the links between numbers that stand side by side: "five rebels, two soldiers", "five in X and two in Y"."""
    for one in tolls:
        whole = None if one.above is None else tolls[one.above]
        if whole is None:
            continue
        if one.harm != whole.harm:
            first, last = sorted((one, whole), key=lambda toll: toll.span)
            apart = _LABEL.fullmatch(between(words, first, last)) is not None
        else:
            apart = whole.span < one.span and _is_another(words, one, whole, tolls)
        if apart:
            one.above = None


def _is_another(words: Words, one: Found, whole: Found, tolls: Sequence[Found]) -> bool:
    """Whether a number is told of other people than the one before in which it was nested."""
    gap = between(words, whole, one)
    if not share_sentence(words, one, whole):
        return _NEW_ATTACK.search(gap.rpartition(". ")[2]) is not None
    if _PLACED_APART.fullmatch(gap):
        return _PLACE_BEHIND.match(words.text, words.offsets(*one.span).end) is not None
    parts = sum(toll.number.low for toll in tolls if toll.above is not None and tolls[toll.above] is whole)
    return parts != whole.number.low and _PLAIN_LIST.fullmatch(gap) is not None and _is_armed(gap)


def _is_armed(gap: str) -> bool:
    """Whether the noun in front of the comma or "and" names fighters or police, of whom one kind is no part of another."""
    told = as_head(re.findall(r"\w+", gap.removesuffix(" and "))[-1].lower())
    return told is not None and told.category in ("armed_group", "state_forces")


def _include(words: Words, tolls: Sequence[Found]) -> None:
    """Nest what a sentence lists behind "including" in the number before it, as far as that is large enough."""
    for k, whole in enumerate(tolls):
        room = whole.number.low
        for one in tolls[k + 1 : k + 1 + _LISTED]:
            gap = between(words, whole, one)
            if not share_sentence(words, one, whole) or one.harm != whole.harm or ";" in gap:
                break
            if one.above is None and whole.above is None and one.number.low <= room and _INCLUDING.match(gap):
                one.above = k
            room -= one.number.low if one.above == k else 0


def _complete(words: Words, tolls: Sequence[Found]) -> None:
    """Nest the last part of a number that its parts make up: "six died: five there and one in hospital"."""
    for k, (part, last) in enumerate(pairwise(tolls)):
        whole = None if part.above is None else tolls[part.above]
        if whole is None or last.above is not None or not part.harm == last.harm == whole.harm or part.above == k + 1:
            continue
        parts = sum(toll.number.low for toll in tolls if toll.above == part.above and toll.harm == whole.harm)
        if parts + last.number.low == whole.number.low and _AND.fullmatch(between(words, part, last)):
            last.above = part.above

"""Numbers that a sentence shares out: "five and 12 in Arlan and Dorva respectively", "13 died, five there and eight here".

The trained reader tags numbers one by one. What a sentence says of two at once, arithmetic or the word "respectively" tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from recount.reading.lexicon.harm import harms_of
from recount.reading.lexicon.numbers import UNITS, Interval, interval
from recount.reading.text.windows import Words
from recount.reading.tolls.around import around, between, share_sentence
from recount.reading.trained.tolls import Found

_RESPECTIVELY: Final = re.compile(r"(?i)\brespectively\b")
_TWO_HARMS: Final = re.compile(r"(?i)\b(?P<first>\w+) and (?:\w+ly )?(?P<second>\w+) (?:at least |about )?$")
_CAPPED: Final = re.compile(r"(?i),? (?:but|and|though)(?: \w+){0,2} ")


def shared_out(words: Words, found: list[Found]) -> list[Found]:
    """The counts with those that share a span taken apart, those of one statement put together, and missing ones found."""
    whole = _capped(words, found)
    apart = _renumbered([list(_apart(words, one)) for one in whole])
    return _with_addends(words, _by_verb(words, apart))


def _capped(words: Words, found: list[Found]) -> list[Found]:
    """ "More than 40 but fewer than 60" as one count."""
    out: list[list[Found]] = []
    for one in found:
        before = out[-1][0] if out and out[-1] else None
        if before and _closes(words, before, one):
            span = (before.span[0], one.span[1])
            number = Interval(before.number.low, one.number.high, modifier="range")
            out[-1] = [replace(before, span=span, number=number)]
            out.append([])
        else:
            out.append([one])
    return _renumbered(out)


def _closes(words: Words, one: Found, other: Found) -> bool:
    """Whether the second of two counts tells the end that the first leaves open."""
    low, high = one.number, other.number
    if one.harm != other.harm or low.high is not None or high.low or high.high is None or high.high < low.low:
        return False
    return _CAPPED.fullmatch(between(words, one, other)) is not None


def _apart(words: Words, one: Found) -> Iterator[Found]:
    """A span of two numbers as two counts, where the sentence gives them out "respectively"."""
    joint = [k for k in range(*one.span) if _word(words, k) == "and"]
    if len(joint) != 1 or not _shares(words, one) or one.number.modifier != "exact":
        yield one
        return
    for span in ((one.span[0], joint[0]), (joint[0] + 1, one.span[1])):
        where = words.offsets(*span)
        number = interval(words.text[where.start : where.end])
        yield replace(one, span=span, number=number or one.number, links=dict(one.links), scores=dict(one.scores))


def _by_verb(words: Words, found: list[Found]) -> list[Found]:
    """ "Killed and wounded 5 and 12 respectively": the first number is that of the first verb."""
    out = list(found)
    for k, (one, other) in enumerate(pairwise(found)):
        if not (_shares(words, one) and between(words, one, other).strip() == "and"):
            continue
        verbs = _TWO_HARMS.search(around(words, one).before)
        harms = [harms_of(verbs[name].lower()) for name in ("first", "second")] if verbs else []
        if harms and all(harms):
            out[k], out[k + 1] = replace(one, harm=harms[0][0]), replace(other, harm=harms[1][0])
    return out


def _shares(words: Words, one: Found) -> bool:
    last = one.span[1]
    return _RESPECTIVELY.search(_text(words, last, _sentence_end(words, last - 1))) is not None


def _with_addends(words: Words, found: list[Found]) -> list[Found]:
    """ "Thirteen died, five in the first blast and eight in the second": who makes up the sum is counted, too."""
    groups = [[one] for one in found]
    for k, (whole, part) in enumerate(pairwise(found)):
        left = whole.number.low - part.number.low
        if not (_is_exact(whole) and _is_exact(part) and whole.harm == part.harm and left > 0 and whole.number.low > left):
            continue
        if not share_sentence(words, whole, part):
            continue
        places = [j for j in range(whole.span[1], part.span[0]) if _number_at(words, j) == left and _listed(words, j, part)]
        if len(places) == 1:
            addend = replace(part, span=(places[0], places[0] + 1), number=Interval(left, left), links={}, scores={}, above=k)
            groups[k] = [whole, addend]
            groups[k + 1] = [replace(part, above=k if part.above is None else part.above)]
    return _renumbered(groups)


def _listed(words: Words, j: int, part: Found) -> bool:
    """Whether a number opens the first item of a list of which `part` opens the second: ", five in Arlan and eight"."""
    before = _text(words, j - 1, j).strip() in (",", ":", "-", "–", "—")
    return before and _text(words, j + 1, part.span[0]).rstrip().endswith(("and", ","))


def _is_exact(one: Found) -> bool:
    return not one.number.implicit and one.number.low == one.number.high


def _number_at(words: Words, k: int) -> int | None:
    word = _word(words, k)
    return int(word) if word.isdecimal() and len(word) < 6 else UNITS.get(word)


def _word(words: Words, k: int) -> str:
    """The k-th word in lower case."""
    return words.text[words.words[k].start : words.words[k].end].lower()


def _text(words: Words, first: int, last: int) -> str:
    """The characters of words [first, last) with the white space around them."""
    start = words.words[first - 1].end if first else 0
    return words.text[start : words.words[last].start if last < len(words) else len(words.text)]


def _sentence_end(words: Words, k: int) -> int:
    """The first word behind the sentence of the k-th word."""
    return next((j for j in range(k, len(words)) if words.sentence[j] != words.sentence[k]), len(words))


def _renumbered(groups: list[list[Found]]) -> list[Found]:
    """All counts, with their wholes by the place where these stand now; what has become of each old count is a group."""
    place: dict[int, int] = {}
    out: list[Found] = []
    for old, group in enumerate(groups):
        place[old] = len(out) if group else max(0, len(out) - 1)
        out += group
    return [one if one.above is None else replace(one, above=place[one.above]) for one in out]

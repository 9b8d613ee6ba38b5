"""A side's own losses: "the army lost eleven men", "rebel losses of forty" count those who belong to whom the words name."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from recount.model import Category
from recount.reading.lexicon.categories import categories_in
from recount.reading.parties.categories import kinds_in

_FIGHTING: Final[tuple[Category, ...]] = ("state_forces", "armed_group")
_REACH: Final = 300  # characters before a count in which its side is named
_LOST: Final = re.compile(
    r"(?i)\b(?:los(?:es?|t|ing)|loss(?:es)? (?:of|at|to|as)|suffer(?:s|ed|ing)|sustain(?:s|ed|ing))"
    r"(?: (?:another|some|about|only|at|least|more|than)){0,3} $"
)
_LOSER: Final = re.compile(
    r"(?i)(?P<whose>(?:(?!and |but )[\w’'-]+ ){1,3})(?:has |had |have |also )*(?:los(?:es?|t|ing)|losses)\b[\w ]*$"
)


def losing_side(before: str) -> Category | None:
    """The category of those who are counted as losses, from the words of the sentence before their number.

    None where they are no losses, or where nobody who fights is named: "a family lost four".
    """
    before = before[-_REACH:]
    if not _LOST.search(before):
        return None
    loser = _LOSER.search(before)
    return (_fighting(kinds_in(loser["whose"])) if loser else None) or _first_fighting(before.split())


def _first_fighting(words: list[str]) -> Category | None:
    """The side of the first one or two words for people who fight; names of parties may be those of places or of foes."""
    phrases = (phrase for k, word in enumerate(words) for phrase in (word, " ".join(words[k : k + 2])))
    return next((side for phrase in phrases if (side := _fighting(categories_in(phrase)))), None)


def _fighting(kinds: Set[Category]) -> Category | None:
    """The one side of a fight among categories."""
    sides = [side for side in _FIGHTING if side in kinds]
    return sides[0] if len(sides) == 1 else None

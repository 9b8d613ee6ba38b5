"""How many a "double homicide" or a "triple shooting" harmed: local news often gives no other number."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Harm
from recount.reading.lexicon.numbers import GROUPS

_FOLDS: Final = ("double", "triple", "quadruple")
_FOLD: Final = re.compile(
    rf"(?i)\b(?P<fold>{'|'.join(_FOLDS)})[ -](?:(?:fatal|deadly) )?"
    r"(?:(?P<deaths>homicides?|murders?|killings?|slayings?|fatalit(?:y|ies))|(?P<hits>shootings?|stabbings?))\b"
    r"(?P<himself>[ /-]+suicide)?"
)


def told_together(harm: Harm, text: str, dead: int) -> int | None:
    """How many came to a harm in the first such phrase of a text; None where there is none, or one that does not tell.

    A "double murder-suicide" has three dead; whoever of a "triple shooting" is not among the `dead` is injured.
    """
    found = _FOLD.search(text)
    if found is None:
        return None
    number = GROUPS[found["fold"].lower()][0]
    if harm == "killed" and found["deaths"]:
        return number + bool(found["himself"])
    return number - dead if harm == "injured" and found["hits"] and dead <= number else None

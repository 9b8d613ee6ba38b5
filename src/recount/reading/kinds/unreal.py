"""What is told of but did not happen: what is negated, denied, threatened, planned, habitual or general."""

from __future__ import annotations

import re
from typing import Final

from recount.reading.grammar.syntax import Line
from recount.reading.kinds.told import ANSWERS
from recount.reading.lexicon.cues import DENYING
from recount.reading.lexicon.patterns import any_of

_HABITUAL: Final = re.compile(
    r"(?<!\w)"
    + any_of(
        "often routinely usually frequently regularly repeatedly sometimes always common every_year every_day on_a_daily_basis"
        " over_the_years for_years for_decades in_recent_years so_far_this_year history_of"
    )
    + r"(?!\w)"
)
_NEGATED: Final = any_of(
    r"no not neither nor never without cannot denied deny denies reject(?:s|ed) dismiss(?:es|ed) refute[sd] refus\w*"
)
_POSSIBLE: Final = any_of(
    "could would can may might will shall should must if whether unless possible potential possibility likely future capable"
    r" ready_to able_to ha(?:s|ve|d)_to needs?_to fears? feared risks?_of in_case prevent\w* avert\w* foil\w* thwart\w* avoid"
)
_INTENDED: Final = any_of(
    r"threat\w* plot\w* demand\w* calls?_for vow\w* pledg\w* promis\w* swore sworn intend\w* wants? attempt\w*_to tried_to"
    " trying_to aims?_(?:at|to) seeks?_to sought_to determined_to hop(?:es?|ed|ing)_(?:to|for)"
)
_GENERAL: Final = any_of(r"such one_of wave_of victims?_of keep keeps approv\w*")
_CLAUSE_UNREAL: Final = re.compile(rf"(?<!\w)(?:{_NEGATED}|{_POSSIBLE}|{_INTENDED}|{_GENERAL})(?!\w)|n't")
_UNREAL: Final = re.compile(  # right before the phrase
    r"(?<!\w)"
    + any_of(
        r"any against demand\w* warn\w* prepar\w* stop halt more further to all other similar previous past earlier every"
        r" condemn\w* anti called nothing increasingly used_(?:to|for) aimed_at"
    )
    + "$"
)
_DENIED: Final = re.compile(
    rf"(?<!\w){DENYING.pattern}"
    r"(?: (?:[\w'’]+ ){0,5}(?:reports?|claims?|allegations?|accusations?|charges?|suggestions?))?$"
)
_LONGEST: Final = 25  # words of a clause before the word that is looked at


def is_habitual(line: Line) -> bool:
    """Whether a sentence tells what happens again and again."""
    return _HABITUAL.search(line.words(0, len(line))) is not None


def is_unreal(line: Line, i: int) -> bool:
    """Whether the clause of word `i` tells, before it, that it did not or need not happen."""
    return _CLAUSE_UNREAL.search(line.words(_clause(line, i), i)) is not None


def is_general(line: Line, a: int) -> bool:
    """Whether the phrase that begins at word `a` is about no one event: "any attack", "warned of raids", "further strikes"."""
    ahead = line.words(a - 3, a)
    if _UNREAL.search(ahead) and not ANSWERS.search(ahead):
        return True
    return _UNREAL.search(line.words(a, a + 1)) is not None


def _clause(line: Line, i: int) -> int:
    """Where the clause of word `i` begins, as far as commas, quotes and subordinators tell."""
    k = i
    while k > 0 and i - k < _LONGEST and line.tag(k - 1) not in ("X", "S"):
        k -= 1
    if line.low(k - 1) == "that" and (denied := _DENIED.search(line.words(k - 8, k - 1))):
        return k - 1 - len(denied.group().split())
    return k - 1 if k and line.low(k - 1) in ("if", "whether", "unless") else k

"""Fire across a border: one state's army shells or shoots into another state's land, or two armies shoot at one another."""

from __future__ import annotations

import re
from typing import Final

from recount.reading.lexicon.spotting import Spotter
from recount.reading.parties.known import names_in

_STATE: Final = "§"  # stands for the name of a state in a masked sentence
_FIRE: Final = r"(?:(?<!helicopter )(?:gun)?fire|shelling|shells?|artillery|mortars?|firing|shooting)"
_FIRES: Final = Spotter(r"fire|firing|shell|artillery|mortar|shooting")  # no pattern below matches without one of these
_TROOPS: Final = r"(?: (?:troops|forces|army|armies|soldiers|(?:border )?guards))?"
_TWO_STATES: Final = rf"{_STATE}{_TROOPS}(?:,| and|[-–/])? ?{_STATE}{_TROOPS}"
_LINE: Final = r"(?:border|frontier|loc|line of control|(?:ceasefire|demarcation|contact) line)"
_LAND: Final = r"(?:kashmir|golan|karabakh|abkhazia|ossetia)"  # what two states claim
_NEAR: Final = re.compile(r"(?i)\b(?:near|close to|by) (?:the )?[\w–-]+ border\b")  # where, not whose
_SHELLS: Final = re.compile(r"\b(?:shell(?:ing|s)?|artillery|mortars?)\b")
_OF_A_STATE: Final = re.compile(rf"{_STATE} (?:[\w-]+ ){{0,2}}{_FIRE}\b|\b{_FIRE} (?:by|from) {_STATE}")
_CLAIMED: Final = re.compile(rf"\b{_LAND}i?s?\b")
_FRONTIER: Final = re.compile(rf"\b{_LINE}\b")
_ACROSS: Final = re.compile(
    rf"\b{_FIRE} (?:across|over|along|on) (?:[\w-]+ ){{0,3}}{_LINE}\b|\b(?:cross-)?border (?:[\w-]+ )?{_FIRE}\b"
    rf"|{_TWO_STATES}(?: [\w-]+){{0,2}} (?:trade|exchange)d? (?:[\w-]+ )?{_FIRE}\b|\b{_FIRE} (?:[\w-]+ )?between {_TWO_STATES}"
)


def is_border_fire(sentence: str) -> bool:
    """Whether a sentence speaks of fire across a border, or of a state's fire where it names another state or a border too.

    Reports of such fire call soldiers and fighters what they are; whom they count without a noun are the people who live there.
    """
    if not _FIRES(sentence):
        return False
    sentence = _NEAR.sub("", sentence)
    named = [m.entry for m in names_in(sentence).matches if m.entry.side == "state" and not m.linked]
    masked = _masked(sentence)
    claimed = _CLAIMED.search(masked)
    if _ACROSS.search(masked) or (claimed and _SHELLS.search(masked)):
        return True
    abroad = claimed or _FRONTIER.search(masked) or len({country for entry in named for country in entry.countries}) > 1
    return bool(abroad and _OF_A_STATE.search(masked))


def _masked(sentence: str) -> str:
    """The sentence in lower case, each name of a state as one sign."""
    for name in reversed(names_in(sentence).matches):
        if name.entry.kind != "party" and not name.linked:
            sentence = sentence[: name.start] + _STATE + sentence[name.end :]
    return sentence.lower()

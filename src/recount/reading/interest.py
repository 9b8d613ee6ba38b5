"""Whose word on whose losses counts (R4): parties to a fight are heard on their own dead and on what they admit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from recount.model import Category, Party, Side, Toll

_OWN: Final[dict[Side, Category]] = {"state": "state_forces", "armed_group": "armed_group"}
_FIGHTING: Final = re.compile(  # of a state's voices those that fight; police, hospitals and officials report on others
    r"(?i)\b(?:army|armies|military|navy|air ?force|troops|forces|soldiers|defen[cs]e|idf|isaf|nato|centcom|coalition|junta|ispr)\b"
)


def admissible(tolls: Sequence[Toll], text: str) -> list[Toll]:
    """The tolls that may set low and best: all but denials, and what an interested party says of others."""
    return [t for t in tolls if t.stance != "denies" and (t.speaker is None or _heard(t, t.speaker))]


def _heard(toll: Toll, speaker: Party) -> bool:
    own = _OWN.get(speaker.side)
    if own is None or toll.stance == "acknowledges":
        return True
    doer = toll.perpetrator.side if toll.perpetrator else None
    if toll.category == own:
        return doer != speaker.side
    if toll.category in _OWN.values():
        return doer is not None and doer not in _OWN
    return doer == speaker.side or not _fights(speaker)


def _fights(speaker: Party) -> bool:
    return speaker.side == "armed_group" or _FIGHTING.search(f"{speaker.name or ''} {speaker.text}") is not None

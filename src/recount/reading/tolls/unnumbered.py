"""People harmed in the plural without a number: no toll (docs/format.md), but more than nobody, and more than one."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Harm

AT_LEAST: Final = 2  # what a plural says

MANY: Final = r"(?:many|multiple|numerous|countless|an? (?:\w+ )?number of)"
_PEOPLE: Final = (
    r"(?:people|persons|civilians|citizens|residents|villagers|members|relatives|others|victims|individuals|workers|students"
    r"|children|women|men|soldiers|troops|officers|fighters|militants|rebels)"
)
_SOME: Final = rf"{MANY} (?:\w+ ){{0,3}}?{_PEOPLE}"
_DONE: Final[tuple[tuple[Harm, str, str, str], ...]] = (  # the harm, what is done, what happens to them, what they then are
    ("killed", r"kill(?:ed|ing)", r"deaths?", r"(?:killed|dead|martyred|slain)"),
    ("injured", r"(?:injur|wound)(?:ed|ing)", r"injur(?:y|ies)", r"(?:injured|wounded|hurt)"),
)
_PLURAL: Final[dict[Harm, re.Pattern[str]]] = {
    harm: re.compile(
        rf"(?i)\b{_SOME}\b(?:[^.;]{{0,40}}? (?:were|are|have been|had been) (?:\w+ ){{0,3}}?{then}| {then})\b"
        rf"|\b{does}(?: and \w+)? (?:{_SOME}|(?:\w+ )?(?:civilians|people))\b"
        rf"|\b{happens}(?: and \w+)? of {_SOME}\b|\bcaus\w+ (?:\w+ and )?{happens}\b"
        rf"|\b{_SOME} (?:\w+ )?(?:and \w+ )?(?:who|that) were {then}\b"
    )
    for harm, does, happens, then in _DONE
}
_MARTYRS: Final = re.compile(
    r"(?i)\bmartyrs[”’\"]? (?:and (?:\w+ )?(?:wounded|injur\w+)|(?:were|have been) (?:reported|recovered))"
    r"|\bnumber of martyrs\b"
)


def some_were(harm: Harm, text: str) -> bool:
    """Whether a text says of people in the plural, without a number, that they came to a harm."""
    plural = _PLURAL.get(harm)
    return bool((plural and plural.search(text)) or (harm == "killed" and _MARTYRS.search(text)))

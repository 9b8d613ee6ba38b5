"""What those counted suffered, where the words right around the count say so: "killing A and injuring B", "25 are missing"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, cast

from recount.model import Harm
from recount.reading.lexicon.harm import ANY_TRIGGER, HARMS, SUFFERED
from recount.reading.lexicon.numbers import UNITS
from recount.reading.lexicon.patterns import any_of
from recount.reading.tolls.around import Around
from recount.reading.trained.tolls import Found


def _by_harm(tables: Mapping[Harm, str]) -> str:
    """A pattern with a group for each harm, named after it."""
    return "|".join(f"(?P<{harm}>{any_of(words)})" for harm, words in tables.items())


_LABELS: Final[Mapping[Harm, str]] = SUFFERED | {
    "killed": f"{SUFFERED['killed']} deaths? fatalities martyrs",
    "injured": f"{SUFFERED['injured']} injuries",
    "detained": f"{SUFFERED['detained']} arrests",
}
_LABELLED: Final = re.compile(  # "Killed: 12 (four women, three children)", a line of a table
    r"(?i)(?:^|[\n.;,|•*–-])[ *\t]*(?:total |number |of |people |persons |civilians )*"
    rf"(?:{_by_harm(_LABELS)})"
    r"(?:[ *]*[:=])?[ *]*(?:at least |about |over |some )?(?:\w+ \([^()\n]*)?$"
)
_CLAUSE_ENDS: Final = r"(?=[,.;:)]|$|\s(?:in|by|on|at|when|after|as{more})\b)"
_BARE: Final = re.compile(  # "and 25 captured": the word right behind a number that has no noun
    rf"(?i) (?:more |others? )?(?:were |was )?(?:{_by_harm(SUFFERED)}){_CLAUSE_ENDS.format(more='|and|or')}"
)
_HURT_IN_HEADLINES: Final = re.compile(rf"(?i) [a-z]+s {any_of(SUFFERED['injured'])}{_CLAUSE_ENDS.format(more='')}")
_THOSE: Final = re.compile(r"(?i)\bof (?:the|those|its|their) $")  # "two of the five wounded later died"
_SUFFERERS: Final = re.compile(rf"(?i) (?:{_by_harm(SUFFERED)})\b")

_STAYED: Final = any_of(r"is are was were remain(?:s|ed)? went reported stay(?:s|ed)?")
_PERHAPS: Final = any_of("still also now feared believed reported reportedly presumed thought said listed as to_be")
_RUBBLE: Final = any_of("rubble debris stones ruins wreckage")
_GONE: Final = re.compile(
    rf"(?i)(?: [a-z]+){{0,2}}? {_STAYED}(?: {_PERHAPS}){{0,3}}"
    rf" (?:missing|unaccounted for|(?:trapped |buried )?(?:under|beneath) (?:the )?{_RUBBLE})\b"
)
_IN_HOSPITAL: Final = re.compile(r"(?i) (?:(?:more|others?|later) ){0,2}(?:in|at) (?:the |a )?hospital\b")
_DIED: Final = re.compile(r"(?i)\bdie[sd]?\b(?![^.;]*\b(?:injur|wound|hurt|treat|admi))[^.;]*$")
_FATALLY: Final = re.compile(r"(?i)[^.;,]{0,30}, (?:at least )?(?:\w+|\w+ of (?:them|whom)) fatally\b")
_DEAD: Final = any_of("died dead deceased killed")
_SHOT: Final = re.compile(  # "four men were shot, and two of them died"
    r"(?i)(?: [\w-]+){0,3}? (?:were|have been|had been) (?:shot|stabbed)\b(?! (?:dead|and killed|to death))"
    rf"[^.;]{{0,80}}\b(?:\d+|{any_of(' '.join(UNITS))})\b[^.;,]{{0,30}}\b{_DEAD}\b"
)
_SHOT_DEAD: Final = re.compile(
    rf"(?i),? (?:who )?{any_of('was were had_been has_been have_been')} (?:shot|stabbed|beaten|hacked)"
    r" (?:dead|and killed|to death)\b"
)
_AFTER_ALL_SHOT: Final = re.compile(r"(?i)[^.;]*\b(?:after|when)\b[^.;]*\bshot (?:at least )?$")
_CRITICAL: Final = re.compile(  # "woman, 31, critical"
    r"(?i)(?:, \d{1,3})?,? (?:(?:is|was|remains?|left) )?(?:in )?"
    r"(?:critical(?:ly)?|stable|hospitali[sz]ed|serious condition|seriously hurt)\b(?![^.;]*\bdie[ds]\b)"
)
_MOVED_FROM: Final = re.compile(r"(?i)\b(?:up|down) from (?:at least |about )?$")
_ELLIPTIC: Final = re.compile(r"(?i) of (?:them|whom)\b")
_CLAUSE: Final = re.compile(r"(?i)(?:(?! and )[^.;:])*")

_NOT_ALSO_KILLED: Final = "".join(f"(?<!{both}_)" for both in ("killed_and", "killed_or", "killing_and", "killing_or"))
_DOING: Final[Mapping[Harm, str]] = {  # the verbs that stand right before those who suffer it
    "injured": f"{_NOT_ALSO_KILLED}(?:injur|wound)(?:ing|ed)",
    "killed": "killing executed massacr(?:ed|ing) murder(?:ed|ing) behead(?:ed|ing)",
    "detained": "arrest(?:ed|ing) detain(?:ed|ing) apprehend(?:ed|ing) round(?:ed|ing)_up",
    "abducted": "abduct(?:ed|ing) kidnapp?(?:ed|ing)",
}
_ABOUT: Final = any_of("about some around over the all another at_least up_to more_than")
_DONE_TO: Final = {HARMS.index(harm): re.compile(rf"(?i)\b{any_of(verbs)} (?:{_ABOUT} )?$") for harm, verbs in _DOING.items()}
_KILLED, _INJURED, _MISSING, _ABDUCTED = (HARMS.index(harm) for harm in ("killed", "injured", "missing", "abducted"))


def told_harm(found: Found, there: Around, before: tuple[Found, str] | None = None) -> int:
    """The harm, as an index into HARMS, of the word whose subject or object those counted are; else what the reader found.

    `before`: the count before this one in the sentence, and the text between them.
    """
    if _GONE.match(there.after):
        return _MISSING
    if _SHOT_DEAD.match(there.after):
        return _KILLED
    if before and _goes_with(there, before[1]):
        return before[0].harm
    named = _LABELLED.search(there.before) or _behind(found, there)
    if named:
        return HARMS.index(cast(Harm, named.lastgroup))
    if found.harm == _KILLED and (_some_fatally(found, there) or _HURT_IN_HEADLINES.match(there.after)):
        return _INJURED
    if found.harm == _KILLED and ((found.number.implicit and _CRITICAL.match(there.after)) or _all_shot(found, before)):
        return _INJURED
    if found.harm == _INJURED and _IN_HOSPITAL.match(there.after) and _DIED.search(there.before):
        return _KILLED  # "two died there and one in hospital"
    return next((harm for harm, verb in _DONE_TO.items() if verb.search(there.before)), found.harm)


def _behind(found: Found, there: Around) -> re.Match[str] | None:
    """What those counted are said to be right behind their number."""
    if found.harm == _ABDUCTED:
        return None
    return _SUFFERERS.match(there.after) if _THOSE.search(there.before) else _BARE.match(there.after)


def _some_fatally(found: Found, there: Around) -> bool:
    """Whether only some of those counted died: "six people were shot, one fatally"."""
    return not found.number.implicit and (there.goes_on(_FATALLY) or there.goes_on(_SHOT))


def _all_shot(found: Found, before: tuple[Found, str] | None) -> bool:
    """Whether the dead stand before all those who were shot: "two died after a rider shot four"."""
    if before is None or found.number.implicit or before[0].harm != _KILLED:
        return False
    return before[0].number.low < found.number.low and _AFTER_ALL_SHOT.fullmatch(before[1]) is not None


def _goes_with(there: Around, gap: str) -> bool:
    """Whether a number without a harm of its own is told with the one before: "15 bodies, seven of them unidentified", "112
    wounded, up from 97"."""
    if _MOVED_FROM.search(gap):
        return True
    clause = _CLAUSE.match(there.after)
    elliptic = _ELLIPTIC.match(there.after) or there.phrase.lower().startswith("another ")
    if not elliptic or clause is None or not gap.endswith((", ", " and ")):
        return False
    return not ANY_TRIGGER(clause[0])

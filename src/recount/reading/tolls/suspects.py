"""Phrases that are taken for a victim but name who did it, who is charged with it, or whose kin the victim was."""

from __future__ import annotations

import re
from typing import Final

from recount.reading.lexicon.numbers import NUMBER_WORDS
from recount.reading.lexicon.patterns import any_of
from recount.reading.tolls.around import Around

_KILLED_BY: Final = re.compile(
    rf"(?i)\b{any_of('shot killed stabbed struck hit attacked wounded slain murdered gunned_down')}"
    r"(?: \w+)? by (?:a |an |the )?$"
)
_AGED: Final = r"(?:-year-old(?: \w+)?)?"  # behind the count of "a 19-year-old"
_WHO: Final = (
    r"(?:(?:(?:who|that)(?: \w+ (?:say|said|believe|allege)s?)?|(?:armed|firing|shooting)[^,.;]{1,30}) )?"
    r"(?:has |had |have |allegedly |\w+ly ){0,3}"
)
_HARMED: Final = any_of("shot killed stabbed wounded injured kills shoots stabs wounds injures fatally_shot shot_dead")
_SOMEBODY: Final = any_of(r"an? another the his her him them their \d+", *sorted(NUMBER_WORDS))
_NOT_SOMEBODY: Final = any_of(  # "shot two times", "killed the next day"
    "times? shots? seconds? minutes? hours? days? nights? mornings? weeks? months? years? blocks? miles? same next few"
)
_SO_MANY: Final = rf"(?:at least |up to |about |more than |around )?{_SOMEBODY}\b"
_BUT_HURT: Final = rf"(?! (?:{_NOT_SOMEBODY}|injured|wounded|hurt|missing)\b)"  # "a soldier killed two injured" in a headline
_NOT_HIMSELF: Final = r"\b(?! (?:him|her|them)?sel(?:f|ves))"
_KILLS: Final = any_of("kills slays murders shoots_and_kills fatally_shoots")
_HAS_KILLED: Final = any_of("shot killed stabbed murdered")
_DOES: Final = re.compile(
    rf"(?i){_AGED}(?:"
    rf"\s{_WHO}{_HARMED}(?: (?:and|or) (?:killed|wounded|injured))?"
    rf" {_SO_MANY}(?! {_NOT_SOMEBODY}\b)"
    rf"|\s(?:accidentally |fatally )?{_KILLS}{_NOT_HIMSELF}"
    rf"|,? (?:who|that) (?:then )?(?:fatally )?{_HAS_KILLED}{_NOT_HIMSELF})"
)
_CUT_SHORT: Final = re.compile(  # "The" of "The gunman wounded three people"
    rf"(?i) [\w-]+ {_HARMED} (?:at least )?{_SOMEBODY}\b{_BUT_HURT}"
)
_ARTICLE: Final = re.compile(r"(?i)an?|the")
_SUSPECTED: Final = re.compile(
    rf"(?i){_AGED},? (?:(?:who|that) (?:is|was|has been|had been) )?"
    rf"{any_of('accused suspected charged convicted indicted wanted')} (?:of|in|with|for|on)\b"
)
_SUSPECT: Final = re.compile(
    r"(?i)\b(?:killer|shooter|gunman|suspect) (?:(?:is|was|identified|named|as) )+$"
    r"|\bmug ?shot of $|\b(?:charges?|case) against $"
)
_DIES: Final = re.compile(
    r"(?i)[^.;]{0,150}\b(?:dead|died|dies|fatally|suicide|own life|(?:him|her)self|(?:was|is|been) (?:\w+ )?(?:shot|killed))\b"
)
_CHARGED: Final = re.compile(
    r"(?i)\b(?:charg(?:ed?|ing)|arrest(?:ed|ing)|accus(?:ed|ing)|indict(?:ed|ing)|convict(?:ed|ing)|sentenc(?:ed|ing)) $"
)
_FACED: Final = any_of("charged indicted accused arraigned convicted sentenced")
_ACCUSED: Final = re.compile(  # behind a number: "three others have pleaded guilty"
    r"(?i)[^.;:,]{0,80}\b(?:pleaded (?:not )?guilty|(?:entered|accepted) (?:not )?(?:guilty )?pleas?|face[sd]? (?:\w+ )?charges"
    rf"|(?:was|were|been|be) (?:formally )?{_FACED})\b"
)
_HURTING: Final = re.compile(r"(?i)\b(?:kill|injur|wound|hurt)\w* $")
_DOERS: Final = re.compile(  # "3-4 gunmen killed 12 worshippers"; but "5 soldiers killed 3 injured" in a headline
    rf"(?i)(?: (?!and\b|or\b)[\w-]+){{1,3}}? (?:have |had )?"
    r"(?:shot|killed|stabbed|shot dead|wounded|injured|abducted|kidnapped)"
    rf" {_SO_MANY}{_BUT_HURT}"
)
_DETERMINED: Final = re.compile(r"(?i) (?:an?|the|his|her|their|one)\b")


def did_it(there: Around) -> bool:
    """Whether the words around a phrase make it the one who did the harm: "shot by a neighbour", "A rider has killed two"."""
    if _ARTICLE.fullmatch(there.phrase) and _CUT_SHORT.match(there.after):
        return True
    return _KILLED_BY.search(there.before) is not None or _DOES.match(there.after) is not None


def is_suspect(there: Around) -> bool:
    """Whether a killing is laid to somebody of whose own death the sentence says nothing: "a youth accused in two murders"."""
    laid = there.goes_on(_SUSPECTED) or _SUSPECT.search(there.before)
    return bool(laid) and not there.goes_on(_DIES)


def do_it(there: Around) -> bool:
    """Whether a number is that of those who did the harm, or who are charged with it."""
    if _CHARGED.search(there.before):
        return True
    doing = _DOERS.match(there.after) or _ACCUSED.match(there.after)
    return doing is not None and not _HURTING.search(there.before)


def is_charged_or_kin(there: Around) -> bool:
    """Whether a phrase is cut before the victim ("the father of" a girl), or names who is charged."""
    kin = there.phrase.endswith(" of") and _DETERMINED.match(there.after) is not None
    return kin or _CHARGED.search(there.before) is not None

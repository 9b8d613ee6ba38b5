"""Sentences, by rule: ends of lines, and full stops that do not belong to an abbreviation, a number or an initial."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Span
from recount.reading.lexicon.patterns import any_of
from recount.reading.text.treebank import set_apart, with_closing_marks

_END: Final = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n+|(?<=[a-z])\.(?=[A-Z][a-z])")
_TITLES: Final = any_of(
    "Mr Mrs Ms Dr Prof Rev Fr St Sr Jr Lt Col Gen Maj Capt Cmdr Sgt Cpl Pvt Brig Adm Insp Supt Const Sen Rep Gov Pres Hon Retd"
)
_DATES: Final = any_of("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun")
_STATES: Final = any_of(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va"
    " Vt Wash Wis Wyo"
)
_OTHERS: Final = any_of(r"No Nos vs etc al approx Inc Ltd Corp Co Bros Mt Ft Ave Blvd Rd a\.m p\.m i\.e e\.g U\.S U\.N")
_INITIALS: Final = r"[A-Za-z]|[A-Z]\.(?:[A-Z]\.)*[A-Z]"
_ABBREVIATED: Final = any_of("", _INITIALS, _TITLES, _DATES, _STATES, _OTHERS)
_ABBREVIATION: Final = re.compile(rf"(?:^|[\s(\"'“‘\[]){_ABBREVIATED}$", re.IGNORECASE)
_MAY_END: Final = re.compile(r"(?:^|[\s(])(?:a\.m|p\.m|U\.S|U\.N|Inc|Ltd|Co|Corp|etc|Jr|Sr)$")
_LONGEST: Final = 2000  # characters; a longer "sentence" is cut at white space, so that cost stays linear


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a match of _END really ends a sentence."""
    if "\n" in stop.group() or stop.group()[0] != ".":
        return True
    before = text[max(0, stop.start() - 14) : stop.start()]
    after = text[stop.end() : stop.end() + 3].lstrip(" \t\"'“‘([")
    if after[:1].islower():
        return False
    return not _ABBREVIATION.search(before) or (bool(_MAY_END.search(before)) and after[:1].isupper() and len(before) > 6)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The stretch without white space at its ends, cut where it is longer than _LONGEST."""
    out = []
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if end - start > _LONGEST:
            stop = max(text.rfind(" ", start + 1, start + _LONGEST), start + _LONGEST // 2)
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            out.append(Span(start, last))
        start = stop
    return out


def split_sentences(text: str) -> list[Span]:
    """The sentences of a text, in order, without the white space around them; titles and lines are sentences too."""
    out: list[Span] = []
    start = 0
    for stop in _END.finditer(text):
        if stop.start() >= start and _ends(text, stop):
            out += _trimmed(text, start, stop.end())
            start = stop.end()
    out += _trimmed(text, start, len(text))
    return with_closing_marks(text, out) if set_apart(text) else out

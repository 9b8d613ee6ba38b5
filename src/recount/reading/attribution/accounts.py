"""Attributions in fixed phrases that the tagger was not taught.

A rival toll beside another party's words ("while the hospital put the toll at seven"), whose count it is ("by the hospital's
count, ..."), and the voice in front of a headline ("UN: 300 killed in Darfur").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import Final

from recount.reading.attribution.links import Link, Range
from recount.reading.lexicon.numbers import COUNTING_WORDS, MODIFIER
from recount.reading.lexicon.parties import acronyms, role_of
from recount.reading.text.windows import Words

_NUMBER: Final = rf"(?:{MODIFIER} )?(?:\d|(?:{'|'.join(sorted(COUNTING_WORDS))})\b)"
_NAME: Final = r"(?:[\w’'.-]+ ){0,6}?[\w’'.-]+"
_TOLL: Final = r"(?:(?:death )?toll|casualty figures?|numbers?(?: of (?:dead|deaths|victims))?|figure|count|total|it)"
_PUTS: Final = rf"(?:ha[sd] |have )?(?:puts?|gives?|gave|given) (?:the |a |its |their )?{_TOLL} (?:at|as|of)"
_COUNTS: Final = r"(?:ha[sd] |have )?(?:count(?:s|ed)|claim(?:s|ed)|spoke of|report(?:s|ed)|estimated)"
_ENDS: Final = r"[^.;,]{0,30}?(?:[.,;]|\b(?:dead|deaths|killed)\b)"
_RIVAL: Final = re.compile(
    rf"(?i)(?:\b(?:while|whereas|but|although|and)|;) (?P<who>{_NAME}) "
    rf"(?P<cue>{_PUTS}|{_COUNTS}(?= {_NUMBER}{_ENDS})) (?P<said>{_NUMBER}[^.;,]*)"
)
_NOBODY: Final = re.compile(
    r"(?i)^(?:it|they|he|she|this|two|three)\b|\b(?:sa(?:id|ys)|told|that|which|who|was|were|ha[sd]|and)\b"
)
_COUNTING: Final = "count|account|tally|estimate|reckoning"
_BY_COUNT: Final = re.compile(rf"\bBy (?P<who>{_NAME})['’]s? (?:own |latest )?(?P<cue>{_COUNTING}),? (?P<said>[^.;]+)")
_IN_WORDS: Final = re.compile(
    rf"\b(?P<cue>On the word of|By the (?:{_COUNTING}) of|In the words of) (?P<who>[^,.;]{{3,60}}), (?P<said>[^.;]+)"
)
_LABEL: Final = re.compile(r"(?P<who>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3})(?P<cue>:) (?P<said>[A-Z\d][^:\n]{8,})")


def with_accounts(links: list[Link], words: Words) -> list[Link]:
    """The attributions with those of the phrases above, in text order."""
    cues = {link.cue for link in links}
    found = [link for link in map(partial(_link, words), _matches(words.text)) if link.cue not in cues]
    headline = _LABEL.match(words.text)
    if headline and _speaks(headline["who"]) and not any(link.source and link.source[0] == 0 for link in links):
        found.append(_link(words, headline))
    return sorted([*links, *found], key=lambda link: link.cue or link.content[0]) if found else links


def _matches(text: str) -> Iterator[re.Match[str]]:
    yield from (match for match in _RIVAL.finditer(text) if not _NOBODY.search(match["who"]))
    yield from _BY_COUNT.finditer(text)
    yield from _IN_WORDS.finditer(text)


def _speaks(label: str) -> bool:
    """Whether what stands before a colon is a voice, and no place, date or rubric."""
    role = role_of(label.rpartition(" ")[2])
    return label in acronyms() or (role is not None and role.kind in "rg" and role.side not in (None, "media"))


def _link(words: Words, match: re.Match[str]) -> Link:
    return Link(_range(words, match.span("cue")), _range(words, match.span("who")), [_range(words, match.span("said"))])


def _range(words: Words, span: tuple[int, int]) -> Range:
    """The words that begin in a stretch of characters."""
    first, last = (bisect_left(words.words, at, key=lambda word: word.start) for at in span)
    return first, last

"""Single victims in headlines, which leave out the article: "Gunmen kill vaccinator", "Policeman shot dead in Tolma".

The reader learned from running text, where one person is "a vaccinator". Only the first line is looked at, and only where the
reader has found nobody killed in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from recount.model import Span, Step, Toll
from recount.reading.lexicon.categories import as_head
from recount.reading.lexicon.nouns import is_plural
from recount.reading.page import Page
from recount.reading.parties.words import DETERMINERS
from recount.reading.tolls.claims import Explained, ruled_toll
from recount.reading.tolls.doers import doer

_LONGEST: Final = 160  # characters of a headline
_WORDS: Final = r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,3}"
_KILLS: Final = re.compile(
    rf"(?i)(?<!to )(?<!not )\b(?:kill(?:s|ed|ing)?|gun(?:s|ned)? down|shoots? dead|assassinates?|beheads?) (?P<who>{_WORDS})"
)
_KILLED: Final = re.compile(
    rf"(?i)^(?:[\w’' -]{{2,40}}?(?:[-:]| says?| reports?) ?)?(?P<who>{_WORDS}?)(?: (?:said|reportedly|feared))?"
    r" (?:killed|shot dead|gunned down|assassinated|beheaded)"
    r"(?=$|[,.;:]| (?:in|by|at|near|as|after|during|on|when|while|outside|inside|along|from|across)\b)"
)
_OTHERS: Final = DETERMINERS | frozenset("in by at near as after of and or who over for with from to him her them".split())


def telegraphic(page: Page, known: Sequence[Toll]) -> Explained:
    """A toll for the single victim of a headline, as the first line of a text is taken to be."""
    line = page.text.partition("\n")[0]
    if len(line) > _LONGEST or any(t.harm == "killed" and t.count.start < len(line) for t in known):
        return []
    found = (_person(line, *m.span("who")) for m in (*_KILLS.finditer(line), *_KILLED.finditer(line)))
    return [_toll(page, person) for person in found if person][:1]


def _person(line: str, start: int, end: int) -> Span | None:
    """The words up to the last of the first nouns for one person, where nothing else stands before it."""
    last = None
    for word in re.finditer(r"[\w’'-]+", line[start:end]):
        text = word.group().lower()
        told = as_head(text)
        single = told is not None and told.category is not None and not is_plural(text)
        if text in _OTHERS or (last and not single) or (told and not single):
            break
        last = start + word.end() if single else last
    return Span(start, last) if last else None


def _toll(page: Page, victim: Span) -> tuple[Toll, tuple[Step, ...]]:
    words, killer = page.quote(victim), doer(page, victim, victim)
    told = page.attribution_over(victim.start, victim.end)
    speaker = page.speaker_of(told)
    toll = replace(
        ruled_toll(page, "killed", 1, page.sentence(victim.start), victim, victim),
        attribution=told.id if told and speaker else None,
        speaker=speaker,
        implicit=True,
        perpetrator=page.parties.party(killer.start, killer.end) if killer else None,
    )
    return toll, (Step("count", words, words, "a headline's victim without an article"),)

"""Who can do something and who or what can be hit, by the head of the phrase.

People, forces and organisations act, are accused and ask for something. A thing or a place can be hit as well; an hour, or what
nobody can touch ("terrorism"), cannot.
"""

from __future__ import annotations

import re
from typing import Final

from recount.model import Span
from recount.reading.grammar.syntax import Line, Range, line_of
from recount.reading.grammar.tags import word_set
from recount.reading.kinds.triggers import is_weapon, noun_trigger
from recount.reading.lexicon.categories import as_head, fights, told_by
from recount.reading.lexicon.nouns import is_plural, lemma
from recount.reading.lexicon.parties import role_of
from recount.reading.page import Page
from recount.reading.parties.known import names_in
from recount.reading.parties.words import PRONOUNS

_HARMED: Final = word_set("body corpse victim")
_UNRESOLVED: Final = PRONOUNS | {"you", "your", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody"}
_AMOUNTS: Final = word_set(
    "number dozen score hundred thousand couple handful series majority some most part all one several lot band"
)
_UNTOUCHABLE: Final = word_set(
    "terror insurgency militancy violence corruption crime bias trafficking smuggling poverty infiltration bid attempt policy"
    " plan idea threat menace evil aggression charge allegation proposal ideology behalf condition account ground drug decision"
    " time hour pm am a.m. p.m. o'clock hrs basis scale"
)
_QUALIFIES: Final = re.compile(r"[-‐‑](?:led|backed|held|controlled|linked|based)$|^-?led$")
_ANYWHERE: Final = word_set("area region place part site location position thing target side way")
_POLITICIANS: Final = word_set(
    "candidate nominee senator sen lawmaker congressman congresswoman minister president governor gov mayor rep spokesman"
    " spokeswoman spokesperson campaign critic opponent columnist newspaper mr mrs ms republican democrat politician mp"
)


def head(line: Line, words: Range) -> int:
    """The word that a phrase is about: "positions" of "the rebels' positions near Tolma", "rebels" of "dozens of rebels"."""
    a, b = words
    end = next((k for k in range(a + 1, b) if line.tag(k) in ("P", "O") or line.low(k) in ("(", "[", ",")), b)
    last = next((k for k in range(end - 1, a - 1, -1) if line.tag(k) in ("N", "R")), end - 1)
    counts = line.tag(end - 1) == "M" or lemma(line.low(last)) in _AMOUNTS
    return head(line, (end + 1, b)) if counts and line.low(end) == "of" and end + 1 < b else last


def names_somebody(page: Page, line: Line, words: Range) -> bool:
    """Whether a phrase names people, a force, an organisation or a state, or is a name that is no place's; a pronoun does where
    it stands for such."""
    k = head(line, words)
    low = line.low(k)
    if low in _UNRESOLVED and not line.word(k).isupper():
        span = line.span(words)
        found = page.parties.party(span.start, span.end)
        return found.text.lower() not in _UNRESOLVED
    if (
        _QUALIFIES.search(low)
        or noun_trigger(low)
        or is_weapon(low)
        or {low, lemma(low)} & (_UNTOUCHABLE | _ANYWHERE | _HARMED)
    ):
        return False
    role = role_of(low)
    known = (role is not None and role.kind in "rg") or as_head(low) is not None or fights(low)
    return known or low.endswith(("man", "men")) or _are_people(low) or _is_name(page, line, words, k)


def is_somebody(page: Page, span: Span) -> bool:
    """Whether a stretch of one sentence names somebody."""
    line = line_of(page, page.sentence(span.start))
    return line.holds(span) and names_somebody(page, line, line.range_of(span))


def _are_people(low: str) -> bool:
    """Whether a plural that no table has can be people: "raiders", "vigilantes", but not what people hold ("positions")."""
    return is_plural(low) and not any(told.use in ("held", "place") for told in told_by(low))


def may_speak(page: Page, span: Span) -> bool:
    """Whether a stretch of one sentence can be a source: no number, deed or claim, and no lone word like "wrong"."""
    line = line_of(page, page.sentence(span.start))
    a, b = line.range_of(span)
    k = head(line, (a, b))
    low = line.low(k)
    if line.tag(k) == "M" or noun_trigger(low) or {low, lemma(low)} & _UNTOUCHABLE:
        return False
    return b - a > 1 or line.tag(k) == "R" or line.word(k)[:1].isupper() or names_somebody(page, line, (a, b))


def _is_name(page: Page, line: Line, words: Range, k: int) -> bool:
    """Whether word `k` ends a name of the tables, or another one in capitals where no place stands."""
    span, at = line.span(words), line.span((k, k + 1))
    named = names_in(page.quote(span)).matches
    if any(not m.linked and m.start <= at.start - span.start < m.end for m in named):
        return True
    where = any(p.start <= at.start < p.end for p in page.places_in(page.sentence(at.start)))
    return line.word(k)[:1].isupper() and not where


def can_be_hit(line: Line, words: Range) -> bool:
    """Whether a phrase can be what was attacked: no pronoun, hour, abstract noun, or "areas" without a word more."""
    k = head(line, words)
    low = line.low(k)
    forms = {low, lemma(low)}
    vague = line.tag(k) in ("R", "T") or low[:1].isdigit() or low.endswith("ism") or forms & (_UNTOUCHABLE | _HARMED)
    return not vague and not (words[1] - words[0] == 1 and forms & _ANYWHERE)


def only_speaks(line: Line, words: Range) -> bool:
    """Whether a phrase names a politician or a critic, who attacks with words; their forces do not."""
    first = line.noun_phrase(words[0]) or words
    named = [lemma(line.low(k)) for k in range(*words)]
    return not fights(line.low(head(line, first))) and any(word in _POLITICIANS for word in named)

"""Whom a count harmed: the words for them, and the category that these or the words around them tell."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Category, Span
from recount.reading.grammar.syntax import line_of
from recount.reading.page import Page
from recount.reading.parties.categories import label, target_category, victim_category, with_noun
from recount.reading.text.windows import Words
from recount.reading.tolls.border_fire import is_border_fire
from recount.reading.tolls.losses import losing_side
from recount.reading.trained.tolls import CATEGORIES, Found

CATEGORY_HEAD: Final = "category head"
_ARTICLE: Final = re.compile(r"(?i)an?|the|his|her|their|its|our|my|another")
_PRONOUN: Final = re.compile(r"(?i)he|she|him|himself|herself")
_BESIDE_COUNT: Final = re.compile(r" ['‘’\"“]?(?P<group>(?:[A-Z][\w’'-]* ){1,2}[a-z]+(?<!ing)\b|[^\W\d_]+)")
_BEHIND_AMONG: Final = re.compile(r"(?i)\bamong (?:the |at least |about |some )*$")
_AMONG_THEM: Final = re.compile(
    r"(?i),? (?:including|among them|mostly|many of them) (?:women|children)(?: (?:and|or) (?:women|children))?\b"
)


def whole_phrase(page: Page, count: Span) -> Span:
    """A person's phrase where only its article was tagged: "the mother of the boy"."""
    if not _ARTICLE.fullmatch(page.quote(count)):
        return count
    line = line_of(page, page.sentence(count.start))
    found = line.noun_phrase(line.at(count.start))
    return Span(count.start, max(count.end, line.span(found).end)) if found else count


def victim_of(page: Page, found: Found, count: Span, linked: Span | None) -> Span | None:
    """The words for those who came to harm: the linked ones, else the person's phrase or the noun beside the number."""
    victim = _with_noun(page, linked or (count if found.number.implicit else _noun_beside(page, count)))
    return _with_women_and_children(page, victim)


def stands_apart(words: Words, found: Found) -> bool:
    """Whether of the count and its victims one stands in the headline and the other does not (a headline does not count whom
    the report names), or whether a pronoun is linked to somebody who comes after it."""
    victim = found.links.get("victim")
    if victim is None:
        return False
    count = words.offsets(*found.span)
    if found.span[1] <= victim[0] and _PRONOUN.fullmatch(words.text, count.start, count.end):
        return True
    return (found.span[0] < words.headline) != (victim[0] < words.headline)


def _noun_beside(page: Page, count: Span) -> Span | None:
    """The noun for fighters or civilians behind the number, after a name, in scare quotes or not: "over 700 'terrorists'"."""
    beside = _BESIDE_COUNT.match(page.text, count.end)
    return Span(*beside.span("group")) if beside and victim_category(beside["group"]) else None


def _with_noun(page: Page, victim: Span | None) -> Span | None:
    return Span(victim.start, with_noun(page.text, victim.start, victim.end)) if victim else None


def _with_women_and_children(page: Page, victim: Span | None) -> Span | None:
    """The victims with the uncounted part that follows: "civilians, including women and children"."""
    more = _AMONG_THEM.match(page.text, victim.end) if victim else None
    return Span(victim.start, more.end()) if victim and more else victim


def category_of(page: Page, found: Found, count: Span, victim: Span | None) -> tuple[Category, str]:
    """The category, and the rule that settled it.

    What fighters and "civilians" are called decides, then the reader, which knows who only sounds civil; dead of no kind were
    where the attack was aimed. What the reader makes of people without a noun, or against their noun, is a guess where the text
    has spoken of nobody of that kind so far.
    """
    sentence = page.sentence(count.start)
    if victim is None and _BEHIND_AMONG.search(page.text[sentence.start : count.start]):
        return "unknown", "those among a number do not tell who the others are"
    read, rule = CATEGORIES[found.category], CATEGORY_HEAD
    noun = label(page.text, victim.start, victim.end) if victim else None
    called = victim_category(page.quote(victim)) if victim else target_category(page.quote(sentence))
    if read != "unknown" and (noun is None or called) and not page.speaks_of(read, count.start):
        read, rule = "unknown", "nobody of the kind that the category head guesses was spoken of"
    if called is None and (losers := losing_side(page.text[sentence.start : count.start])):
        return losers, "losses are those of the side that loses them"
    if called is None and read == "unknown" and is_border_fire(page.quote(sentence)):
        return "civilian", "fire across a border kills those who live there, unless they are called something else"
    if called is None or (read != "unknown" and not (victim and (called != "civilian" or noun == "civilian"))):
        return read, rule
    return called, "words for the victims or for what was attacked"

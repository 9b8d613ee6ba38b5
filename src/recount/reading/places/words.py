"""Toponym candidates: every stretch of words that is a name in the gazetteer, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from recount.reading.lexicon.parties import acronyms
from recount.reading.places.gazetteer import (
    APOSTROPHES,
    LONGEST_NAME,
    Entry,
    Gazetteer,
    abbreviation_key,
    fold,
    people_key,
    pointed_key,
)

_INITIALS: Final = r"(?:[^\W\d_]\.){2,}|[A-Z](?:\.[A-Z])+\b|[A-Z]&[A-Z]\b"
_WORD: Final = re.compile(rf"{_INITIALS}|[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*[{APOSTROPHES}]?")
_GLUE: Final = re.compile(r"[ \t]{0,2}[-–]?\n?[ \t]{0,2}")
_ARTICLED: Final = re.compile(rf"[a-z]{{1,2}}[{APOSTROPHES}][A-Z]")
_ARTICLES: Final = frozenset({"al", "el", "an", "ar", "as", "at", "ash", "az", "ad", "ed", "er", "es", "ez", "the"})
_POINTED: Final = frozenset({"st", "ste", "mt", "ft", "w", "n", "s", "e"})
HEADS: Final = frozenset(
    {
        "district",
        "districts",
        "province",
        "provinces",
        "county",
        "counties",
        "state",
        "governorate",
        "oblast",
        "region",
        "division",
        "parish",
        "prefecture",
        "agency",
        "territory",
        "tehsil",
        "taluka",
        "subdivision",
        "township",
        "municipality",
        "city",
        "town",
        "village",
        "area",
        "valley",
        "island",
        "river",
    }
)
# Shares of words all in capitals, above which, and of words with a capital, below which, capitals tell nothing.
MANY_CAPITALS, FEW_CAPITALS = 0.6, 0.03

_COUNTY_BEHIND: Final = re.compile(r" (?:County|Parish)\b(?! [A-Z])")  # "St. Mary's County", not "Ireland's County Cork"


class Word(msgspec.Struct, frozen=True):
    """A word without its possessive ending; `cased` where its first letter is a capital that means something."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    possessive: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate: words `first` to `last`, its key, the places of that name, and whether it names a people."""

    start: int
    end: int
    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    people: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its words and its candidates in order. `cased` is false where capitals tell nothing."""

    text: str
    words: list[Word]
    cased: bool
    mentions: list[Mention]


def read_page(text: str, gazetteer: Gazetteer) -> Page:
    """The candidates of a text, longest match first, none overlapping."""
    words = list(_words(text))
    cased = _has_case(words)
    return Page(text, words, cased, list(_mentions(text, words, cased, gazetteer)))


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        possessive = word[-2:-1] in APOSTROPHES and word[-1] in "sS" if len(word) > 2 else False
        possessive = possessive and not _COUNTY_BEHIND.match(text, end)
        if possessive or word[-1] in APOSTROPHES:
            possessive, cut = True, 2 if possessive else 1
            word, end = word[:-cut], end - cut
        articled = not word.isalpha() and _ARTICLED.match(word) is not None
        yield Word(start, end, word, fold(word), word[0].isupper() or articled, possessive)


def _has_case(words: list[Word]) -> bool:
    capitals = sum(word.capital for word in words)
    upper = sum(word.text.isupper() for word in words)
    return FEW_CAPITALS * len(words) <= capitals and upper < MANY_CAPITALS * len(words)


def _mentions(text: str, words: list[Word], cased: bool, gazetteer: Gazetteer) -> Iterator[Mention]:
    at = 0
    while at < len(words):
        begins = not cased or words[at].capital or _is_article(text, words, at)
        mention = _longest(text, words, at, cased, gazetteer) if begins else None
        if mention is not None:
            yield mention
        at = at + 1 if mention is None else mention.last + 1


def _is_article(text: str, words: list[Word], at: int) -> bool:
    """Whether this is the article of a name, as in "al-Bab"."""
    return words[at].key in _ARTICLES and text[words[at].end : words[at].end + 1] == "-"


def _longest(text: str, words: list[Word], at: int, cased: bool, gazetteer: Gazetteer) -> Mention | None:
    found: Mention | None = None
    key = ""
    for last in range(at, min(at + LONGEST_NAME, len(words))):
        if last > at and not glued(text, words[last - 1], words[last]):
            break
        key = f"{key} {words[last].key}" if key else words[last].key
        if not cased or words[last].capital or words[last].key in HEADS:
            found = _look_up(text, words, at, last, key, gazetteer) or found
        if last > at and not gazetteer.has_prefix(key):
            break
    if found is None or _goes_on(text, words, found.last) or (cased and _is_acronym(text, found)):
        return None
    return found


def _is_acronym(text: str, mention: Mention) -> bool:
    """Whether a party is called so in capitals and the place is not: SANA, and not Sana."""
    return mention.key.isalpha() and text[mention.start : mention.end] in acronyms()


def _goes_on(text: str, words: list[Word], last: int) -> bool:
    """Whether an article follows that makes it part of a longer name, as in "Bab al-Nayrab"."""
    if last + 1 == len(words) or words[last].possessive or text[words[last].end : words[last + 1].start] != " ":
        return False
    return _is_article(text, words, last + 1)


def _look_up(text: str, words: list[Word], first: int, last: int, key: str, gazetteer: Gazetteer) -> Mention | None:
    start, end = words[first].start, words[last].end
    surface = text[start:end]
    if len(surface) <= 6 and surface.isupper():
        entries = gazetteer.named(abbreviation_key(surface))
        if entries and not _is_bare_postcode(text, start, surface, entries[0]):
            return Mention(start, end, first, last, abbreviation_key(surface), entries, False)
    if text[end : end + 1] == ".":
        entries = gazetteer.named(pointed_key(surface))
        if entries:
            return Mention(start, end + 1, first, last, pointed_key(surface), entries, False)
    entries = gazetteer.named(people_key(key)) if last - first < 2 else ()
    if entries:
        return Mention(start, end, first, last, people_key(key), entries, True)
    entries = gazetteer.named(key)
    return Mention(start, end, first, last, key, entries, False) if entries else None


def _is_bare_postcode(text: str, start: int, surface: str, entry: Entry) -> bool:
    """Whether this is a state's postal code that stands behind no town ("ID", "OR")."""
    coded = len(surface) == 2 and entry.kind == "admin1" and entry.country == "US"
    return coded and surface not in ("DC", "NY", "LA") and text[max(start - 2, 0) : start] not in (", ", " (")


def glued(text: str, before: Word, after: Word) -> bool:
    """Whether two neighbouring words can be parts of one name."""
    if before.possessive:
        return False
    gap = text[before.end : after.start]
    return _GLUE.fullmatch(gap) is not None or (gap.strip() == "." and before.key in _POINTED | {"saint", "mount", "fort"})

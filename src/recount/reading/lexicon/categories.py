"""The words that put people into a category, and places with those who are there: the table categories.tsv, word by word."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple, cast

from recount.model import Category
from recount.reading.lexicon.nouns import lemma
from recount.reading.lexicon.tables import rows

Use = Literal["sure", "asked", "office", "clue", "mark", "rank", "armed", "held", "place"]

_WORD: Final = re.compile(  # "anti rebel" is no word for rebels, "tribal area" none for people
    r"\btribal (?:area|agency|belt|district|region|territor)\w*|(?:\banti )?[^\W_]+(?:[-‐‑’'][^\W_]+)*"
)
_FORMER: Final = "ex-"
_ANYBODY: Final = frozenset(("person", "man"))  # nouns of the table that tell nothing else
_FIGHTING: Final = ("armed_group", "state_forces")
_COMMANDING: Final = frozenset("government regime coalition armed".split())
_PEOPLE: Final = ("sure", "asked", "clue")


class Told(NamedTuple):
    """What a word tells: a category, None where it leaves that open, and how the word is used (see the table)."""

    category: Category | None
    use: Use


@cache
def _table() -> dict[str, list[Told]]:
    table: dict[str, list[Told]] = {}
    for word, category, use in rows("categories.tsv"):
        told = Told(None if category == "-" else cast(Category, category), cast(Use, use))
        table.setdefault(word, []).append(told)
    return table


@lru_cache(maxsize=50_000)
def told_by(word: str) -> tuple[Told, ...]:
    """What a lower-case word tells, first as printed, then as the plural of another; nothing where it is not in the table."""
    table, word = _table(), word.removeprefix(_FORMER)
    singular = lemma(word)
    return (*table.get(word, ()), *(table.get(singular, ()) if singular != word else ()))


def as_head(word: str) -> Told | None:
    """What a lower-case word tells as the head of a phrase for people."""
    return next((told for told in told_by(word) if told.use in ("sure", "asked", "office", "rank")), None)


def as_clue(word: str) -> Category | None:
    """The category that a lower-case word tells beside the head of a phrase for people."""
    return next((told.category for told in told_by(word) if told.use in ("clue", "mark")), None)


@lru_cache(maxsize=50_000)
def fights(word: str) -> bool:
    """Whether a lower-case word names people who fight, for whichever side."""
    return any(told.use == "armed" or (told.category in _FIGHTING and told.use in _PEOPLE) for told in told_by(word))


def commands(word: str) -> bool:
    """Whether a lower-case word names those who command forces without fighting themselves."""
    return word in _COMMANDING


def may_act(word: str) -> bool:
    """Whether a lower-case word names those who can harm or carry out an operation: who fights, and who commands them."""
    return fights(word) or commands(word)


def acts(phrase: str) -> bool:
    """Whether a phrase has a word for those who can harm or carry out an operation."""
    return any(may_act(word) for word in _words(phrase))


def is_armed(phrase: str) -> bool:
    """Whether a phrase has a word for those who fight, or for what they hold ("an army camp", "an outpost")."""
    return any(fights(word) or any(told.use == "held" for told in told_by(word)) for word in _words(phrase))


def is_civil(phrase: str) -> bool:
    """Whether a phrase has a word for people who do not fight, or for a place where everybody is."""
    return any(lemma(word) in _ANYBODY or any(_is_civil(told) for told in told_by(word)) for word in _words(phrase))


def _is_civil(told: Told) -> bool:
    return told.category == "civilian" or told.use == "place"


def categories_in(phrase: str) -> set[Category]:
    """The categories of those whom a phrase names, or who are where it says."""
    told = (told for word in _words(phrase) for told in told_by(word) if told.use not in ("mark", "office"))
    return {one.category for one in told if one.category in _FIGHTING or (one.category and one.use != "clue")}


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase.lower())

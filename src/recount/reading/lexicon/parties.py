"""The reference tables of parties: names with their aliases, states, and the words that tell what a party is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, cast

from recount.model import Side
from recount.reading.lexicon.tables import rows

SUBWORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_PARTICLES: Final = frozenset(("al", "ul", "el", "e", "i", "de", "for", "of", "the", "and", "in", "on", "to", "wal"))
_LONGEST_ACRONYM: Final = 6
_POSSESSIVE: Final = re.compile(r"['’]s?$")
# Acronyms that are words too: in a text without capitals they are taken for the words.
_WORDS: Final = frozenset("who car aid app fact mend care era das nas arena rug eta tip pas mas sams".split())

Kind = Literal["party", "state", "demonym", "place"]
Strength = Literal["sure", "clue", "weak", "-"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A party or state of the tables, or a place that only bears a state's name. `own` is the name of a state's armed forces;
    `countries` decide between namesakes."""

    name: str
    side: Side
    kind: Kind
    countries: tuple[str, ...]
    own: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an entry: its words as printed, and whether they are an acronym (which matches capitals only)."""

    words: tuple[str, ...]
    entry: Entry
    acronym: bool

    def fits(self, words: tuple[str, ...], caseless: bool) -> bool:
        """Whether words of a text (already equal but for case) can be this alias."""
        if self.acronym and caseless:
            return len(words[0]) > 2 and words[0].lower() not in _WORDS
        if self.acronym:
            return all(w.rstrip("s").isupper() for w in words)
        return caseless or all(
            w[0].isupper() or not own[0].isupper() or own.lower() in _PARTICLES
            for w, own in zip(words, self.words, strict=True)
        )


class Node:
    """A node of the alias tree: children by folded word, and the aliases that end here."""

    __slots__ = ("aliases", "children")

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.aliases: list[Alias] = []


@dataclass(frozen=True, slots=True)
class Role:
    """What one word tells: `kind` r (voice with a role), g (group or organisation), m (modifier), its side and strength."""

    kind: str
    side: Side | None
    strength: Strength


_OPPOSING: Final = re.compile(r"(?i)anti[-‐‑–]")
_POLICE: Final = re.compile(r"[A-Z]{1,4}PD")
_CITY_POLICE: Final = Role("g", "state", "sure")
_AGAINST_GROUPS: Final = Role("m", "state", "weak")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without case, accents, apostrophes and dots, for comparison."""
    if word.isascii():  # nearly all words: the same at a fraction of the cost
        return word[:64].lower().replace("'", "").replace(".", "")
    bare = unicodedata.normalize("NFKD", word[:64]).casefold()
    return "".join(c for c in bare if c not in "'’." and not unicodedata.combining(c))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _entries() -> Iterator[tuple[str, Entry]]:
    """Every spelling with its entry: parties first, so that they come before states among namesakes."""
    for name, side, countries, aliases in rows("parties.tsv"):
        entry = Entry(name, cast(Side, side), "party", _split(countries))
        yield from ((alias, entry) for alias in (name, *_split(aliases)))
    for name, others, demonyms, forces, places in rows("parties_states.tsv"):
        own = forces or f"{name} Armed Forces"
        state = Entry(name, "state", "state", (name,), own)
        yield from ((alias, state) for alias in (name, *_split(others)))
        demonym = Entry(name, "state", "demonym", (name,), own)
        yield from ((alias, demonym) for alias in _split(demonyms))
        yield from ((place, Entry(place, "state", "place", ())) for place in _split(places))


@cache
def alias_tree() -> Node:
    """All aliases as a tree of folded words, so that a text is searched in linear time."""
    root = Node()
    for spelling, entry in _entries():
        words = tuple(SUBWORD.findall(spelling))
        node = root
        for word in words:
            node = node.children.setdefault(fold(word), Node())
        acronym = len(words[0]) <= _LONGEST_ACRONYM and all(w.isupper() or w.isdigit() for w in words)
        node.aliases.append(Alias(words, entry, acronym))
    return root


@cache
def acronyms() -> frozenset[str]:
    """The parties' names of one word in capitals ("SANA", "IRA")."""
    return frozenset(
        spelling for spelling, entry in _entries() if entry.kind == "party" and spelling.isalpha() and spelling.isupper()
    )


@cache
def roles() -> dict[str, Role]:
    """The words of `roles.tsv`; those with a capital are known by that spelling only."""
    return {
        word: Role(kind, None if side == "-" else cast(Side, side), cast(Strength, strength))
        for word, kind, side, strength in rows("roles.tsv")
    }


@lru_cache(maxsize=50_000)
def role_of(word: str) -> Role | None:
    """What a word of a text tells, with or without a possessive ending."""
    bare = _POSSESSIVE.sub("", word)
    table = roles()
    return table.get(bare) or table.get(bare.lower()) or _opponents(bare.lower()) or _police(bare)


def opposes(word: str) -> bool:
    """Whether a word names people by whom they are against ("anti-naxalites"), so that it is not about those it names."""
    return _OPPOSING.match(word) is not None


def _opponents(word: str) -> Role | None:
    """Those who oppose armed groups are most often a state's: "anti-terrorist", "anti-maoist"."""
    foe = roles().get(_OPPOSING.sub("", word)) if opposes(word) else None
    return _AGAINST_GROUPS if foe and foe.side == "armed_group" else None


def _police(word: str) -> Role | None:
    """American cities call their police departments so: "NYPD", "LAPD"."""
    return _CITY_POLICE if _POLICE.fullmatch(word) else None

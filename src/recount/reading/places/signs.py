"""Signs that a candidate is, or is not, a place here: its neighbours, its entries, and the rest of the document.

Signs are strings; a linear model (training/places.py) gives each a weight. Those of neighbouring words begin with the position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Final

from recount.reading.lexicon.tables import word_list
from recount.reading.places.gazetteer import Entry
from recount.reading.places.words import HEADS, Mention, Page, Word

LOCATING: Final = frozenset({"in", "at", "near", "outside", "across", "throughout"})
TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "sgt", "lt", "col", "gen", "capt", "sen", "rep", "rev", "sir", "judge"}
)
BREAKS: Final = ".!?\n:;"
SIDES: Final = frozenset({"northern", "southern", "eastern", "western", "central"})
OPENING_WORDS = frozenset({"puerto", "santa", "santo", "san", "villa", "fort", "camp", "nueva", "nuevo", "rio", "cerro"})
FIRST_WORDS: Final = frozenset(  # "inn", "hill", "house", "spring", "valley", "fort" ..., of which many names are made
    "khan tal tall tel tell kafr kafar kfar deir dayr bab ain ayn wadi jabal jebel umm abu bir beit bayt qasr qalat burj dar "
    "ras souq suq rabia marj nahr dera kot basti chak goth killi mir haji shah gul char bala tepe qala gali bani banu".split()
)
LARGE: Final = 1_000_000  # inhabitants of a city that a document names without saying where it lies


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole document says: how often a key is located by a preposition, used as a surname or written small."""

    located: Counter[str]
    surnames: Counter[str]
    small: frozenset[str]
    countries: Counter[str]
    divisions: frozenset[tuple[str, str]]


def gather(page: Page) -> Evidence:
    """The evidence of a document, in one pass over words and candidates."""
    given = word_list("given_names.txt")
    surnames = Counter(
        after.key
        for before, after in zip(page.words, page.words[1:], strict=False)
        if after.capital and page.text[before.end : after.start] == " " and _names_person(before, given)
    )
    located = Counter(m.key for m in page.mentions if _word_before(page, m) in LOCATING)
    small = frozenset(word.key for word in page.words if not word.capital) if page.cased else frozenset()
    likely = [mention.entries[0] for mention in page.mentions]
    telling = [entry for entry in likely if entry.kind in ("country", "admin1") or entry.population >= LARGE]
    countries = Counter(entry.country for entry in telling if entry.country)
    divisions = frozenset((entry.country, entry.admin1) for entry in telling if entry.kind == "admin1")
    return Evidence(located, surnames, small, countries, divisions)


def _names_person(word: Word, given: frozenset[str]) -> bool:
    return word.capital and (word.key in given or (len(word.text) == 2 and word.text[1] == "."))


def _word_before(page: Page, mention: Mention) -> str:
    if mention.first == 0:
        return ""
    before = page.words[mention.first - 1]
    return "" if _gap(page.text[before.end : mention.start]) else before.key


def _gap(gap: str) -> str:
    """What stands between two neighbours: nothing, a break, or the first sign."""
    if "\n\n" in gap or any(c in BREAKS for c in gap):
        return "^"
    return gap.strip()[:1]


def signs(page: Page, evidence: Evidence) -> list[list[str]]:
    """The signs of each candidate of a page, in order."""
    return [[*_own(m, page, evidence), *_around(page, at), *_elsewhere(m, evidence)] for at, m in enumerate(page.mentions)]


def _own(mention: Mention, page: Page, evidence: Evidence) -> Iterator[str]:
    entry, words = mention.entries[0], mention.last - mention.first + 1
    surface = page.text[mention.start : mention.end]
    yield "bias"
    yield f"kind={entry.kind}"
    yield f"size={entry.kind}{_size(entry)}"
    yield f"words={min(words, 3)}"
    yield f"namesakes={min(len(mention.entries), 20).bit_length()}"
    yield f"letters={min(len(mention.key), 6)}"
    if surface.isupper():
        yield f"upper={min(len(surface), 5)}"
    if not any(entry.name.casefold() == surface.casefold() for entry in mention.entries):
        yield "alternate"
    if mention.key[0] in "!" or mention.key[-1] == ".":
        yield f"short={len(mention.key)}"
    if words == 1:
        yield from _single(mention.key, page.words[mention.first].possessive, evidence)


def _single(key: str, possessive: bool, evidence: Evidence) -> Iterator[str]:
    if key in word_list("common_words.txt"):
        yield "common"
    if key in word_list("given_names.txt"):
        yield "given"
    if key in evidence.small:
        yield "small"
    if evidence.surnames[key]:
        yield "surname"
    if possessive:
        yield "possessive"


def _size(entry: Entry) -> int:
    return min(int(log10(entry.population + 1)), 7)


def _around(page: Page, at: int) -> Iterator[str]:
    mention, words, text = page.mentions[at], page.words, page.text
    if mention.first:
        gap = _gap(text[words[mention.first - 1].end : mention.start])
        yield from _neighbour("p", words[mention.first - 1], gap)
        if mention.first > 1 and not gap:
            yield f"pp={words[mention.first - 2].key}"
    else:
        yield "p=^"
    if mention.last + 1 < len(words):
        after = words[mention.last + 1]
        gap = _gap(text[mention.end : after.start])
        yield from _neighbour("n", after, gap)
        if after.key in HEADS and not gap:
            yield "headed"
    else:
        yield "n=^"
    if _as_person(page, mention):
        yield "person"
    yield from _chained(page, at)


def _as_person(page: Page, mention: Mention) -> bool:
    """Whether it stands where a name of a person does: after a title, or as a given name before a capital ("Jordan Smith")."""
    words = page.words
    if mention.first and words[mention.first - 1].key in TITLES and words[mention.first - 1].capital:
        return True
    if mention.key not in word_list("given_names.txt") or mention.last + 1 == len(words) or words[mention.last].possessive:
        return False
    after = words[mention.last + 1]
    return after.capital and after.key not in HEADS and page.text[mention.end : after.start] == " "


def unfinished(page: Page, mention: Mention) -> bool:
    """Whether the name goes on beyond the gazetteer: "Khan" of "Khan Touman", "Northern Province" before "of Aleppo"."""
    last, words = mention.last, page.words
    if page.cased and _begins_earlier(page, mention):
        return True
    if not page.cased or words[last].possessive or last + 1 == len(words):
        return False
    after = words[last + 1]
    if page.text[mention.end : after.start] != " ":
        return False
    first, _, head = mention.key.partition(" ")
    return (mention.key in FIRST_WORDS and after.capital) or (first in SIDES and head in HEADS and after.key == "of")


def _begins_earlier(page: Page, mention: Mention) -> bool:
    """Whether the word before only ever opens a name, which the gazetteer then does not have: "Puerto Jordán"."""
    if mention.first == 0:
        return False
    word = page.words[mention.first - 1]
    return word.capital and word.key in OPENING_WORDS and page.text[word.end : mention.start] == " "


def _neighbour(position: str, word: Word, gap: str) -> Iterator[str]:
    if gap:
        yield f"{position}={gap}"
        yield f"{position}={gap}{'Cap' if word.capital else 'low'}"
        return
    yield f"{position}={word.key}"
    yield f"{position}={'Cap' if word.capital else 'low'}"
    if word.capital and word.key in word_list("given_names.txt"):
        yield f"{position}=given"


def _chained(page: Page, at: int) -> Iterator[str]:
    """Whether a place that may contain it, or lie in it, stands beside it."""
    mention, mentions = page.mentions[at], page.mentions
    if at + 1 < len(mentions) and page.text[mention.end : mentions[at + 1].start] == ", ":
        yield "inside" if contained(mention, mentions[at + 1]) is not None else "listed"
    if at and page.text[mentions[at - 1].end : mention.start] == ", ":
        yield "contains" if contained(mentions[at - 1], mention) is not None else "listing"


def contained(inner: Mention, outer: Mention) -> tuple[Entry, Entry] | None:
    """The first entry of `inner` that lies in a division or country called `outer`, and that one."""
    for container in outer.entries[:8]:
        if container.kind in ("country", "admin1", "admin2"):
            for entry in inner.entries[:60]:
                if lies_in(entry, container):
                    return entry, container
    return None


def lies_in(entry: Entry, container: Entry) -> bool:
    """Whether the gazetteer has `entry` in the division or country `container`."""
    if entry.country != container.country or entry.number == container.number:
        return False
    if container.kind == "country":
        return True
    if container.kind == "admin1":
        return entry.admin1 == container.admin1 and entry.kind != "admin1"
    return container.kind == "admin2" and entry.admin1 == container.admin1 and entry.admin2 == container.name


def _elsewhere(mention: Mention, evidence: Evidence) -> Iterator[str]:
    yield f"located={min(evidence.located[mention.key], 3)}"
    told = sum(evidence.countries.values())
    share = max((evidence.countries[e.country] for e in mention.entries[:60]), default=0) / told if told else 0.0
    yield f"country={int(share * 4)}"
    if any((e.country, e.admin1) in evidence.divisions and e.kind != "admin1" for e in mention.entries[:60]):
        yield "division"

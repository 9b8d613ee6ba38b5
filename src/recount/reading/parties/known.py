"""The parties and states of the tables that a text names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from recount.reading.lexicon.parties import SUBWORD, Alias, Entry, Node, alias_tree, fold
from recount.reading.places.words import FEW_CAPITALS, MANY_CAPITALS

_GAP: Final = re.compile(r"[\s\-‐‑–—/()\[\]\"“”&'’]{1,3}\Z")
_LINKED: Final = re.compile(
    r"[-‐‑–](?:based|backed|linked|allied|affiliated|led|trained|held|controlled|occupied|born|sponsored|supported|funded|inspired"
    r"|aligned|administered|run|dominated|majority|populated)\b",
    re.IGNORECASE,
)
_PHRASE: Final = 2  # words: so few in capitals may be an acronym ("US", "IS militants")
_QUALIFYING: Final = re.compile(r"\b(?:(?P<anti>anti)|pro|ex)[-‐‑–\s]\Z", re.IGNORECASE)


class Match(msgspec.Struct, frozen=True):
    """A party or state named in the text; `linked` where it only qualifies ("Iran-backed", "anti-ISIS"), `opposed` where it is
    those whom others are against, `plural` where a plural ending was dropped from it."""

    start: int
    end: int
    entry: Entry
    linked: bool
    opposed: bool
    plural: bool


def _has_few_capitals(words: Sequence[str]) -> bool:
    return sum(word[0].isupper() for word in words) < FEW_CAPITALS * len(words)


def _is_in_capitals(words: Sequence[str]) -> bool:
    return len(words) > _PHRASE and sum(map(str.isupper, words)) > MANY_CAPITALS * len(words)


class Names:
    """Every name of the tables in a text, in one pass; `matches` in order and without overlap, `caseless` whether capitals
    tell nothing in the text, `shouted` because it has hardly anything else."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = list(SUBWORD.finditer(text))
        self._printed = SUBWORD.findall(text)
        self._folded = list(map(fold, self._printed))
        self.shouted = _is_in_capitals(self._printed)
        self.caseless = self.shouted or _has_few_capitals(self._printed)
        found = self._search()
        named = Counter(country for _, _, options, _ in found for country in _stated(options))
        matches = (self._match(a, b, _best(options, named), plural) for a, b, options, plural in found)
        self.matches = [m for m in matches if m.entry.kind != "place"]  # "Lake Chad" names no state
        self._starts = [m.start for m in self.matches]

    def within(self, start: int, end: int) -> list[Match]:
        """The names that lie in `text[start:end]`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [m for m in self.matches[first:last] if m.end <= end]

    def over(self, start: int, end: int) -> list[Match]:
        """The names that share a character with `text[start:end]`."""
        first = max(0, bisect_left(self._starts, start) - 1)
        return [m for m in self.matches[first : bisect_left(self._starts, end)] if m.end > start]

    def _search(self) -> list[tuple[int, int, list[Alias], bool]]:
        opens = alias_tree().children
        out: list[tuple[int, int, list[Alias], bool]] = []
        end = 0
        for i, word in enumerate(self._folded):
            best = self._longest(i) if i >= end and (word in opens or word.removesuffix("s") in opens) else None
            if best:
                out.append(best)
                end = best[1]
        return out

    def _longest(self, i: int) -> tuple[int, int, list[Alias], bool] | None:
        node, best, j = alias_tree(), None, i
        while j < len(self._words) and (j == i or self._joined(j)):
            fitting, plural = self._ending(node, i, j)
            if fitting:
                best = (i, j + 1, fitting, plural)
            following = node.children.get(self._folded[j])
            if following is None:
                break
            node, j = following, j + 1
        return best

    def _ending(self, node: Node, i: int, j: int) -> tuple[list[Alias], bool]:
        """The aliases whose last word is the j-th, as printed or without an "s" at its end; whether one was dropped."""
        word = self._folded[j]
        for form in (word, word[:-1]) if word.endswith("s") and len(word) > 2 else (word,):
            last = node.children.get(form)
            if not last:
                continue
            words = tuple(self._printed[i : j + 1])
            fitting = [a for a in last.aliases if a.fits(words, self.caseless)]
            if fitting:
                return fitting, form != word and not words[-1].endswith(("'s", "’s"))
        return [], False

    def _joined(self, j: int) -> bool:
        return bool(_GAP.match(self.text[self._words[j - 1].end() : self._words[j].start()]))

    def _match(self, i: int, j: int, entry: Entry, plural: bool) -> Match:
        start, end = self._words[i].start(), self._words[j - 1].end()
        qualifies = _QUALIFYING.search(self.text, max(0, start - 6), start)
        opposed = qualifies is not None and qualifies["anti"] is not None
        return Match(start, end, entry, bool(qualifies or _LINKED.match(self.text, end)), opposed, plural)


names_in = lru_cache(maxsize=2_000)(Names)  # of phrases, which are asked about several times


def _stated(options: list[Alias]) -> tuple[str, ...]:
    """The country that an alias tells for sure: a state's name or a demonym."""
    entry = options[0].entry
    return entry.countries if entry.kind != "party" else ()


def _best(options: list[Alias], named: Counter[str]) -> Entry:
    """Among namesakes the one whose country the text names most, else one of no country, else the first of the table."""
    entries = [o.entry for o in options]
    return max(entries, key=lambda e: (max((named[c] for c in e.countries), default=0), not e.countries))

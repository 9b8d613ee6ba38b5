"""Who a mention of a text stands for: the fullest mention, canonical name, role and side."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from recount.model import Party
from recount.reading.parties.coreference import Coreference
from recount.reading.parties.mentions import ARMIES, Mention, introduced_in, is_pronoun, mention_of, mentions_in, read_words
from recount.reading.parties.names import Describer, Description, Introduced
from recount.reading.parties.words import Words

_POSSESSIVES: Final = frozenset(("his", "her", "its", "their"))
_OWNED: Final = ARMIES | {"fighters", "soldiers", "spokesman", "militants", "men", "group"}
_LONGEST: Final = 60  # words of a phrase that are looked at
_REACH: Final = 16  # characters in which an abbreviation can begin before, or end after, a stretch
_DOTTED: Final = re.compile(r"(?<!\w)(?:[A-Za-z]\.){2,}(?:-\w+)?")
_CLAUSE: Final = re.compile(  # what only says more of a party: it names others, too ("JNIM, an al-Qaeda affiliate")
    r",? (?:which|who|whose|where)\b|, (?:believed|thought|considered|described) "
    r"|, an? (?:[\w'’-]+ ){0,4}(?:affiliate|offshoot|branch|arm|wing|ally|splinter|proxy|coalition|alliance)(?=,|\Z| of\b)"
    r"|,? an? [\w-]+ (?:group|network|watchdog|ngo) (?:which|that)\b"
)
_TIME_BEHIND: Final = re.compile(r"(?i),? (?:today|tonight|yesterday|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\W*\Z")
_EDGES: Final = " \t\r\n\"'“”‘’«».,;:-–—"


class Parties:
    """The parties of one document; nothing is read before the first question."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[int, int], Party] = {}

    def party(self, start: int, end: int) -> Party:
        """The party meant by `text[start:end]` (code points, 0 <= start < end <= len(text)) as its fullest mention in the text.

        "It", "the army", a surname or an abbreviation become the mention that tells most; what stands for nobody else keeps its
        own words. The name is canonical where the reference table knows the party, else as printed, null for a generic phrase.
        """
        if (start, end) not in self._known:
            self._known[start, end] = self._party(start, end)
        return self._known[start, end]

    @cached_property
    def _words(self) -> Words:
        return read_words(self._text)

    @cached_property
    def _mentions(self) -> list[Mention]:
        return mentions_in(self._words)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.a for m in self._mentions]

    @cached_property
    def _introduced(self) -> dict[str, Introduced]:
        return introduced_in(self._words)

    @cached_property
    def _describer(self) -> Describer:
        return Describer(self._words, self._introduced)

    @cached_property
    def _coreference(self) -> Coreference:
        return Coreference(self._words, self._mentions, self._introduced, self._describer)

    def _party(self, start: int, end: int) -> Party:
        left, right = self._trimmed(start, end)
        a, b = self._words.at(left, right)
        if a >= b or left >= right:
            return Party(self._text[start:end], start, end)
        own = mention_of(self._words, a, min(b, a + _LONGEST))
        found = self._resolved(own)
        told = self._describer.describe(found.a, found.b)
        if found is own or b - a > _LONGEST:
            return self._own(left, right, self._owner(own, told))
        return self._own(found.start, found.end, told)

    def _own(self, start: int, end: int, told: Description) -> Party:
        return Party(self._text[start:end], start, end, told.name, told.role, told.side)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without signs at its edges and relative clauses; a cut abbreviation is made whole ("U" of "U.S.-led")."""
        start, end = self._whole_names(*self._whole_abbreviations(start, end))
        clause = _CLAUSE.search(self._text, start + 1, end)
        end = clause.start() if clause else end
        behind = _TIME_BEHIND.search(self._text, start + 1, end)
        end = behind.start() if behind else end
        piece = self._text[start:end]
        left = len(piece) - len(piece.lstrip(_EDGES))
        return start + left, end - (len(piece) - len(piece.rstrip(_EDGES)))

    def _whole_names(self, start: int, end: int) -> tuple[int, int]:
        """A name of the tables that the stretch cuts is taken whole: "the Levant" of "Islamic State of Iraq and the Levant"."""
        for name in self._words.names.over(start, end):
            if name.entry.kind == "party" and " and " in self._text[name.start : name.end]:
                start, end = min(start, name.start), max(end, name.end)
        return start, end

    def _whole_abbreviations(self, start: int, end: int) -> tuple[int, int]:
        for found in _DOTTED.finditer(self._text, max(0, start - _REACH), end + _REACH):
            if found.start() <= start < found.end() or found.start() < end < found.end():
                start, end = min(start, found.start()), max(end, found.end())
        return start, end

    def _resolved(self, own: Mention) -> Mention:
        first = self._words.tokens[own.a].folded
        if own.b - own.a == 1 and is_pronoun(first) and not self._text[own.start : own.end].isupper():
            antecedent = self._coreference.of_pronoun(first, own.a)
            return self._coreference.fullest(antecedent) if antecedent else own
        if self._coreference.is_statement(own):
            possessed = first in _POSSESSIVES
            issuer = self._coreference.of_pronoun(first, own.a) if possessed else self._coreference.of_statement(own.a)
            return self._coreference.fullest(issuer) if issuer else own
        issued = self._coreference.issuer(own)
        return self._coreference.fullest(issued or self._whole(own))

    def _whole(self, own: Mention) -> Mention:
        """The mention of the text around the words asked for, where it has the same head or is about the same person."""
        k = bisect_right(self._starts, own.a) - 1
        around = self._mentions[k] if k >= 0 else None
        if around is None or around.b < own.b or (around.a, around.b) == (own.a, own.b):
            return own
        same = around.named and (not own.named or own.b == around.named[1]) and own.heads & around.heads
        return around if same else own

    def _owner(self, own: Mention, told: Description) -> Description:
        """The description of "its forces", which belong to whom "its" stands for."""
        first = self._words.tokens[own.a].folded
        if told.name or first not in _POSSESSIVES or not own.heads & _OWNED:
            return told
        owner = self._coreference.of_pronoun(first, own.a)
        if owner is None:
            return told
        full = self._coreference.fullest(owner)
        other = self._describer.describe(full.a, full.b)
        return Description(other.name, told.role, told.side if other.side == "unknown" else other.side)

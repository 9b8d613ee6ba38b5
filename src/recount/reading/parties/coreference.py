"""Whom a pronoun, a definite phrase, a surname or an abbreviation stands for.

Every search looks at a bounded number of mentions, so that a text of nothing but mentions is still read in linear time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from recount.model import Side
from recount.reading.lexicon.people import sex_of
from recount.reading.parties.mentions import ARMIES, Mention, mention_of
from recount.reading.parties.names import Describer, Introduced
from recount.reading.parties.words import Words

_HE: Final = frozenset(("he", "him", "his", "himself"))
_SHE: Final = frozenset(("she", "her", "hers", "herself"))
_IT: Final = frozenset(("it", "its", "itself", "this", "that"))
_THEY: Final = frozenset(("they", "them", "their", "theirs", "themselves", "these", "those"))
_WHO: Final = frozenset(("who", "whom", "whose", "which"))
_TITLES: Final = {"mr": "m", "mrs": "f", "ms": "f"}
_STATEMENTS: Final = frozenset("report statement statements communique release bulletin tweet post".split())
_ISSUED: Final = frozenset(("by", "from"))
_ANY_STATEMENT: Final = frozenset("official written separate brief new later latest earlier".split())
_SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "army": ("army", "military", "forces"),
    "military": ("military", "army", "forces"),
    "forces": ("forces", "troops", "army", "military"),
    "troops": ("troops", "forces", "army", "military"),
    "regime": ("regime", "government"),
    "government": ("government", "regime"),
    "spokesman": ("spokesman", "spokesperson"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
    "spokesperson": ("spokesperson", "spokesman", "spokeswoman"),
    "officer": ("officer", "superintendent", "inspector", "commissioner"),
    "official": ("official", "officer", "secretary", "collector"),
    "reporter": ("reporter", "correspondent", "journalist"),
    "correspondent": ("correspondent", "reporter", "journalist"),
    "witness": ("witness", "eyewitness"),
    "director": ("director", "head", "chief"),
    "organization": ("organization", "organisation"),
    "organisation": ("organisation", "organization"),
    "coalition": ("coalition", "alliance"),
}
_MONITORS: Final[tuple[Side, ...]] = ("civil_society",)
_GROUPS: Final[tuple[Side, ...]] = ("civil_society", "armed_group", "political")
_KINDS_OF: Final[dict[str, tuple[Side, ...]]] = {
    "monitor": _MONITORS,
    "monitors": _MONITORS,
    "watchdog": _MONITORS,
    "observatory": _MONITORS,
    "ngo": _MONITORS,
    "charity": ("civil_society", "medical"),
    "group": _GROUPS,
    "organization": _GROUPS,
    "organisation": _GROUPS,
    "network": _MONITORS,
    "outfit": ("armed_group",),
    "movement": ("armed_group", "political"),
    "faction": ("armed_group",),
    "rebels": ("armed_group",),
    "militants": ("armed_group",),
    "agency": ("media", "international", "medical"),
    "newspaper": ("media",),
    "outlet": ("media",),
    "daily": ("media",),
    "channel": ("media",),
    "party": ("political",),
}
_WATCHING: Final = frozenset(("monitoring", "monitor", "watchdog"))
_LINE: Final = 2000  # characters of a line that are looked through
_FAR: Final = 40  # mentions looked at from one place


class Coreference:
    """Finds antecedents among the mentions of one text, which stand in order."""

    def __init__(self, words: Words, mentions: list[Mention], introduced: dict[str, Introduced], describer: Describer) -> None:
        self._words, self._mentions, self._introduced, self._describer = words, mentions, introduced, describer

    @cached_property
    def _speakers(self) -> list[Mention]:
        return [m for m in self._mentions if m.speaks]

    @cached_property
    def _by_head(self) -> dict[str, list[Mention]]:
        out: dict[str, list[Mention]] = {}
        for mention in self._mentions:
            if not mention.bare:
                for head in sorted(mention.heads):
                    out.setdefault(head, []).append(mention)
        return out

    @cached_property
    def _persons(self) -> dict[str, Mention]:
        """The fullest mention of each person, by the last and the first word of the name."""
        out: dict[str, Mention] = {}
        for mention in self._mentions:
            for key in sorted({_bare(self._name(mention)[-1]), self._name(mention)[0]}) if mention.named else ():
                if key not in out or _fuller(mention, out[key]):
                    out[key] = mention
        return out

    @cached_property
    def _parties(self) -> dict[str, Mention]:
        """The fullest mention of each party of the tables that is nothing but its name."""
        out: dict[str, Mention] = {}
        for mention in self._mentions + self._spelled_out():
            name = self._party_name(mention)
            if name and (name not in out or len(mention.words) > len(out[name].words)):
                out[name] = mention
        return out

    def _spelled_out(self) -> list[Mention]:
        """Names of parties of several words wherever they stand, also inside longer phrases."""
        names = (m for m in self._words.names.matches if m.entry.kind == "party" and not m.linked)
        ranges = (self._words.at(m.start, m.end) for m in names)
        return [mention_of(self._words, a, b) for a, b in ranges if b - a > 1]

    @cached_property
    def _organisations(self) -> list[Mention]:
        return [m for m in self._mentions if self._party_name(m)]

    def is_statement(self, mention: Mention) -> bool:
        """Whether the phrase is a mere "the statement" or "a report", whose speaker must be sought."""
        named = mention.words - _ANY_STATEMENT
        return bool(mention.heads & _STATEMENTS) and len(named) == 1 and mention.b - mention.a <= 3

    def issuer(self, mention: Mention) -> Mention | None:
        """Whose "a later statement by the army" is, where it says so."""
        tokens = self._words.tokens
        joint = next((k for k in range(mention.a + 1, mention.b - 1) if tokens[k].folded in _ISSUED), None)
        if joint is None or tokens[joint - 1].folded not in _STATEMENTS:
            return None
        return mention_of(self._words, joint + 1, mention.b)

    def of_pronoun(self, word: str, at: int) -> Mention | None:
        """The antecedent of a (folded) pronoun before the token `at`; for "we" and "I" the nearest speaker."""
        if word in _WHO:
            return self._just_before(at)
        if word in _HE | _SHE:
            other = "f" if word in _HE else "m"
            return self._last(self._speakers, at, lambda m: m.human and not _is_of(m, other)) or self._last(
                self._mentions, at, lambda m: bool(m.named)
            )
        if word in _IT:
            return (
                self._opening(at)
                or self._last(self._speakers, at, lambda m: not m.human and not m.plural)
                or self._last(self._organisations, at)
            )
        if word in _THEY:
            return self._last(self._speakers, at, lambda m: m.plural) or self._last(self._mentions, at, lambda m: m.plural)
        return self._beside(at)

    def _opening(self, at: int) -> Mention | None:
        """The party with which the sentence of the token `at` opens, if it is no person: "The RSF denies it; it has said"."""
        text, here = self._words.names.text, self._words.tokens[at].start
        back = max(0, here - _LINE)
        opens = max(text.rfind("\n", back, here) + 1, text.rfind(". ", back, here) + 1)
        first = self._first(self._mentions, self._words.at(opens, here)[0])
        if first is None or first.b > at or first.human or first.plural or text[opens : first.start].strip():
            return None
        return first if self._side(first) != "unknown" else None

    def _beside(self, at: int) -> Mention | None:
        """The speaker on the same line as the token `at`, the one before it first; else nobody is sure to be meant."""
        text, here = self._words.names.text, self._words.tokens[at].start
        before, after = self._last(self._speakers, at), self._first(self._speakers, at)
        if before and "\n" not in text[max(before.end, here - _LINE) : here]:
            return before
        return after if after and "\n" not in text[here : min(after.start, here + _LINE)] else None

    def of_statement(self, at: int) -> Mention | None:
        """Who issued a statement mentioned at the token `at`: the last who spoke before it, else the last organisation."""
        return self._last(self._speakers, at, lambda m: not self.is_statement(m)) or self._last(self._organisations, at)

    def fullest(self, mention: Mention) -> Mention:
        """The fullest mention of the same party, the mention itself where there is no fuller one."""
        long = self._of_abbreviation(mention)
        if long or mention.named:
            return long or self._of_person(mention)
        name = self._party_name(mention)
        if name:
            return self._fullest_party(mention, name)
        found = self._of_definite(mention)
        if found is None:
            return mention
        name = self._party_name(found)
        return self._fullest_party(found, name) if name else self._of_definite(found) or found

    def _of_person(self, mention: Mention) -> Mention:
        """A fuller mention of the person: one with the same surname that has all words of this name."""
        other = self._persons.get(_bare(self._name(mention)[-1]))
        mine = [_bare(w) for w in self._name(mention)]
        whole = [_bare(w) for w in self._name(other)] if other else []
        if other is None or not set(mine) <= set(whole) or (len(mine) > 1 and mine[0] != whole[0]):
            return mention
        return other if _fuller(other, mention) else mention

    def _fullest_party(self, mention: Mention, name: str) -> Mention:
        """A longer name of the party; a name of several words gives way only to one that has them all."""
        other = self._parties.get(name, mention)
        fuller = len(other.words) > len(mention.words) and (len(mention.words) < 2 or mention.words <= other.words)
        return other if fuller else mention

    def _of_abbreviation(self, mention: Mention) -> Mention | None:
        token = self._words.tokens[mention.b - 1]
        long = self._introduced.get(self._words.names.text[token.start : token.end])
        if long is None or len(mention.words) > 1:
            return None
        at = bisect_left(self._mentions, long.end, key=lambda m: m.b)
        found = self._mentions[at] if at < len(self._mentions) else None
        return found if found and found.a <= long.start else None

    def _of_definite(self, mention: Mention) -> Mention | None:
        """The antecedent of "the army", "the spokesman", "the group", "a monitoring group"."""
        watches = mention.words & _WATCHING and mention.heads & {"monitor", "group", "watchdog"}
        if not mention.bare and not (watches and len(mention.words) <= 4 and not mention.named):
            return None
        head = self._words.tokens[mention.b - 1].folded
        return self._of_head(mention, head) or self._of_kind(mention, head)

    def _of_head(self, mention: Mention, head: str) -> Mention | None:
        for word in _SYNONYMS.get(head, (head,)):
            known = self._by_head.get(word, [])

            def fits(m: Mention) -> bool:
                return self._is_fuller(m, mention, head)

            found = self._last(known, mention.a, lambda m: fits(m) and m.speaks) if mention.speaks else None
            found = found or self._last(known, mention.a, fits)
            if found is None and word == head:
                found = self._first(known, mention.b, lambda m: fits(m) and bool(self._party_name(m)))
            if found:
                return found
        return None

    def _is_fuller(self, candidate: Mention, mention: Mention, head: str) -> bool:
        """Whether a mention with the same head tells more than the definite phrase and contradicts nothing in it."""
        if len(candidate.words) <= len(mention.words) or not mention.words - {head} <= candidate.words:
            return False
        if candidate.plural != mention.plural and head not in ARMIES:
            return False
        if candidate.plural and not self._is_known(candidate):
            return False
        side = self._side(mention)
        return side == "unknown" or self._side(candidate) in (side, "unknown")

    def _of_kind(self, mention: Mention, head: str) -> Mention | None:
        sides = _MONITORS if mention.words & {"monitoring", "rights"} else _KINDS_OF.get(head)
        if sides is None or self._side(mention) not in ("unknown", *sides):
            return None

        def fits(m: Mention) -> bool:
            return self._side(m) in sides and not m.plural

        found = self._last(self._organisations, mention.a, lambda m: fits(m) and m.speaks) if mention.speaks else None
        found = found or self._last(self._organisations, mention.a, fits)
        if found or sides is not _MONITORS:
            return found
        return min((m for m in self._parties.values() if fits(m)), key=lambda m: m.a, default=None)

    def _is_known(self, mention: Mention) -> bool:
        """Whether it names a party of the tables, or an institution as a whole ("the Syrian forces")."""
        return any(not m.linked for m in self._words.names.within(mention.start, mention.end))

    def _side(self, mention: Mention) -> Side:
        return self._describer.side(mention.a, mention.b)

    def _party_name(self, mention: Mention) -> str | None:
        """The party of the tables of which the mention is nothing but the name, articles, brackets and modifiers apart."""
        names = [m for m in self._words.names.within(mention.start, mention.end) if not m.linked]
        parties = {m.entry.name for m in names if m.entry.kind == "party"}
        if len(parties) != 1:
            return None
        outside = [t for t in self._words.tokens[mention.a : mention.b] if not any(m.start <= t.start < m.end for m in names)]
        last = max(m.end for m in names)
        return parties.pop() if all(t.kind not in ("rnopx" if t.start < last else "rnopxm") for t in outside) else None

    def _name(self, mention: Mention) -> list[str]:
        a, b = mention.named or (mention.a, mention.b)
        return [t.folded for t in self._words.tokens[a:b]]

    def _just_before(self, at: int) -> Mention | None:
        found = self._last(self._mentions, at)
        return found if found and self._words.kinds[found.b : at] in ("", ",", ")", "),") else None

    def _last(self, among: list[Mention], at: int, fits: Callable[[Mention], bool] | None = None) -> Mention | None:
        """The last mention that ends before the token `at` and fits."""
        return next((m for m in islice(_back(among, at), _FAR) if fits is None or fits(m)), None)

    def _first(self, among: list[Mention], at: int, fits: Callable[[Mention], bool] | None = None) -> Mention | None:
        """The first mention from the token `at` on that fits."""
        start = bisect_left(among, at, key=lambda m: m.a)
        return next((m for m in among[start : start + _FAR] if fits is None or fits(m)), None)


def _back(among: list[Mention], at: int) -> Iterator[Mention]:
    for k in range(bisect_left(among, at, key=lambda m: m.a) - 1, -1, -1):
        if among[k].b <= at:
            yield among[k]


def _is_of(mention: Mention, sex: str) -> bool:
    """Whether a word of the mention tells the sex."""
    return any(_TITLES.get(word, sex_of(word)) == sex for word in mention.words)


def _bare(name: str) -> str:
    """A name without the article that is sometimes dropped from it ("al-Halabi", "Halabi")."""
    return name[3:] if name.startswith(("al-", "el-")) else name


def _fuller(one: Mention, other: Mention) -> bool:
    """Whether one mention of a person tells more: a role at all, then the longer name, then the longer role."""

    def told(m: Mention) -> tuple[bool, int, int]:
        a, b = m.named or (0, 0)
        return m.b - m.a > b - a, b - a, m.b - m.a

    return told(one) > told(other)

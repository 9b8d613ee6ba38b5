"""What a phrase tells of the party it names: canonical name, role and side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from recount.model import Side
from recount.reading.lexicon.nouns import lemma
from recount.reading.lexicon.parties import Role, role_of
from recount.reading.parties.known import Match
from recount.reading.parties.words import Token, Words

_ROLE_NAME: Final = re.compile(r"(?P<role>.*r(?:.*(?:[rg)]|om|,))?)[,c]?(?P<name>n{1,6})\Z")
_NAME_ROLE: Final = re.compile(
    r"(?P<name>(?:r(?:\(r\))?)*(?:n{2,6}|n(?=,d)))(?:,|(?=\())?(?P<role>(?:\([^()]{1,6}\))?(?:d{1,3}x?)?[mrgno(]*r.*)\Z"
)
_NAME_COMMA: Final = re.compile(r"(?:r(?:\(r\))?)*(?:n{2,6},d{0,3}|n,d)[mgn]*r")
_ASIDE: Final = re.compile(r"\s*\([a-z][^()]*\)\Z")
# Nouns in the singular, looked up by their lemma.
_NEIGHBOURS: Final = frozenset("neighbor neighbour country nation".split())
_BASE: Final = re.compile(r"[dx,]*[mrgn]+")
_PRINTED: Final = re.compile(r"[mrgn](?:[mrgn]|o(?=[mrgn])){1,9}")

_FORCES: Final = frozenset(
    "army military force forces troop troops soldier personnel navy airforce jet warplane plane aircraft helicopter gunship "
    "drone airstrike strike raid shelling artillery tank sniper commando ranger marine infantry missile guard".split()
)
_GOVERNMENT: Final = frozenset(
    "government regime authority administration president premier minister official state parliament cabinet junta "
    "embassy".split()
)
_BOMBER: Final = "bomber"  # people, unless they fly: "a Sukhoi-34 bomber"
_AIRCRAFT: Final = re.compile(r"(?i)(?:\w+-\d+\w*|\b(?:jet|fighter|stealth|strategic|heavy|dive|long-range))[ -]$")
_TOPICS: Final = {
    "defence": "Defence",
    "defense": "Defence",
    "interior": "Interior",
    "home": "Home Affairs",
    "health": "Health",
    "foreign": "Foreign Affairs",
    "external": "Foreign Affairs",
    "information": "Information",
    "justice": "Justice",
    "education": "Education",
}
_JOINTS: Final = frozenset(("and", "or"))
_LONGEST: Final = 40  # words in which a name and its role are sought
_ANYBODY: Final = frozenset(
    "man men woman women troops troop soldiers personnel policemen jawans securitymen troopers person persons people "
    "individual individuals youth youths victim victims".split()
)
_NAMELESS: Final[frozenset[Side]] = frozenset(("local", "expert"))


@dataclass(frozen=True, slots=True)
class Person:
    """Token ranges of a person's name and, where stated, role."""

    name: tuple[int, int]
    role: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Description:
    """What a party record holds besides its words."""

    name: str | None
    role: str | None
    side: Side


@dataclass(frozen=True, slots=True)
class Introduced:
    """An abbreviation that the text introduces: where its long form stands, in tokens."""

    start: int
    end: int


def person_in(words: Words, a: int, b: int) -> Person | None:
    """The person that tokens a..b name, as "role Name", "Name, role" or bare name of up to six words."""
    if b - a > _LONGEST:
        return None
    kinds = words.kinds[a:b]
    if 0 < len(kinds) <= 6 and set(kinds) == {"n"}:
        return Person((a, b), None)
    found = None if _NAME_COMMA.match(kinds) else _ROLE_NAME.match(kinds)
    found = found or _NAME_ROLE.match(kinds)
    if not found:
        return None
    name, role = found.span("name"), found.span("role")
    return Person((a + name[0], a + name[1]), (a + role[0], a + role[1]))


class Describer:
    """Names, roles and sides of phrases of one text; `introduced` maps the text's own abbreviations to their long forms."""

    def __init__(self, words: Words, introduced: dict[str, Introduced]) -> None:
        self._words, self._introduced = words, introduced
        self._text = words.names.text

    def describe(self, a: int, b: int) -> Description:
        """Name, role and side of the party named by tokens a..b."""
        person = None if b - a == 1 and self._abbreviated(a, b) else self._person(a, b)
        if person is None:
            side = self.side(a, b)
            return Description(self._organisation(a, b, side), self._spoken_role(a, b), side)
        role = self._role(*person.role) if person.role else None
        known = self._parties(*person.name)
        side = self.side(*person.role) if person.role else (known[0].entry.side if known else "unknown")
        return Description(self._quote(*person.name), role, self._own_side(person, b) or side)

    def _person(self, a: int, b: int) -> Person | None:
        """The person that the tokens name, with or without whose person it is ("Colonel Musa Adoum of the rebels")."""
        owner = self._words.kinds.find("o", a, b)
        return person_in(self._words, a, b) or (person_in(self._words, a, owner) if owner > a else None)

    def _own_side(self, person: Person, b: int) -> Side | None:
        """The side that the person is said to be of: "Colonel Musa Adoum of the rebels" is theirs, whatever colonels are."""
        end = max(last for _, last in (person.name, person.role or person.name))
        side = self.side(end + 1, b) if end + 1 < b and self._words.kinds[end] == "o" else "unknown"
        return side if side == "armed_group" or (side != "unknown" and person.role is None) else None

    def side(self, a: int, b: int) -> Side:
        """The side of a phrase: by its head where that is sure, then the party it names, then the words around the head."""
        if self._only_states(a, b):
            return "state"
        told = self._all_told(a, b)
        base = _BASE.match(self._words.kinds[a:b])
        end = base.end() if base else b - a
        head = max((k for k in range(end) if told[k] and self._words.kinds[a + k] in "rg"), default=None)
        sure = [t.side for k, t in enumerate(told) if t and t.side and t.strength == "sure" and (k == head or t.kind == "m")]
        parties = self._parties(a, b)
        openly = [m for m in parties if not self._bracketed(a, m.start)]
        if sure:
            first = sure[0]
            return parties[0].entry.side if parties and first == "media" else first
        if openly or (parties and head is None):
            return (openly or parties)[0].entry.side
        return _by_clues(told, head) or ("state" if self._state_name(a, b) else "unknown")

    def _told(self, k: int) -> Role | None:
        token = self._words.tokens[k]
        if lemma(token.folded) == _BOMBER and self._flies(k):
            return role_of("aircraft") if self._of_state(k) else None
        word = self._text[token.start : token.end]
        if k and self._words.tokens[k - 1].folded == "anti":
            word = f"anti-{word}"  # "the anti Naxalite cell"
        return role_of(word) if token.kind in "mrg" else None

    def _flies(self, k: int) -> bool:
        """Whether bombers are aircraft: by their type, or by a state and a maker ("Russian Ilyushin bombers")."""
        typed = _AIRCRAFT.search(self._text[: self._words.tokens[k].start][-16:])
        return bool(typed) or (k > 1 and self._words.kinds[k - 1] == "n" and self._of_state(k))

    def _of_state(self, k: int) -> bool:
        """Whether a state's adjective stands one or two words before word k."""
        return any(m.entry.kind == "demonym" for m in self._named(max(0, k - 2), k))

    def _all_told(self, a: int, b: int) -> list[Role | None]:
        """What each word tells, those in brackets set aside ("Director General (Naxal Operations)")."""
        out: list[Role | None] = []
        depth = 0
        for k in range(a, b):
            kind = self._words.kinds[k]
            depth = max(0, depth + (kind == "(") - (kind == ")"))
            out.append(None if depth else self._told(k))
        return out

    def _bracketed(self, a: int, at: int) -> bool:
        before = self._words.kinds[a : self._words.at(at, at + 1)[0]]
        return before.count("(") > before.count(")")

    def _only_states(self, a: int, b: int) -> bool:
        """Whether the words name states and nothing else ("its neighbours India and Nepal")."""
        states = [m for m in self._named(a, b) if m.entry.kind == "state"]
        telling = [t for t in self._words.tokens[a:b] if t.kind in "mrgnx" and lemma(t.folded) not in _NEIGHBOURS]
        return bool(states) and all(any(m.start <= t.start < m.end for m in states) for t in telling)

    def _role(self, a: int, b: int) -> str:
        while a < b - 1 and self._words.kinds[a] in "d,":
            a += 1
        return _ASIDE.sub("", self._quote(a, b))

    def _named(self, a: int, b: int) -> list[Match]:
        tokens = self._words.tokens
        if a >= b:
            return []
        return [m for m in self._words.names.within(tokens[a].start, tokens[b - 1].end) if not m.linked]

    def _parties(self, a: int, b: int) -> list[Match]:
        return [m for m in self._named(a, b) if m.entry.kind == "party"]

    def _organisation(self, a: int, b: int, side: Side) -> str | None:
        """Canonical name of the organisation, state or state's force that the phrase names, or its own name as printed."""
        if side in _NAMELESS:
            return None
        if self._lists(a, b):
            return None
        parties = self._parties(a, b)
        if parties:
            return parties[-1].entry.name
        return self._abbreviated(a, b) or (self._state_name(a, b) if side == "state" else None) or self._printed(a, b)

    def _lists(self, a: int, b: int) -> bool:
        """Whether the phrase names several parties side by side: different names on both sides of "and", "or" or a stroke."""
        tokens, kinds = self._words.tokens, self._words.kinds
        inside = [(m.start, m.end) for m in self._named(a, b)]
        for k in range(a + 1, b - 1):
            token = tokens[k]
            if token.folded in _JOINTS or self._text[token.start] in "/&":
                apart = not any(start < token.start < end for start, end in inside)
                if apart and re.search("[gn]|m(?=[^gr]|$)", kinds[a:k]) and re.search("[grn]", kinds[k + 1 : b]):
                    return True
        return False

    def _abbreviated(self, a: int, b: int) -> str | None:
        for token in self._words.tokens[a:b]:
            long = self._introduced.get(self._text[token.start : token.end])
            if long:
                known = self._parties(long.start, long.end)
                return known[-1].entry.name if known else self._quote(long.start, long.end)
        return None

    def _bare_state(self, a: int, b: int) -> Match | None:
        states = [m for m in self._named(a, b) if m.entry.kind != "party" and not m.plural]
        others = [t for t in self._words.tokens[a:b] if t.kind in "mrgnx"]
        return states[0] if len(states) == 1 and all(states[0].start <= t.start < states[0].end for t in others) else None

    def _state_name(self, a: int, b: int) -> str | None:
        states = [m.entry for m in self._named(a, b) if m.entry.kind != "party"]
        if len({s.name for s in states}) != 1:
            return None
        state = states[0]
        if self._bare_state(a, b):
            return state.name
        folded = [t.folded for t in self._words.tokens[a:b]]
        return _institution(state.name, state.own, folded)

    def _printed(self, a: int, b: int) -> str | None:
        """A run of words with capitals, one of them an organisation's ("Aleppo Police Command"), or an account's handle."""
        tokens = self._words.tokens
        kinds = "".join(t.kind if self._is_capital(t) or t.kind == "o" else "x" for t in tokens[a:b])
        for run in _PRINTED.finditer(kinds):
            if "g" in run.group():
                return self._quote(a + run.start(), a + run.end())
        token = tokens[a] if b - a == 1 else None
        return self._quote(a, b) if token and self._text[token.start] == "@" else None

    def _is_capital(self, token: Token) -> bool:
        return self._text[token.start].isupper()

    def _spoken_role(self, a: int, b: int) -> str | None:
        """The phrase without its article where it is a voice with a role ("spokesman for the interior ministry")."""
        while a < b and self._words.kinds[a] in "dx":
            a += 1
        base = _BASE.match(self._words.kinds, a, b)
        if base is None or not base.group().endswith("r"):
            return None
        head, word = self._told(base.end() - 1), self._words.tokens[base.end() - 1].folded
        fights = head and head.side == "armed_group" and head.strength == "sure"
        return None if fights or word in _ANYBODY else self._role(a, b)

    def _quote(self, a: int, b: int) -> str:
        tokens = self._words.tokens
        while b - 1 > a and tokens[b - 1].kind in ",:.(":
            b -= 1
        words = " ".join(self._text[tokens[a].start : tokens[b - 1].end].split())
        return words.removesuffix("'s").removesuffix("’s")


def _by_clues(told: list[Role | None], head: int | None) -> Side | None:
    """The nearest word with a side before the head, then the head itself, then the first after it; then the weak ones."""
    order = list(range(len(told))) if head is None else [*range(head - 1, -1, -1), head, *range(head + 1, len(told))]
    ranked = [t for k in order if (t := told[k]) and t.side]
    strong = [t.side for t in ranked if t.strength != "weak"]
    weak = [t.side for t in ranked if t.strength == "weak"]
    return (strong + weak or [None])[0]


def _institution(state: str, forces: str, folded: list[str]) -> str | None:
    """The institution of a state that the words name: its police, a ministry, its forces or its government."""
    present = {*folded, *map(lemma, folded)}
    if "police" in present:
        return f"{state} Police"
    if "ministry" in present or "minister" in present:
        topic = next((_TOPICS[w] for w in folded if w in _TOPICS), None)
        return f"{state} Ministry of {topic}" if topic and "ministry" in present else f"Government of {state}"
    if {"security", "forces"} <= present:
        return f"{state} Security Forces"
    if {"air", "force"} <= present or present & _FORCES:
        return forces
    return f"Government of {state}" if present & _GOVERNMENT else None

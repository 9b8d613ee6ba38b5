"""Who was harmed, as far as the words tell people apart: phrases for victims, and how many different people they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from recount.reading.lexicon.numbers import UNITS
from recount.reading.lexicon.people import Noun, nouns_in

_PERSONAL: Final = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_AGE: Final = re.compile(
    rf"(?i)\b(?:(\d{{1,3}})|({'|'.join(UNITS)}))[\s–-]{{1,2}}(?:year|(month|week|day))|[,(]\s?(\d{{1,3}})(?![\w-])"
)
_AGE_WORD: Final = re.compile(r"-(?:year|month|week|day)")
_POSSESSOR: Final = re.compile(r"^.{1,60}?[’']s?\s")
_TRAILING: Final = re.compile(r"(?i)\s(?:with|who|whom|whose|in|from|at|of|for|that|on|near|outside|inside|involved)\s")
_NAME: Final = re.compile(r"(?<![\w-])(?:[Aa]l-|[Ee]l-)?([A-Z][^\W\d_]*[a-z][\w’'-]*)")
_NO_NAME: Final = frozenset(
    "a an the one his her their my our another other second third fourth fifth jr sr mr mrs ms dr sgt lt capt maj col gen chief"
    " police special agent year years year-old old he she him himself herself and of in".split()
)
_ANOTHER: Final = re.compile(r"(?i)\b(?:another|other|second|third|fourth|fifth|sixth)\b")
_DEFINITE: Final = re.compile(r"(?i)(?:the|this|that) (?!other|second|third|remaining)\w")
_PRONOUN: Final = re.compile(
    r"(?i)(?:he|she|him|her|himself|herself|who|they|them|it"
    r"|(?:the|this|that) (?:victim|deceased|body|dead|injured|wounded|other))"
)
_COORDINATED: Final = re.compile(r"(?i)[\s,;–-]*$|.{0,60}\b(?:and|&|with|along|plus|before|then|while)\b", re.DOTALL)
_COMMON: Final = re.compile(  # the last word in lower case: what stands before it is no name ("Lodi eighth-grader")
    r"(?<![\w’'])(?!(?:al|el|de|la|da|di|bin|ibn|abu|von|van|der|and|or)\b)[a-z0-9][\w’'-]*"
)
_RECENT: Final = 40  # groups further back are recognised by the whole name alone


@dataclass(frozen=True, slots=True)
class Mention:
    """So many people under one phrase.

    `names` in lower case and text order, `sex` "m" or "f", `stage` "grown" or "young", `age` in years or months, `noun` the
    singular noun; what is not said is "". `beside`: coordinated with the phrase before it; `other`: "another man", "a third";
    `apposed`: between commas behind that phrase.
    """

    count: int
    sentence: int
    phrase: str
    names: tuple[str, ...]
    sex: str
    stage: str
    age: str
    noun: str
    beside: bool
    other: bool
    apposed: bool = False

    @property
    def pronoun(self) -> bool:
        """Whether the phrase only points to somebody."""
        return _PRONOUN.fullmatch(self.phrase) is not None


@dataclass(slots=True)
class Group:
    """One person, or people who are only known together, over all their mentions."""

    count: int
    names: tuple[str, ...]
    sex: str
    stage: str
    age: str
    nouns: set[tuple[int, str]] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)


def mention(phrase: str, sentence: int, count: int = 1, before: str = "") -> Mention:
    """What a victim phrase tells about the people in it; `before` is the text since the last such phrase."""
    phrase = phrase.strip(" ,.;:–-“”\"'’\n")
    head = _TRAILING.split(_POSSESSOR.sub("", phrase), maxsplit=1)[0]
    nouns, age = list(nouns_in(head)), _AGE.search(head)
    noun = next((head[n.start : n.end] for n in nouns if n.single), phrase)
    beside, other = _COORDINATED.match(before[-200:]) is not None, _ANOTHER.search(head) is not None
    own = phrase if other else noun
    stage = _stage_of(age) if age else _stage(nouns)
    return Mention(count, sentence, phrase, _names(head), _sex(head, nouns), stage, _years(age), own.lower(), beside, other)


def is_some(phrase: str) -> bool:
    """Whether the noun names a kind of person (women, students), whose number says nothing about the others."""
    return any(noun.nature.kind for noun in nouns_in(phrase))


def people(mentions: Iterable[Mention]) -> list[Group]:
    """Different people, in the order of their first mention."""
    return list({id(group): group for group in assigned(mentions) if group}.values())


def known_by_name(groups: Iterable[Group]) -> int:
    """How many single people have more than one name, so that nobody else can be meant."""
    return sum(group.count == 1 and len(group.names) > 1 for group in groups)


def assigned(mentions: Iterable[Mention]) -> list[Group | None]:
    """The group of each mention, the likeliest that it can belong to; None for a pronoun without anybody before it."""
    company = _Company()
    return [company.place(m) for m in mentions]


class _Company:
    """The people whom a text has told of so far."""

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self._named: dict[tuple[str, ...], Group] = {}
        self._last: Group | None = None
        self._before: Mention | None = None

    def place(self, m: Mention) -> Group | None:
        """The group of the next mention, a new one where it fits nobody; None for a pronoun that fits nobody."""
        home = self._named.get(m.names) or self._apposed(m) or self._likeliest(m)
        if home is None and not (m.pronoun and self._groups):
            home = Group(m.count, m.names, m.sex, m.stage, m.age)
            self._groups.append(home)
        self._before = m
        if home is not None:
            self._last = home
            _join(m, home)
            if m.names:
                self._named[m.names] = home
        return home

    def _apposed(self, m: Mention) -> Group | None:
        last = self._last
        beside = self._before is not None and _in_apposition(self._before, m)
        return last if last and beside and _fit(replace(m, beside=False), last) >= 0 else None

    def _likeliest(self, m: Mention) -> Group | None:
        near = [g for g in reversed(self._groups[-_RECENT:]) if not (m.other and g is self._last) and _fit(m, g) >= 0]
        return max(near, key=lambda g: _fit(m, g), default=None)


def _in_apposition(before: Mention, m: Mention) -> bool:
    """Whether a phrase between commas tells of whoever stands right before it: "Ned Farrow, a 31-year-old baker, died"."""
    return m.apposed and m.sentence == before.sentence and (bool(m.names) != bool(before.names) or before.pronoun)


def is_among(m: Mention, groups: list[Group]) -> bool:
    """Whether a mention clearly points to one of some single people: by name, by age, or by "the"."""

    def known(group: Group) -> bool:
        fit = _fit(m, group) if group.count == 1 else -1
        named, aged = _same_name(m.names, group.names), m.age != "" and m.age == group.age
        pointed = _DEFINITE.match(m.phrase) is not None and m.noun != m.phrase.lower()
        return fit >= 0 and (named or aged or pointed or m.pronoun)

    return m.count == 1 and any(known(g) for g in groups[-_RECENT:])


def may_be(m: Mention, groups: list[Group]) -> bool:
    """Whether nothing tells somebody apart from all of some single people."""
    return any(_fit(m, group) >= 0 for group in groups[-_RECENT:])


def _sex(head: str, nouns: list[Noun]) -> str:
    """The sex of the first noun that tells one, or of a pronoun."""
    return _PERSONAL.get(head.lower()) or next((noun.nature.sex for noun in nouns if noun.nature.sex), "")


def _stage(nouns: list[Noun]) -> str:
    """The stage of life: that of a grown person where a noun tells so ("the boy's mother")."""
    stages = {noun.nature.stage for noun in nouns}
    return next((stage for stage in ("grown", "young") if stage in stages), "")


def _years(age: re.Match[str] | None) -> str:
    if age is None:
        return ""
    number = age[1] or age[4] or str(UNITS[age[2].lower()])
    return number + (age[3] or "")


def _stage_of(age: re.Match[str]) -> str:
    """Teenagers are called both boys and men."""
    years = _years(age)
    if not years.isdigit() or int(years) < 13:
        return "young"
    return "grown" if int(years) > 19 else ""


def _names(head: str) -> tuple[str, ...]:
    """The name in a phrase: its capitalised words, but for nouns and what qualifies one ("Toledo man")."""
    words: list[str] = []
    for piece in head.split(","):
        ends = [noun.end for noun in nouns_in(piece) if noun.single] + [common.end() for common in _COMMON.finditer(piece)]
        words += [m[1].lower() for m in _NAME.finditer(piece, max(ends, default=0))]
    return tuple(w for w in words if w not in _NO_NAME and not _AGE_WORD.search(w))


def _join(m: Mention, group: Group) -> None:
    group.count = max(group.count, m.count)
    group.names = max(group.names, m.names, key=len)
    group.sex, group.stage, group.age = group.sex or m.sex, group.stage or m.stage, group.age or m.age
    group.sentences.add(m.sentence)
    group.nouns.add((m.sentence, m.noun))


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """A surname alone stands for the full name; a shorter name must share the given name and leave nothing over."""
    short, full = sorted((a, b), key=len)
    if len(short) < 2:
        return bool(short) and short[0] in full
    return short[0] == full[0] and set(short) <= set(full)


def _differ(a: str, b: str) -> bool:
    return bool(a and b) and a != b


def _fit(m: Mention, group: Group) -> int:
    """How well a mention fits a group; below 0 it is somebody else. People coordinated in one sentence differ."""
    named = _same_name(m.names, group.names)
    single = m.count == group.count == 1
    if group.count == 1 and m.names and group.names and not named:
        return -1
    if not single and m.count > 1 and group.count > 1 and m.count != group.count:
        return -1
    if _differ(m.sex, group.sex) or (not named and _differ(m.stage, group.stage)) or (single and _differ(m.age, group.age)):
        return -1
    if m.beside and m.sentence in group.sentences and not (named or m.pronoun or (m.sentence, m.noun) in group.nouns):
        return -1
    alike = (m.sex != "" and m.sex == group.sex) + (m.stage != "" and m.stage == group.stage)
    return 4 * named + 3 * (m.count == group.count > 1) + 2 * (m.age != "" and m.age == group.age) + alike

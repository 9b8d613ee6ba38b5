"""Who was harmed, as far as the words tell people apart: mentions of victims, and how many different people they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

_SINGULAR = (
    r"man|woman|boy|girl|child|teen(?:ager)?|adult|juvenile|minor|person|victim|resident|baby|infant|toddler|kid|male|female"
    r"|father|mother|dad|mom|mum|son|daughter|brother|sister|husband|wife|widow|boyfriend|girlfriend|uncle|aunt|nephew|niece|cousin"
    r"|grand(?:father|mother|son|daughter|child)|student|officer|deputy|soldier|driver|gunman|shooter|suspect|attacker|bomber"
    r"|journalist|doctor|medic|paramedic|teacher|worker|guard|farmer|civilian|militant|rebel|leader|commander|friend|neighbou?r"
)
_PERSON: Final = re.compile(rf"(?i)\b(?:{_SINGULAR})\b")
_PART: Final = re.compile(  # nouns for some of the people in a place: their number is no total
    r"(?i)\b(?:wom[ae]n|m[ae]n|child(?:ren)?|kids?|boys?|girls?|sons?|daughters?|brothers?|sisters?|siblings|infants?|bab(?:y|ies)"
    r"|toddlers?|teen(?:ager)?s?|adults?|minors?|juveniles?|males?|females?|elderly|cousins?|parents?|grand\w+|wi(?:fe|ves)"
    r"|mothers?|fathers?|students?|journalists?|reporters?|(?:para)?medics?|doctors?|nurses?|relatives|firefighters?)\b"
)
_MALE: Final = re.compile(
    r"(?i)\b(?:m[ae]n|boys?|males?|father|dad|sons?|brothers?|husband|uncle|nephew|boyfriend|grandfather|grandson|h(?:e|im(?:self)?)$)\b"
)
_FEMALE: Final = re.compile(
    r"(?i)\b(?:wom[ae]n|girls?|females?|mother|mom|mum|daughters?|sisters?|wi(?:fe|ves)|widow|aunt|niece|girlfriend|grandmother"
    r"|granddaughter|she|her(?:self)?$)\b"
)
_NUMBERS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_AGE: Final = re.compile(rf"(?i)\b(\d{{1,3}}|{'|'.join(_NUMBERS)})[\s–-]+(?:year|month)|[,(]\s?(\d{{1,3}})\b")
_POSSESSOR: Final = re.compile(r"(?:\b[\w.-]+\s){0,4}[\w.-]+[’']s?\s")
_NAME: Final = re.compile(r"(?<![\w-])(?:[Aa]l-|[Ee]l-)?([A-Z][^\W\d_]*[a-z][\w’'-]*)")
_NO_NAME: Final = frozenset(
    "a an the one his her their my our another other second third fourth fifth north south east west old jr sr mr mrs ms dr sgt lt"
    " capt maj col gen chief police special agent year year-old he she him himself herself and of in".split()
)
_GROWN: Final = re.compile(
    r"(?i)\b(?:m[ae]n|wom[ae]n|adults?|father|mother|dad|mom|mum|husband|wi(?:fe|ves)|widow|uncle|aunt|parents?|grand(?:m|f)\w+"
    r"|officers?|deput(?:y|ies)|soldiers?|drivers?)\b"
)
_YOUNG: Final = re.compile(r"(?i)\b(?:boys?|girls?|child(?:ren)?|kids?|bab(?:y|ies)|infants?|toddlers?|juveniles?|minors?|month)\b")
_TRAILING: Final = re.compile(r"(?i)\s(?:with|who|whom|whose|in|from|at|of|for|that|on|near|outside|inside|involved)\s")
_ANOTHER: Final = re.compile(r"(?i)\b(?:another|other|second|third|fourth|fifth|sixth)\b")
_BESIDE: Final = re.compile(r"(?i)[\s,;–-]*$|.{0,60}\b(?:and|&|with|along|plus|before|then|as well as|while)\b")
_PRONOUN: Final = re.compile(
    r"(?i)(?:he|she|him|her|himself|herself|who|they|them|it|(?:the|this|that) (?:victim|deceased|body|dead|injured|wounded|other))"
)
_RECENT: Final = 40  # people further back are recognised by their name alone


@dataclass(frozen=True, slots=True)
class Mention:
    """So many people under one phrase; `names` in lower case and order, `sex` "m", "f" or "", `age` in the text's words."""

    count: int
    phrase: str
    sentence: int
    names: tuple[str, ...]
    sex: str
    age: str
    stage: str
    noun: str
    beside: bool

    @property
    def pronoun(self) -> bool:
        return _PRONOUN.fullmatch(self.phrase) is not None


@dataclass(slots=True)
class Group:
    """One person, or people who are only known together, over all their mentions."""

    count: int
    names: frozenset[str]
    sex: str
    age: str
    stage: str
    phrases: set[tuple[int, str]] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)


def mention(phrase: str, sentence: int, count: int = 1, before: str = "") -> Mention:
    """What a victim phrase tells about the people in it."""
    head = _TRAILING.split(_POSSESSOR.sub("", phrase), maxsplit=1)[0]
    age = _AGE.search(head)
    male, female = _MALE.search(head), _FEMALE.search(head)
    sex = "m" if male and not (female and female.start() < male.start()) else "f" if female else ""
    noun = _PERSON.search(head)
    years = _age(age[1] or age[2]) if age else ""
    own = "" if noun is None or _ANOTHER.search(head) else noun[0].lower()
    return Mention(count, phrase, sentence, _names(head), sex, years, _stage(head, years), own, bool(_BESIDE.match(before)))


def _age(words: str) -> str:
    return words if words.isdigit() else str(_NUMBERS.index(words.lower()) + 1)


def _stage(head: str, years: str) -> str:
    """"grown", "young" or "" (teenagers are called both)."""
    if years:
        return "young" if int(years) < 13 or "month" in head else "grown" if int(years) > 19 else ""
    return "grown" if _GROWN.search(head) else "young" if _YOUNG.search(head) else ""


def is_part(phrase: str) -> bool:
    """Whether the noun names a kind of person (women, students), whose number says nothing about the others."""
    return _PART.search(phrase) is not None


def _names(head: str) -> tuple[str, ...]:
    """The name in a phrase: its capitalised words, but for nouns and what qualifies one ("Toledo man")."""
    words = []
    for piece in head.split(","):
        nouns = list(_PERSON.finditer(piece))
        after = nouns[-1].end() if nouns else 0
        words += [m[1].lower() for m in _NAME.finditer(piece, after)]
    return tuple(w for w in words if w not in _NO_NAME and not _PERSON.fullmatch(w))


def people(mentions: Iterable[Mention]) -> list[Group]:
    """Different people, in the order of their first mention: a mention joins the likeliest group that it can belong to."""
    groups: list[Group] = []
    known: dict[tuple[str, ...], Group] = {}
    for m in mentions:
        home = known.get(m.names) if m.names else None
        home = home or max(reversed(groups[-_RECENT:]), key=lambda g: _fit(m, g), default=None)
        if home is None or (known.get(m.names) is not home and _fit(m, home) < 0):
            if m.pronoun and groups:
                continue
            home = Group(m.count, frozenset(m.names), m.sex, m.age, m.stage)
            groups.append(home)
        _join(m, home)
        if m.names:
            known[m.names] = home
    return groups


def _join(m: Mention, group: Group) -> None:
    group.count = max(group.count, m.count)
    group.names |= frozenset(m.names)
    group.sex, group.age, group.stage = group.sex or m.sex, group.age or m.age, group.stage or m.stage
    group.sentences.add(m.sentence)
    group.phrases.add((m.sentence, m.noun or m.phrase.lower()))


def _fit(m: Mention, group: Group) -> int:
    """How well a mention fits a group; below 0 it is somebody else. People named in one sentence differ."""
    names = frozenset(m.names)
    same_name = bool(names and group.names) and (names <= group.names or group.names <= names)
    single = group.count == 1
    if m.count > 1 and not single and m.count != group.count:
        return -1
    if names and group.names and not same_name and single:
        return -1
    if single and m.count == 1 and m.age and group.age and m.age != group.age:
        return -1
    if _differ(m.sex, group.sex) or (_differ(m.stage, group.stage) and not same_name):
        return -1
    again = (m.sentence, m.noun or m.phrase.lower()) in group.phrases
    if m.beside and m.sentence in group.sentences and not (same_name or m.pronoun or again):
        return -1
    plural = 3 * (m.count == group.count > 1)
    return 4 * same_name + plural + 2 * (m.age != "" and m.age == group.age) + (m.sex != "" and m.sex == group.sex) + (m.stage != "" and m.stage == group.stage)


def _differ(a: str, b: str) -> bool:
    return bool(a and b) and a != b

"""Names of people that a rule describes instead of listing: speakers of a side or role, victims, minors.

Rules over the printed words. They find what is printed as a name, that is with capitals; a person whom a report only describes
("the baker's youngest son") is not named and not found. When in doubt, words are withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from recount.exports.redaction.rules import Rules
from recount.exports.redaction.terms import Term
from recount.model import Claim, Party, Toll
from recount.model.withheld import Reason
from recount.reading.lexicon.parties import role_of
from recount.reading.places.gazetteer import Gazetteer, fold, people_key

_TITLE = r"(?:[^\W\d_a-z]|Mr|Mrs|Ms|Dr|Prof|Col|Gen|Lt|Maj|Capt|Brig|Sgt|Rev)\."
_CAPITALS = rf"(?:{_TITLE}|[^\W\d_a-zà-öø-ÿ][\w’'-]*)"
_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|umm|de|da|del|della|di|do|dos|van|von|der|la|le|ul|ud|ur|af)"
_NAME = rf"(?<!\w)(?:{_CAPITALS}(?:[ \n-]+(?:{_PARTICLE}[ -]+)?{_CAPITALS}){{0,4}})"
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_CHILD: Final = r"(?:boy|girl|child|baby|toddler|infant|newborn|teenager|schoolboy|schoolgirl|minor|son|daughter)s?"
_LIST = rf"{_NAME}(?:(?:,|;| and|, and)\s+{_NAME})*"
_NAMED = re.compile(
    rf"(?i:\b(?:identified|named)\s+(?:\w+\s+)?as:?\s+|\b(?:victims|dead|names?) (?:were|was|are|is):?\s+)({_LIST})"
)
_AGES = re.compile(
    rf"(?P<before>{_NAME})(?:,? ?\(|,\s+)(?:aged? |just |only |an? )?(?:(?P<age>\d{{1,3}})|(?P<word>{_FEW}))"
    rf"(?:[- ](?P<unit>year|month|week|day)s?\b(?:[- ]old\b)?)?(?=\s*[,;:.)](?!\d)|\s+(?:and|was|were|is|who|died|from)\b|\s*$)"
    rf"|(?:(?P<age2>\d{{1,3}})|(?P<word2>(?i:{_FEW})))[- ](?P<unit2>year|month|week|day)s?[- ]old,?\s+(?:[a-z]+,?\s+){{0,3}}"
    rf"(?P<after>{_NAME})"
)
_CHILD_NAMED = re.compile(rf"\b(?i:{_CHILD})(?:,|\s+(?:named|called|of))?\s+(?P<after>{_NAME})")
_NAMED_CHILD = re.compile(rf"(?P<before>{_NAME}),\s+(?:an?|the|his|her|their)\s+(?:[\w'’-]+\s+){{0,3}}(?i:{_CHILD})\b")
_NUMBERS: Final = dict(zip(re.findall(r"[a-z]+", _FEW[3:]), range(1, 18), strict=True))
_OPENERS: Final = frozenset(
    "the a an and but or in on at of by for to from with as it he she they we i his her their its this that these those two "
    "three four five six seven eight nine ten many some several all both no one another among after before when while where "
    "who".split()
)


def people(text: str, claims: tuple[Claim, ...], rules: Rules) -> Iterator[Term]:
    """The names that the rules ask to withhold in one document, whole."""
    found: list[tuple[str, Reason]] = []
    for claim in claims:
        found += [(name, "speaker") for name in _speaker(claim.speaker, rules)]
        found += [(name, "victim") for name in _victim(claim, text)] if rules.victims else []
    found += [(name, "speaker") for name in _in_roles(text, rules.roles)]
    found += [(name, "victim") for match in _NAMED.finditer(text) for name in names(match[1])] if rules.victims else []
    found += [(name, "minor") for name in _minors(text, rules.minors)] if rules.minors else []
    yield from (Term(words, reason) for words, reason in found)


def parts(name: str) -> Iterator[str]:
    """The words of a name by which the person may be called later: of three letters or more, and no common words."""
    words = [word for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name) if len(word) > 2]
    yield from (word for word in words if word.casefold() not in _OPENERS)


def orders(name: str) -> Iterator[str]:
    """A name as it is spoken and as lists have it: `Samir Adel`, `Adel, Samir`."""
    yield name
    first, _, last = name.strip().rpartition(" ")
    if first:
        yield f"{last}, {first}"


def names(words: str) -> Iterator[str]:
    """The proper names in a few words: runs with capitals, without titles, roles, peoples and what only opens a sentence."""
    for run in re.findall(_NAME, words):
        kept = _without_titles(re.split(r"[ \n]+", run.removesuffix(".")))
        if kept:
            yield " ".join(kept)


def _without_titles(words: list[str]) -> list[str]:
    kept = [word for word in words if not (_plain(word) in _OPENERS or role_of(word) or re.fullmatch(_PARTICLE, word))]
    if len(kept) == 1 and _is_people(kept[0]):
        return []
    return words[words.index(kept[0]) :] if kept else []


def _plain(word: str) -> str:
    return word.rstrip(".").casefold()


def _is_people(word: str) -> bool:
    gazetteer = Gazetteer.load()
    places = gazetteer.named(fold(word))
    return bool(gazetteer.named(people_key(word))) or any(place.kind in ("country", "continent") for place in places)


def _speaker(speaker: Party | None, rules: Rules) -> Iterator[str]:
    if speaker is None:
        return
    said = f"{speaker.role or ''} {speaker.text}"
    if speaker.side in rules.speakers or any(_role_words(role).search(said) for role in rules.roles):
        yield from names(speaker.text)


def _victim(claim: Claim, text: str) -> Iterator[str]:
    """The name of the one person that a toll counts: what is printed as its victim, its count or its label."""
    if isinstance(claim, Toll) and (claim.implicit or (claim.low, claim.high) == (1, 1)):
        for span in (claim.victim, claim.count):
            yield from names(text[span.start : span.end]) if span else ()


def _in_roles(text: str, roles: tuple[str, ...]) -> Iterator[str]:
    """`resident Samir Adel`, `Samir Adel, a resident of the village`."""
    for role in roles:
        word = rf"(?i:{re.escape(role)}s?)\b"
        for match in re.finditer(rf"\b{word},?\s+({_NAME})|({_NAME}),\s+(?:an?|the|one)?\s*(?:[\w'’-]+\s+){{0,3}}{word}", text):
            yield from names(match[1] or match[2])


def _role_words(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{re.escape(role)}s?\b")


def _minors(text: str, age: int) -> Iterator[str]:
    for match in _AGES.finditer(text):
        if _years(match) < age:
            yield from names(match["before"] or match["after"])
    for pattern in (_CHILD_NAMED, _NAMED_CHILD):
        for match in pattern.finditer(text):
            yield from names(match.groupdict().get("before") or match["after"])


def _years(match: re.Match[str]) -> int:
    number, word = match["age"] or match["age2"], match["word"] or match["word2"]
    unit = match["unit"] or match["unit2"] or "year"
    return (int(number) if number else _NUMBERS[word.lower()]) if "year" in unit else 0

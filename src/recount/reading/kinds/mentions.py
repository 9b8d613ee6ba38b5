"""Mentions of events in one sentence: the word that reports it, and whether it really happened.

"X attacked Y", "Y was attacked by X", "X's assault on Y", "an attack on Y by X", "Y was hit by an air strike", "X launched an
attack". What is negated, threatened, planned, habitual or general is no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from recount.reading.grammar.syntax import Line, Range
from recount.reading.kinds.roles import TOOK_PLACE, Mention, listed, take_name, targeting, tell
from recount.reading.kinds.somebody import only_speaks
from recount.reading.kinds.triggers import ANAPHORS, PHRASE_VERBS, PHRASES, VERBS, Trigger, noun_trigger, weapon_trigger
from recount.reading.kinds.unreal import is_general, is_habitual, is_unreal
from recount.reading.kinds.weapons import BLOWS, by_weapon, struck
from recount.reading.lexicon.nouns import is_plural
from recount.reading.lexicon.parties import role_of
from recount.reading.lexicon.patterns import any_of

_NOT_ARMED: Final = re.compile(
    r"(?<!\w)"
    + any_of(
        "hunger general labou?r legal court election electoral political advertising rescue relief evacuation humanitarian"
        " heart panic asthma verbal personal cyber tax charm vaccination awareness media smear signature token press uphill"
        " military-style house_to_house"
    )
    + r"(?!\w)"
)
_CAMPAIGN: Final = re.compile(
    any_of("military air bomb aerial security army offensive ground clearance week-long day-long month-long shelling counter")
)
_VERBS: Final = BLOWS | VERBS.keys() | PHRASE_VERBS
_WITH_WORDS: Final = frozenset("attacked assailed assaulted targeted attack attacks assault assaults battle".split())
_PARTNERS: Final = frozenset({"against", "for", "alongside", "with", "under"})
_DEFINITE: Final = frozenset({"the", "this", "these", "that", "those", "its", "their", "his", "same", "'s", "’s", "both"})


def mentions(line: Line) -> list[Mention]:
    """The mentions of one sentence, in order."""
    if is_habitual(line):
        return []
    out: list[Mention] = []
    done = 0
    for i in range(len(line)):
        found = None if i < done or not _may_report(line.low(i)) else _weapon(line, i) or _verb(line, i) or _noun(line, i)
        if found:
            out.append(found)
            done = found.at[1]
    targeting(line, out)
    return [m for m in out if not (line.low(m.at[0]) in _WITH_WORDS and m.initiator and only_speaks(line, m.initiator))]


@lru_cache(maxsize=50_000)
def _may_report(low: str) -> bool:
    """Whether a word is any of those that report an event, which few are: only there it matters what stands around."""
    return low in _VERBS or noun_trigger("attack" if low in ANAPHORS else low) is not None or weapon_trigger(low) is not None


def _weapon(line: Line, i: int) -> Mention | None:
    """The mention that only a weapon tells of, if it happened."""
    found = by_weapon(line, i) or struck(line, i)
    return None if found and is_unreal(line, i) else found


def _verb(line: Line, i: int) -> Mention | None:
    """The mention by a finite verb in the past, alone or with the words that follow it."""
    low = line.low(i)
    if line.tag(i) not in ("E", "V") or line.tag(i - 1) == "O" or (low not in VERBS and low not in PHRASE_VERBS):
        return None
    if is_unreal(line, i):
        return None
    found = next(_phrases(line, i), None) if low in PHRASE_VERBS else None
    if found:
        return _phrasal(line, *found)
    return _alone(line, i, VERBS[low]) if low in VERBS else None


def _phrases(line: Line, i: int) -> Iterator[tuple[Range, Trigger]]:
    """The verbs of several words that begin with word `i`."""
    ahead = line.words(i, i + 9)
    for pattern, meaning in PHRASES:
        match = pattern.match(ahead)
        if match:
            yield (i, i + len(match.group().split())), meaning


def _alone(line: Line, i: int, trigger: Trigger) -> Mention | None:
    """The mention by a verb of one word, whom it hits in the passive or behind it."""
    mention, subject = Mention(line, (i, i + 1), trigger), line.subject(i)
    if line.is_passive(i):
        mention.fill(line.agent(i + 1), line.parts(subject))
        return mention if mention.targets or mention.initiator else None
    start = i + 1
    while line.tag(start) == "B" or line.low(start) == "down":
        start += 1
    mention.fill(subject, listed(line, start))
    return mention if mention.initiator and (mention.targets or trigger.family in ("protest", "fight", "riot")) else None


def _phrasal(line: Line, at: Range, trigger: Trigger) -> Mention:
    """The mention by a verb of several words; what follows them is hit."""
    mention = Mention(line, at, trigger)
    hit = [] if line.words(*at).endswith("self up") else listed(line, at[1])  # "blew himself up" hits nobody
    of_headline = line.low(at[0]) == "shot" and not hit  # "Two teachers shot dead in Kharan"
    if of_headline or line.is_passive(at[0]):
        mention.fill(line.agent(at[1]), line.parts(line.subject(at[0])))
    else:
        mention.fill(line.subject(at[0]), hit)
    return mention


def _noun(line: Line, i: int) -> Mention | None:
    """The mention by a noun: the head of its phrase, and really something that happened."""
    anaphor = line.low(i) in ANAPHORS
    trigger = noun_trigger("attack" if anaphor else line.low(i))
    if trigger is None or line.tag(i) not in ("N", "G", "V", "E") or line.tag(i - 1) in ("O", "A", "R"):
        return None
    named = line.word(i) == "Operation" and line.tag(i + 1) == "N" and line.word(i + 1)[0].isupper() and line.tag(i - 1) != "N"
    if not named and line.tag(i + 1) == "N":
        return None  # "attack helicopters", "raid party", "Special Operation Group"
    a = _left(line, i)
    a += line.low(a) == "out" and a < i  # "carried out similar attacks"
    if (
        _is_other(line, a, i)
        or _tells_of_somebody(line, i)
        or is_general(line, a)
        or is_unreal(line, i)
        or _is_predicate(line, a)
    ):
        return None
    mention = Mention(line, (i, i + 1), trigger, definite=any(line.low(k) in _DEFINITE for k in range(a, i)), anaphor=anaphor)
    if named:
        take_name(mention)
    tell(mention, a)
    return mention if _told(mention, a) else None


def _is_other(line: Line, a: int, i: int) -> bool:
    """Whether the words around the noun at word `i` make it something else: "hunger strike", "in protest against"."""
    low, before = line.low(i), line.words(a, i)
    if (low == "protest" and line.low(a - 1) == "in") or _tells_of_somebody(line, i):
        return True
    return _NOT_ARMED.search(before) is not None or (low.startswith("campaign") and not _CAMPAIGN.search(before))


def _tells_of_somebody(line: Line, i: int) -> bool:
    """Whether a word in -ing says what those before it do: "a movement fighting against the army"."""
    doer = line.low(i - 1)
    does = line.low(i).endswith("ing") and line.low(i + 1) in _PARTNERS and line.tag(i - 1) == "N"
    return does and (role_of(doer) is not None or is_plural(doer))


def _is_predicate(line: Line, a: int) -> bool:
    """Whether the phrase at word `a` only says what something is ("it's a crackdown"), and not "there was a clash"."""
    return line.tag(a - 1) == "A" and line.low(a - 1) not in ("had", "has", "have") and line.low(a - 2) != "there"


def _told(mention: Mention, a: int) -> bool:
    """Whether a noun says enough to be one event: a determiner, a number, a name, or somebody who did or suffered it."""
    line, head = mention.line, mention.at[1] - 1
    if mention.anaphor:
        return mention.definite
    if mention.name or mention.initiator or mention.targets or mention.definite:
        return True
    if line.low(mention.at[1]) in TOOK_PLACE:
        return True
    return line.tag(a) in ("D", "M") or (not is_plural(line.low(head)) and line.low(a - 1) in ("in", "during", "by", "after"))


def _left(line: Line, i: int) -> int:
    """The first word of the phrase of which word `i` is the head."""
    a = i
    while a > 0 and i - a < 12:
        inside = a > 1 and line.tag(a - 1) in "EGB" and line.tag(a - 2) in "DBM"
        if line.tag(a - 1) not in "DMNZ" and not inside:
            break
        if line.tag(a - 1) == "N" and line.tag(a) == "D":
            break
        a -= 1
    return a

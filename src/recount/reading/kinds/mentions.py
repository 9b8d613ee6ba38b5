"""Mentions of events in one sentence: the word that reports it, and whether it really happened.

"X attacked Y", "Y was attacked by X", "X's assault on Y", "an attack on Y by X", "Y was hit by an air strike", "X launched an
attack". What is negated, threatened, planned, habitual or general is no event.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from recount.reading.kinds.roles import Mention, listed, take_name, targeting, tell
from recount.reading.kinds.somebody import only_speaks
from recount.reading.kinds.syntax import Line, Range
from recount.reading.kinds.told import ANSWERS
from recount.reading.kinds.triggers import ANAPHORS, PHRASE_VERBS, PHRASES, VERBS, Trigger, noun_trigger, weapon_trigger
from recount.reading.kinds.weapons import BLOWS, by_weapon, struck
from recount.reading.lexicon.cues import DENYING
from recount.reading.lexicon.nouns import is_plural
from recount.reading.lexicon.parties import role_of

_UNREAL: Final = re.compile(  # right before the phrase
    r"(?<!\w)(?:any|against|demand\w*|warn\w*|prepar\w*|stop|halt|used (?:to|for)|more|further|to|all|other|similar|previous"
    r"|past|earlier|every|condemn\w*|anti|called|nothing|aimed at|increasingly)$"
)
_CLAUSE_UNREAL: Final = re.compile(
    r"(?<!\w)(?:no|not|neither|nor|never|without|could|would|may|might|will|shall|should|must|if|whether|unless|threat\w*|plan(?:s|ned"
    r"|ning)? |plot\w*|possible|potential|prevent\w*|avert\w*|foil\w*|thwart\w*|fears?|feared|risks? of|calls? for|demand\w*"
    r"|vow\w*|likely|future|capable|avoid|intend\w*|wants?|attempt\w* to|tried to|trying to|possibility|approv\w*|such"
    r"|cannot|can|denied|deny|denies|reject(?:s|ed)|dismiss(?:es|ed)|refute[sd]"
    r"|in case|victims? of|one of|wave of|pledg\w*|promis\w*|swore|sworn|keep|keeps|ready to"
    r"|able to|aims? (?:at|to)|seeks? to|sought to|determined to|ha(?:s|ve|d) to|needs? to|hop(?:es?|ed|ing) (?:to|for)"
    r"|refus\w*)(?!\w)|n't"
)
_DENIED: Final = re.compile(
    rf"(?<!\w)(?:{DENYING.pattern})"
    r"(?: (?:[\w'’]+ ){0,5}(?:reports?|claims?|allegations?|accusations?|charges?|suggestions?))?$"
)
_HABIT: Final = re.compile(
    r"(?<!\w)(?:often|routinely|usually|frequently|regularly|repeatedly|sometimes|always|over the years|for decades"
    r"|for years|in recent years|common|every year|every day|on a daily basis|history of|so far this year)(?!\w)"
)
_NOT_ARMED: Final = re.compile(
    r"(?<!\w)(?:hunger|general|labou?r|legal|court|election|electoral|political|advertising|rescue|relief|evacuation"
    r"|humanitarian|heart|panic|asthma|verbal|personal|cyber|tax|charm|vaccination|awareness|media|smear|signature|token"
    r"|press|uphill|house to house|military-style)(?!\w)"
)
_CAMPAIGN: Final = re.compile(
    r"military|air|bomb|aerial|security|army|offensive|ground|clearance|week-long|day-long"
    r"|month-long|shelling|counter"
)
_VERBS: Final = BLOWS | VERBS.keys() | PHRASE_VERBS
_WITH_WORDS: Final = frozenset("attacked assailed assaulted targeted attack attacks assault assaults battle".split())
_PARTNERS: Final = frozenset({"against", "for", "alongside", "with", "under"})
_DEFINITE: Final = frozenset({"the", "this", "these", "that", "those", "its", "their", "his", "same", "'s", "’s", "both"})


def mentions(line: Line) -> list[Mention]:
    """The mentions of one sentence, in order."""
    if _HABIT.search(line.words(0, len(line))):
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
    return None if found and _CLAUSE_UNREAL.search(line.words(_clause(line, i), i)) else found


def _verb(line: Line, i: int) -> Mention | None:
    """The mention by a finite verb in the past."""
    low = line.low(i)
    if line.tag(i) not in ("E", "V") or line.tag(i - 1) == "O" or (low not in VERBS and low not in PHRASE_VERBS):
        return None
    if _CLAUSE_UNREAL.search(line.words(_clause(line, i), i)):
        return None
    if low in PHRASE_VERBS:
        ahead = line.words(i, i + 9)
        for pattern, meaning in PHRASES:
            match = pattern.match(ahead)
            if match:
                return _phrasal(line, (i, i + len(match.group().split())), meaning)
    trigger = VERBS.get(low)
    if trigger is None:
        return None
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
    passive = line.is_passive(at[0])
    mention = Mention(line, at, trigger)
    if passive:
        mention.fill(line.agent(at[1]), line.parts(line.subject(at[0])))
    else:
        alone = line.words(*at).endswith("self up")  # "blew himself up" hits nobody
        mention.fill(line.subject(at[0]), [] if alone else listed(line, at[1]))
    return mention


def _clause(line: Line, i: int) -> int:
    """Where the clause of word `i` begins, as far as commas, quotes and subordinators tell."""
    k = i
    while k > 0 and i - k < 25 and line.tag(k - 1) not in ("X", "S"):
        k -= 1
    if line.low(k - 1) == "that" and (denied := _DENIED.search(line.words(k - 8, k - 1))):
        return k - 1 - len(denied.group().split())
    return k - 1 if k and line.low(k - 1) in ("if", "whether", "unless") else k


def _noun(line: Line, i: int) -> Mention | None:
    """The mention by a noun: the head of its phrase, and really something that happened."""
    low = line.low(i)
    anaphor = low in ANAPHORS
    trigger = noun_trigger("attack" if anaphor else low)
    if trigger is None or line.tag(i) not in ("N", "G", "V", "E") or line.tag(i - 1) in ("O", "A", "R"):
        return None
    if _tells_of_somebody(line, i):
        return None
    named = line.word(i) == "Operation" and line.tag(i + 1) == "N" and line.word(i + 1)[0].isupper() and line.tag(i - 1) != "N"
    if not named and line.tag(i + 1) == "N":
        return None  # "attack helicopters", "raid party", "Special Operation Group"
    a = _left(line, i)
    a += line.low(a) == "out" and a < i  # "carried out similar attacks"
    before = line.words(a, i)
    if low == "protest" and line.low(a - 1) == "in":
        return None  # "in protest against"
    if _NOT_ARMED.search(before) or (low.startswith("campaign") and not _CAMPAIGN.search(before)):
        return None
    ahead = line.words(a - 3, a)
    if (_UNREAL.search(ahead) and not ANSWERS.search(ahead)) or _UNREAL.search(line.words(a, a + 1)):
        return None
    if _CLAUSE_UNREAL.search(line.words(_clause(line, i), i)) or _is_predicate(line, a):
        return None
    mention = Mention(line, (i, i + 1), trigger, definite=any(line.low(k) in _DEFINITE for k in range(a, i)), anaphor=anaphor)
    if named:
        take_name(mention)
    tell(mention, a)
    return mention if _told(mention, a) else None


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

"""Attacks that only a weapon tells of: "a roadside bomb struck a van", "jets struck Sanaa", "killed by a landmine".

What struck is no doer; whose it is, where the words say so ("Ukrainian drones hit a depot"), is.
"""

from __future__ import annotations

import re
from typing import Final

from recount.reading.grammar.syntax import Line, Range
from recount.reading.grammar.tags import word_set
from recount.reading.kinds.roles import Mention, is_actor, listed
from recount.reading.kinds.somebody import head
from recount.reading.kinds.triggers import ATTACK, FAMILY, MINE, SHELLING, STRIKE, VERBS, Trigger, weapon_trigger
from recount.reading.lexicon.categories import acts
from recount.reading.parties.known import names_in

_STRIKES: Final = word_set(
    "struck hit hits pounded killed kills injured injures wounded destroyed damaged wrecked shook rocked"
) | {word for word, trigger in VERBS.items() if trigger.type in (ATTACK, STRIKE, SHELLING)}
_COMES_DOWN: Final = word_set("landed fell rained slammed crashed exploded detonated ripped tore burst struck hit")
_GOES_OFF: Final = word_set("went goes blew")
BLOWS: Final = _STRIKES | _COMES_DOWN | _GOES_OFF  # verbs of which a weapon can be the subject
_OFF: Final = re.compile(r"(?:(?:went|goes) off|blew up|exploded|detonated)(?!\w)")
_ONTO: Final = word_set("on onto near in into at through outside beside against inside")
_SUFFERED: Final = word_set("killed injured wounded hit struck damaged destroyed")
_TRIPPED: Final = re.compile(r"(?:stepp(?:ed|ing)|trod) on|(?:drove|ran|passed|driving) over|hit|struck|hitting|striking")
_HELD_UP: Final = word_set("line lines tree trees mountain mountains hill hillside ground pole")  # what aircraft crash into
_AGREED: Final = word_set("deal deals agreement accord bargain balance tone truce ceasefire pact note chord blow")
_MODEL: Final = re.compile(r"\d|^(?:fighter|combat|attack|kamikaze|cargo|passenger|stray)$")  # "MI-24 helicopters"


def by_weapon(line: Line, i: int) -> Mention | None:
    """The mention of which word `i` is a weapon's verb ("struck", "went off"), or a weapon by which somebody came to harm."""
    trigger = weapon_trigger(line.low(i)) if line.tag(i) == "N" else None
    if trigger:
        return _suffered(line, i, trigger)
    low = line.low(i)
    if line.tag(i - 1) == "C" or low not in BLOWS:
        return None
    subject = line.subject(i) if line.tag(i) in ("V", "E") and not line.is_passive(i) else None
    went_off = _OFF.match(line.words(i, i + 2)) is not None
    aimed = _aimed(line, i) if went_off else None
    if aimed:
        return aimed
    weapon = head(line, subject) if subject else i
    trigger = weapon_trigger(line.low(weapon))
    targets = _hit(line, i) if subject and trigger else []
    targets = [t for t in targets if line.low(head(line, t)) not in _HELD_UP]
    if subject is None or trigger is None or not (targets or went_off):
        return None
    return _mention(line, (i, i + 1), trigger, (subject[0], weapon), targets)


def _aimed(line: Line, i: int) -> Mention | None:
    """ "A roadside bomb targeting a van exploded": the weapon before what it was aimed at and the verb at word `i`."""
    aim = next((k for k in range(i - 1, max(-1, i - 9), -1) if line.low(k) == "targeting"), None)
    target = line.noun_phrase(aim + 1) if aim else None
    trigger = weapon_trigger(line.low(aim - 1)) if aim else None
    if aim is None or target is None or target[1] != i or trigger is None:
        return None
    return _mention(line, (i, i + 1), trigger, (_opening(line, aim - 1), aim - 1), [target])


def struck(line: Line, i: int) -> Mention | None:
    """ "Israel struck a house in Tyre": fire from afar by somebody known to have the means, where nothing is said of these."""
    subject = line.subject(i) if line.low(i) in ("struck", "pounded") and not line.is_passive(i) else None
    targets = listed(line, i + 1) if subject else []
    if subject is None or not targets or line.low(head(line, targets[0])) in _AGREED or not _is_armed(line, subject):
        return None
    mention = Mention(line, (i, i + 1), Trigger(STRIKE, FAMILY[STRIKE]))
    mention.fill(subject, targets)
    return mention


def _is_armed(line: Line, words: Range) -> bool:
    """Whether a phrase has a word for those who fight, or names a state or an armed group."""
    named = names_in(line.printed(words)).matches
    return acts(line.words(*words)) or any(m.entry.side in ("state", "armed_group") and not m.linked for m in named)


def _hit(line: Line, i: int) -> list[Range]:
    """What the verb at word `i` says was hit: its object, or the thing behind "on", "near", "into"."""
    start = i + 1 + (line.low(i) in _GOES_OFF)
    while line.tag(start) == "B":
        start += 1
    if line.low(start) in _ONTO:
        named = line.word(start + 1)[:1].isupper() and line.low(start) in ("in", "near", "at")  # where, and not what
        return listed(line, start + 1) if line.low(i) not in _STRIKES and not named else []
    return listed(line, start) if line.low(i) in _STRIKES else []


def _suffered(line: Line, i: int, trigger: Trigger) -> Mention | None:
    """ "Killed by a landmine", "their truck hit a mine": the weapon at word `i`, and whom or what it harmed."""
    a = _opening(line, i)
    verb = next((k for k in range(a - 1, max(-1, a - 3), -1) if line.tag(k) in ("V", "E")), None)
    if verb is None or line.tag(i + 1) == "N":
        return None
    between = line.words(verb, a)
    tripped = trigger.type == MINE and line.low(a) in ("a", "an") and _TRIPPED.fullmatch(between)
    passive = line.is_passive(verb) and line.low(verb) in _SUFFERED and line.words(verb + 1, a) in ("by", "in")
    if not tripped and not passive:
        return None
    return _mention(line, (i, i + 1), trigger, (a, i), line.parts(line.subject(verb)))


def _opening(line: Line, i: int) -> int:
    """The first word of the phrase that ends with word `i`."""
    while i > 0 and line.tag(i - 1) in "DMNG":
        i -= 1
    return i


def _mention(line: Line, at: Range, trigger: Trigger, before: Range, targets: list[Range]) -> Mention:
    """The mention at some words, `before` being the words of the weapon's phrase before the weapon."""
    mention = Mention(line, at, trigger, means=(before[0], before[1] + 1))
    mention.fill(_owner(line, *before), targets)
    mention.inner = mention.initiator is not None
    return mention


def _owner(line: Line, a: int, weapon: int) -> Range | None:
    """Whose weapon it is: the possessor, or the words before the weapon that name somebody."""
    mark = next((k for k in range(weapon - 1, a, -1) if line.tag(k) == "Z"), None)
    if mark is not None:
        return a, mark
    if line.low(a) in ("its", "their"):
        return a, a + 1
    actors = [k for k in range(a, weapon) if is_actor(line, k) and not _MODEL.search(line.low(k))]
    return (actors[0], actors[-1] + 1) if actors else None

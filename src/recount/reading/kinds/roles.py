"""Who did it and to whom, for one mention of an event: the phrases before and after its word, and the verb that governs it.

"The rebels' assault", "an attack on Y by X", "X launched an attack", "Y was hit by an air strike", "nine killed in a raid".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from recount.reading.grammar.syntax import Line, Range
from recount.reading.grammar.tags import word_set
from recount.reading.kinds.somebody import can_be_hit, head
from recount.reading.kinds.triggers import Trigger, is_weapon, noun_trigger
from recount.reading.lexicon.categories import acts, commands, fights
from recount.reading.lexicon.nouns import is_plural
from recount.reading.lexicon.parties import opposes
from recount.reading.parties.known import names_in

_LIGHT: Final = word_set(
    "carried launched conducted mounted staged began started initiated unleashed announced conducting launching carrying"
    " mounting intensified resumed concluded ended executed perpetrated undertook triggered caused planted detonated staging"
)
_HIT: Final = word_set("hit struck targeted rocked destroyed damaged wrecked levelled leveled hitting")
_MEDIA: Final = word_set("channel account website agency telegram twitter facebook television radio page media platform")
_HARMED: Final = word_set("killed injured wounded")
TOOK_PLACE: Final = word_set(
    "broke out erupted took place ensued occurred happened flared continued raged continues continue rages rage"
)
_OBJECT_OF: Final = word_set(
    "bombardment shelling massacre abduction arrest execution kidnapping bombing shooting beheading assassination slaying"
    " lynching torching looting kidnap arrests abductions executions kidnappings stabbing"
)
_OWN: Final = frozenset({"its", "their", "his", "her"})
_STAGE: Final = re.compile(r"(?:out)?(?: ?on \w+)?(?: ?(?:the|an?) \w+ of)?")  # "announced on Thursday the conclusion of"
_CODE: Final = re.compile(r"code-?named?|codenamed|dubbed|named|called|known|nicknamed|titled")
_REACH: Final = 30  # words after a trigger in which its roles can stand


@dataclass(slots=True)
class Mention:
    """One mention of an event: its words, its roles in words of its sentence, and the operation's name with its gloss."""

    line: Line
    at: Range
    trigger: Trigger
    initiator: Range | None = None
    targets: list[Range] = field(default_factory=list)
    definite: bool = False
    anaphor: bool = False
    inner: bool = False  # the initiator is an adjective inside the phrase
    means: Range | None = None  # the words that name what was used, where those around the mention do not
    name: str | None = None
    gloss: str | None = None

    def fill(self, initiator: Range | None = None, targets: list[Range] | None = None) -> None:
        """Set roles that are still open."""
        if self.initiator is None and initiator is not None and (self._stands_for(initiator) or not self._is_deed(initiator)):
            self.initiator = initiator
        if not self.targets and targets:
            self.targets = [t for t in targets if not self._is_deed(t) and can_be_hit(self.line, t)]

    def _stands_for(self, words: Range) -> bool:
        """Whether a phrase is a pronoun: as a doer it is somebody ("it shelled the town"), as a target it may be a weapon."""
        return words[1] - words[0] == 1 and self.line.tag(words[0]) == "R"

    def _is_deed(self, words: Range) -> bool:
        """Whether a phrase names an attack or a weapon, not somebody: "targeted by air strikes", "blew up a car bomb"."""
        k = head(self.line, words)
        low, before = self.line.low(k), self.line.low(k - 1) if k > words[0] else ""
        return bool(noun_trigger(low) or is_weapon(low) or (is_plural(before) and noun_trigger(before)))


def tell(mention: Mention, a: int) -> None:
    """Fill the open roles of a mention by a noun whose phrase begins at word `a`, the nearest words first."""
    _premodifiers(mention, a)
    _after(mention)
    _governed(mention, a)
    _name_by_code(mention)


def _premodifiers(mention: Mention, a: int) -> None:
    """The doer inside the phrase: "the rebels' attack", "an Israeli air strike", "coordinated insurgent attacks"."""
    line, i = mention.line, mention.at[0]
    mark = next((k for k in range(i - 1, a, -1) if line.tag(k) == "Z"), None)
    if mark is not None:
        mention.fill((a, mark))
    elif mention.trigger.family not in ("fight", "arrest", "abduction", "agreement"):
        actors = [k for k in range(a, i) if is_actor(line, k)]
        if actors and opposes(line.low(actors[-1])):
            actors.pop()  # "an anti-rebel operation" is not the rebels', but "the Anti-Terror Squad's" is its own
        first = actors[0] if actors else i
        last = first
        while last + 1 in actors:
            last += 1
        if actors:
            mention.fill((first - (line.low(first - 1) in _OWN), last + 1))
            mention.inner = True


def is_actor(line: Line, k: int) -> bool:
    """Whether a premodifier names who did it: a force, or a name in capitals, where that begins the sentence a known one."""
    if line.tag(k) != "N":
        return False
    low = line.low(k)
    return (
        fights(low)
        or (commands(low) and low != "armed")
        or (line.word(k)[0].isupper() and (k > 0 or bool(names_in(line.word(k)).matches)))
    )


def _after(mention: Mention) -> None:
    """The roles in the phrases after a trigger noun: by whom, on whom, between whom; a finite verb ends them."""
    line, i = mention.line, mention.at[1]
    end = min(len(line), i + _REACH)
    while i < end:
        low = line.low(i)
        phrase = line.joined(i + 1) if line.tag(i) == "P" else None
        if phrase:
            _prepositional(mention, i, phrase)
        elif low in _LIGHT and line.is_passive(i):
            return mention.fill(line.agent(i + 1))
        elif low in _HIT and not line.is_passive(i):
            return mention.fill(targets=listed(line, i + 1))
        elif low == "," and line.tag(i + 1) == "N" and line.word(i + 1)[0].isupper():
            phrase = line.noun_phrase(i + 1)  # "in Lalgarh, West Midnapore, by …"
        elif not _leads_on(line, i):
            return None
        i = phrase[1] if phrase else i + 1
    return None


def _leads_on(line: Line, i: int) -> bool:
    """Whether more roles can follow word `i` after a trigger noun: a time, "took place", "that hit", "launched"."""
    if line.low(i) in ("that", "which"):
        return line.low(i + 1) in _HIT
    return line.tag(i) in ("P", "T", "M", "B", "A") or line.low(i) in TOOK_PLACE or line.low(i) in _LIGHT


def _prepositional(mention: Mention, i: int, phrase: Range) -> None:
    """The role of the phrase after the preposition at word `i`, if it has one."""
    line, low = mention.line, mention.line.low(i)
    if mention.trigger.family == "fight" and low == "between":
        parts = line.coordinated(i + 1)
        mention.fill(parts[0], parts[1:2])
    elif mention.trigger.family == "fight" and low == "with":
        mention.fill(targets=listed(line, i + 1))
    elif low == "by":
        mention.fill(phrase)
    elif _leads_to_target(mention, low, phrase):
        mention.fill(targets=listed(line, i + 1))


def _leads_to_target(mention: Mention, preposition: str, words: Range) -> bool:
    """Whether a phrase after "on", "at", "into" or "of" is what was attacked, not a day, a way or a bare place name."""
    line = mention.line
    if preposition == "of":
        return line.low(mention.at[1] - 1) in _OBJECT_OF
    if not _MEDIA.isdisjoint(line.words(*words).split()):
        return False  # "claimed the attack on its Telegram channel"
    if preposition in ("at", "into"):
        return mention.trigger.family == "attack" and line.tag(words[0]) in ("D", "M")
    known = preposition in ("on", "against", "upon")
    return known and line.tag(words[0]) != "T" and line.low(words[0]) not in ("behalf", "condition", "account")


def _governed(mention: Mention, a: int) -> None:
    """The roles given by the verb before the phrase: "X launched an attack", "Y was hit by an air strike", "Y came under"."""
    line = mention.line
    verb = _verb_before(line, a)
    if verb is None:
        return
    low, between = line.low(verb), line.words(verb + 1, a)
    if low in _LIGHT and not line.is_passive(verb) and _STAGE.fullmatch(between):
        _started(mention, line.subject(verb))
    elif _suffers(line, verb, between):
        mention.fill(targets=line.parts(line.subject(verb)))
    elif low in ("killed", "destroyed", "arrested", "captured", "killing") and not line.is_passive(verb):
        _harmed_in(mention, verb, a)


def _started(mention: Mention, who: Range | None) -> None:
    """Whoever launched it is its doer, not a name inside the phrase: "the Front mounted a Tolma offensive"."""
    if mention.inner and who is not None:
        mention.initiator, mention.inner = None, False
    mention.fill(who)


def _harmed_in(mention: Mention, verb: int, a: int) -> None:
    """The role that a verb gives its subject when the phrase is what it happened in: "troops killed nine rebels in a raid" did
    it; "nine rebels killed in raid", as headlines have it, suffered it."""
    line = mention.line
    who = line.subject(verb)
    if who is None or line.low(a - 1) not in ("in", "during"):
        return
    if line.noun_phrase(verb + 1 + line.amount(verb + 1)) is None:
        told = line.tag(who[1] - 1) != "M" and line.low(mention.at[1]) != "targeting"
        mention.fill(targets=line.parts(who) if told else [])
    elif acts(line.words(*who)):
        mention.fill(who)


def _suffers(line: Line, verb: int, between: str) -> bool:
    """Whether the subject of a verb is hit by what follows: "was hit by", "came under"."""
    if between == "under":
        return line.low(verb) in ("came", "come")
    return line.low(verb) in _HIT | _HARMED and line.is_passive(verb) and between in ("by", "in")


def _verb_before(line: Line, a: int) -> int | None:
    """The nearest verb before a phrase within its clause."""
    for k in range(a - 1, max(-1, a - 14), -1):
        if line.tag(k) in ("V", "E", "G"):
            return k
        if line.tag(k) in ("X", "S"):
            return None
    return None


def take_name(mention: Mention) -> None:
    """ "Operation Cast Lead": the capitalised words after "Operation"."""
    line, end = mention.line, mention.at[1]
    while line.tag(end) in ("N", "M") and (line.word(end)[0].isupper() or line.word(end)[0].isdigit()):
        end += 1
    mention.name = line.printed((mention.at[0], end))
    mention.at = (mention.at[0], end)
    mention.definite = True


def _name_by_code(mention: Mention) -> None:
    """ "The operation, codenamed 'X' (Gloss)": the name and what it means."""
    line, i = mention.line, mention.at[1]
    k = next((k for k in range(i, min(i + 4, len(line))) if _CODE.fullmatch(line.low(k))), None)
    if mention.trigger.family != "operation" or mention.name or k is None:
        return
    start = k + 1
    while line.tag(start) in ("Q", "D") or line.low(start) == "as":
        start += 1
    end = start
    while line.tag(end) in ("N", "M") or (line.word(end)[0].isupper() if end < len(line) else False):
        end += 1
    if end == start:
        return
    mention.name = line.printed((start, end))
    opening = end + 1 if line.tag(end) == "Q" else end
    closing = next((j for j in range(opening, min(opening + 12, len(line))) if line.low(j) == ")"), None)
    if line.low(opening) == "(" and closing is not None and closing > opening + 1:
        mention.gloss = line.printed((opening + 1, closing)).strip("'\"‘’“”")


def targeting(line: Line, found: list[Mention]) -> None:
    """ "…, targeting schools and banks": the targets of the last attack or operation before it that has none."""
    for k in range(len(line)):
        if line.low(k) != "targeting":
            continue
        before = [m for m in found if m.at[1] <= k and m.trigger.family in ("attack", "operation") and not m.targets]
        if before:
            before[-1].fill(targets=listed(line, k + 1))


def listed(line: Line, i: int) -> list[Range]:
    """The parts of the list that begins at word `i`, without what cannot be hit."""
    return [p for p in line.coordinated(i) if line.tag(p[0]) != "T"]

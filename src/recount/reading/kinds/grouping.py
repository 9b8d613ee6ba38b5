"""Which mentions of events are of one event, and which event was the response to another.

A definite mention ("the attack", "these operations") belongs to the last event of its family that its words do not contradict;
another one only where it names the same doer and contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from recount.model import Party, Period, Place, Span
from recount.reading.grammar.syntax import Line
from recount.reading.kinds.roles import Mention
from recount.reading.kinds.told import ANSWERS, Told

_AFTER: Final = re.compile(r"(?<!\w)(?:days?|hours?|weeks?|soon|shortly)? ?after(?!\w)")
_BACK: Final = 20  # earlier events that a mention can belong to
_MOST: Final = 30  # mentions of one event that are kept: more say nothing new, and cost must stay linear
_FIGHTING: Final = frozenset({"attack", "fight"})


@dataclass(slots=True)
class Group:
    """The mentions of one event; `answers` is the event that it answers."""

    told: list[Told]
    answers: Group | None = field(default=None, repr=False)
    merged: Group | None = field(default=None, repr=False)

    @property
    def root(self) -> Group:
        """The group that this one became a part of."""
        group = self
        while group.merged is not None:
            group = group.merged
        return group

    @property
    def says(self) -> int:
        """How much its mentions say; 0: no doer, target, name, place or day."""
        return max(t.says for t in self.told)

    @property
    def best(self) -> Told:
        """The mention that says most."""
        return max(self.told, key=lambda t: t.says)

    @property
    def initiator(self) -> Party | None:
        """The doer as its fullest mention: one with a canonical name first."""
        found = [t.initiator for t in self.told if t.initiator]
        return max(found, key=lambda p: (p.name is not None, not p.text.islower()), default=None)

    @property
    def targets(self) -> tuple[Span, ...]:
        return next((t.targets for t in self.told if t.targets), ())

    @property
    def place(self) -> Place | None:
        return next((t.place for t in self.told if t.place), None)

    @property
    def when(self) -> Period | None:
        """The most exact time that a mention gives, days before vaguer ones."""
        times = (t.when for t in self.told if t.when)
        return min(times, key=lambda w: (w.first is None, w.precision or 5), default=None)

    @property
    def names(self) -> list[str]:
        return [t.mention.name for t in self.told if t.mention.name]

    @property
    def gloss(self) -> str | None:
        return next((t.mention.gloss for t in self.told if t.mention.gloss), None)


def grouped(sentences: Iterable[tuple[Line, list[Told]]]) -> list[Group]:
    """The events that the mentions of some sentences tell of, in text order, each once; without those of which nothing is said
    and that nothing answered."""
    groups: list[Group] = []
    for line, told in sentences:
        _link(line, [(one, _joined(one, groups)) for one in told])
    answered = {id(g.answers.root) for g in groups if g.answers}
    return [g for g in groups if g.merged is None and (g.says or id(g) in answered)]


def _joined(told: Told, groups: list[Group]) -> Group | None:
    """The group of a mention, opened if it reports something new; None where it points to nothing that was told."""
    for group in reversed(groups[-_BACK:]):
        root = group.root
        if _same(told, root):
            if len(root.told) < _MOST:
                root.told.append(told)
            return root
    silent = not (told.initiator or told.targets or told.mention.name)
    points_back = told.mention.definite or told.mention.inner
    if told.mention.anaphor or (silent and points_back and (groups or not told.says_where)):
        return None  # but a text may open with "the attack in Tillabéri killed 12 soldiers"
    groups.append(Group([told]))
    return groups[-1]


def _same(told: Told, group: Group) -> bool:
    """Whether a mention is of the event of a group."""
    if _contradicts(told, group):
        return False
    mention, first, known = told.mention, group.told[0].mention, group.initiator
    if mention.definite or (mention.line is first.line and mention.trigger.family == "operation"):
        return True
    if told.targets and group.targets:
        return _phrases(mention) == _phrases(next(t.mention for t in group.told if t.targets))
    return bool(told.initiator and known and _key(told.initiator) == _key(known))


def _contradicts(told: Told, group: Group) -> bool:
    """Whether a mention answers the event of a group, or is of another family, name, doer, place or day."""
    mention, first, last = told.mention, group.told[0].mention, group.told[-1].mention
    if last.line is mention.line and ANSWERS.search(last.line.words(last.at[1], mention.at[0])):
        return True
    families = {mention.trigger.family, first.trigger.family}
    if len(families) > 1 and not (families == _FIGHTING and mention.definite):
        return True
    if mention.name and group.names and mention.name not in group.names:
        return True
    known = group.initiator
    if told.initiator and known and not _may_be(told.initiator, known):
        return True
    return not _fits(told, group)


def _phrases(mention: Mention) -> list[str]:
    """The words of the targets of a mention, without articles."""
    return [re.sub(r"^(?:the|an?) ", "", mention.line.words(*t)) for t in mention.targets]


def _fits(told: Told, group: Group) -> bool:
    """Whether place and day of a mention do not contradict those of a group."""
    places = {t.place.name or t.place.text for t in group.told if t.place}
    if told.place and places and (told.place.name or told.place.text) not in places and not told.mention.definite:
        return False
    days = {t.when.first for t in group.told if t.when and t.when.first and t.when.precision == 1}
    return not (told.when and told.when.precision == 1 and days and told.when.first not in days)


def _key(party: Party) -> str:
    return party.name or re.sub(r"^(?:the|an?|its|their|his) ", "", party.text.lower())


def _may_be(a: Party, b: Party) -> bool:
    """Whether two mentions can be of one party: the same name, one inside the other, or a common noun of the same side."""
    one, other = _key(a).lower(), _key(b).lower()
    if one in other or other in one or a.text.lower() in ("it", "they", "he", "we"):
        return True
    generic = a.name is None or b.name is None
    return generic and (a.text.lower().startswith(("its ", "their ")) or (a.side == b.side != "unknown"))


def _link(line: Line, here: list[tuple[Told, Group | None]]) -> None:
    """Tie events of one sentence by the words between them: what stands after "in response to" is what was answered."""
    for (a, first), (b, second) in pairwise(here):
        if first is None or second is None:
            continue
        first, second = first.root, second.root
        between = line.words(a.mention.at[1], b.mention.at[0])
        answers = ANSWERS.search(between) or (a.mention.trigger.family in ("operation", "arrest") and _AFTER.search(between))
        if not answers or first is second:
            continue
        if first.answers is None:
            first.answers = second
        elif first.answers.root is not second and _alike(first.answers.root, second):
            _merge(first.answers.root, second)


def _alike(a: Group, b: Group) -> bool:
    """Whether two events that the same operation answers can be one."""
    one, other = a.initiator, b.initiator
    return a.told[0].mention.trigger.family == b.told[0].mention.trigger.family and (
        one is None or other is None or _may_be(one, other) or one.name is None
    )


def _merge(kept: Group, other: Group) -> None:
    kept.told += other.told
    kept.answers = kept.answers or other.answers
    other.merged = kept

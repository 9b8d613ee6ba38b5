"""Events: what happened, by whom, to whom, where and when, and to what it was the response.

Mentions of one event in one document become one claim: a definite mention ("the attack", "these operations") belongs to the
last event of its family that its words do not contradict; another one only where it names the same doer and contradicts
nothing. The claim's evidence is the sentence of the mention that says most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from recount.model import Event, Party, Span
from recount.reading.identity import claim_id
from recount.reading.kinds.mentions import mentions
from recount.reading.kinds.roles import Mention
from recount.reading.kinds.somebody import is_somebody
from recount.reading.kinds.syntax import Line, line_of
from recount.reading.kinds.told import ANSWERS, Told, resolved
from recount.reading.kinds.triggers import REPORTS_EVENT, typed
from recount.reading.kinds.voice import who_says
from recount.reading.lexicon.cues import stance_of
from recount.reading.page import Page

_AFTER: Final = re.compile(r"(?<!\w)(?:days?|hours?|weeks?|soon|shortly)? ?after(?!\w)")
_BACK: Final = 20  # earlier events that a mention can belong to
_MOST: Final = 30  # mentions of one event that are kept: more say nothing new, and cost must stay linear
_FIGHTING: Final = frozenset({"attack", "fight"})


@dataclass(slots=True)
class _Group:
    """The mentions of one event; `answers` is the event that it answers."""

    told: list[Told]
    answers: _Group | None = field(default=None, repr=False)
    merged: _Group | None = field(default=None, repr=False)

    def says(self) -> int:
        """How much its mentions say; 0: no doer, target, name, place or day."""
        return max(t.says for t in self.told)

    def best(self) -> Told:
        return max(self.told, key=lambda t: t.says)


def find_events(page: Page) -> list[Event]:
    """The events of a page in text order, each once."""
    groups: list[_Group] = []
    for sentence in page.sentences:
        if not REPORTS_EVENT(page.quote(sentence)):
            continue
        line = line_of(page, sentence)
        here = [(told, _joined(told, groups)) for told in (resolved(page, m) for m in mentions(line))]
        _link(line, here)
    answered = {id(_root(g.answers)) for g in groups if g.answers}
    alive = [g for g in groups if g.merged is None and (g.says() or id(g) in answered)]
    ids = {id(g): _id(page, g.best()) for g in alive}
    return [_event(page, g, ids) for g in alive]


def _joined(told: Told, groups: list[_Group]) -> _Group | None:
    """The group of a mention, opened if it reports something new; None where it points to nothing that was told."""
    for group in reversed(groups[-_BACK:]):
        root = _root(group)
        if _same(told, root):
            if len(root.told) < _MOST:
                root.told.append(told)
            return root
    silent = not (told.initiator or told.targets or told.mention.name)
    if told.mention.anaphor or (silent and (told.mention.definite or told.mention.inner)):
        return None
    groups.append(_Group([told]))
    return groups[-1]


def _root(group: _Group) -> _Group:
    while group.merged is not None:
        group = group.merged
    return group


def _same(told: Told, group: _Group) -> bool:
    """Whether a mention can be of the event of a group."""
    first = group.told[0].mention
    mention = told.mention
    last = group.told[-1].mention
    if last.line is mention.line and ANSWERS.search(last.line.words(last.at[1], mention.at[0])):
        return False
    families = {mention.trigger.family, first.trigger.family}
    if len(families) > 1 and not (families == _FIGHTING and mention.definite):
        return False
    names = [t.mention.name for t in group.told if t.mention.name]
    if mention.name and names and mention.name not in names:
        return False
    known = _initiator(group)
    if told.initiator and known and not _may_be(told.initiator, known):
        return False
    if not _fits(told, group):
        return False
    if mention.definite or (mention.line is first.line and mention.trigger.family == "operation"):
        return True
    if told.targets and _targets(group):
        return _phrases(mention) == _phrases(next(t.mention for t in group.told if t.targets))
    return bool(told.initiator and known and _key(told.initiator) == _key(known))


def _phrases(mention: Mention) -> list[str]:
    """The words of the targets of a mention, without articles."""
    return [re.sub(r"^(?:the|an?) ", "", mention.line.words(*t)) for t in mention.targets]


def _fits(told: Told, group: _Group) -> bool:
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


def _initiator(group: _Group) -> Party | None:
    """The doer as its fullest mention: one with a canonical name first."""
    found = [t.initiator for t in group.told if t.initiator]
    return max(found, key=lambda p: (p.name is not None, not p.text.islower()), default=None)


def _targets(group: _Group) -> tuple[Span, ...]:
    return next((t.targets for t in group.told if t.targets), ())


def _link(line: Line, here: list[tuple[Told, _Group | None]]) -> None:
    """Tie events of one sentence by the words between them: what stands after "in response to" is what was answered."""
    for (a, first), (b, second) in pairwise(here):
        if first is None or second is None:
            continue
        first, second = _root(first), _root(second)
        between = line.words(a.mention.at[1], b.mention.at[0])
        answers = ANSWERS.search(between) or (a.mention.trigger.family in ("operation", "arrest") and _AFTER.search(between))
        if not answers or first is second:
            continue
        if first.answers is None:
            first.answers = second
        elif _root(first.answers) is not second and _alike(_root(first.answers), second):
            _merge(_root(first.answers), second)


def _alike(a: _Group, b: _Group) -> bool:
    """Whether two events that the same operation answers can be one."""
    one, other = _initiator(a), _initiator(b)
    return a.told[0].mention.trigger.family == b.told[0].mention.trigger.family and (
        one is None or other is None or _may_be(one, other) or one.name is None
    )


def _merge(kept: _Group, other: _Group) -> None:
    kept.told += other.told
    kept.answers = kept.answers or other.answers
    other.merged = kept


def _id(page: Page, told: Told) -> str:
    at = told.mention.line.span(told.mention.at)
    return claim_id(page.document.id, "event", at.start, at.end, told.mention.line.base)


def _event(page: Page, group: _Group, ids: dict[int, str]) -> Event:
    """The record of a group: each field from the first mention that has it, days before vaguer times."""
    best = group.best()
    line, targets = best.mention.line, _targets(group)
    said = who_says(page, line, best.mention.at)
    periods = sorted((t.when for t in group.told if t.when), key=lambda w: (w.first is None, w.precision or 5))
    named = next((t.mention for t in group.told if t.mention.name), None)
    doer = _initiator(group)
    kind = typed(
        best.mention.trigger,
        _around(best.mention),
        doer.text.lower() if doer else "",
        " ".join(page.quote(t) for t in targets),
    )
    evidence = page.sentence(line.base)
    answers = _root(group.answers) if group.answers else None
    return Event(
        id=ids[id(group)],
        evidence=evidence,
        attribution=said.attribution,
        speaker=said.speaker,
        stance=stance_of(page.text, evidence, said.cue),
        event_type=kind[0],
        sub_event_type=kind[1],
        initiator=doer,
        target=_hit_party(page, targets),
        targets=targets,
        place=next((t.place for t in group.told if t.place), None),
        when=periods[0] if periods else None,
        name=named.name if named else None,
        gloss=next((t.mention.gloss for t in group.told if t.mention.gloss), None),
        response_to=ids[id(answers)] if answers and answers is not group else None,
    )


def _hit_party(page: Page, targets: tuple[Span, ...]) -> Party | None:
    """Whom a single target names; a thing or a place is no party."""
    if len(targets) != 1 or not is_somebody(page, targets[0]):
        return None
    return page.parties.party(targets[0].start, targets[0].end)


def _around(mention: Mention) -> str:
    """The words that can name the means: those before the trigger in its phrase and a few after it, but for what was hit."""
    line, (a, b) = mention.line, mention.means or (mention.at[0] - 4, mention.at[1] + 5)
    hit = {k for target in mention.targets for k in range(*target)}
    return " ".join(line.low(k) for k in range(max(0, a), b) if k not in hit)

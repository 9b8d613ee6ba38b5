"""Events: what happened, by whom, to whom, where and when, and to what it was the response.

Mentions of one event in one document become one claim, whose evidence is the sentence of the mention that says most.
"""

from __future__ import annotations

from recount.model import Event, Party, Span
from recount.reading.grammar.syntax import line_of
from recount.reading.identity import claim_id
from recount.reading.kinds.grouping import Group, grouped
from recount.reading.kinds.mentions import mentions
from recount.reading.kinds.roles import Mention
from recount.reading.kinds.somebody import is_somebody
from recount.reading.kinds.told import COUNTRY, Told, resolved
from recount.reading.kinds.triggers import MINE, REPORTS_EVENT, STRIKE, typed
from recount.reading.kinds.voice import who_says
from recount.reading.lexicon.cues import stance_of
from recount.reading.page import Page


def find_events(page: Page) -> list[Event]:
    """The events of a page in text order, each once."""
    lines = (line_of(page, sentence) for sentence in page.sentences if REPORTS_EVENT(page.quote(sentence)))
    groups = grouped((line, [resolved(page, mention) for mention in mentions(line)]) for line in lines)
    ids = {id(group): _id(page, group.best) for group in groups}
    return [_event(page, group, ids) for group in groups]


def _id(page: Page, told: Told) -> str:
    at = told.mention.line.span(told.mention.at)
    return claim_id(page.document.id, "event", at.start, at.end, told.mention.line.base)


def _event(page: Page, group: Group, ids: dict[int, str]) -> Event:
    """The record of a group: each field from the first mention that has it, days before vaguer times."""
    best, doer, targets = group.best, group.initiator, group.targets
    said = who_says(page, best.mention.line, best.mention.at)
    evidence = page.sentence(best.mention.line.base)
    hit = " ".join(page.quote(target) for target in targets)
    kind, finer = typed(best.mention.trigger, _around(best.mention), doer.text.lower() if doer else "", hit)
    if (kind, finer) == MINE and "bomb" in best.mention.line.words(*best.mention.at) and doer and doer.side == "state":
        kind, finer = STRIKE  # "Israel's bombing of a school"
    answers = group.answers.root if group.answers else None
    return Event(
        id=ids[id(group)],
        evidence=evidence,
        attribution=said.attribution,
        speaker=said.speaker,
        stance=stance_of(page.text, evidence, said.cue),
        event_type=kind,
        sub_event_type=finer,
        initiator=doer,
        target=_hit_party(page, targets),
        targets=targets,
        place=group.place,
        when=group.when,
        name=next(iter(group.names), None),
        gloss=group.gloss,
        response_to=ids[id(answers)] if answers and answers is not group else None,
    )


def _hit_party(page: Page, targets: tuple[Span, ...]) -> Party | None:
    """Whom a single target names; a thing or a place is no party."""
    if len(targets) != 1 or _is_place(page, targets[0]) or not is_somebody(page, targets[0]):
        return None
    party = page.parties.party(targets[0].start, targets[0].end)
    unknown = party.side == "unknown" and page.quote(targets[0]).istitle() and len(page.quote(targets[0]).split()) == 1
    return None if unknown else party  # a lone name that no table has is a village rather than somebody


def _is_place(page: Page, span: Span) -> bool:
    """Whether a stretch is a town or district, whose name may also stand for a government: "rockets hit Tripoli"."""
    return any(p.start <= span.start and span.end <= p.end and p.precision != COUNTRY for p in page.places_in(span))


def _around(mention: Mention) -> str:
    """The words that can name the means: those before the trigger in its phrase and a few after it, but for what was hit."""
    line, (a, b) = mention.line, mention.means or (mention.at[0] - 4, mention.at[1] + 5)
    hit = {k for target in mention.targets for k in range(*target)}
    return " ".join(line.low(k) for k in range(max(0, a), b) if k not in hit)

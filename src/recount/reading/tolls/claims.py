"""What the trained reader found, as claims: words become parties, places, periods and ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from recount.model import Harm, Party, Period, Place, Span, Stance, Step, Toll
from recount.reading.identity import claim_id
from recount.reading.lexicon.cues import stance_of
from recount.reading.lexicon.harm import HARMS
from recount.reading.page import Page
from recount.reading.parties.categories import label, victim_category
from recount.reading.places import resolve_place
from recount.reading.text.windows import Words
from recount.reading.times import period_of, whole_range
from recount.reading.tolls.counted import settled
from recount.reading.tolls.doers import doer, is_victim, names_nobody
from recount.reading.tolls.harmed import category_of, stands_apart, victim_of, whole_phrase
from recount.reading.tolls.scopes import scope_of, time_of
from recount.reading.tolls.steps import steps_of
from recount.reading.trained.tolls import CATEGORIES, STANCES, Found

_CONFIRMS: Final = re.compile(r"(?i)\b(?:confirm|acknowledg|admit|conced)\w*")
_OF_THEM: Final = re.compile(r"(?i) of (?:them|whom)\b")
Explained = list[tuple[Toll, tuple[Step, ...]]]


def toll_claims(page: Page, words: Words, found: list[Found]) -> Explained:
    """One toll a count, in text order, each with the steps that explain it."""
    found = settled(words, found, page.places)
    ids = [_toll_id(page, words, f) for f in found]
    above = _parents([f.above for f in found])
    tolls = [_toll(page, words, f, own, None if k is None else ids[k]) for f, own, k in zip(found, ids, above, strict=True)]
    parts: dict[int | None, list[Toll]] = {}
    for k, (toll, _) in zip(above, tolls, strict=True):
        parts.setdefault(k, []).append(toll)
    tolls = [(_mixed(toll, parts.get(k, [])), rule) for k, (toll, rule) in enumerate(tolls)]
    out: Explained = []
    for f, k, (toll, rule) in zip(found, above, tolls, strict=True):
        whole = None if k is None else tolls[k][0]
        if whole and _is_some_of(page, toll, whole):
            toll, rule = replace(toll, category=whole.category), "some of the whole are of its kind"
        toll = toll if whole is None or _holds(whole, toll) else replace(toll, part_of=None)
        linked = f.links.get("perpetrator")
        stated = toll.perpetrator != _party(page, words.offsets(*linked) if linked else None)
        out.append((toll, steps_of(page, f, toll, rule, stated)))
    return out


def ruled_toll(page: Page, harm: Harm, number: int, evidence: Span, count: Span, victim: Span) -> Toll:
    """A toll that a rule finds without the trained reader."""
    return Toll(
        id=claim_id(page.document.id, "toll", harm, count.start, count.end, number, number),
        evidence=evidence,
        harm=harm,
        low=number,
        high=number,
        count=count,
        victim=victim,
        label=label(page.text, victim.start, victim.end),
        category=victim_category(page.quote(victim)) or "unknown",
    )


def _mixed(whole: Toll, parts: Sequence[Toll]) -> Toll:
    """The toll without a category where no noun tells one and its parts are of several: "nine died: four soldiers, a nurse"."""
    kinds = {part.category for part in parts if part.harm == whole.harm} - {"unknown"}
    return replace(whole, category="unknown") if whole.victim is None and len(kinds) > 1 else whole


def _is_some_of(page: Page, part: Toll, whole: Toll) -> bool:
    """Whether a part has no noun but the whole's: "74 people were wounded, some 20 of them critically"."""
    nameless = part.victim is None and whole.victim is not None and part.harm == whole.harm
    return nameless and _OF_THEM.match(page.text, part.count.end) is not None


def _holds(whole: Toll, part: Toll) -> bool:
    """Whether one toll can include the other: civilians include no soldiers."""
    return "unknown" in (whole.category, part.category) or whole.category == part.category or whole.harm != part.harm


def _toll_id(page: Page, words: Words, found: Found) -> str:
    count = words.offsets(*found.span)
    return claim_id(page.document.id, "toll", HARMS[found.harm], count.start, count.end, found.number.low, found.number.high)


def _parents(above: list[int | None]) -> list[int | None]:
    """The same links without those that close a circle."""
    kept: list[int | None] = [None] * len(above)
    for k, parent in enumerate(above):
        seen, at = {k}, parent
        while at is not None and at not in seen:
            seen.add(at)
            at = kept[at]
        kept[k] = parent if at is None else None
    return kept


def _toll(page: Page, words: Words, found: Found, own: str, parent: str | None) -> tuple[Toll, str]:
    """The toll, and the rule that settled its category."""
    linked = {role: words.offsets(*where) for role, where in found.links.items() if where}.get
    count = words.offsets(*found.span)
    if found.number.implicit:
        count = whole_phrase(page, count)
    victim = victim_of(page, found, count, None if stands_apart(words, found) else linked("victim"))
    attribution = page.attribution_over(count.start, count.end)
    speaker = page.speaker_of(attribution) or _party(page, linked("speaker"))
    voiced = attribution if speaker else None
    evidence = _evidence(page, count, victim)
    category, rule = category_of(page, found, count, victim)
    toll = Toll(
        id=own,
        evidence=evidence,
        attribution=voiced.id if voiced else None,
        speaker=speaker,
        stance=_stance(page, found, evidence, (voiced.cue if voiced else None, speaker)),
        harm=HARMS[found.harm],
        low=found.number.low,
        high=found.number.high,
        count=count,
        implicit=found.number.implicit,
        victim=victim,
        label=label(page.text, victim.start, victim.end) if victim else None,
        category=category,
        perpetrator=_party(page, _perpetrator(page, count, victim, linked("perpetrator"))),
        place=_place(page, linked("place")),
        when=_period(page, time_of(page, found, count, linked("when"))),
        scope=scope_of(page, found, count),
        part_of=parent,
    )
    return toll, rule


def _evidence(page: Page, count: Span, victim: Span | None) -> Span:
    """The sentence of the count, or the sentences from the count to its victims."""
    first, last = page.sentence(count.start), page.sentence(count.end - 1)
    if victim and abs(page.sentence_index(victim.start) - page.sentence_index(count.start)) == 1:
        other = page.sentence(victim.start)
        return Span(min(first.start, other.start), max(last.end, other.end))
    return Span(first.start, max(first.end, last.end))


def _stance(page: Page, found: Found, evidence: Span, voice: tuple[Span | None, Party | None]) -> Stance:
    """The reader's stance unless the words around say more; a state that confirms other deaths than its enemy's admits them."""
    cue, speaker = voice
    said = stance_of(page.text, evidence, cue)
    if said != "asserts":
        return said
    own = speaker is not None and speaker.side == "state" and CATEGORIES[found.category] in ("civilian", "state_forces")
    if own and cue and _CONFIRMS.search(page.quote(cue)):
        return "acknowledges"
    return STANCES[found.stance]


def _perpetrator(page: Page, count: Span, victim: Span | None, linked: Span | None) -> Span | None:
    """An agent that the sentence names in so many words outranks the linker, who never gives the victims themselves."""
    stated = doer(page, count, victim)
    if stated or linked is None:
        return stated
    return None if is_victim(page, linked, count, victim) or names_nobody(page, linked) else linked


def _party(page: Page, span: Span | None) -> Party | None:
    return page.parties.party(span.start, span.end) if span else None


def _place(page: Page, span: Span | None) -> Place | None:
    if span is None:
        return None
    found = resolve_place(page.text, span.start, span.end, page.places)
    return found or Place(page.quote(span), span.start, span.end)


def _period(page: Page, span: Span | None) -> Period | None:
    """The time phrase with the days that its time expressions allow."""
    if span is None:
        return None
    span = whole_range(page.text, span, page.times)
    published = page.document.published
    day = date.fromisoformat(published) if published else None
    return Period(page.quote(span), span.start, span.end, *period_of(page.text, span, page.times, day))

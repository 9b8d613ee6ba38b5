"""What the trained reader found, as claims: words become parties, places, periods and ids."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec.structs import replace

from recount.model import Category, Harm, Party, Period, Place, Scope, Span, Stance, Step, TimeExpression, Toll
from recount.reading.identity import claim_id
from recount.reading.kinds.syntax import line_of
from recount.reading.lexicon.cues import stance_of
from recount.reading.lexicon.harm import HARMS
from recount.reading.page import Page
from recount.reading.parties.categories import label, target_category, victim_category, with_noun
from recount.reading.places import resolve_place
from recount.reading.text.windows import Words
from recount.reading.times import period_of
from recount.reading.tolls.border_fire import is_border_fire
from recount.reading.tolls.counted import settled
from recount.reading.tolls.doers import doer, is_victim, names_nobody
from recount.reading.tolls.losses import losing_side
from recount.reading.trained.tolls import CATEGORIES, SCOPES, STANCES, Found

Explained = list[tuple[Toll, tuple[Step, ...]]]


def toll_claims(page: Page, words: Words, found: list[Found]) -> Explained:
    """One toll a count, in text order, each with the steps that explain it."""
    found = settled(words, found, page.places)
    ids = [_toll_id(page, words, f) for f in found]
    above = _parents([f.above for f in found])
    tolls = [_toll(page, words, f, own, None if k is None else ids[k]) for f, own, k in zip(found, ids, above, strict=True)]
    out: Explained = []
    for f, k, (toll, rule) in zip(found, above, tolls, strict=True):
        toll = toll if k is None or _holds(tolls[k][0], toll) else replace(toll, part_of=None)
        linked = f.links.get("perpetrator")
        stated = toll.perpetrator != _party(page, words.offsets(*linked) if linked else None)
        out.append((toll, _steps(page, f, toll, rule, stated)))
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
        count = _whole(page, count)
    victim = _victim(page, found, count, None if _apart(words, found) else linked("victim"))
    attribution = page.attribution_over(count.start, count.end)
    speaker = page.speaker_of(attribution) or _party(page, linked("speaker"))
    voiced = attribution if speaker else None
    evidence = _evidence(page, count, victim)
    category, rule = _category(page, found, count, victim)
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
        when=_period(page, _time(page, found, count, linked("when"))),
        scope=_scope(page, found, count),
        part_of=parent,
    )
    return toll, rule


_HEAD: Final = "category head"
_ARTICLE: Final = re.compile(r"(?i)an?|the|his|her|their|its|our|my|another")
_PRONOUN: Final = re.compile(r"(?i)he|she|him|himself|herself")
_BESIDE_COUNT = re.compile(r" ['‘’\"“]?(?P<group>(?:[A-Z][\w’'-]* ){1,2}[a-z]+(?<!ing)\b|[^\W\d_]+)")
_BEHIND_AMONG: Final = re.compile(r"(?i)\bamong (?:the |at least |about |some )*$")
_AMONG_THEM = re.compile(
    r"(?i),? (?:including|among them|mostly|many of them) (?:women|children)(?: (?:and|or) (?:women|children))?\b"
)


def _whole(page: Page, count: Span) -> Span:
    """A person's phrase where only its article was tagged: "the mother of the boy"."""
    if not _ARTICLE.fullmatch(page.quote(count)):
        return count
    line = line_of(page, page.sentence(count.start))
    found = line.noun_phrase(line.at(count.start))
    return Span(count.start, max(count.end, line.span(found).end)) if found else count


def _victim(page: Page, found: Found, count: Span, linked: Span | None) -> Span | None:
    """The words for those who came to harm: the linked ones, else the person's phrase or the noun beside the number."""
    victim = _with_noun(page, linked or (count if found.number.implicit else _noun_beside(page, count)))
    return _with_women_and_children(page, victim)


def _apart(words: Words, found: Found) -> bool:
    """Whether of the count and its victims one stands in the headline and the other does not (a headline does not count whom
    the report names), or whether a pronoun is linked to somebody who comes after it."""
    victim = found.links.get("victim")
    if victim is None:
        return False
    count = words.offsets(*found.span)
    if found.span[1] <= victim[0] and _PRONOUN.fullmatch(words.text, count.start, count.end):
        return True
    return (found.span[0] < words.headline) != (victim[0] < words.headline)


def _noun_beside(page: Page, count: Span) -> Span | None:
    """The noun for fighters or civilians behind the number, after a name, in scare quotes or not: "over 700 'terrorists'"."""
    beside = _BESIDE_COUNT.match(page.text, count.end)
    return Span(*beside.span("group")) if beside and victim_category(beside["group"]) else None


def _with_noun(page: Page, victim: Span | None) -> Span | None:
    return Span(victim.start, with_noun(page.text, victim.start, victim.end)) if victim else None


def _with_women_and_children(page: Page, victim: Span | None) -> Span | None:
    """The victims with the uncounted part that follows: "civilians, including women and children"."""
    more = _AMONG_THEM.match(page.text, victim.end) if victim else None
    return Span(victim.start, more.end()) if victim and more else victim


def _evidence(page: Page, count: Span, victim: Span | None) -> Span:
    """The sentence of the count, or the sentences from the count to its victims."""
    first, last = page.sentence(count.start), page.sentence(count.end - 1)
    if victim and abs(page.sentence_index(victim.start) - page.sentence_index(count.start)) == 1:
        other = page.sentence(victim.start)
        return Span(min(first.start, other.start), max(last.end, other.end))
    return Span(first.start, max(first.end, last.end))


_CONFIRMS = re.compile(r"(?i)\b(?:confirm|acknowledg|admit|conced)\w*")


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


_SUMMED: Final = re.compile(
    r"(?i)\bsince (?:the (?:beginning|start|war|conflict|uprising)|\d{4}\b"
    r"|(?:early |late )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*)"
    r"|\bso far this (?:year|month|week)\b|\bover the (?:past|last)\b|\bin recent (?:weeks|months|years)\b"
    r"|\b(?:two|three|four|five|six|several|different|various|\d+) (?:separate|different) (?!famil|people|victims)\w+"
    r"|\bin separate \w+"
    r"|\b(?:homicide|murder|killing|shooting)s?\b[^.;]{0,40}\b(?:(?:in|of) (?:19|20)\d\d|(?:this|of the|for the) year)\b"
    r"|\b(?:count|tally|total) to \d+ (?:in|for|since|this)\b|\bone each (?:from|in|at)\b"
    r"|\b(?:homicide|murder)s? (?:count|tally|toll)\b"
)
_SINGLE: Final = re.compile(
    r"(?i)\bin (?:the (?:first|second|third|same)|a single) (?:\w+ )?(?:explosion|blast|attack|incident|clash|encounter)\b"
)
_BRINGING: Final = re.compile(r"(?i)[^.;]{0,60}, (?:bringing|taking|raising|pushing) (?:the|its|their|to)\b")
_LONG: Final = 27  # days of a month and more
_BESIDE: Final = 120  # characters around a count in which its scope is told


def _scope(page: Page, found: Found, count: Span) -> Scope:
    """What the words right around say: one incident, or a sum over a stretch or over several; else the reader."""
    sentence = page.sentence(count.start)
    around = page.text[max(sentence.start, count.start - _BESIDE) : min(sentence.end, count.end + _BESIDE)]
    if _SINGLE.search(around) or _BRINGING.match(page.text, count.end, sentence.end):
        return "event"
    return "cumulative" if _SUMMED.search(around) else SCOPES[found.scope]


def _category(page: Page, found: Found, count: Span, victim: Span | None) -> tuple[Category, str]:
    """The category, and the rule that settled it.

    What fighters and "civilians" are called decides, then the reader, which knows who only sounds civil; dead of no kind were
    where the attack was aimed. What the reader makes of people without a noun, or against their noun, is a guess where the text
    has spoken of nobody of that kind so far.
    """
    sentence = page.sentence(count.start)
    if victim is None and _BEHIND_AMONG.search(page.text[sentence.start : count.start]):
        return "unknown", "those among a number do not tell who the others are"
    read, rule = CATEGORIES[found.category], _HEAD
    noun = label(page.text, victim.start, victim.end) if victim else None
    called = victim_category(page.quote(victim)) if victim else target_category(page.quote(sentence))
    if read != "unknown" and (noun is None or called) and not page.speaks_of(read, count.start):
        read, rule = "unknown", "nobody of the kind that the category head guesses was spoken of"
    if called is None and (losers := losing_side(page.text[sentence.start : count.start])):
        return losers, "losses are those of the side that loses them"
    if called is None and read == "unknown" and is_border_fire(page.quote(sentence)):
        return "civilian", "fire across a border kills those who live there, unless they are called something else"
    if called is None or (read != "unknown" and not (victim and (called != "civilian" or noun == "civilian"))):
        return read, rule
    return called, "words for the victims or for what was attacked"


def _place(page: Page, span: Span | None) -> Place | None:
    if span is None:
        return None
    found = resolve_place(page.text, span.start, span.end, page.places)
    return found or Place(page.quote(span), span.start, span.end)


def _period(page: Page, span: Span | None) -> Period | None:
    """The time phrase with the days that its time expressions allow."""
    if span is None:
        return None
    published = page.document.published
    day = date.fromisoformat(published) if published else None
    return Period(page.quote(span), span.start, span.end, *period_of(page.text, span, page.times, day))


def _time(page: Page, found: Found, count: Span, linked: Span | None) -> Span | None:
    """The linked time; but for a sum, the stretch behind it in its own sentence rather than a time of another sentence: "over
    700 in the past year"."""
    sentence = page.sentence(count.start)
    if linked:
        whole = page.time_at(linked.start)
        linked = Span(linked.start, max(linked.end, whole.end)) if whole else linked
    if SCOPES[found.scope] != "cumulative" or (linked and sentence.start <= linked.start < sentence.end):
        return linked
    behind = (t for t in page.times_in(sentence) if t.start >= count.end and _days_long(t) >= _LONG)
    return next((Span(t.start, t.end) for t in behind), linked)


def _days_long(time: TimeExpression) -> int:
    return (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days if time.first and time.last else 0


def _steps(page: Page, found: Found, toll: Toll, rule: str, stated: bool) -> tuple[Step, ...]:
    """Why each field of a toll says what it says: `rule` settled its category, the sentence its perpetrator where that is
    `stated` and not the linker's."""

    def words(thing: Span | Party | Place | Period | None) -> str:
        return page.text[thing.start : thing.end] if thing else ""

    count = words(toll.count)
    interval = f"{toll.low}-{'open' if toll.high is None else toll.high}"
    steps = [
        Step("count", count, count, "toll tagger", round(found.score, 3)),
        Step("low-high", interval, count, f"number table: {found.number.modifier}"),
        Step("harm", toll.harm, words(toll.evidence), "harm head"),
        Step("category", toll.category, words(toll.victim), rule, found.scores.get("category") if rule == _HEAD else None),
        Step("scope", toll.scope, words(toll.evidence), "words, then scope head", found.scores.get("scope")),
        Step("stance", toll.stance, words(toll.evidence), "hedges and cues"),
    ]
    ruled = {"perpetrator": "agents and victims in the sentence's own words"} if stated else {}
    if page.speaker_of(page.attribution_over(toll.count.start, toll.count.end)) is not None:
        ruled["speaker"] = "source of the innermost attribution"
    for role in ("victim", "speaker", "perpetrator", "place", "when"):
        said = words(getattr(toll, role))
        score = None if role in ruled else found.scores.get(role)
        steps.append(Step(role, said, said, ruled.get(role, "mention linker"), score))
    steps.append(Step("part_of", toll.part_of or "", count, "part-of linker", found.scores.get("part_of")))
    return tuple(steps)

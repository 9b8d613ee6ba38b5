"""Who did it, on whose word: what the rules, the trained reader and the tolls say of it, each accusation once.

What the outlet itself narrates is no accusation, nor is a party's word on its own victims. A party that one speaker accuses
several times is accused once: each toll keeps its own perpetrator.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from msgspec.structs import replace

from recount.model import Party, Position, Responsibility, Span, Support, Toll
from recount.reading.grammar.syntax import line_of
from recount.reading.identity import claim_id
from recount.reading.kinds import find_responsibility
from recount.reading.kinds.somebody import is_somebody, may_speak
from recount.reading.kinds.triggers import noun_trigger
from recount.reading.page import Page
from recount.reading.parties.known import names_in
from recount.reading.text.windows import Words
from recount.reading.tolls.doers import attacks, deeds, doer, phrase_of
from recount.reading.trained.features import same_phrase
from recount.reading.trained.tolls import POSITIONS, Blamed

_OWN: Final = re.compile(r"(?i)\b(?:its|their|our)\b")
_NEGATED: Final = re.compile(r"(?i)\b(?:not|never)\b|n['’]t\b")
_AND: Final = len(", and the ")  # characters between two parties of a list
_NAMED: Final = 40  # characters in which a word of naming stands before a name
_NAMING: Final = re.compile(r"(?i)\b(?:call|label|brand|dub|describ|depict)\w*\b[^.;:]{0,24}\Z")
_CLAIMING: Final = re.compile(
    r"\b(?:responsib\w*|credit|own(?:s|ed|ing)? up|behind|carried out|claim(?:s|ed|ing)? (?:to|the|that|its|an?)|admit\w*"
    r"|acknowledg\w*|work of|conduct\w*|laid|planted|launch\w*|fir(?:es|ed|ing)|we|our)\b"
)
_DOUBTED: Final = re.compile(
    r"\b(?:investigat\w+|whether|looking into|aware of|den(?:y|ies|ied)|reject\w*|dismiss\w*|refut\w*"
    r"|reports|allegations?|accusations?|claims)\b(?: \w+){0,3} that\b|\b(?:whether|if)\b"
)
_ASKED: Final = re.compile(
    r"(?i)\b(?:urg(?:ed|es|ing)|call(?:ed|s|ing) (?:on|upon)|ask(?:ed|s|ing)|appeal(?:ed|s|ing) to) (?:the )?\Z"
)
_ASKED_TO: Final = re.compile(r" to (?!(?:stop|halt|cease|end|refrain|desist)\b)")
_BOMBERS: Final = re.compile(r"(?i)(?:[\w-]+ )?suicide (?:bombers?|attackers?)")  # how it was done, not who is to answer for it
_TELLS: Final = re.compile(r"(?i) (?:(?:has|have|had) )?(?:told|put (?:the|its) (?:\w+ )?(?:number|toll|figure|count))\b")
_ANSWERS: Final = 3  # sentences after an accusation in which a denial answers it
_BYSTANDERS: Final = frozenset({"civil_society", "local", "media", "medical", "expert"})
_ALIKE: Final = 12  # parties of one speaker that are compared: keeps a text of thousands of accusations linear


def responsibility_claims(
    page: Page, words: Words, blamed: list[Blamed], tolls: list[Toll], support: list[Support]
) -> list[Responsibility]:
    """All responsibilities of a document in text order: of the tolls, of the rules, of the reader (`blamed`) and of attributed
    deeds without a toll. An accusation of backing somebody is a `support` claim, and none here."""
    backing = {page.sentence_index(claim.evidence.start) for claim in support}
    suffered = _Stretches(toll.victim for toll in tolls if toll.victim)
    once = _Once()
    told = [*_of_tolls(page, tolls), *find_responsibility(page), *_tagged(page, words, blamed, suffered), *_of_deeds(page)]
    for claim in told:
        narrated = claim.stance != "alleges" and _is_outlet(claim.speaker)
        backs = claim.about is None and page.sentence_index(claim.evidence.start) in backing
        if _by_nobody_concerned(page, claim):
            continue
        if claim.position != "accuses" or not (narrated or backs):
            once.add(claim)
    laid = _laid(once.kept, tolls)
    kept = [_tied(page, claim, laid) if claim.position == "denies" and not claim.about else claim for claim in once.kept]
    return sorted(kept, key=lambda c: (c.evidence, c.accused.start if c.accused else -1, c.position, c.id))


def _by_nobody_concerned(page: Page, claim: Responsibility) -> bool:
    """Whether nobody who could is accused or accuses, or denies of himself: residents who deny an official's word do not."""
    if claim.position == "denies":
        return claim.accused is not None and claim.accused == claim.speaker and claim.accused.side in _BYSTANDERS
    if claim.position != "accuses":
        return False
    accused, speaker = claim.accused, claim.speaker
    if accused is not None and _BOMBERS.fullmatch(accused.text):
        return True
    done = accused is not None and not is_somebody(page, Span(accused.start, accused.end))
    return done or (speaker is not None and not may_speak(page, Span(speaker.start, speaker.end)))


def _laid(claims: Iterable[Responsibility], tolls: Iterable[Toll]) -> list[_Laid]:
    """In text order what accusations and tolls lay to a party."""
    told = [
        _Laid(c.evidence, c.accused, c.speaker, c.about) for c in claims if c.accused and c.about and c.position == "accuses"
    ]
    told += [_Laid(t.evidence, t.perpetrator, t.speaker, t.id) for t in tolls if t.perpetrator]
    return sorted(told, key=lambda one: (one.evidence, one.about))


def _tied(page: Page, denial: Responsibility, laid: list[_Laid]) -> Responsibility:
    """The denial with the toll or event that it is about: the last before it, in its sentence or the few before, that somebody
    else lays to the same party or to others of its side."""
    at = bisect_right(laid, denial.evidence.end, key=lambda one: one.evidence.start)
    earliest = page.sentence_index(denial.evidence.start) - _ANSWERS
    for one in reversed(laid[max(0, at - _ALIKE) : at]):
        answers = _of_one(one.doer, denial.accused) and not _of_one(one.speaker, denial.accused)
        if answers and page.sentence_index(one.evidence.start) >= earliest:
            return replace(denial, about=one.about)
    return denial


def _of_one(one: Party | None, other: Party | None) -> bool:
    """Whether two phrases name one party, or voices and forces of one side where a name does not tell them apart."""
    if one is None or other is None:
        return False
    apart = one.name is not None and other.name is not None
    return _same(one, other) or (one.side == other.side and one.side in ("state", "armed_group") and not apart)


class _Laid(NamedTuple):
    """A toll or event and who is said to have done it."""

    evidence: Span
    doer: Party
    speaker: Party | None
    about: str


class _Stretches:
    """Spans of which one can ask in logarithmic time whether any meets another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    def meet(self, span: Span) -> bool:
        at = bisect_left(self._spans, (span.end, 0), key=lambda s: (s.start, s.end))
        return any(other.end > span.start for other in self._spans[max(0, at - _ALIKE) : at])


class _Once:
    """The claims kept so far: a speaker says of a party once that it did it."""

    def __init__(self) -> None:
        self.kept: list[Responsibility] = []
        self._accused: dict[tuple[str, str], list[Party | None]] = defaultdict(list)

    def add(self, claim: Responsibility) -> None:
        who = "" if claim.speaker is None else claim.speaker.name or claim.speaker.text.casefold()
        by_speaker = self._accused[claim.position, who]
        here = self._accused[claim.position, f"{claim.evidence.start}"]  # whoever says it: words accuse once
        known = [*by_speaker[-_ALIKE:], *(p for p in here[-_ALIKE:] if p and claim.accused and _meet(p, claim.accused))]
        spoken = here or self._accused["denies", f"{claim.evidence.start}"]  # one sentence does not deny a deed and claim it
        claimed_here = claim.position == "claims" and bool(spoken) and not _joint(here, claim.accused)
        if not claimed_here and not any(_same(claim.accused, other) for other in known):
            by_speaker.append(claim.accused)
            here.append(claim.accused)
            self.kept.append(claim)


def _joint(claimants: list[Party | None], other: Party | None) -> bool:
    """Whether a party stands right behind another that claims the same words: "X and Y claimed responsibility"."""
    return any(one and other and 0 < other.start - one.end <= _AND for one in claimants)


def _same(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None:
        return one is other
    return _meet(one, other) or same_phrase(one.text, other.text) or (one.name is not None and one.name == other.name)


def _meet(one: Party, other: Party) -> bool:
    return one.start < other.end and other.start < one.end


def _is_outlet(speaker: Party | None) -> bool:
    return speaker is None or speaker.side == "media"


def _position(doer: Party, speaker: Party) -> Position | None:
    """A party that names itself or its fighters claims the act, any other is accused; an official who tells of his own state's
    forces does neither."""
    if same_phrase(doer.text, speaker.text) or (doer.name is not None and doer.name == speaker.name) or _OWN.search(doer.text):
        return "claims"
    strangers = (doer.name is not None and speaker.name is not None) or _of_two_states(doer.text, speaker.text)
    return "accuses" if strangers or not doer.side == speaker.side == "state" else None


def _of_two_states(one: str, other: str) -> bool:
    """Whether two phrases name different states: "Russian forces" and "Ukraine's general staff"."""
    names = [
        {m.entry.name for m in names_in(phrase).matches if m.entry.kind in ("state", "demonym")} for phrase in (one, other)
    ]
    return all(names) and names[0].isdisjoint(names[1])


def _of_tolls(page: Page, tolls: list[Toll]) -> Iterator[Responsibility]:
    """What attributed tolls say in so many words of who did it: a party that names itself claims the act."""
    for toll in tolls:
        stated = doer(page, toll.count, toll.victim) if toll.speaker else None
        if stated is None or toll.speaker is None:
            continue
        accused = page.parties.party(stated.start, stated.end)
        position = _position(accused, toll.speaker)
        if position is None:
            continue
        yield Responsibility(
            id=claim_id(page.document.id, "responsibility", position, toll.id),
            evidence=toll.evidence,
            attribution=toll.attribution,
            speaker=toll.speaker,
            stance=toll.stance,
            accused=accused,
            position=position,
            about=toll.id,
        )


def _tagged(page: Page, words: Words, blamed: list[Blamed], suffered: _Stretches) -> Iterator[Responsibility]:
    """The reader's accused parties, victims and those who only tell something, are hit or named apart."""
    for b in blamed:
        span = phrase_of(page, words.offsets(*b.span))
        if span is None or suffered.meet(span) or _is_no_doer(page, span):
            continue
        source = words.offsets(*b.speaker) if b.speaker else None
        if source and page.quote(source).casefold().startswith("no "):
            continue  # "no group claimed it, but officials blame ...": nobody said it
        claim = _read(page, POSITIONS[b.position], span, source)
        if claim:
            yield claim


def _read(page: Page, position: Position, span: Span, source: Span | None) -> Responsibility | None:
    """What the reader says of the party that a span names; who claims an act speaks for itself."""
    accused = page.parties.party(span.start, span.end)
    attribution = page.attribution_over(span.start, span.end)
    speaker = page.parties.party(source.start, source.end) if source else page.speaker_of(attribution)
    if position == "claims":
        speaker = speaker or accused
    elif position == "accuses" and speaker:
        taken = _taken(page, span, accused, speaker)
        if taken is None:
            return None
        position = taken
    if position == "claims" and not _claims_a_deed(page, span):
        return None
    return Responsibility(
        id=claim_id(page.document.id, "responsibility", position, span.start, span.end),
        evidence=page.sentence(span.start),
        attribution=attribution.id if attribution and speaker else None,
        speaker=speaker,
        stance="denies" if position == "denies" else "asserts",
        accused=accused,
        position=position,
    )


def _taken(page: Page, span: Span, accused: Party, speaker: Party) -> Position | None:
    """The position of a speaker who seems to accuse: of itself a party denies what it tells with "not"."""
    position = _position(accused, speaker)
    denied = position == "claims" and _NEGATED.search(page.quote(page.sentence(span.start)))
    return "denies" if denied else position


def _is_no_doer(page: Page, span: Span) -> bool:
    """Whether a phrase only tells something, is what was hit, or is what somebody is called: "he called them terrorists"."""
    called = _NAMING.search(page.text, max(0, span.start - _NAMED), span.start) is not None
    asked = _ASKED.search(page.text, max(0, span.start - _NAMED), span.start) and _ASKED_TO.match(page.text, span.end)
    return called or asked is not None or _only_tells(page, span) or _is_hit(page, span)


def _only_tells(page: Page, span: Span) -> bool:
    """Whether a phrase is a subject of telling, and of no deed: "the governor had told him", "the army put the toll at 2"."""
    return _TELLS.match(page.text, span.end) is not None


def _claims_a_deed(page: Page, span: Span) -> bool:
    """Whether a claim's sentence tells of a deed or of claiming it, not of losses alone ("said two of its men were killed")."""
    line = line_of(page, page.sentence(span.start))
    claims = _CLAIMING.search(line.words(0, len(line))) is not None
    return claims or any(attacks(line, k) or (line.tag(k) == "N" and noun_trigger(line.low(k))) for k in range(len(line)))


def _is_hit(page: Page, span: Span) -> bool:
    """Whether a phrase is what an attacking verb takes: "Hezbollah" of "it struck Hezbollah targets"."""
    line = line_of(page, page.sentence(span.start))
    return attacks(line, line.at(span.start) - 1)


def _of_deeds(page: Page) -> Iterator[Responsibility]:
    """Attributed deeds, with or without a toll: "police said militants opened fire on a patrol"."""
    for sentence in page.told_sentences():
        line = line_of(page, sentence)
        for who, deed in deeds(page, line):
            if _DOUBTED.search(line.words(0, deed)):
                continue
            at = line.span((deed, deed + 1))
            attribution = page.attribution_over(at.start, at.end)
            speaker = page.speaker_of(attribution)
            if attribution is None or speaker is None:
                continue
            accused = page.parties.party(who.start, who.end)
            position = _position(accused, speaker)
            if position is None:
                continue
            yield Responsibility(
                id=claim_id(page.document.id, "responsibility", position, "deed", who.start, who.end),
                evidence=sentence,
                attribution=attribution.id,
                speaker=speaker,
                accused=accused,
                position=position,
            )

"""Who did it, on whose word: claims of responsibility, accusations, denials, and that nobody has claimed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from recount.model import Party, Responsibility, Span, Stance
from recount.reading.grammar.syntax import Line, Range, line_of
from recount.reading.identity import claim_id
from recount.reading.kinds.accusations import accuses, allegedly, behind
from recount.reading.kinds.own_deeds import claims, denies, retracts, said_itself
from recount.reading.kinds.stated import Stated
from recount.reading.kinds.voice import Said, party_of, who_says
from recount.reading.lexicon.cues import stance_of
from recount.reading.lexicon.spotting import Spotter
from recount.reading.page import Page

_ACCUSING: Final = Spotter(
    r"responsib|blam|accus|involvement|\brole\b|\bden(?:y|ie)|behind|attributed|\bhand\b|finger|claimed|alleg|suspected|believed"
    r"|\breject|\bdismiss|\brefut|\brebut|\brubbish|suspicion|hallmark|retract|withdr"
)
_PHRASE_OPENS: Final = Spotter(r"carried|credit|\b(?:said|says|announced|confirmed)\b")
_PHRASE: Final = re.compile(
    r"(?i)carried out|credit for|\b(?:said|says|announced|confirmed)\b[^.;]{0,40}?\b(?:it|its|they|their)\b"
)
_UNCLAIMED: Final = re.compile(
    r"(?<!\w)(?:no|nobody|none|neither|not|yet to)\b[^.;]{0,70}\b(?:claim\w*|t[ao]ke?n?|took|accept\w*|assum\w*)\b"
    r"[^.;]{0,30}\bresponsib|\bno (?:immediate )?claims? of responsib|\bwent unclaimed\b"
    r"|\b(?:has|have) not (?:yet )?been claimed|\bresponsibility\b[^.;]{0,40}\bnot (?:yet )?been claimed"
)
_RULES: Final = (claims, retracts, said_itself, denies, accuses, behind, allegedly)


def find_responsibility(page: Page) -> list[Responsibility]:
    """The responsibilities that the words of single sentences state, in text order."""
    gated = (sentence for sentence in page.sentences if _may_state(page.quote(sentence)))
    return [claim for sentence in gated for claim in _in_sentence(page, sentence)]


def _may_state(words: str) -> bool:
    return _ACCUSING(words) or (_PHRASE_OPENS(words) and _PHRASE.search(words) is not None)


def _in_sentence(page: Page, sentence: Span) -> Iterator[Responsibility]:
    line = line_of(page, sentence)
    for found in _found(line):
        for one in _each(line, found):
            claim = _claim(page, line, one)
            if claim:
                yield claim


def _each(line: Line, found: Stated) -> list[Stated]:
    """What is stated of each party by itself: those who claim a deed together do so each."""
    parts = line.parts(found.accused) if found.position == "claims" and found.speaker == found.accused else []
    return [replace(found, accused=part, speaker=part) for part in parts] if len(parts) > 1 else [found]


def _found(line: Line) -> Iterator[Stated]:
    """Everything that the rules see in one sentence."""
    low = line.words(0, len(line))
    unclaimed = bool(_UNCLAIMED.search(low))
    if unclaimed:
        yield Stated("unclaimed", None, None, (0, len(line)))
    for i in range(len(line)):
        for rule in (accuses,) if unclaimed else _RULES:
            found = rule(line, i)
            if found:
                yield found
                break


def _claim(page: Page, line: Line, found: Stated) -> Responsibility | None:
    """The record of what a rule found; an accusation without anybody who makes it is plain narration and none."""
    said = _told(page, line, found.at) if found.hedged else who_says(page, line, found.at)
    accused = party_of(page, line, found.accused) if found.accused else None
    speaker = _speaker(page, line, found, said)
    if found.position == "accuses" and ((speaker is None and not found.hedged) or (accused and accused == speaker)):
        return None
    evidence = line.span((0, len(line)))
    cue = line.span((found.at[0], found.at[0] + 1)) if found.speaker else said.cue
    key = (evidence.start, found.position, accused.start if accused else None, speaker.start if speaker else None)
    return Responsibility(
        id=claim_id(page.document.id, "responsibility", *key),
        evidence=evidence,
        attribution=said.attribution,
        speaker=speaker,
        stance=_stance(page, found, evidence, cue),
        accused=accused,
        position=found.position,
    )


def _stance(page: Page, found: Stated, evidence: Span, cue: Span | None) -> Stance:
    if found.position == "denies":
        return "denies"
    return "alleges" if found.hedged else stance_of(page.text, evidence, cue)


def _told(page: Page, line: Line, words: Range) -> Said:
    """Who is marked as saying it: in "blamed on", "allegedly", the verb of the sentence itself has no speaker."""
    span = line.span(words)
    attribution = page.attribution_over(span.start, span.end)
    speaker = page.speaker_of(attribution)
    return Said(attribution.id, speaker, attribution.cue) if attribution and speaker else Said()


def _speaker(page: Page, line: Line, found: Stated, said: Said) -> Party | None:
    if found.position == "unclaimed":
        return None
    if found.speaker:
        return party_of(page, line, found.speaker)
    return said.speaker

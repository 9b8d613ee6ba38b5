"""Who says it: the attribution over some words, or else the reporting verb of their own sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from recount.model import Party, Span
from recount.reading.grammar.syntax import Line, Range
from recount.reading.kinds.somebody import head
from recount.reading.kinds.triggers import noun_trigger
from recount.reading.lexicon.cues import REPORTING_VERB
from recount.reading.page import Page

_NO_SOURCE: Final = frozenset({"no", "any", "it", "there", "this", "these", "those", "which", "that"})
_NEAREST: Final = 4  # reporting verbs looked at on either side of the words


@dataclass(frozen=True, slots=True)
class Said:
    """`attribution` is an id or null; `speaker` null where the outlet states it; `cue` the reporting words."""

    attribution: str | None = None
    speaker: Party | None = None
    cue: Span | None = None


def party_of(page: Page, line: Line, words: Range) -> Party:
    """The party that a noun phrase names, without the "a series of" or quotation marks before it."""
    a, b = words
    while a < b - 1 and line.tag(a) in ("Q", "X"):
        a += 1
    span = line.span((a, b))
    return page.parties.party(span.start, span.end)


def who_says(page: Page, line: Line, words: Range) -> Said:
    """Who says what stands in a range of words of a sentence."""
    span = line.span(words)
    attribution = page.attribution_over(span.start, span.end)
    speaker = page.speaker_of(attribution)
    if attribution and speaker:
        return Said(attribution.id, speaker, attribution.cue)
    found = sentence_source(line, words)
    if found is None:
        return Said(attribution.id, None, attribution.cue) if attribution else Said()
    source, cue = found
    return Said(attribution.id if attribution else None, party_of(page, line, source), line.span((cue, cue + 1)))


def sentence_source(line: Line, words: Range) -> tuple[Range, int] | None:
    """The source that a sentence itself names for a range of its words, with the word that is its cue."""
    for i in range(len(line)):
        if line.low(i) == "according" and line.low(i + 1) == "to":
            source = line.noun_phrase(i + 2)
            if source and not source[0] <= words[0] < source[1]:
                return source, i
    for cue in _reporting(line, words):
        source = _source_of(line, cue, words)
        if source and not (source[0] < words[1] and words[0] < source[1]) and _can_say(line, source):
            return source, cue
    return None


def _can_say(line: Line, source: Range) -> bool:
    return line.low(source[0]) not in _NO_SOURCE and noun_trigger(line.low(head(line, source))) is None


def _reporting(line: Line, words: Range) -> list[int]:
    """The reporting verbs of a sentence outside the words, those before them first and the nearest of them first."""
    cues = [i for i in range(len(line)) if line.tag(i) in ("V", "E") and REPORTING_VERB.fullmatch(line.low(i))]
    before = [i for i in reversed(cues) if i < words[0] and not line.is_passive(i) and line.low(i + 1) != "to"]
    return before[:_NEAREST] + [i for i in cues if i >= words[1]][:_NEAREST]


def _source_of(line: Line, cue: int, words: Range) -> Range | None:
    """The subject of a reporting verb; after the words also the noun phrase behind it ("…, said the governor")."""
    if cue >= words[1]:
        behind = line.noun_phrase(cue + 1) if line.tag(cue - 1) in ("X", "Q") else None
        return behind or (line.subject(cue) if _closes(line, cue) else None)
    return line.subject(cue)


def _closes(line: Line, cue: int) -> bool:
    """Whether nothing but a time, a place or an aside follows a trailing "X said"."""
    rest = [line.tag(k) for k in range(cue + 1, len(line))]
    return not any(tag in ("V", "E", "S", "A") for tag in rest[:6])

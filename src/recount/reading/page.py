"""One document as the claim finders see it: its text with everything that was found in it so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from recount.model import Attribution, Category, Document, Party, Period, Place, Span, TimeExpression
from recount.reading.parties import Parties
from recount.reading.parties.categories import kinds_in

REACH = 20  # sentences back to which people without a noun may belong to a kind; bounds the work on long texts


@dataclass(frozen=True)
class Page:
    """Sentences, times, places and attributions stand in text order; `doers` remembers who harmed whom, asked about twice."""

    document: Document
    sentences: list[Span]
    times: list[TimeExpression]
    places: list[Place]
    attributions: list[Attribution]
    parties: Parties
    doers: dict[tuple[Span, Span | None], Span | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.document.text

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_index(self, at: int) -> int:
        """The number of the sentence that holds, or last began before, the offset `at`."""
        return max(0, bisect_right(self._starts, at) - 1)

    def sentence(self, at: int) -> Span:
        """The sentence that holds the offset `at`."""
        return self.sentences[self.sentence_index(at)]

    def speaks_of(self, category: Category, at: int) -> bool:
        """Whether the sentence at the offset, or one of the REACH before it, has a word for people of the category."""
        here = self.sentence_index(at)
        near = self.sentences[max(0, here - REACH) : here + 1]
        return any(category in kinds_in(self.quote(sentence)) for sentence in reversed(near))

    @cached_property
    def _told(self) -> dict[int, list[tuple[int, int, Attribution]]]:
        """The pieces of content that touch each sentence, by its number."""
        out: dict[int, list[tuple[int, int, Attribution]]] = {}
        for attribution in self.attributions:
            for piece in attribution.content:
                for k in range(self.sentence_index(piece.start), self.sentence_index(piece.end - 1) + 1):
                    out.setdefault(k, []).append((piece.start, piece.end, attribution))
        return out

    def told_sentences(self) -> list[Span]:
        """The sentences in which somebody is said to say something, in order."""
        return [self.sentences[k] for k in sorted(self._told)]

    def attribution_over(self, start: int, end: int) -> Attribution | None:
        """The attribution with the shortest content that overlaps the stretch, or None: the outlet itself says it."""
        told = self._told.get(self.sentence_index(start), [])
        holding = [(b - a, n) for n, (a, b, _) in enumerate(told) if a < end and start < b]
        return told[min(holding)[1]][2] if holding else None

    def speaker_of(self, attribution: Attribution | None) -> Party | None:
        """The resolved source of an attribution."""
        if attribution is None or attribution.source is None:
            return None
        return self.parties.party(attribution.source.start, attribution.source.end)

    def times_in(self, span: Span) -> list[TimeExpression]:
        """The time expressions that begin inside a span and do not reach over its end."""
        first, last = (bisect_left(self.times, at, key=lambda t: t.start) for at in (span.start, span.end))
        return [t for t in self.times[first:last] if t.end <= span.end]

    def time_at(self, offset: int) -> TimeExpression | None:
        """The time expression that holds a character."""
        before = bisect_right(self.times, offset, key=lambda t: t.start) - 1
        return self.times[before] if before >= 0 and offset < self.times[before].end else None

    def places_in(self, span: Span) -> list[Place]:
        """The places that lie inside a span."""
        return [p for p in self.places if span.start <= p.start and p.end <= span.end]


def as_period(time: TimeExpression) -> Period:
    """A time expression as the period of a claim."""
    return Period(time.text, time.start, time.end, time.first, time.last, time.precision)

"""What a correction is resolved against: the document with its sentences, times, places and parties, found when first asked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recount.model import Claim, Document, Party, Period, Place, Span
from recount.reading.parties import Parties
from recount.reading.places import find_places, resolve_place
from recount.reading.text.sentences import split_sentences
from recount.reading.times import find_times, period_of
from recount.review.quoting import quoted


@dataclass(frozen=True)
class Desk:
    """A document, the claim on it that is being corrected, and the document's other claims."""

    document: Document
    claim: Claim
    others: tuple[Claim, ...]

    @property
    def text(self) -> str:
        return self.document.text

    def span(self, quote: str) -> Span:
        """Where quoted words stand; QuoteError if that is not one place."""
        return quoted(self.text, quote, self.claim.evidence)

    def sentence(self, at: int) -> Span:
        """The sentence that holds, or last began before, an offset."""
        return self._sentences[max(0, bisect_right(self._sentences, at, key=lambda span: span.start) - 1)]

    def party(self, quote: str) -> Party:
        """The quoted words as a party, described as the reader would."""
        span = self.span(quote)
        told = self._parties.party(span.start, span.end)
        return Party(self.text[span.start : span.end], span.start, span.end, told.name, told.role, told.side)

    def place(self, quote: str) -> Place:
        """The quoted words as a place, resolved as far as the gazetteer goes."""
        span = self.span(quote)
        found = resolve_place(self.text, span.start, span.end, find_places(self.text))
        return found or Place(self.text[span.start : span.end], span.start, span.end)

    def period(self, quote: str) -> Period:
        """The quoted words as a period, counted from the day of publication."""
        span = self.span(quote)
        published = date.fromisoformat(self.document.published) if self.document.published else None
        days = period_of(self.text, span, find_times(self.text, published), published)
        return Period(self.text[span.start : span.end], span.start, span.end, *days)

    @cached_property
    def _sentences(self) -> list[Span]:
        return split_sentences(self.text)

    @cached_property
    def _parties(self) -> Parties:
        return Parties(self.text)

"""Texts with tolls on their words, and what document_totals makes of them."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from recount.model import Party, Period, Span, Toll
from recount.reading.totals import document_totals

DAY = date(2031, 5, 6)


class Story:
    """A text with tolls on its words: each call finds the next place of `count` and makes a toll there."""

    def __init__(self, text: str) -> None:
        self.text, self.tolls, self._at = text, [], 0

    def toll(self, count: str, harm: str, low: int = 1, high: int | None = -1, *, victim: str | None = None, **other) -> Toll:
        start = self.text.index(count, self._at)
        self._at = start + len(count)
        span = Span(start, self._at)
        at = self.text.index(victim, start) if victim else None
        if (speaker := other.get("speaker")) and isinstance(speaker, tuple):
            other["speaker"] = Party(speaker[0], 0, len(speaker[0]), side=speaker[1])
        made = Toll(
            id=f"t{len(self.tolls)}", evidence=span, harm=harm, low=low, high=low if high == -1 else high, count=span,
            victim=Span(at, at + len(victim)) if victim else None, **other,
        )  # fmt: skip
        self.tolls.append(made)
        return made

    def totals(self, harm: str = "killed") -> tuple[int, int | None, int | None]:
        return msgspec.structs.astuple(document_totals(self.tolls, self.text)[0][harm])

    def categories(self, harm: str = "killed") -> dict[str, tuple[int, int | None, int | None]]:
        return {k: msgspec.structs.astuple(v) for k, v in document_totals(self.tolls, self.text)[1][harm].items()}


def on(days_later: int, text: str = "then") -> Period:
    day = (DAY + timedelta(days_later)).isoformat()
    return Period(text, 0, len(text), day, day, 1)

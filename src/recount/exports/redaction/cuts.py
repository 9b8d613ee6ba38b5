"""A text with words replaced by a mark, and where every place of the old text is in the new one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from recount.exports.redaction.terms import Hit
from recount.model import Span

# The mark is the same for every word, so that it tells nothing of its length, and has no letter that a name could have.
MARK = "█████"


class Cuts:
    """The places of a text that are withheld, those that touch or overlap as one, each replaced by the mark."""

    def __init__(self, text: str, hits: Iterable[Hit]) -> None:
        self._cuts = _merged(hits)
        self._starts = [cut.start for cut in self._cuts]
        self.text = self._rewritten(text)

    def moved(self, span: Span) -> Span:
        """The span in the new text; what began or ended inside withheld words holds the whole mark."""
        return Span(self._moved(span.start, False), self._moved(span.end, True))

    def _moved(self, place: int, is_end: bool) -> int:
        """The new place. As an end, a place at the start of a cut is before it and one within it after its mark."""
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return place
        cut = self._cuts[at]
        before = place - sum(c.end - c.start - len(MARK) for c in self._cuts[:at])
        if place >= cut.end:
            return before - (cut.end - cut.start) + len(MARK)
        if place == cut.start or not is_end:
            return before - (place - cut.start)
        return before - (place - cut.start) + len(MARK)

    def _rewritten(self, text: str) -> str:
        pieces, done = [], 0
        for cut in self._cuts:
            pieces += [text[done : cut.start], MARK]
            done = cut.end
        return "".join([*pieces, text[done:]])


def _merged(hits: Iterable[Hit]) -> list[Span]:
    merged: list[Span] = []
    for hit in sorted(hits):
        if merged and hit.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, hit.end))
        else:
            merged.append(Span(hit.start, hit.end))
    return merged

"""Where words stand."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """Half-open range of Unicode code points in the document's text: `text[start:end]` is the verbatim quote."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must have 0 <= start < end, not {self.start}..{self.end}")

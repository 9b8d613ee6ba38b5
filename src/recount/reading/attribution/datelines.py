"""Datelines: where a report was written, which is not who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from recount.model import Place, Span
from recount.reading.attribution.links import Link
from recount.reading.text.windows import Words

# "QUETTA:", "ANSONGO, Mali, 11 March 2026 -", "KABUL, Aug 3 (Example Wire) -"
_REST: Final = re.compile(r"(?:,[^:\n–—]{0,40}?)?\s*(?:\([^)\n]{1,40}\)\s*)?(?::|[-–—]+)\s")

_STORY: Final = re.compile(r": [^\n]{120}")  # as much as no headline has


def datelines(text: str, places: Sequence[Place]) -> list[Span]:
    """The names in capitals, and of towns before a story, that open a line and a dateline; a headline's "Kyiv:" is a voice."""
    return [
        Span(place.start, place.end)
        for place in places
        if _opens_line(text, place.start)
        and (
            (place.text.isupper() and _REST.match(text, place.end)) or (place.precision == 1 and _STORY.match(text, place.end))
        )
    ]


def _is_dateline(text: str, place: Place) -> bool:
    rest = _REST if place.text.isupper() else _STORY if place.precision == 1 else None
    return rest is not None and rest.match(text, place.end) is not None


def _opens_line(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before.endswith("\n")


def without_datelines(links: list[Link], words: Words, lines: Sequence[Span]) -> list[Link]:
    """The attributions without datelines for sources; one whose cue is but the sign behind a dateline is none."""
    starts = {span.start for span in lines}
    kept = []
    for link in links:
        if link.source is None or words.words[link.source[0]].start not in starts:
            kept.append(link)
        elif link.cue is None or words.words[link.cue[0]].start > words.words[link.source[1]].start:
            kept.append(replace(link, source=None))
    return kept

"""The turns of a transcript: who speaks stands in capitals in front of what is said ("WALLACE: Let us start")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from recount.model import Span
from recount.reading.attribution.links import Link, Range
from recount.reading.text.windows import Words

_LABEL: Final = re.compile(r"[\"“'‘]?(?P<who>[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}):\s")
_LONGEST: Final = 60  # characters of a label
_FEWEST: Final = 2  # labels that make a transcript


def with_turns(links: list[Link], words: Words, datelines: Sequence[Span]) -> list[Link]:
    """The attributions with every quoted turn of a transcript given to its label: source "WALLACE", cue ":".

    A single label is none: it may be a heading. A dateline is none either.
    """
    places = {span.start for span in datelines}
    labels = {piece: label for link in links for piece in link.content if (label := _label(words, piece, places))}
    if len(labels) < _FEWEST:
        return links
    out: list[Link] = []
    for link in links:
        out += [_turn(piece, labels[piece]) for piece in link.content if piece in labels]
        rest = [piece for piece in link.content if piece not in labels]
        if rest or not link.content:
            out.append(replace(link, content=rest))
    return sorted(out, key=lambda link: link.cue or link.content[0])


def _turn(piece: Range, label: Range) -> Link:
    return Link((label[1], label[1] + 1), label, [(label[1] + 1, piece[1])])


def _label(words: Words, piece: Range, places: set[int]) -> Range | None:
    """The words of the label with which a piece of content begins, before its colon and with something after it."""
    start = words.words[piece[0]].start
    found = _LABEL.match(words.text[start : start + _LONGEST])
    if found is None or start + found.start("who") in places:
        return None
    first, last = start + found.start("who"), start + found.end("who")
    inside = [k for k in range(*piece) if first <= words.words[k].start < last]
    return (inside[0], inside[-1] + 1) if inside and inside[-1] + 2 < piece[1] else None

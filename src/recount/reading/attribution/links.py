"""Tagged sources, cues and contents joined into attributions: who says it, by which words, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

Range = tuple[int, int]  # words [first, last + 1)

ROLES: Final = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)
# What stands between two spans, counted in words. The figures were chosen on the annotated spans of PolNeAR's training part,
# where they join 97.9 % of the contents to their cues.
HOP: Final = 25  # a sentence
BACK: Final = 45  # a sentence by which a content precedes its cue: a quotation that runs on belongs to who began it
CROSSING: Final = 8  # another cue
RUN: Final = 10  # what a content costs that goes on from another of its cue
TAKEN: Final = 6  # a cue that has a source
FARTHEST: Final = {SOURCE: 45, CONTENT: 80}


@dataclass(slots=True)
class Link:
    """One attribution in word ranges; a source or a cue may be missing, never the cue and the content both."""

    cue: Range | None
    source: Range | None = None
    content: list[Range] = field(default_factory=list)


def _gap(a: Range, b: Range) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def _reaches(link: Link, cue: Range, span: Range, farthest: int) -> bool:
    """Whether a span can cost less than the farthest: it costs at least the words between, from the cue or its last content."""
    return _gap(span, cue) < farthest or (bool(link.content) and _gap(span, link.content[-1]) < farthest)


def _cost(span: Range, cue: Range, cues: list[Range], sentence: list[int], hop: int = HOP) -> int:
    """Words between a span and a cue, sentences (`hop` words each) and other cues between them counted as words."""
    first, last, opened, closed = (sentence[i] for i in (span[0], span[1] - 1, cue[0], cue[1] - 1))
    hops = min(abs(first - opened), abs(last - opened), abs(first - closed))
    low, high = sorted((span[0], cue[0]))
    crossed = [other for other in cues if low < other[1] < high and other != cue]
    return _gap(span, cue) + hop * hops + CROSSING * len(crossed)


def _source_cost(span: Range, link: Link, cue: Range, near: list[Range], sentence: list[int]) -> int:
    return _cost(span, cue, near, sentence) + (TAKEN if link.source else 0)


def _content_cost(span: Range, link: Link, cue: Range, near: list[Range], sentence: list[int]) -> int:
    """From the cue, or from the last content after the cue, which this one may go on from."""
    cost = _cost(span, cue, near, sentence, BACK if span < cue else HOP)
    if link.content and cue < link.content[-1] < span:
        return min(cost, RUN + _cost(span, link.content[-1], near, sentence))
    return cost


_COSTS: Final = {SOURCE: _source_cost, CONTENT: _content_cost}


def assemble(tagged: list[tuple[int, int, int]], sentence: list[int]) -> list[Link]:
    """Attributions of (role, start, end) spans in text order; `sentence` numbers the sentence of each word.

    Every cue opens one; each source and content goes to its cheapest cue nearby. A content that no cue can have (a bare
    quotation) stands alone.
    """
    cues = [(a, b) for role, a, b in tagged if role == CUE]
    links = [Link(cue) for cue in cues]
    alone: list[Link] = []
    for role in (SOURCE, CONTENT):
        for span in ((a, b) for r, a, b in tagged if r == role):
            near = _near(*span, cues)
            around = [cues[k] for k in near]
            within = [k for k in near if _reaches(links[k], cues[k], span, FARTHEST[role])]
            costs = [(_COSTS[role](span, links[k], cues[k], around, sentence), k) for k in within]
            cost, k = min(costs, default=(FARTHEST[role], -1))
            if cost < FARTHEST[role]:
                _give(links[k], cues[k], role, span)
            elif role == CONTENT:
                alone.append(Link(None, None, [span]))
    _share_sources(links, sentence)
    return sorted(links + alone, key=lambda x: x.cue or x.content[0])


def _give(link: Link, cue: Range, role: int, span: Range) -> None:
    """A content is added; of two sources the nearer one stays."""
    if role == CONTENT:
        link.content.append(span)
    elif link.source is None or _gap(span, cue) < _gap(link.source, cue):
        link.source = span


def _share_sources(links: list[Link], sentence: list[int]) -> None:
    """A cue without a source has that of the cue before it in its sentence: "the army announced ..., stating that ..."."""
    for before, link in pairwise(links):
        if before.cue and link.cue and sentence[before.cue[0]] == sentence[link.cue[0]]:
            link.source = link.source or before.source


def _near(start: int, end: int, cues: list[Range], reach: int = 6) -> list[int]:
    """Indices of the `reach` cues before and after a span: only these can win, so the whole stays linear."""
    low, high = 0, len(cues)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if cues[middle][0] < start else (low, middle)
    return list(range(max(0, low - reach), min(len(cues), low + reach)))

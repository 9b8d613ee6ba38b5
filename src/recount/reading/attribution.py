"""Tagged sources, cues and contents joined into attributions: who says it, by which words, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

Range = tuple[int, int]  # words [first, last + 1)

ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)
HOP = 25  # a sentence between two spans costs as much as so many words
CROSSING = 8  # and another cue between them as so many
TAKEN = 6
FARTHEST = {SOURCE: 45, CONTENT: 60}


@dataclass(slots=True)
class Link:
    """One attribution in word ranges; a source or a cue may be missing, never the cue and the content both."""

    cue: Range | None
    source: Range | None = None
    content: list[Range] = field(default_factory=list)


def _gap(a: Range, b: Range) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def _cost(span: Range, cue: Range, cues: list[Range], sentence: list[int]) -> int:
    """Words between a span and a cue, sentences and other cues between them counted as words."""
    hops = min(abs(sentence[span[0]] - sentence[cue[0]]), abs(sentence[span[1] - 1] - sentence[cue[0]]))
    low, high = min(span[0], cue[0]), max(span[0], cue[0])
    crossed = sum(low < other[1] and other[1] < high and other != cue for other in cues)
    return _gap(span, cue) + HOP * hops + CROSSING * crossed


def assemble(tagged: list[tuple[int, int, int]], sentence: list[int]) -> list[Link]:
    """Attributions of (role, start, end) spans in text order; `sentence` numbers the sentence of each word.

    Every cue opens one; each source and content goes to its cheapest cue nearby. A content that no cue can have (a bare
    quotation) stands alone.
    """
    cues = [(a, b) for role, a, b in tagged if role == CUE]
    links = [Link(cue) for cue in cues]
    alone: list[Link] = []
    for role in (SOURCE, CONTENT):
        for a, b in ((a, b) for r, a, b in tagged if r == role):
            near = _near(a, b, cues)
            costs = [
                (
                    _cost((a, b), cues[k], [cues[i] for i in near], sentence)
                    + (TAKEN if role == SOURCE and links[k].source else 0),
                    k,
                )
                for k in near
            ]
            cost, k = min(costs, default=(FARTHEST[role], -1))
            if cost >= FARTHEST[role]:
                if role == CONTENT:
                    alone.append(Link(None, None, [(a, b)]))
                continue
            link = links[k]
            if role == CONTENT:
                link.content.append((a, b))
            elif link.source is None or _gap((a, b), cues[k]) < _gap(link.source, cues[k]):
                link.source = (a, b)
    _share_sources(links, sentence)
    return sorted(links + alone, key=lambda x: x.cue or x.content[0])


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

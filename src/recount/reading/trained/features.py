"""What the heads of the toll reader see beside the encoder's states. Shared by training and reading, so numpy only.

Shapes: n counts, m mentions. Word positions count in the passage that went through the encoder.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recount.reading.lexicon.harm import HARMS, harms_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Range = tuple[int, int]  # words [first, last + 1)

STEPS: Final = (1, 3, 6, 11, 1000)
CLUES: Final = len(HARMS) * 2 * (len(STEPS) + 1)
EXTRAS: Final = 8
BUCKETS: Final = 17
_NO_HEAD: Final = frozenset({"the", "a", "an", "s"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one encoder window, what they say, and their sentence numbers."""

    words: tuple[str, ...]
    sentence: tuple[int, ...]

    def key(self, span: Range) -> tuple[str, ...]:
        """The words of a mention without articles, lower case: equal keys are taken for one party."""
        return tuple(w for w in (self.words[i].lower() for i in range(*span)) if w not in _NO_HEAD and w[0].isalnum())


_FARTHEST: Final = 128  # beyond lies the last bucket
_BUCKETS: Final = np.array([8 + (-1) ** (d < 0) * abs(d).bit_length() for d in range(-_FARTHEST, _FARTHEST + 1)])


def buckets(distance: Ints) -> Ints:
    """Signed logarithmic distances as 0..16, 8 is zero."""
    out: Ints = _BUCKETS.take(distance + _FARTHEST, mode="clip")
    return out


_harms_of = lru_cache(maxsize=50_000)(harms_of)


def clues(passage: Passage, counts: list[Range]) -> Floats:
    """(n, CLUES): how far before and after each count, within its sentence, stands the nearest word of each harm; the last
    cell of each (harm, side) says that it is the nearest of all harms."""
    counted = {passage.sentence[a] for a, _ in counts}
    near = ((i, w) for i, w in enumerate(passage.words) if passage.sentence[i] in counted)
    triggers = [(i, h) for i, w in near for h in _harms_of(w.lower())]
    out = np.zeros((len(counts), len(HARMS), 2, len(STEPS) + 1), np.float32)
    for n, (a, b) in enumerate(counts):
        nearest: dict[tuple[int, int], int] = {}
        for i, harm in triggers:
            if passage.sentence[i] == passage.sentence[a] and not a <= i < b:
                side, far = (0, a - i) if i < a else (1, i - b + 1)
                nearest[harm, side] = min(far, nearest.get((harm, side), far))
        for (harm, side), far in nearest.items():
            out[n, harm, side, next(k for k, step in enumerate(STEPS) if far <= step)] = 1
            out[n, harm, side, -1] = far == min(f for (_, s), f in nearest.items() if s == side)
    return out.reshape(len(counts), -1)


def hops(passage: Passage, counts: list[Range], mentions: list[Range]) -> Ints:
    """(n, m): sentences from count to mention, as 0..16."""
    where = np.array(passage.sentence)
    a, p = np.array([x[0] for x in mentions]), np.array([x[0] for x in counts])
    out: Ints = 8 + np.minimum(np.maximum(where[a][None] - where[p][:, None], -8), 8)
    return out


def nearness(counts: list[Range], mentions: list[Range]) -> Ints:
    """(n, m): words from the count's first to the mention's first, in buckets."""
    a, p = np.array([x[0] for x in mentions]), np.array([x[0] for x in counts])
    return buckets(a[None] - p[:, None])


def _between(ranked: Ints, low: Ints, high: Ints) -> Ints:
    """How many of the places, in order, lie in [low, high)."""
    out: Ints = np.maximum(ranked.searchsorted(high) - ranked.searchsorted(low), 0)
    return out


def pair_extras(passage: Passage, counts: list[Range], mentions: list[Range], said: NDArray[np.bool_] | None) -> Floats:
    """(n, m, EXTRAS) of count and mention: the mention's length, how often it recurs, whether it holds the count, mentions and
    counts between the two, and whether it is the source of an attribution whose content holds the count (`said`)."""
    a, b = np.array([x[0] for x in mentions]), np.array([x[1] for x in mentions])
    p, q = np.array([x[0] for x in counts]), np.array([x[1] for x in counts])
    keys = [passage.key(x) for x in mentions]
    times = Counter(key for key in keys if key)
    same = np.array([times[key] for key in keys]) / 3
    left, right = np.minimum(a[None], p[:, None]), np.maximum(a[None], p[:, None])
    out = np.zeros((len(counts), len(mentions), EXTRAS), np.float32)
    out[..., 0] = np.minimum(b - a, 10)[None] / 5
    out[..., 1] = same[None]
    out[..., 2] = (a[None] < q[:, None]) & (p[:, None] < b[None])
    mentioned = np.sort(a)
    out[..., 3] = _between(mentioned, a[None], p[:, None]) / 3
    out[..., 4] = _between(mentioned, p[:, None], a[None] + 1) / 3
    out[..., 5] = _between(np.sort(p), left + 1, right) / 3
    if said is not None:
        out[..., 6] = said
        out[..., 7] = said.any(1, keepdims=True)
    return out


def kinship(harm: list[int], low: list[int], counts: list[Range]) -> Floats:
    """(n, n, EXTRAS) of part and whole: equal harm, numbers and order."""
    h, v = np.array(harm), np.array(low, float)
    p = np.array([x[0] for x in counts])
    order = np.arange(len(counts))
    out = np.zeros((len(counts), len(counts), EXTRAS), np.float32)
    out[..., 0] = h[:, None] == h[None]
    out[..., 1] = v[:, None] < v[None]
    out[..., 2] = v[:, None] == v[None]
    out[..., 3] = p[:, None] < p[None]
    out[..., 4] = np.log((1 + v[None]) / (1 + v[:, None])) / 3
    out[..., 5] = np.abs(order[:, None] - order[None]) / 3
    return out


def said_by(counts: list[Range], mentions: list[Range], attributions: list[tuple[Range, list[Range]]]) -> NDArray[np.bool_]:
    """(n, m): whether the mention meets the source of an attribution with a content that holds the count. `attributions`
    are (source, contents) word ranges; the innermost content (the shortest that holds the count) wins."""
    out = np.zeros((len(counts), len(mentions)), bool)
    for n, (p, q) in enumerate(counts):
        holding = [(b - a, source) for source, contents in attributions for a, b in contents if a < q and p < b]
        if holding:
            source = min(holding)[1]
            out[n] = [m[0] < source[1] and source[0] < m[1] for m in mentions]
    return out


@lru_cache(maxsize=10_000)
def phrase_words(text: str) -> tuple[str, ...]:
    """The words of a phrase without articles, lower case."""
    return tuple(w for w in re.findall(r"\w+", text.lower()) if w not in _NO_HEAD)


def same_phrase(one: str, other: str, least: float = 0.5) -> bool:
    """Whether two phrases share words with an F1 of at least `least`."""
    left, pool = phrase_words(one), list(phrase_words(other))
    size, shared = len(left) + len(pool), 0
    for word in left:
        if word in pool:
            pool.remove(word)
            shared += 1
    return size > 0 and 2 * shared / size >= least and shared > 0

"""BIO tags (0 is O, odd opens, even continues; kind k has 1 + 2k and 2 + 2k) and their decoding."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NEVER = -1e4
Array = NDArray[np.float32]


def spans(tags: list[int]) -> list[tuple[int, int, int]]:
    """(kind, start, end) of tags; a continuation without its opening opens a span."""
    out: list[tuple[int, int, int]] = []
    kind, start = -1, 0
    for i, tag in enumerate([*tags, 0]):
        if kind >= 0 and (tag == 0 or tag % 2 == 1 or (tag - 1) // 2 != kind):
            out.append((kind, start, i))
            kind = -1
        if tag and kind < 0:
            kind, start = (tag - 1) // 2, i
    return out


def forbidden(size: int) -> Array:
    """(size, size) table with NEVER where a continuation would follow anything but its own kind."""
    table = np.zeros((size, size), np.float32)
    for b in range(2, size, 2):
        for a in range(size):
            if a not in (b, b - 1):
                table[a, b] = NEVER
    return table


def viterbi(scores: Array, table: Array) -> list[int]:
    """Best tag sequence for (words, tags) scores and a (tags, tags) table of steps; a sequence never starts inside."""
    best = scores[0].copy()
    best[2::2] += NEVER
    back = np.zeros(scores.shape, np.int64)
    for i in range(1, len(scores)):
        step = best[:, None] + table
        back[i] = step.argmax(0)
        best = step.max(0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]

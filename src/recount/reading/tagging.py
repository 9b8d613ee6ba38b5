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


def best_tags(scores: Array) -> list[int]:
    """Best tag sequence for (words, tags) scores where a continuation follows only its own kind.

    The same as `viterbi` with a table of what is forbidden, at a fraction of its cost: mostly the best tag of each word is
    allowed where it stands, and otherwise only continuations look back at a kind. Scores count in whole thousandths, so that no
    last bit of another processor decides; of equals the lowest tag is taken.
    """
    thousandths = np.rint(scores * 1000).astype(np.int64)
    guess = thousandths.argmax(-1)
    before = np.concatenate([[0], guess[:-1]])
    if not ((guess > 0) & (guess % 2 == 0) & (before != guess) & (before != guess - 1)).any():
        return [int(tag) for tag in guess]
    return _constrained(thousandths.tolist())


def _constrained(rows: list[list[int]]) -> list[int]:
    kinds = range(1, len(rows[0]), 2)
    best = [1000 * int(NEVER) + x if tag and tag % 2 == 0 else x for tag, x in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        before = best.index(max(best))
        top = best[before]
        came = [before] * len(row)
        following = [top + x for x in row]
        for k in kinds:
            came[k + 1] = k if best[k] >= best[k + 1] else k + 1
            following[k + 1] = best[came[k + 1]] + row[k + 1]
        back.append(came)
        best = following
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


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

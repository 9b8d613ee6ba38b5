"""BIO tags (0 is O, odd opens, even continues; kind k has 1 + 2k and 2 + 2k) and their decoding."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NEVER = -1e4
Array = NDArray[np.float32]


def spans(tags: list[int]) -> list[tuple[int, int, int]]:
    """(kind, start, end) of tags; a continuation without its opening opens a span."""
    out: list[tuple[int, int, int]] = []
    for i in [i for i, tag in enumerate(tags) if tag]:  # few words of a text are in a span
        kind = (tags[i] - 1) // 2
        if out and tags[i] % 2 == 0 and (out[-1][0], out[-1][2]) == (kind, i):
            out[-1] = kind, out[-1][1], i + 1
        else:
            out.append((kind, i, i + 1))
    return out


def best_tags(scores: Array) -> list[int]:
    """Best tag sequence for (words, tags) scores where a continuation follows only its own kind.

    The same as `viterbi` with a table of what is forbidden, at a fraction of its cost: mostly the best tag of each word is
    allowed where it stands, and what is not is put right between the nearest words that are surely outside. Scores count in
    whole thousandths, so that no last bit of another processor decides; of equals the lowest tag is taken.
    """
    thousandths = np.rint(scores * 1000).astype(np.int64)
    tags = thousandths.argmax(-1)
    before = np.concatenate([[0], tags[:-1]])
    wrong = np.flatnonzero((tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1))
    if len(wrong):
        cuts = np.concatenate([[0], 1 + np.flatnonzero(_outside(thousandths)), [len(tags)]])
        for k in np.unique(np.searchsorted(cuts, wrong, "right")):
            first, last = cuts[k - 1], cuts[k]
            tags[first:last] = _constrained(thousandths[first:last].tolist())
    found: list[int] = tags.tolist()
    return found


def _outside(scores: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of each word but the last, whether it is O in the best sequence whatever stands around: O gains more on every other tag
    than any continuation gains on its opening at the word after."""
    gain = scores[:-1, 0] - scores[:-1, 1:].max(-1)
    loss = (scores[1:, 2::2] - scores[1:, 1::2]).max(-1)
    surely: NDArray[np.bool_] = gain > np.maximum(loss, 0)
    return surely


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
    """Best tag sequence for (words, tags) scores and a (tags, tags) table of steps; a sequence never starts inside.

    Sums of float32 are exact in float64, so that no order of adding decides.
    """
    first = scores[0].astype(np.float64)
    first[2::2] += NEVER
    steps = table.astype(np.float64)[:, :, None] + scores.T
    steps[:, :, 0] = first
    best = _reached(steps)
    back = (best[:, None, :-1] + table[:, :, None]).argmax(0)
    path = [int(best[:, -1].argmax())]
    for came in back.T[::-1].tolist():
        path.append(came[path[-1]])
    return path[::-1]


def _reached(steps: NDArray[np.float64]) -> NDArray[np.float64]:
    """(tags, words): what the best way to each tag of each word adds up to, for (tags, tags, words) steps to the word from the
    one before. Two steps make one, of which half as many are left: a few large sums instead of one for every word (Ladner and
    Fischer, Parallel prefix computation, 1980)."""
    _, tags, words = steps.shape
    best = np.empty((tags, words))
    best[:, 0] = steps[0, :, 0]  # nothing stands before: the same from any tag
    if words > 1:
        best[:, 1::2] = _reached((steps[:, :, None, :-1:2] + steps[None, :, :, 1::2]).max(1))
        best[:, 2::2] = (best[:, None, 1:-1:2] + steps[:, :, 2::2]).max(0)
    return best

"""What one more report of an event may be expected to say, from the figures that are known.

This is no toll and sets none: it says how far the sources agree, and which new figure would be a surprise. A further report is
taken to give one of the known figures or one near it (a Laplace kernel around each: reports differ by a person or two, and by a
few in a hundred of a large figure). The range is the one whose probability less a price for each person of its width is
largest (G. Casella, J. T. G. Hwang and C. Robert, A paradox in decision-theoretic interval estimation, Statistica Sinica 3,
1993): a lone high figure among many others does not stretch it, and two reports that agree are not taken for certainty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

PRICE: Final = 0.05  # of probability for each person that the range is wider
NEAR, SHARE = 0.8, 0.03  # the kernel's scale, in persons and of the figure
_BEYOND: Final = 10  # persons above the largest figure that are looked at
_STEPS: Final = 50_000  # figures that are looked at; very large ones are looked at in steps


class Foreseen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`low` to `high`, with `middle` as likely to be passed as not; `probability` that a further report lies in it."""

    low: int
    middle: int
    high: int
    probability: float


def foreseen(figures: Sequence[int]) -> Foreseen | None:
    """The range for a further report, from the point values of those known; null where there is none."""
    if not figures:
        return None
    points = np.sort(np.asarray(figures, np.float64))
    top = int(points[-1] * (1 + 5 * SHARE)) + _BEYOND
    step = max(1, top // _STEPS)
    grid = np.arange(0, top + step, step)
    below = np.concatenate([[0.0], np.cumsum(_chances(points, grid))])
    gain = below[1:] - PRICE * grid
    from_here = np.maximum.accumulate(gain[::-1])[::-1] - (below[:-1] - PRICE * grid)
    low = int(np.argmax(from_here))
    high = low + int(np.argmax(gain[low:]))
    middle = min(max(int(np.searchsorted(below[1:], 0.5)), low), high)
    return Foreseen(int(grid[low]), int(grid[middle]), int(grid[high]), round(float(below[high + 1] - below[low]), 4))


def _chances(points: np.ndarray, grid: np.ndarray) -> np.ndarray:
    """How likely a further report is to give each figure of the grid."""
    out = np.zeros(len(grid))
    for point, times in zip(*np.unique(points, return_counts=True), strict=True):
        kernel = np.exp(-np.abs(grid - point) / (NEAR + SHARE * point))
        out += times * kernel / kernel.sum()
    return out / len(points)

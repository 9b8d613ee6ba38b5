"""Krippendorff's alpha: agreement of any number of observers, corrected for chance, on any level of measurement.

K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), https://repository.upenn.edu/asc_papers/43: one minus the
observed disagreement over the disagreement that chance would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Final, Literal

import numpy as np

Level = Literal["nominal", "interval", "ratio"]
Value = str | int | float
Unit = Sequence[Value]
"""The values that observers gave one thing; those who gave none are left out."""

_RESAMPLES: Final = 1000
_SEED: Final = 20310314


def alpha(units: Sequence[Unit], level: Level) -> float | None:
    """Alpha from 1 (agreement) over 0 (chance) to below 0; None where nothing varies, so that chance cannot be told."""
    distance = _DISTANCES[level]
    paired = [unit for unit in units if len(unit) > 1]
    n = sum(map(len, paired))
    counts = Counter(value for unit in paired for value in unit)
    expected = sum(counts[a] * counts[b] * distance(a, b) for a, b in permutations(counts, 2))
    if not expected:
        return None
    observed = sum(sum(distance(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in paired)
    return 1 - (n - 1) * observed / expected


def alpha_interval(units: Sequence[Unit], level: Level) -> tuple[float, float] | None:
    """A 95 % interval of alpha: percentiles over resamples of the units (B. Efron, R. Tibshirani, 1993). None without alpha.

    The same units give the same interval. Resamples in which nothing varies tell nothing and are left out.
    """
    draws = np.random.default_rng(_SEED).integers(0, len(units), size=(_RESAMPLES, len(units))) if units else ()
    found = [value for draw in draws if (value := alpha([units[n] for n in draw], level)) is not None]
    if not found:
        return None
    low, high = np.percentile(found, (2.5, 97.5))
    return float(low), float(high)


def _nominal(one: Value, other: Value) -> float:
    return float(one != other)


def _interval(one: Value, other: Value) -> float:
    return (float(one) - float(other)) ** 2


def _ratio(one: Value, other: Value) -> float:
    total = float(one) + float(other)
    return ((float(one) - float(other)) / total) ** 2 if total else 0.0


_DISTANCES: Final[dict[Level, Callable[[Value, Value], float]]] = {
    "nominal": _nominal,
    "interval": _interval,
    "ratio": _ratio,
}

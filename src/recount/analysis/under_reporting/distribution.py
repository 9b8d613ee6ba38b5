"""What every method hands on: a distribution of the total; and how distributions over link draws become one interval.

Pooling is the equal mixture of the draws' distributions. For posterior distributions this is linkage averaging (Sadinle 2018,
Annals of Applied Statistics 12(2)), the rule of multiple imputation for a posterior (Gelman and others 2013, section 18.2); for
a log-linear model the mixed distribution is the confidence distribution of its deviance profile (Schweder & Hjort 2016). Unlike
Rubin's (1987) rule, to which it comes close where the draws are many and normal, it needs no normal shape and no common scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from scipy.optimize import brentq

_FARTHEST = 10_000  # times the observed cases: beyond it a distribution has no end worth the name


class Distribution(Protocol):
    """What is believed of the total number of cases; it has nothing below `observed`."""

    @property
    def observed(self) -> int: ...

    def cdf(self, total: float) -> float:
        """The probability of at most `total`, or NaN where it cannot be computed."""


def quantile(mixture: Sequence[Distribution], probability: float) -> float | None:
    """The quantile of the equal mixture, to 1/100 of a case; None where the mixture has no such point within reach."""

    def above(total: float) -> float:
        return float(np.mean([one.cdf(total) for one in mixture])) - probability

    low = float(min(one.observed for one in mixture))
    if above(low) >= 0:
        return low
    high = 2 * low
    while not above(high) >= 0:
        high *= 2
        if high > _FARTHEST * low:
            return None
    found: float = brentq(above, low, high, xtol=0.01)
    return found

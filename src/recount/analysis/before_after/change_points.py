"""When did the rate change? Exactly for one change, by optimal partition for several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import ruptures
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import gammaln
from scipy.stats import gamma

from recount.analysis.before_after.results import Breaks, ChangePoint, Interval, Series

Array = NDArray[np.float64]
_SHAPE: Final = 0.5  # of the rates' gamma prior: worth half an event
_SHORTEST: Final = 2  # periods of one rate


def single_change(series: Series, *, prior_rate: float | None = None, dispersion: float = 1.0) -> ChangePoint:
    """The exact posterior of one change of a Poisson rate (Raftery & Akman 1986, Biometrika 73: 85-89).

    Every period but the first is equally likely to begin the new rate; both rates have the prior Gamma(1/2, `prior_rate`), by
    default 1/2 over the overall rate, so that the prior's mean is the data's. A `dispersion` above 1 divides counts and
    exposures: it weakens the likelihood as quasi-Poisson errors do. The value of `change` leans on the prior; the place does
    hardly.
    """
    counts = np.asarray(series.counts, float) / dispersion
    exposure = np.asarray(series.exposure, float) / dispersion
    rate = _SHAPE * exposure.sum() / max(counts.sum(), _SHAPE) if prior_rate is None else prior_rate
    shapes = _SHAPE + np.array([np.cumsum(counts)[:-1], counts.sum() - np.cumsum(counts)[:-1]])
    rates = rate + np.array([np.cumsum(exposure)[:-1], exposure.sum() - np.cumsum(exposure)[:-1]])
    evidence = (_evidence(shapes, rates) + _SHAPE * np.log(rate) - gammaln(_SHAPE)).sum(0)
    none = float(_evidence(_SHAPE + counts.sum(), rate + exposure.sum()) + _SHAPE * np.log(rate) - gammaln(_SHAPE))
    weights = np.exp(evidence - evidence.max())
    probabilities = weights / weights.sum()
    some = float(evidence.max() + np.log(weights.mean()))
    return ChangePoint(
        start=series.starts[1 + int(probabilities.argmax())],
        credible=tuple(series.starts[1 + k] for k in _smallest_set(probabilities)),
        probabilities=tuple(float(p) for p in probabilities),
        rate_before=_rate(probabilities, shapes[0], rates[0]),
        rate_after=_rate(probabilities, shapes[1], rates[1]),
        change=float(1 / (1 + np.exp(np.clip(none - some, -700, 700)))),
    )


def _evidence(shape: Any, rate: Any) -> Array:
    """The log of a regime's marginal likelihood, but for what all places of the change share."""
    return np.asarray(gammaln(shape) - shape * np.log(rate))


def _smallest_set(probabilities: Array) -> list[int]:
    """The fewest places that hold 95 %, in order."""
    order = np.argsort(-probabilities, kind="stable")
    needed = int(np.searchsorted(np.cumsum(probabilities[order]), 0.95)) + 1
    return sorted(int(k) for k in order[:needed])


def _rate(probabilities: Array, shapes: Array, rates: Array) -> Interval:
    """Mean and central 95 % interval of a mixture of gamma posteriors."""

    def beyond(level: float) -> Callable[[float], float]:
        return lambda x: float(probabilities @ gamma.cdf(x, shapes, scale=1 / rates)) - level

    top = float(gamma.ppf(0.9999, shapes, scale=1 / rates).max()) * 2
    low, high = (float(brentq(beyond(level), 0.0, top, xtol=1e-12 * top)) for level in (0.025, 0.975))
    return Interval(float(probabilities @ (shapes / rates)), low, high)


class _PoissonCost(ruptures.base.BaseCost):  # type: ignore[misc]  # ruptures carries no types
    """Minus twice the log-likelihood of one rate over a stretch, but for what all partitions share."""

    model = "poisson"
    min_size = _SHORTEST

    def fit(self, signal: Array) -> _PoissonCost:
        """`signal`: (periods, 2), counts and exposures."""
        self.signal = signal
        self.sums = np.vstack([np.zeros(2), np.cumsum(signal, axis=0)])
        return self

    def error(self, start: int, end: int) -> float:
        count, exposure = self.sums[end] - self.sums[start]
        return float(-2 * count * np.log(count / exposure)) if count > 0 else 0.0


def several_changes(series: Series, *, dispersion: float = 1.0) -> Breaks:
    """The partition that PELT finds (Killick, Fearnhead & Eckley 2012, JASA 107: 1590-1598) with a Poisson cost and a penalty
    of 2 ln n a change, that of BIC for a rate and a place; no rate lasts less than two periods."""
    signal = np.column_stack([series.counts, series.exposure]) / dispersion
    penalty = 2 * float(np.log(len(signal)))
    found = ruptures.Pelt(custom_cost=_PoissonCost(), jump=1, min_size=_SHORTEST).fit(signal).predict(pen=penalty)
    return Breaks(tuple(series.starts[end] for end in found[:-1]), penalty)

"""Log-linear models of the capture histories, and what they say of the cases on no list (Fienberg 1972; Cormack 1989)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, ndtr, xlogy

from recount.analysis.under_reporting.cells import Floats, Terms, design, sparse

_STEPS = 100


@dataclass(frozen=True, slots=True)
class Poisson:
    """A fitted Poisson regression with log link."""

    effects: Floats
    mean: Floats
    deviance: float
    log_likelihood: float


def fit(columns: Floats, counts: Floats) -> Poisson | None:
    """Maximum likelihood by iteratively reweighted least squares; None if it does not settle.

    `counts` need not be whole. Written out since an analysis fits thousands of tables of at most 32 cells.
    """
    linear, last = np.log(counts + 0.5), np.inf
    noise = 2 * np.finfo(np.float64).eps * float(np.sum(counts))  # of a deviance: no step can tell smaller changes
    for _ in range(_STEPS):
        mean = np.exp(linear)
        root = np.sqrt(mean)
        effects = np.linalg.lstsq(columns * root[:, None], root * (linear + (counts - mean) / mean), rcond=None)[0]
        linear = np.clip(columns @ effects, -40, 40)
        now = _deviance(counts, np.exp(linear))
        if abs(now - last) < max(1e-10 * (abs(now) + 0.1), noise):
            likelihood = float(np.sum(counts * linear - np.exp(linear) - gammaln(counts + 1)))
            return Poisson(effects.astype(np.float64), np.exp(linear), now, likelihood)
        last = now
    return None


def _deviance(counts: Floats, mean: Floats) -> float:
    return float(2 * np.sum(xlogy(counts, counts / mean) - (counts - mean)))


@dataclass(frozen=True)
class LogLinear:
    """One model fitted to one table: a distribution of the total by its deviance profile.

    `terms` are all interactions of the model, those whose estimate is minus infinity included. Build with `log_linear`.
    """

    terms: Terms
    observed: int
    full: Floats
    counts: Floats
    fitted: Poisson
    lists: int

    @property
    def bic(self) -> float:
        """Schwarz's criterion with the observed cases as the sample; an estimate of minus infinity counts as a parameter."""
        return (1 + self.lists + len(self.terms)) * float(np.log(self.observed)) - 2 * self.fitted.log_likelihood

    @property
    def missing(self) -> float:
        """The maximum-likelihood estimate of the cases on no list."""
        return float(np.exp(self.fitted.effects[0]))

    def cdf(self, total: float) -> float:
        """The confidence distribution of the total: the normal probability below the signed root of its deviance.

        The deviance of a total is that of the model fitted with total - observed cases on no list, less the least one (Cormack
        1992); so the totals between .025 and .975 are its 95 % deviance-profile interval.
        """
        missing = max(total - self.observed, 0.0)
        with_missing = fit(self.full, np.r_[missing, self.counts])
        if with_missing is None:
            return float("nan")
        excess = max(with_missing.deviance - self.fitted.deviance, 0.0)
        return float(ndtr(np.sign(missing - self.missing) * np.sqrt(excess)))


def log_linear(table: Floats, lists: int, terms: Terms) -> LogLinear | None:
    """The model of `terms` on the (2^lists - 1,) counts; None if the fit does not settle. Test with `failure` first."""
    kept = sparse(table, lists, terms)
    fitted = fit(kept.design, kept.counts)
    if fitted is None:
        return None
    full = design(np.vstack([np.zeros((1, lists), dtype=np.int64), kept.histories]), kept.terms)
    return LogLinear(terms, int(table.sum()), full, kept.counts, fitted, lists)

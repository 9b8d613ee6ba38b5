"""Segmented count regression (Lopez Bernal, Cummins & Gasparrini 2017, Int. J. Epidemiology 46: 348-355)."""

from __future__ import annotations

import warnings
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from statsmodels.discrete.discrete_model import NegativeBinomial
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from recount.analysis.before_after.results import Z95, Estimate, Expectation, Interval, Model, Plan, Series
from recount.errors import AnalysisError

Array = NDArray[np.float64]
PERIODS_A_YEAR: Final = {"week": 365.25 / 7, "month": 12.0}
_FEWEST: Final = 10  # events on each side, below which a rate ratio is little but noise


def fit(series: Series, plan: Plan, model: Model) -> Estimate:
    """Rate ratios of one series; of `plan`, shape, harmonics, lags and period are used.

    The log of the expected count is log(exposure), a constant, a trend (but for the shape `level`), the harmonics, a step at
    the date and, for `step+slope`, a change of the trend. Quasi-Poisson errors are scaled by Pearson's chi-square by degrees
    of freedom; the negative binomial has variance mean + alpha mean^2. Raises AnalysisError where fewer than 10 stand on one
    side of the date, or the likelihood has no maximum.
    """
    _enough(series)
    design, lag = _design(series, plan)
    fitted, dispersion = _fitted(series, design, plan, model)
    after = float(np.mean(lag[series.before :]))
    names = _names(plan)
    step, slope = names.index("step"), names.index("slope") if "slope" in names else None
    weights = {"step": {step: 1.0}, "average": {step: 1.0} if slope is None else {step: 1.0, slope: after}}
    return Estimate(
        series=series.name,
        model=model,
        per_source=False,
        step=_ratio(fitted, weights["step"]),
        slope=None if slope is None else _ratio(fitted, {slope: 1.0}),
        average=_ratio(fitted, weights["average"]),
        dispersion=dispersion,
    )


def expectation(series: Series, plan: Plan, model: Model) -> Expectation:
    """The counts that the fitted model expects, with and without the change at the date, each with its 95 % interval."""
    design, _ = _design(series, plan)
    fitted, _ = _fitted(series, design, plan, model)
    without = design.copy()
    without[:, [at for at, name in enumerate(_names(plan)) if name in ("step", "slope")]] = 0
    return Expectation(changed=_expected(fitted, design, series), unchanged=_expected(fitted, without, series))


def _expected(fitted: Any, design: Array, series: Series) -> tuple[Interval, ...]:
    at = design @ np.asarray(fitted.params)[: design.shape[1]] + np.log(np.asarray(series.exposure, float))
    covariance = np.asarray(fitted.cov_params())[: design.shape[1], : design.shape[1]]
    half = Z95 * np.sqrt(np.einsum("ij,jk,ik->i", design, covariance, design))
    ends = np.exp(np.column_stack([at, at - half, at + half]))
    return tuple(Interval(*map(float, row)) for row in ends)


def _enough(series: Series) -> None:
    before, after = sum(series.counts[: series.before]), sum(series.counts[series.before :])
    if min(before, after) < _FEWEST:
        raise AnalysisError(f"{series.name}: {before} before and {after} after the date; a ratio needs {_FEWEST} on each side")


def _names(plan: Plan) -> list[str]:
    """Columns of the design that come before the harmonics."""
    trend = [] if plan.shape == "level" else ["trend"]
    return ["constant", *trend, "step", *(["slope"] if plan.shape == "step+slope" else [])]


def _design(series: Series, plan: Plan) -> tuple[Array, Array]:
    """The design matrix, and the periods' middles counted from the date."""
    lag = np.arange(len(series.counts), dtype=np.float64) - series.before + 0.5
    step = (lag > 0).astype(float)
    columns = {"constant": np.ones_like(lag), "trend": lag, "step": step, "slope": lag * step}
    angle = 2 * np.pi * lag / PERIODS_A_YEAR[plan.period]
    seasons = [wave(k * angle) for k in range(1, plan.harmonics + 1) for wave in (np.sin, np.cos)]
    return np.column_stack([*(columns[name] for name in _names(plan)), *seasons]), lag


def _fitted(series: Series, design: Array, plan: Plan, model: Model) -> tuple[Any, float]:
    """The fitted statsmodels result, and the Poisson fit's dispersion."""
    counts, offset = np.asarray(series.counts, float), np.log(np.asarray(series.exposure, float))
    robust = {"cov_type": "HAC", "cov_kwds": {"maxlags": plan.lags}} if model.errors == "hac" else {}
    glm = GLM(counts, design, family=Poisson(), offset=offset)
    poisson = glm.fit()
    dispersion = float(poisson.pearson_chi2 / poisson.df_resid)
    if model.family == "negative-binomial":
        return _negative_binomial(counts, design, offset, robust), dispersion
    if robust:
        return glm.fit(**robust), dispersion
    return (glm.fit(scale="X2") if model.family == "quasi-poisson" else poisson), dispersion


def _negative_binomial(counts: Array, design: Array, offset: Array, robust: dict[str, Any]) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # convergence is checked below, and said as an error
        fitted = NegativeBinomial(counts, design, offset=offset).fit(disp=0, maxiter=500, **robust)
    if not fitted.mle_retvals["converged"] or not np.isfinite(fitted.bse).all():
        raise AnalysisError("the negative binomial likelihood has no maximum here: the counts scatter no more than Poisson's")
    return fitted


def _ratio(fitted: Any, weights: dict[int, float]) -> Interval:
    """The exponential of a weighted sum of coefficients, with its Wald interval."""
    contrast = np.zeros(len(fitted.params))
    for column, weight in weights.items():
        contrast[column] = weight
    at = float(contrast @ np.asarray(fitted.params))
    error = float(np.sqrt(contrast @ np.asarray(fitted.cov_params()) @ contrast))
    return Interval(float(np.exp(at)), float(np.exp(at - Z95 * error)), float(np.exp(at + Z95 * error)))

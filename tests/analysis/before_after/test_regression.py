from __future__ import annotations

from datetime import date

import numpy as np
import pytest
import statsmodels.api as sm

from recount.analysis.before_after.regression import fit
from recount.analysis.before_after.results import Model
from recount.errors import AnalysisError
from tests.analysis.before_after.made import DAY, monthly, plan

QUASI = Model("quasi-poisson", "model")


def _made(step: float, seed: int, *, alpha: float = 0.2, level: float = 20.0) -> np.ndarray:
    """144 months, the second half multiplied by `step`, with a trend and seasons, of gamma-Poisson scatter."""
    draw, at = np.random.default_rng(seed), np.arange(144)
    mean = level * np.exp(0.003 * at + 0.2 * np.sin(2 * np.pi * at / 12) + np.log(step) * (at >= 72))
    return draw.poisson(mean * draw.gamma(1 / alpha, alpha, 144))


def test_the_same_as_statsmodels_by_hand():
    counts, at = _made(0.7, 1), np.arange(144)
    wave = 2 * np.pi * at / 12
    columns = np.column_stack([np.ones(144), at, at >= 72, np.sin(wave), np.cos(wave)]).astype(float)
    by_hand = sm.GLM(counts, columns, family=sm.families.Poisson()).fit(scale="X2")
    found = fit(monthly(counts, before=72), plan(shape="step", harmonics=1), QUASI)

    assert found.step.estimate == pytest.approx(np.exp(by_hand.params[2]))
    assert found.step.low == pytest.approx(np.exp(by_hand.conf_int()[2, 0]))
    assert found.dispersion == pytest.approx(by_hand.scale)


@pytest.mark.parametrize("model", [QUASI, Model("negative-binomial", "model")])
def test_a_known_step_is_covered(model):
    """40 made series; all 200 are in bench/analysis.py."""
    asked = plan(shape="step", harmonics=1)
    found = [fit(monthly(_made(0.7, seed), before=72), asked, model).step for seed in range(40)]

    assert sum(one.low <= 0.7 <= one.high for one in found) >= 35
    assert np.exp(np.mean([np.log(one.estimate) for one in found])) == pytest.approx(0.7, rel=0.05)


def test_poisson_errors_are_too_narrow_where_counts_scatter_more():
    asked = plan(shape="step", harmonics=1)
    found = [fit(monthly(_made(1.0, seed), before=72), asked, Model("poisson", "model")).step for seed in range(40)]

    assert sum(one.low <= 1 <= one.high for one in found) < 30


def test_step_and_slope_average_over_the_time_after():
    found = fit(monthly(_made(0.5, 3), before=72), plan(harmonics=1), QUASI)

    assert found.slope is not None
    assert found.average.estimate == pytest.approx(found.step.estimate * found.slope.estimate**36)


def test_more_sources_are_not_more_violence():
    """With the number of active sources as exposure, twice the reports by twice the sources are no rise."""
    sources = np.where(np.arange(144) < 72, 5.0, 10.0)
    counts = np.random.default_rng(5).poisson(4 * sources)
    asked = plan(shape="step", harmonics=0)

    assert fit(monthly(counts, before=72), asked, QUASI).step.low > 1
    assert fit(monthly(counts, before=72, exposure=sources), asked, QUASI).step.low < 1


def test_too_few_events():
    with pytest.raises(AnalysisError, match="0 before and 72 after the date; a ratio needs 10 on each side"):
        fit(monthly([0] * 72 + [1] * 72, before=72), plan(), QUASI)


def test_negative_binomial_without_scatter_says_so():
    counts = [20] * 144
    with pytest.raises(AnalysisError, match="scatter no more than Poisson's"):
        fit(monthly(counts, before=72), plan(shape="step", harmonics=0), Model("negative-binomial", "model"))


def test_a_plan_must_hold_together():
    with pytest.raises(ValueError, match="first < day <= last"):
        plan(first=date(2013, 1, 1))
    assert plan().day == DAY

from __future__ import annotations

from time import process_time

import numpy as np
import pytest

from recount.analysis.before_after.hawkes import fit_hawkes
from recount.analysis.before_after.simulation import simulate_hawkes
from recount.errors import AnalysisError


def _even(times):
    return np.full((1, len(times)), 0.5)


def _one(branching: float, horizon: float, seed: int, background=_even, ceiling: float = 0.5):
    return simulate_hawkes(background, ceiling, np.array([[branching]]), 1.0, horizon, seed)


def test_known_branching_is_covered():
    """20 made processes; all 200 are in bench/analysis.py."""
    found = [fit_hawkes(_one(0.4, 1_000.0, seed), 1_000.0).branching[0][0] for seed in range(20)]

    assert sum(one.low <= 0.4 <= one.high for one in found) >= 17
    assert np.mean([one.estimate for one in found]) == pytest.approx(0.4, abs=0.05)


def test_no_excitation_is_found_where_there_is_none():
    found = fit_hawkes(_one(0.0, 2_000.0, 4), 2_000.0).branching[0][0]

    assert found.low == 0
    assert found.estimate < 0.1


def test_a_stiff_background_takes_waves_for_excitation():
    """Why the figure is always a curve: a wave without any excitation, under a constant and under a flexible background."""

    def wave(times: np.ndarray) -> np.ndarray:
        return np.array([1 + 0.9 * np.sin(2 * np.pi * times / 500)])

    made = _one(0.0, 2_000.0, 8, wave, 1.9)
    stiff, supple = (fit_hawkes(made, 2_000.0, terms).radius for terms in (0, 20))

    assert stiff > 0.5
    assert supple < stiff / 2


def test_the_likelihood_is_that_of_the_definition():
    """By summing over all pairs of events, with no recursion."""
    (times,) = made = _one(0.5, 60.0, 2)
    found = fit_hawkes(made, 60.0)
    branching, decay, background = found.branching[0][0].estimate, found.decay.estimate, found.background[0]
    lags = times[:, None] - times[None, :]
    rates = background + branching * decay * np.where(lags > 0, np.exp(-decay * np.maximum(lags, 0)), 0).sum(axis=1)
    expected = background * 60 + branching * (1 - np.exp(-decay * (60 - times))).sum()

    assert found.log_likelihood == pytest.approx(np.log(rates).sum() - expected, rel=1e-9)


def test_twenty_thousand_events_within_two_seconds_of_work():
    """In proportion to the bar of 100,000 in ten seconds, which bench/analysis.py measures."""
    times = np.sort(np.random.default_rng(1).random(20_000)) * 2e4
    begun = process_time()
    fit_hawkes([times], 2e4, 20)

    assert process_time() - begun < 2


@pytest.mark.parametrize(
    ("streams", "message"),
    [
        ([np.arange(19.0)], "19 events; self-excitation needs at least 20 of every stream"),
        ([np.repeat(np.arange(15.0), 2)], "without ties; spread those that share a day"),
    ],
)
def test_what_cannot_be_fitted(streams, message):
    with pytest.raises(AnalysisError, match=message):
        fit_hawkes(streams, 100.0)


def test_few_events_under_a_supple_background_do_not_overflow():
    times = np.sort(np.random.default_rng(3).uniform(0, 2_000, 210))
    times = times[(times < 400) | (times > 1_200)]

    with np.errstate(all="raise", under="ignore"):
        found = fit_hawkes([times], 2_000.0, 40)

    assert np.isfinite(found.aic)

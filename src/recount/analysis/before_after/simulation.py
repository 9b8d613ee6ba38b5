"""Hawkes processes made from known parameters, to see whether the estimators find them again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def simulate_hawkes(
    background: Callable[[Array], Array], ceiling: float, branching: Array, decay: float, horizon: float, seed: int
) -> list[Array]:
    """One realisation over (0, horizon]: the increasing times of each stream.

    Built as a forest (Hawkes & Oakes 1974, J. Applied Probability 11: 493-503): events of the background, and their
    descendants. `background(t)` gives the streams' background rates at the times t, (streams, times), none above `ceiling`;
    `branching[i, j]` is the mean number of events of stream i that one of stream j sets off, `decay` one over their mean lag.
    """
    draw = np.random.default_rng(seed)
    generation = [_background(draw, background, at, ceiling, horizon) for at in range(len(branching))]
    times = [[first] for first in generation]
    while any(len(stream) for stream in generation):
        generation = [_offspring(draw, generation, row, decay, horizon) for row in branching]
        for kept, new in zip(times, generation, strict=True):
            kept.append(new)
    return [np.sort(np.concatenate(stream)) for stream in times]


def _background(
    draw: np.random.Generator, background: Callable[[Array], Array], stream: int, ceiling: float, horizon: float
) -> Array:
    candidates = draw.uniform(0, horizon, draw.poisson(ceiling * horizon))
    kept: Array = candidates[draw.random(len(candidates)) * ceiling < background(candidates)[stream]]
    return kept


def _offspring(draw: np.random.Generator, parents: list[Array], means: Array, decay: float, horizon: float) -> Array:
    """What one generation of all streams sets off in the stream whose `means` these are."""
    born = [np.repeat(times, draw.poisson(mean, len(times))) for times, mean in zip(parents, means, strict=True)]
    everyone = np.concatenate(born)
    later = everyone + draw.exponential(1 / decay, len(everyone))
    found: Array = later[later <= horizon]
    return found

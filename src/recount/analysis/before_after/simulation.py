"""Hawkes processes made from known parameters, to see whether the estimators find them again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def simulate_hawkes(
    background: Callable[[float], Array], ceiling: float, branching: Array, decay: float, horizon: float, seed: int
) -> list[Array]:
    """One realisation over (0, horizon], by thinning (Ogata 1981): the increasing times of each stream.

    `background(t)` gives the streams' background rates at t, whose sum nowhere exceeds `ceiling`; `branching[i, j]` is the
    mean number of events of stream i that one of stream j sets off, `decay` one over their mean lag.
    """
    draw = np.random.default_rng(seed)
    excited = np.zeros(len(branching))
    times: list[list[float]] = [[] for _ in branching]
    now = 0.0
    while True:
        most = ceiling + excited.sum()
        wait = draw.exponential(1 / most)
        now += wait
        if now > horizon:
            return [np.array(stream) for stream in times]
        excited = excited * np.exp(-decay * wait)
        rates = background(now) + excited
        at = int(np.searchsorted(np.cumsum(rates), draw.random() * most))
        if at < len(times):
            times[at].append(now)
            excited = excited + branching[:, at] * decay

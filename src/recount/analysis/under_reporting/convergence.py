"""Whether several chains of a sampler have come to tell the same story (Gelman and others 2013, section 11.4; Vehtari 2021)."""

from __future__ import annotations

import msgspec
import numpy as np
from scipy import fft

from recount.analysis.under_reporting.cells import Floats


class Convergence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`rhat` is near 1 where the halves of all chains agree; `ess` says what number of independent draws they are worth."""

    chains: int
    iterations: int
    rhat: float
    ess: float

    @property
    def failed(self) -> bool:
        """The chains disagree: what they say is no estimate."""
        return not (self.rhat <= 1.05 and self.ess >= 100)

    @property
    def rough(self) -> bool:
        """Usable, yet short of what Vehtari and others (2021) ask of a published figure."""
        return not (self.rhat <= 1.01 and self.ess >= 400)


def convergence(draws: Floats, iterations: int) -> Convergence:
    """Of (chains, draws), kept from `iterations` iterations a chain."""
    halves = _halves(draws)
    return Convergence(chains=len(draws), iterations=iterations, rhat=split_rhat(halves), ess=effective_size(halves))


def _halves(draws: Floats) -> Floats:
    middle = draws.shape[1] // 2
    return np.concatenate([draws[:, :middle], draws[:, -middle:]])


def split_rhat(halves: Floats) -> float:
    """Potential scale reduction of (half chains, draws): 1 where between them there is no more spread than within."""
    within = halves.var(axis=1, ddof=1).mean()
    return float(np.sqrt(_pooled(halves) / within)) if within > 0 else float("inf")


def _pooled(halves: Floats) -> float:
    length = halves.shape[1]
    within, between = halves.var(axis=1, ddof=1).mean(), halves.mean(axis=1).var(ddof=1)
    return float((length - 1) / length * within + between)


def effective_size(halves: Floats) -> float:
    """Effective number of draws of (half chains, draws): their autocorrelations summed by Geyer's monotone positive pairs."""
    number, length = halves.shape
    pooled = _pooled(halves)
    if pooled == 0:
        return 0.0
    covariance = _autocovariance(halves).mean(axis=0)
    correlation = 1 - (halves.var(axis=1, ddof=1).mean() - covariance) / pooled
    correlation[0] = 1
    pairs = correlation[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    stop = np.flatnonzero(pairs < 0)
    positive = np.minimum.accumulate(pairs[: stop[0] if len(stop) else None])
    return float(number * length / max(2 * positive.sum() - 1, 1 / np.log10(number * length)))


def _autocovariance(chains: Floats) -> Floats:
    """(chains, lags), biased, by the fast Fourier transform."""
    length = chains.shape[1]
    centred = chains - chains.mean(axis=1, keepdims=True)
    size = fft.next_fast_len(2 * length)
    power = np.abs(fft.rfft(centred, size, axis=1)) ** 2
    found: Floats = fft.irfft(power, size, axis=1)[:, :length] / length
    return found

"""Cases of several kinds, each kind with its own chances on each list, the kinds not known.

Manrique-Vallier (2016), Biometrics 72(4): 1246-1254.

The chances are mixed by a Dirichlet process cut off at `classes` sticks. The total has the prior 1 / N. Gibbs sampling of
Manrique-Vallier's section 3, all chains in one array: with tables this small the time goes into the draws, not into Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from recount.analysis.under_reporting.cells import Floats, Ints
from recount.analysis.under_reporting.convergence import Convergence, convergence

_A = _B = 0.25  # the gamma prior of the Dirichlet process's concentration, as in the paper
_LEAST = 1e-12


class Sampling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How long the sampler runs: `iterations` a chain after `burn_in`, of which every `thin`-th is kept."""

    classes: int = 10
    chains: int = 4
    burn_in: int = 20_000
    iterations: int = 100_000
    thin: int = 25
    seed: int = 1


@dataclass(frozen=True)
class LatentClass:
    """Draws of the total from its posterior, (chains, draws), and whether the chains agree."""

    draws: Floats
    observed: int
    convergence: Convergence

    @cached_property
    def _sorted(self) -> Floats:
        return np.sort(self.draws, axis=None)

    def cdf(self, total: float) -> float:
        return float(np.searchsorted(self._sorted, total, side="right") / self.draws.size)


def latent_class(histories: Ints, counts: Ints, sampling: Sampling) -> LatentClass:
    """The posterior of the total given (patterns, lists) histories of 0 and 1 and their (patterns,) counts."""
    totals = np.array(list(_sample(histories, counts, sampling)), dtype=np.float64).T
    return LatentClass(totals, int(counts.sum()), convergence(totals, sampling.iterations))


def _sample(histories: Ints, counts: Ints, sampling: Sampling) -> Iterator[Ints]:
    """(chains,) totals, one array for each iteration that is kept."""
    state = _State(histories, counts, sampling)
    for step in range(sampling.burn_in + sampling.iterations):
        total = state.step()
        if step >= sampling.burn_in and (step - sampling.burn_in) % sampling.thin == 0:
            yield total


class _State:
    """All chains at one iteration: `weights` (chains, classes) and `chances` (chains, classes, lists)."""

    def __init__(self, histories: Ints, counts: Ints, sampling: Sampling) -> None:
        shape = (sampling.chains, sampling.classes)
        self._random = np.random.default_rng(sampling.seed)
        self._histories = histories.astype(np.float64)
        self._counts, self._observed = counts, int(counts.sum())
        self._chances = self._random.uniform(_LEAST, 1, (*shape, histories.shape[1]))
        self._log_weights = np.full(shape, -np.log(sampling.classes))
        self._concentration = np.full(sampling.chains, 0.2)

    def step(self) -> Ints:
        """One round of the sampler; the total of each chain."""
        log_absent = np.log1p(-self._chances)
        on_none = self._log_weights + log_absent.sum(axis=2)
        seen = self._seen(np.log(self._chances) - log_absent, on_none)
        missing, unseen = self._unseen(np.exp(on_none))
        members = seen.sum(axis=1) + unseen
        on_list = seen.transpose(0, 2, 1) @ self._histories
        self._chances = self._beta(1 + on_list, 1 + members[:, :, None] - on_list)
        self._draw_weights(members)
        return self._observed + missing

    def _seen(self, log_odds: Floats, on_none: Floats) -> Ints:
        """(chains, patterns, classes): the observed cases, allotted to classes."""
        log_share = on_none[:, None, :] + self._histories @ log_odds.transpose(0, 2, 1)
        share = np.exp(log_share - log_share.max(axis=2, keepdims=True))
        return self._random.multinomial(self._counts, share / share.sum(axis=2, keepdims=True))

    def _unseen(self, on_none: Floats) -> tuple[Ints, Ints]:
        """The cases on no list, (chains,), and their classes, (chains, classes)."""
        probability = on_none.sum(axis=1)
        missing = self._random.negative_binomial(self._observed, np.clip(1 - probability, 1e-9, 1))
        return missing, self._random.multinomial(missing, on_none / probability[:, None])

    def _draw_weights(self, members: Ints) -> None:
        """Break the sticks, then draw the concentration."""
        later = members[:, ::-1].cumsum(axis=1)[:, ::-1] - members
        broken = self._beta(1 + members[:, :-1], self._concentration[:, None] + later[:, :-1])
        left = np.log1p(-broken).cumsum(axis=1)
        self._log_weights = np.concatenate([np.log(broken), np.zeros((len(broken), 1))], axis=1)
        self._log_weights[:, 1:] += left
        self._concentration = self._random.gamma(_A + broken.shape[1], 1 / (_B - left[:, -1]))

    def _beta(self, a: Floats | Ints, b: Floats | Ints) -> Floats:
        return np.clip(self._random.beta(a, b), _LEAST, 1 - _LEAST)

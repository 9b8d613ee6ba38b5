"""Bayesian averaging over all decomposable graphs of dependence between the lists (Madigan & York 1997, Biometrika 84(1)).

Cells of a clique have a hyper-Dirichlet prior, so the marginal likelihood of a graph and a total is a ratio of gamma functions
(Dawid & Lauritzen 1993). All graphs are equally likely beforehand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import gammaln, logsumexp

from recount.analysis.under_reporting.cells import Floats, cells
from recount.analysis.under_reporting.graphs import Graph, Members

LogPrior = Callable[[Floats, Floats], Floats]  # of the totals and of the cases on no list
_POINTS = 4000
_FIRST, _LAST = 20, 5000  # the grid of cases on no list ends at so many times the observed
_TAIL = 1e-4


def inverse_missing(_totals: Floats, missing: Floats) -> Floats:
    """A prior in inverse proportion to the cases on no list: every order of magnitude of them is equally likely."""
    log_density: Floats = -np.log(missing)
    return log_density


@dataclass(frozen=True)
class Averaged:
    """The posterior over graphs, `weights` (graphs,), and over totals: `mass[i]` is of those that `totals[i]` stands for."""

    graphs: tuple[Graph, ...]
    weights: Floats
    totals: Floats
    mass: Floats
    observed: int

    @property
    def bounded(self) -> bool:
        """Whether nearly nothing is left in the upper half of the grid, so that its end does not matter."""
        upper = self.totals - self.observed > (self.totals[-1] - self.observed) / 2
        return bool(self.mass[upper].sum() < _TAIL)

    def cdf(self, total: float) -> float:
        return float(np.interp(total + 0.5, self._upper_edges, self._below, left=0.0))

    @cached_property
    def _upper_edges(self) -> Floats:
        return _edges(self.totals)[1:]

    @cached_property
    def _below(self) -> Floats:
        found: Floats = np.cumsum(self.mass)
        return found


def averaged(
    table: Floats, graphs: tuple[Graph, ...], log_prior: LogPrior = inverse_missing, delta: float | None = None
) -> Averaged:
    """The posterior over `graphs` given (2^lists - 1,) counts; `delta` is the prior count of each cell, 2^-lists if not given.

    The grid of totals grows until the posterior ends within it, or to 5,000 times the observed cases: then it is not `bounded`.
    """
    prior_count = 1 / (len(table) + 1) if delta is None else delta
    times = _FIRST
    while True:
        missing = np.unique(np.geomspace(1, times * table.sum(), _POINTS).round())
        found = _on_grid(table, graphs, log_prior, _Scores(table, prior_count, missing))
        if found.bounded or times >= _LAST:
            return found
        times *= 4


def _on_grid(table: Floats, graphs: tuple[Graph, ...], log_prior: LogPrior, scores: _Scores) -> Averaged:
    missing = scores.missing
    totals = missing + table.sum()
    shared = gammaln(totals + 1) - gammaln(missing + 1) + log_prior(totals, missing) + np.log(np.diff(_edges(missing)))
    log_mass = np.array([scores.of(graph) for graph in graphs]) + shared
    mass = np.exp(log_mass - logsumexp(log_mass))
    return Averaged(graphs, mass.sum(axis=1), totals, mass.sum(axis=0), int(table.sum()))


def _edges(grid: Floats) -> Floats:
    """(points + 1,): between which edges lie the whole numbers that each point of a grid stands for."""
    edges: Floats = np.r_[grid[0] - 0.5, (grid[1:] + grid[:-1]) / 2, grid[-1] + 0.5]
    return edges


class _Scores:
    """Log marginal likelihoods over a grid of cases on no list; each clique's once, since it stands in many graphs."""

    def __init__(self, table: Floats, delta: float, missing: Floats) -> None:
        lists = (len(table) + 1).bit_length() - 1
        self._histories = np.vstack([np.zeros((1, lists), dtype=np.int64), cells(lists)])
        self._counts = np.r_[0.0, table]
        self._delta, self.missing = delta, missing
        self._kept: dict[Members, Floats] = {}

    def of(self, graph: Graph) -> Floats:
        """(points,): the graph's cliques over its separators."""
        start = np.zeros_like(self.missing)
        score: Floats = sum(map(self._of, graph.cliques), start) - sum(map(self._of, graph.separators), start)
        return score

    def _of(self, members: Members) -> Floats:
        if members not in self._kept:
            self._kept[members] = self._clique(members)
        return self._kept[members]

    def _clique(self, members: Members) -> Floats:
        """The Dirichlet-multinomial likelihood of a margin whose first cell holds the cases on no list as well."""
        places = self._histories[:, list(members)] @ (2 ** np.arange(len(members)))
        margin = np.bincount(places, weights=self._counts, minlength=2 ** len(members))
        prior = self._delta * len(self._counts) / len(margin)
        fixed = gammaln(margin[1:] + prior).sum() - len(margin) * gammaln(prior) + gammaln(prior * len(margin))
        unseen = gammaln(margin[0] + self.missing + prior)
        log_likelihood: Floats = fixed + unseen - gammaln(self._counts.sum() + self.missing + prior * len(margin))
        return log_likelihood

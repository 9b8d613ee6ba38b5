"""The contingency table of a few lists as arrays, and which cells a model leaves in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from recount.analysis.under_reporting.overlap import Overlap

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Terms = tuple[
    tuple[int, ...], ...
]  # the interactions of a model, each as the places of its lists; every list has its own effect


@cache
def cells(lists: int) -> Ints:
    """(2^lists - 1, lists): every capture history that can be observed, the last list counting fastest."""
    return np.array([cell for cell in product((0, 1), repeat=lists) if any(cell)], dtype=np.int64)


def counts(overlap: Overlap) -> Floats:
    """(2^lists - 1,): the number of cases of each of `cells`."""
    number = dict(zip(overlap.histories, overlap.counts, strict=True))
    return np.array([number.get(tuple(cell), 0) for cell in cells(len(overlap.lists)).tolist()], dtype=np.float64)


def design(histories: Ints, terms: Terms) -> Floats:
    """(cells, 1 + lists + terms): the log-linear model's columns: one for all, one a list, one an interaction."""
    columns = [np.ones(len(histories)), *histories.T, *(histories[:, list(term)].all(axis=1) for term in terms)]
    return np.column_stack(columns).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Sparse:
    """A model on the cells where it can be finite.

    An interaction whose lists share no case has the estimate minus infinity: it goes, and with it the cells that hold its
    lists, which it sets to zero (Chan, Silverman & Vincent 2021, section 2). The rest is an ordinary log-linear model.
    """

    histories: Ints
    counts: Floats
    terms: Terms

    @property
    def design(self) -> Floats:
        return design(self.histories, self.terms)


def sparse(table: Floats, lists: int, terms: Terms) -> Sparse:
    """The model of `terms` on the (2^lists - 1,) counts, without its empty interactions and their cells."""
    every = cells(lists)
    holds = {term: every[:, list(term)].all(axis=1) for term in terms}
    empty = [term for term in terms if not table[holds[term]].any()]
    kept = ~np.any([holds[term] for term in empty], axis=0) if empty else np.ones(len(every), dtype=bool)
    return Sparse(every[kept], table[kept], tuple(term for term in terms if term not in empty))

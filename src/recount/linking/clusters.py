"""From scored pairs to clusters by average linkage; what people decided wins.

Connected components alone fuse whole wars into one event at some hundred thousand accounts, since one wrong link in a chain is
enough; the mean over all pairs is not so easily moved. A pair that was not compared, or scored too low to be kept, counts as
probability 0 in the mean.

Average linkage merges the two clusters of the highest mean, again and again. No merge brings a third cluster nearer than the
nearer of the two was (it is reducible: Bruynooghe 1978, "Classification ascendante hiérarchique des grands ensembles de
données", Cahiers de l'analyse des données 3), so all clusters that are closest to each other can be merged at once, and the
outcome is the same. Of equal means the one between the smaller members comes first, and means are taken of whole numbers: the
outcome depends on no order, and clusters on nothing that no pair connects them with.
"""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from recount.linking.decisions import Constraints

_UNIT: Final = 1 << 20  # of probability, in whole numbers
_NEVER: Final = 1 << 48  # what a pair that people keep apart lacks: no other pairs make up for it

Labels = NDArray[np.int64]


class Graph(msgspec.Struct, frozen=True):
    """Pairs of positions (left < right) among `size`, with the probability that they are one event."""

    size: int
    left: Labels
    right: Labels
    probability: NDArray[np.float64]


class _Pairs(msgspec.Struct, frozen=True):
    """Pairs of clusters, each by its smallest member (`one` < `other`), in order; `total` sums over the pairs of members."""

    one: Labels
    other: Labels
    total: Labels

    def __getitem__(self, kept: NDArray[np.bool_]) -> _Pairs:
        return _Pairs(self.one[kept], self.other[kept], self.total[kept])


def clusters(graph: Graph, decided: Constraints, cut: float) -> Labels:
    """The cluster of each position, named by its smallest member: merged while the mean probability over all pairs is at least
    `cut`. Positions that people linked are one from the start, those they keep apart never are."""
    into = decided.group.copy()
    size = np.bincount(into, minlength=graph.size)
    pairs = _between(graph, decided)
    while True:
        mean = pairs.total / (size[pairs.one] * size[pairs.other])
        near = mean >= cut * _UNIT
        if not near.any():
            return _settled(into)
        one, other = _closest(pairs[near], mean[near], graph.size)
        into[other] = one
        size[one] += size[other]
        pairs = _merged(_among(pairs, near, graph.size), into)


def _between(graph: Graph, decided: Constraints) -> _Pairs:
    """The pairs of what people linked, with those they keep apart."""
    total = np.rint(graph.probability * _UNIT).astype(np.int64)
    apart = np.array(sorted(decided.apart), np.int64).reshape(-1, 2)
    one, other = np.concatenate([graph.left, apart[:, 0]]), np.concatenate([graph.right, apart[:, 1]])
    return _merged(_Pairs(one, other, np.concatenate([total, np.full(len(apart), -_NEVER)])), decided.group)


def _among(pairs: _Pairs, near: NDArray[np.bool_], size: int) -> _Pairs:
    """The pairs of clusters that have one near them: the others can never have one, whatever merges."""
    open_to = np.zeros(size, bool)
    open_to[pairs.one[near]] = open_to[pairs.other[near]] = True
    return pairs[open_to[pairs.one] & open_to[pairs.other]]


def _closest(pairs: _Pairs, mean: NDArray[np.float64], size: int) -> tuple[Labels, Labels]:
    """The pairs in which each is the closest to the other."""
    rank = np.empty(len(mean), np.int64)
    rank[np.lexsort((pairs.other, pairs.one, -mean))] = np.arange(len(mean))
    best = np.full(size, len(mean))
    np.minimum.at(best, pairs.one, rank)
    np.minimum.at(best, pairs.other, rank)
    mutual = (best[pairs.one] == rank) & (best[pairs.other] == rank)
    return pairs.one[mutual], pairs.other[mutual]


def _merged(pairs: _Pairs, into: Labels) -> _Pairs:
    """The pairs, once each cluster is part of what it went into."""
    a, b = into[pairs.one], into[pairs.other]
    one, other = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((other, one))
    order = order[one[order] != other[order]]
    one, other, total = one[order], other[order], pairs.total[order]
    first = np.ones(len(one), bool)
    first[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    starts = np.flatnonzero(first)
    return _Pairs(one[first], other[first], np.add.reduceat(total, starts) if len(starts) else total)


def _settled(into: Labels) -> Labels:
    """Each position with the cluster in which it ended."""
    while not np.array_equal(further := into[into], into):
        into = further
    return into

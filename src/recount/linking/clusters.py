"""From scored pairs to clusters: average linkage inside connected components; what people decided wins.

Connected components alone fuse whole wars into one event at some hundred thousand accounts, since one wrong link in a chain is
enough; the mean over all pairs is not so easily moved. A pair that was not compared, or scored too low to be kept, counts as
probability 0 in the mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from recount.linking.decisions import Constraints

_NEVER: Final = 1e9  # a distance that no mean can bring below a cut
_LARGEST: Final = 4_000  # accounts whose distances are held at once; a larger component is first cut at a higher probability

Labels = NDArray[np.int64]


class Graph(msgspec.Struct, frozen=True):
    """Pairs of positions (left < right) among `size`, with the probability that they are one event."""

    size: int
    left: Labels
    right: Labels
    probability: NDArray[np.float64]

    def components(self, least: float) -> Labels:
        """The connected component of each position, over the pairs of at least this probability."""
        strong = self.probability >= least
        ends = (self.left[strong], self.right[strong])
        graph = coo_matrix((np.ones(len(ends[0]), np.int8), ends), shape=(self.size, self.size))
        return np.asarray(connected_components(graph, directed=False)[1], np.int64)

    def parts(self, component: Labels) -> Iterator[tuple[Labels, Graph]]:
        """Each component of two or more, with its positions in order and its own graph over them."""
        order = np.argsort(component, kind="stable")
        starts = np.searchsorted(component[order], np.arange(component.max(initial=-1) + 2))
        place = np.empty(self.size, np.int64)
        place[order] = np.arange(self.size) - starts[component[order]]
        inside = np.flatnonzero(component[self.left] == component[self.right])
        inside = inside[np.argsort(component[self.left[inside]], kind="stable")]
        edges = np.searchsorted(component[self.left[inside]], np.arange(len(starts)))
        for c in np.flatnonzero(np.diff(starts) > 1):
            mine = inside[edges[c] : edges[c + 1]]
            members = order[starts[c] : starts[c + 1]]
            yield members, Graph(len(members), place[self.left[mine]], place[self.right[mine]], self.probability[mine])

    def joined(self, decided: Constraints) -> Graph:
        """With the pairs that people linked, as certain."""
        linked = decided.linked
        left, right = np.concatenate([self.left, decided.group[linked]]), np.concatenate([self.right, linked])
        return Graph(self.size, left, right, np.concatenate([self.probability, np.ones(len(linked))]))


def clusters(graph: Graph, decided: Constraints, cut: float) -> Labels:
    """The cluster of each position, named by its smallest member: merged while the mean probability over all pairs is at least
    `cut`. In a graph that is `joined`, must-linked positions are one; positions kept apart never are."""
    labels = np.arange(graph.size)
    for members, part in graph.parts(graph.components(cut)):
        labels[members] = members[_average_linkage(part, members, decided, cut)]
    return labels


def _average_linkage(graph: Graph, members: Labels, decided: Constraints, cut: float) -> Labels:
    """For each position of a component the smallest position of its cluster."""
    if graph.size == 2 and not decided.apart:
        return np.zeros(2, np.int64)  # a component has a pair above the cut
    if graph.size > _LARGEST and cut < 1 - 1e-9:
        return _cut_first(graph, members, decided, (1 + cut) / 2)
    distance = np.ones((graph.size, graph.size))
    distance[graph.left, graph.right] = 1 - graph.probability
    distance = np.minimum(distance, distance.T)
    if decided.concern(members):
        _decide(distance, members, decided)
    np.fill_diagonal(distance, 0)
    found = fcluster(linkage(squareform(distance, checks=False), "average"), 1 - cut, "distance")
    _, first, of = np.unique(found, return_index=True, return_inverse=True)
    return first[of]


def _cut_first(graph: Graph, members: Labels, decided: Constraints, cut: float) -> Labels:
    labels = np.arange(graph.size)
    for inside, part in graph.parts(graph.components(cut)):
        labels[inside] = inside[_average_linkage(part, members[inside], decided, cut)]
    return labels


def _decide(distance: NDArray[np.float64], members: Labels, decided: Constraints) -> None:
    """Write what people decided over the distances."""
    group = decided.group[members]
    distance[group[:, None] == group[None, :]] = 0
    for a, b in decided.apart:
        apart = np.outer(group == a, group == b)
        distance[apart | apart.T] = _NEVER

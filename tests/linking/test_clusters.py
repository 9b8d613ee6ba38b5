"""Average linkage inside components."""

from __future__ import annotations

import numpy as np

from recount.linking import clusters as module
from recount.linking.clusters import Graph, clusters
from recount.linking.decisions import Constraints


def graph(size, *edges) -> Graph:
    left, right, p = zip(*edges, strict=True)
    return Graph(size, np.array(left), np.array(right), np.array(p, float))


def found(g, cut=0.5, apart=()) -> list[int]:
    return clusters(g, Constraints(np.arange(g.size), frozenset(apart)), cut).tolist()


def test_a_chain_is_not_one_event():
    chain = graph(4, (0, 1, 0.9), (1, 2, 0.6), (2, 3, 0.9))
    assert len(set(chain.components(0.5).tolist())) == 1
    assert found(chain) == [0, 0, 2, 2]


def test_a_pair_that_was_not_compared_counts_as_unlike():
    assert found(graph(3, (0, 1, 0.9), (1, 2, 0.8))) == [0, 0, 2]
    assert found(graph(3, (0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7))) == [0, 0, 0]


def test_kept_apart_through_any_third():
    assert found(graph(3, (0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.9)), apart=[(0, 2)]) == [0, 0, 2]


def test_a_component_too_large_to_hold_is_cut_at_a_higher_probability(monkeypatch):
    edges = [(a, b, 0.99) for a in range(6) for b in range(a + 1, 6)] + [(5, 6, 0.6), (6, 7, 0.99)]
    monkeypatch.setattr(module, "_LARGEST", 7)
    assert found(graph(8, *edges)) == [0] * 6 + [6, 6]

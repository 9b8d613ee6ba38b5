"""Average linkage."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from recount.linking.clusters import Graph, clusters
from recount.linking.decisions import Constraints


def graph(size, *edges) -> Graph:
    left, right, p = zip(*edges, strict=True)
    return Graph(size, np.array(left), np.array(right), np.array(p, float))


def found(g, cut=0.5, apart=()) -> list[int]:
    return clusters(g, Constraints(np.arange(g.size), frozenset(apart)), cut).tolist()


def test_a_chain_is_not_one_event():
    chain = graph(4, (0, 1, 0.9), (1, 2, 0.6), (2, 3, 0.9))
    assert found(chain) == [0, 0, 2, 2]


def test_a_pair_that_was_not_compared_counts_as_unlike():
    assert found(graph(3, (0, 1, 0.9), (1, 2, 0.8))) == [0, 0, 2]
    assert found(graph(3, (0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7))) == [0, 0, 0]


def test_kept_apart_through_any_third():
    assert found(graph(3, (0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.9)), apart=[(0, 2)]) == [0, 0, 2]


def greedy(g: Graph, cut: float) -> list[int]:
    """Average linkage by its definition: the two clusters of the highest mean, of equal ones those with the smaller members."""
    known = {(a, b): p for a, b, p in zip(g.left.tolist(), g.right.tolist(), g.probability.tolist(), strict=True)}
    found = [[n] for n in range(g.size)]

    def mean(one: list[int], other: list[int]) -> Fraction:
        pairs = (tuple(sorted(pair)) for pair in product(one, other))
        return sum((Fraction(known.get(pair, 0)) for pair in pairs), Fraction()) / (len(one) * len(other))

    while len(found) > 1:
        one, other = min(combinations(found, 2), key=lambda pair: (-mean(*pair), pair[0][0], pair[1][0]))
        if mean(one, other) < Fraction(cut):
            break
        found.remove(other)
        one += other
    return [min(cluster) for n in range(g.size) for cluster in found if n in cluster]


@settings(max_examples=60)
@given(st.integers(2, 12), st.data())
def test_as_by_definition_also_where_means_are_equal(size, data):
    pairs = data.draw(st.lists(st.sampled_from(list(combinations(range(size), 2))), unique=True, min_size=1))
    edges = [(a, b, data.draw(st.integers(1, 8)) / 8) for a, b in pairs]
    assert found(graph(size, *edges)) == greedy(graph(size, *edges), 0.5)


def test_as_scipy_has_it():
    chance = np.random.default_rng(4)
    distance = chance.random(60 * 59 // 2)
    left, right = np.triu_indices(60, 1)
    here = clusters(Graph(60, left, right, 1 - distance), Constraints(np.arange(60), frozenset()), 0.55)
    there = fcluster(linkage(distance, "average"), 0.45, "distance")
    assert len(set(here.tolist())) == len(set(there)) == len({*zip(here.tolist(), there, strict=True)})


def test_what_people_linked_counts_as_one_from_the_start():
    decided = Constraints(np.array([0, 1, 1]), frozenset())
    assert clusters(graph(3, (0, 1, 0.9)), decided, 0.5).tolist() == [0, 1, 1]
    assert clusters(graph(3, (0, 1, 0.9), (0, 2, 0.4)), decided, 0.5).tolist() == [0, 0, 0]

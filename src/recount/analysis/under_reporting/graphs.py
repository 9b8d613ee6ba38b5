"""Decomposable graphs: which lists may depend on each other in a model whose likelihood splits into cliques and separators."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import NamedTuple

Members = tuple[int, ...]


class Graph(NamedTuple):
    """The cliques of a decomposable graph and the separators of its junction tree (an empty one where parts are apart)."""

    cliques: tuple[Members, ...]
    separators: tuple[Members, ...]


@cache
def decomposable_graphs(vertices: int) -> tuple[Graph, ...]:
    """All of them: 8 on 3 vertices, 61 on 4, 822 on 5."""
    edges = list(combinations(range(vertices), 2))
    chosen = (edge_set for size in range(len(edges) + 1) for edge_set in combinations(edges, size))
    found = (_decomposed(vertices, frozenset(edge_set)) for edge_set in chosen)
    return tuple(graph for graph in found if graph is not None)


def _decomposed(vertices: int, edges: frozenset[tuple[int, int]]) -> Graph | None:
    """By maximum cardinality search (Tarjan & Yannakakis 1984); None for a graph with a chordless cycle of four or more."""
    near = {at: {a + b - at for a, b in edges if at in (a, b)} for at in range(vertices)}
    order: list[int] = []
    cliques: list[set[int]] = []
    separators: list[set[int]] = []
    while len(order) < vertices:
        vertex = max((at for at in range(vertices) if at not in order), key=lambda at: len(near[at] & set(order)))
        before = near[vertex] & set(order)
        if any(b not in near[a] for a, b in combinations(before, 2)):
            return None
        if cliques and before == cliques[-1]:
            cliques[-1] = before | {vertex}
        else:
            separators.extend([before] if cliques else [])
            cliques.append(before | {vertex})
        order.append(vertex)
    return Graph(_tuples(cliques), _tuples(separators))


def _tuples(sets: list[set[int]]) -> tuple[Members, ...]:
    return tuple(sorted(tuple(sorted(members)) for members in sets))

"""Hierarchical log-linear models: their names and which of them are tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from recount.analysis.under_reporting.cells import Terms


def candidates(lists: int) -> list[Terms]:
    """Every hierarchical model of 3 lists (8) or 4 (113) without the interaction of all lists; of 5 lists every model of
    pairs (1,024).

    The interaction of all lists is what cannot be estimated: that it is absent is the assumption of every log-linear estimate.
    """
    pairs = list(combinations(range(lists), 2))
    triples = list(combinations(range(lists), 3)) if lists == 4 else []
    return [chosen + higher for chosen in _subsets(pairs) for higher in _subsets(_allowed(triples, chosen))]


def _subsets(terms: Sequence[tuple[int, ...]]) -> Iterator[Terms]:
    return chain.from_iterable(combinations(terms, size) for size in range(len(terms) + 1))


def _allowed(triples: Sequence[tuple[int, ...]], pairs: Terms) -> list[tuple[int, ...]]:
    return [triple for triple in triples if set(combinations(triple, 2)) <= set(pairs)]


def label(terms: Terms, names: Sequence[str]) -> str:
    """The generators in brackets, as in [EXH·ABA·OSCE][EXH·HRW]; a list by itself is independent of the rest."""
    singles = [(at,) for at in range(len(names))]
    every = sorted({*singles, *terms}, key=lambda term: (-len(term), term))
    maximal = [term for term in every if not any(set(term) < set(other) for other in every)]
    return "".join(f"[{'·'.join(names[at] for at in term)}]" for term in maximal)

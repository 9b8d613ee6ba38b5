import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.tagging import NEVER, forbidden, spans, viterbi


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.integers(0, 2)), max_size=8))
def test_planted_spans_are_found(plan: list[tuple[int, int, int]]) -> None:
    tags: list[int] = []
    planted = []
    for kind, size, gap in plan:
        tags += [0] * gap
        planted.append((kind, len(tags), len(tags) + size))
        tags += [1 + 2 * kind] + [2 + 2 * kind] * (size - 1)
    assert spans(tags) == planted


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_viterbi_finds_the_best_allowed_sequence(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, 3)).astype(np.float32)
    table = forbidden(3)

    def value(path: tuple[int, ...]) -> float:
        moves = sum(table[a, b] for a, b in itertools.pairwise(path))
        return float(sum(scores[i, t] for i, t in enumerate(path)) + moves + (NEVER if path[0] == 2 else 0))

    best = max(itertools.product(range(3), repeat=length), key=value)
    assert abs(value(tuple(viterbi(scores, table))) - value(best)) < 1e-3

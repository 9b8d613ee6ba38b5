import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.trained.tagging import NEVER, best_tags, spans, viterbi


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.integers(0, 2)), max_size=8))
def test_planted_spans_are_found(plan: list[tuple[int, int, int]]) -> None:
    tags: list[int] = []
    planted = []
    for kind, size, gap in plan:
        tags += [0] * gap
        planted.append((kind, len(tags), len(tags) + size))
        tags += [1 + 2 * kind] + [2 + 2 * kind] * (size - 1)
    assert spans(tags) == planted


def forbidden(size: int) -> np.ndarray:
    """NEVER where a continuation would follow anything but its own kind."""
    table = np.zeros((size, size), np.float32)
    for b in range(2, size, 2):
        table[[a for a in range(size) if a not in (b, b - 1)], b] = NEVER
    return table


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_the_best_allowed_sequence_is_found(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, 3)).astype(np.float32)
    table = forbidden(3)

    def value(path: tuple[int, ...]) -> float:
        moves = sum(table[a, b] for a, b in itertools.pairwise(path))
        return float(sum(scores[i, t] for i, t in enumerate(path)) + moves + (NEVER if path[0] == 2 else 0))

    best = max(itertools.product(range(3), repeat=length), key=value)
    assert abs(value(tuple(viterbi(scores, table))) - value(best)) < 1e-3
    assert abs(value(tuple(best_tags(scores))) - value(best)) < 1e-3


@given(st.integers(1, 40), st.sampled_from([3, 7, 15]), st.integers(0, 2**32 - 1))
def test_both_decoders_find_as_good_a_sequence(length: int, size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, size)).astype(np.float32).round(3)
    one, other = best_tags(scores), viterbi(scores, forbidden(size))
    words = np.arange(length)
    assert abs(scores[words, one].sum() - scores[words, other].sum()) < 1e-3
    assert all(a in (b, b - 1) for a, b in itertools.pairwise([0, *one]) if b and b % 2 == 0)


def test_of_equals_the_lowest_tag_is_taken() -> None:
    outside, inside = [-1.542, -1.707, -4.315], [-1.547, -3.616, -1.382]  # both ways sum to -3.089
    assert best_tags(np.array([outside, inside], np.float32)) == [0, 0]

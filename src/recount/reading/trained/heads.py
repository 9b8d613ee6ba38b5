"""The heads of the toll reader in numpy: the same arithmetic as training/tolls_net.py.

Shapes: w words, n anchors (counts, or accused parties), m mentions; WIDTH 384 states, SIZE 256 vectors.
"""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recount.reading.trained.encoder import WIDTH, gelu
from recount.reading.trained.features import Floats, Passage, Range, buckets, clues, hops, nearness, pair_extras

Ints = NDArray[np.int64]


class Anchors(NamedTuple):
    """What links start from: n word ranges with their (n, SIZE) vectors, and (n, SIZE + WIDTH) with the context of each."""

    ranges: list[Range]
    vectors: Floats
    context: Floats

    def first(self, n: int) -> Anchors:
        """The first n of them."""
        return Anchors(self.ranges[:n], self.vectors[:n], self.context[:n])


def softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    out: Floats = e / e.sum(-1, keepdims=True)
    return out


def across(ufunc: np.ufunc, x: Floats) -> Floats:
    """A reduction over a last axis of few, tags or classes: column by column takes numpy a fraction of the time."""
    out: Floats = reduce(ufunc, np.moveaxis(x, -1, 0))
    return out


def log_softmax(x: Floats) -> Floats:
    """Over a last axis of few."""
    x = x - across(np.maximum, x)[..., None]
    out: Floats = x - np.log(across(np.add, np.exp(x)))[..., None]
    return out


class Heads:
    """All heads over the states `h` (w, WIDTH) of one passage."""

    def __init__(self, tensors: dict[str, Floats]) -> None:
        self._t = tensors

    def linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._t[f"{name}.weight"] + self._t[f"{name}.bias"]
        return out

    def _mlp(self, name: str, x: Floats) -> Floats:
        return self.linear(f"{name}.3", gelu(self.linear(f"{name}.0", x)))

    def _table(self, name: str, index: Ints) -> Floats:
        rows: Floats = self._t[f"{name}.weight"][index]
        return rows

    @staticmethod
    def ends(h: Floats, ranges: list[Range]) -> Floats:
        """(n, 2 WIDTH): the states of the first and the last word of each range."""
        return np.concatenate([h[[a for a, _ in ranges]], h[[b - 1 for _, b in ranges]]], -1)

    def _attend(self, h: Floats, names: tuple[str, str], vectors: Floats, ranges: list[Range]) -> Floats:
        start = np.array([a for a, _ in ranges])
        near = self._table(names[1], buckets(np.arange(len(h))[None] - start[:, None]))[..., 0]
        weight = softmax(self.linear(names[0], vectors) @ h.T / np.float32(np.sqrt(WIDTH)) + near)
        seen: Floats = weight @ h
        return seen

    def harms(self, h: Floats, passage: Passage, ranges: list[Range]) -> Floats:
        """(n, harms) logits of counts from their state, the passage as they attend to it, and the harm words around."""
        c = gelu(self.linear("plain", self.ends(h, ranges)))
        seen = self._attend(h, ("plain_query", "plain_near"), c, ranges)
        return self._mlp("harm", np.concatenate([c, seen, clues(passage, ranges)], -1))

    def anchors(self, h: Floats, ranges: list[Range], kinds: list[int]) -> Anchors:
        """The anchors of some ranges; kinds are harms, then positions of an accused."""
        a = gelu(self.linear("anchor", np.concatenate([self.ends(h, ranges), self._table("kind", np.array(kinds))], -1)))
        return Anchors(ranges, a, np.concatenate([a, self._attend(h, ("query", "near"), a, ranges)], -1))

    def link(
        self, role: str, h: Floats, passage: Passage, anchors: Anchors, mentions: list[Range], extra: Floats | None = None
    ) -> tuple[Floats, Floats]:
        """((n, 1 + m) scores, (m, SIZE) mention vectors); column 0 is "none"."""
        ranges, a, context = anchors
        if not mentions:  # nothing to choose from
            return np.zeros((len(a), 1), np.float32), np.zeros((0, a.shape[1]), np.float32)
        name = f"link.{role}"
        none = self._mlp(f"{name}.none", context)
        vectors = self.linear(f"{name}.mention", self.ends(h, mentions))
        extra = pair_extras(passage, ranges, mentions, None) if extra is None else extra
        near = self._table(f"{name}.near", nearness(ranges, mentions))
        hop = self._table(f"{name}.hops", hops(passage, ranges, mentions))
        pairs = self._pairs(f"{name}.pair", a, vectors, np.concatenate([near, hop, extra], -1).astype(np.float32))
        return np.concatenate([none, pairs], -1), vectors

    def _pairs(self, name: str, a: Floats, vectors: Floats, about: Floats) -> Floats:
        """(n, m) scores of anchors (n, SIZE) with mentions (m, SIZE), given what is known `about` each pair. The layer reads an
        anchor, a mention, their product and the rest side by side; its share of the first two is worked out once for each."""
        weight, size = self._t[f"{name}.0.weight"], a.shape[1]
        left, right, both, rest = np.split(weight, (size, 2 * size, 3 * size))
        products = (a[:, None] * vectors[None]).reshape(-1, size)  # one large product of matrices is faster than n small ones
        inner = (products @ both + about.reshape(len(products), -1) @ rest).reshape(len(a), len(vectors), -1)
        inner += (a @ left)[:, None] + (vectors @ right)[None] + self._t[f"{name}.0.bias"]
        scores: Floats = self.linear(f"{name}.3", gelu(inner.reshape(len(products), -1)))
        return scores.reshape(len(a), len(vectors))

    def classes(self, name: str, context: Floats, victim: Floats, when: Floats) -> Floats:
        """(n, options) logits of category, scope or stance; victim and when are mixtures of mention vectors (`soft`)."""
        return self._mlp(f"classes.{name}", np.concatenate([context, victim, when], -1))


def soft(scores: Floats, vectors: Floats) -> Floats:
    """(n, SIZE): the mention that each anchor means, mixed by its scores; "none" is zero."""
    out: Floats = softmax(scores)[:, 1:] @ vectors
    return out

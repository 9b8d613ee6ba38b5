"""The encoder at run time: onnxruntime where there is a wheel for it, plain numpy elsewhere, from one file of weights.

Weights are stored as int8 per channel and computed in float32: the tags differ from the trained model's in 0.4 % of words, and
neither batch nor thread count changes them (docs/method.md).
"""

from __future__ import annotations

from importlib import import_module, resources
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from recount.reading.words import START, STOP

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Tensors = dict[str, Floats]

WIDTH, HEADS, LAYERS, LONGEST = 384, 12, 6, 512
BATCH = 512  # padded wordpieces: larger batches lose more to padding than they gain


class Backend(Protocol):
    """(batch, length) ids, shapes and mask -> (batch, length, WIDTH) states."""

    def __call__(self, ids: Ints, shapes: Ints, mask: Ints) -> Floats: ...


class OnnxBackend:
    """onnxruntime over the weightless graph `encoder.onnx`, the weights given from memory."""

    def __init__(self, tensors: Tensors, threads: int) -> None:
        ort: Any = import_module("onnxruntime")
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        names = sorted(tensors)
        self._kept = [ort.OrtValue.ortvalue_from_numpy(tensors[name]) for name in names]
        options.add_external_initializers(names, self._kept)
        graph = resources.files("recount.reading").joinpath("weights", "encoder.onnx").read_bytes()
        self._session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def __call__(self, ids: Ints, shapes: Ints, mask: Ints) -> Floats:
        states: Floats = self._session.run(None, {"ids": ids, "shape_ids": shapes, "mask": mask.astype(np.int32)})[0]
        return states


class NumpyBackend:
    """The same network in numpy (Vaswani and others 2017; Devlin and others 2019)."""

    def __init__(self, tensors: Tensors) -> None:
        self._t = tensors

    def _norm(self, x: Floats, name: str) -> Floats:
        mean = x.mean(-1, keepdims=True)
        spread = np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + np.float32(1e-12))
        normed: Floats = (x - mean) / spread * self._t[f"{name}.weight"] + self._t[f"{name}.bias"]
        return normed

    def _linear(self, x: Floats, name: str) -> Floats:
        out: Floats = x @ self._t[f"{name}.weight"] + self._t[f"{name}.bias"]
        return out

    def _attention(self, x: Floats, penalty: Floats, layer: str) -> Floats:
        batch, length = x.shape[:2]
        packed = self._linear(x, f"{layer}.qkv").reshape(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = packed.transpose(2, 0, 3, 1, 4)
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH / HEADS)) + penalty
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        mixed: Floats = (weights @ value).transpose(0, 2, 1, 3).reshape(batch, length, WIDTH)
        return mixed

    def __call__(self, ids: Ints, shapes: Ints, mask: Ints) -> Floats:
        t = self._t
        x = t["words"][ids] * t["words:scale"][ids] + t["shapes"][shapes] + t["positions"][: ids.shape[1]]
        x = self._norm(x, "embeddings.norm")
        penalty = ((1 - mask[:, None, None, :]) * np.float32(-1e4)).astype(np.float32)
        for i in range(LAYERS):
            layer = f"layer{i}"
            x = self._norm(x + self._linear(self._attention(x, penalty, layer), f"{layer}.out"), f"{layer}.norm1")
            inner = gelu(self._linear(x, f"{layer}.up"))
            x = self._norm(x + self._linear(inner, f"{layer}.down"), f"{layer}.norm2")
        return x


# Abramowitz and Stegun 7.1.26: erf to 1.5e-7 without scipy.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)


def gelu(x: Floats) -> Floats:
    """x * Phi(x) with the exact normal distribution function. In place: much of the heads' time is spent here."""
    z: Floats = np.abs(x) * np.float32(0.70710678)
    k: Floats = np.reciprocal(1 + np.float32(0.3275911) * z)
    out: Floats = k * np.float32(_ERF[-1])
    for factor in _ERF[-2::-1]:
        out += factor
        out *= k
    np.exp(np.negative(np.square(z, out=z), out=z), out=z)
    out *= z
    np.copysign(np.subtract(1, out, out=out), x, out=out)
    out += 1
    out *= x
    out *= 0.5
    return out


def backend(tensors: Tensors, threads: int = 1) -> Backend:
    """onnxruntime if it is installed, else numpy."""
    return OnnxBackend(tensors, threads) if find_spec("onnxruntime") else NumpyBackend(tensors)


class Encoder:
    """States of words: of each window of (pieces, shape) words, the state of the first piece of each word."""

    def __init__(self, tensors: Tensors, threads: int = 1) -> None:
        self._run = backend(tensors, threads)

    def __call__(self, windows: list[list[tuple[tuple[int, ...], int]]]) -> list[Floats]:
        """One (words, WIDTH) array a window. A window must fit LONGEST pieces with its start and stop (`fits`)."""
        out: list[Floats] = [np.zeros((0, WIDTH), np.float32)] * len(windows)
        lengths = [2 + sum(len(pieces) for pieces, _ in window) for window in windows]
        order = sorted((n for n in range(len(windows)) if windows[n]), key=lambda n: (lengths[n], n))
        while order:
            take = 1
            while take < len(order) and (take + 1) * lengths[order[take]] <= BATCH:
                take += 1
            batch, order = order[:take], order[take:]
            for n, states in zip(batch, self._states([windows[n] for n in batch]), strict=True):
                out[n] = states
        return out

    def _states(self, windows: list[list[tuple[tuple[int, ...], int]]]) -> list[Floats]:
        longest = max(2 + sum(len(pieces) for pieces, _ in window) for window in windows)
        ids, shapes, mask = (np.zeros((len(windows), longest), np.int64) for _ in range(3))
        firsts: list[list[int]] = []
        for row, window in enumerate(windows):
            first, at = [], 1
            ids[row, 0] = START
            for pieces, shape in window:
                first.append(at)
                ids[row, at : at + len(pieces)] = pieces
                shapes[row, at : at + len(pieces)] = shape
                at += len(pieces)
            ids[row, at] = STOP
            mask[row, : at + 1] = 1
            firsts.append(first)
        states = self._run(ids, shapes, mask)
        return [states[row, first] for row, first in enumerate(firsts)]

"""The encoder at run time: onnxruntime where there is a wheel for it, plain numpy elsewhere, from one file of weights.

Five layers serve both readers; the sixth stands twice, once for attributions and once for tolls (docs/decisions/0012).

Weights are stored as int8 per channel and computed in float32: the tags differ from the trained model's in 0.4 % of words, and
neither batch nor thread count changes them (docs/method.md).
"""

from __future__ import annotations

from importlib import import_module, resources
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from recount.reading.text.words import START, STOP
from recount.reading.trained.weights import Tensors, of_task

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WIDTH, HEADS, SHARED, LONGEST = 384, 12, 5, 512  # SHARED: layers before the last
TASKS = ("attribution", "tolls")


class Backend(Protocol):
    """The layers of the encoder over the pieces of one window; states are (pieces, WIDTH)."""

    def trunk(self, ids: Ints, shapes: Ints) -> Floats:
        """The states after the shared layers."""

    def last(self, task: str, states: Floats, words: Ints) -> Floats:
        """The (words, WIDTH) states after the task's own layer of the pieces that are asked for."""


class OnnxGraph:
    """A graph without weights from the package, and the weights, which it keeps alive."""

    def __init__(self, name: str, tensors: Tensors, threads: int) -> None:
        ort: Any = import_module("onnxruntime")
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        names = sorted(tensors)
        self._kept = [ort.OrtValue.ortvalue_from_numpy(tensors[name]) for name in names]
        options.add_external_initializers(names, self._kept)
        graph = resources.files("recount.reading").joinpath("weights", name).read_bytes()
        self._session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def __call__(self, **inputs: NDArray[Any]) -> Floats:
        states: Floats = self._session.run(None, inputs)[0]
        return states


class OnnxBackend:
    """onnxruntime over `trunk.onnx` and `last.onnx`."""

    def __init__(self, tensors: Tensors, threads: int) -> None:
        shared = {name: value for name, value in tensors.items() if "/" not in name}
        self._trunk = OnnxGraph("trunk.onnx", shared, threads)
        self._last = {task: OnnxGraph("last.onnx", of_task(tensors, task), threads) for task in TASKS}

    def trunk(self, ids: Ints, shapes: Ints) -> Floats:
        return self._trunk(ids=ids, shape_ids=shapes)

    def last(self, task: str, states: Floats, words: Ints) -> Floats:
        return self._last[task](states=states, words=words)


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

    def _attention(self, x: Floats, asking: Floats, layer: str) -> Floats:
        """What the pieces that ask, some or all of x, see in x."""
        weight, bias = (np.split(self._t[f"{layer}.qkv.{part}"], 3, -1) for part in ("weight", "bias"))
        projected = (states @ w + b for states, w, b in zip((asking, x, x), weight, bias, strict=True))
        query, key, value = (y.reshape(len(y), HEADS, WIDTH // HEADS).transpose(1, 0, 2) for y in projected)
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(WIDTH / HEADS))
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        mixed: Floats = (weights @ value).transpose(1, 0, 2).reshape(len(asking), WIDTH)
        return mixed

    def _rest(self, x: Floats, mixed: Floats, layer: str) -> Floats:
        """What follows the attention of a layer."""
        x = self._norm(x + self._linear(mixed, f"{layer}.out"), f"{layer}.norm1")
        inner = gelu(self._linear(x, f"{layer}.up"))
        return self._norm(x + self._linear(inner, f"{layer}.down"), f"{layer}.norm2")

    def trunk(self, ids: Ints, shapes: Ints) -> Floats:
        t = self._t
        x = t["words"][ids] * t["words:scale"][ids] + t["shapes"][shapes] + t["positions"][: len(ids)]
        x = self._norm(x, "embeddings.norm")
        for i in range(SHARED):
            x = self._rest(x, self._attention(x, x, f"layer{i}"), f"layer{i}")
        return x

    def last(self, task: str, states: Floats, words: Ints) -> Floats:
        asking = states[words]
        return self._rest(asking, self._attention(states, asking, f"{task}/last"), f"{task}/last")


# Abramowitz and Stegun 7.1.26: erf to 1.5e-7 without scipy.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_NEARNESS = np.float32(0.3275911 / np.sqrt(2))


def gelu(x: Floats) -> Floats:
    """x * Phi(x) with the exact normal distribution function: x or 0, less |x| times the tail beyond |x|. In place: much of the
    heads' time is spent here."""
    size: Floats = np.abs(x)
    k: Floats = size * _NEARNESS
    k += 1
    np.reciprocal(k, out=k)
    tail: Floats = k * np.float32(_ERF[-1] / 2)
    for factor in _ERF[-2::-1]:
        tail += np.float32(factor / 2)
        tail *= k
    tail *= size
    np.square(size, out=size)
    size *= np.float32(-0.5)
    tail *= np.exp(size, out=size)
    out: Floats = np.maximum(x, 0)
    out -= tail
    return out


def backend(tensors: Tensors, threads: int = 1) -> Backend:
    """onnxruntime if it is installed, else numpy."""
    return OnnxBackend(tensors, threads) if find_spec("onnxruntime") else NumpyBackend(tensors)


Window = list[tuple[tuple[int, ...], int]]  # pieces and shape of each word


class Encoder:
    """States of words: the state of the first piece of each."""

    def __init__(self, tensors: Tensors, threads: int = 1) -> None:
        self._run = backend(tensors, threads)

    def __call__(self, window: Window, wanted: dict[str, Ints]) -> dict[str, Floats]:
        """For each task the (words, WIDTH) states of the words that it wants, given by their numbers. A window holds at most
        LONGEST pieces, its start and stop included; it goes through the layers alone, since a batch is mostly padding."""
        ids, shapes, first = _pieces(window)
        states = self._run.trunk(ids, shapes)
        return {task: self._run.last(task, states, first[words]) for task, words in wanted.items() if len(words)}


def _pieces(window: Window) -> tuple[Ints, Ints, Ints]:
    """Ids and shapes of the pieces of a window, and where its words begin."""
    ids = [START, *(piece for pieces, _ in window for piece in pieces), STOP]
    lengths = [len(pieces) for pieces, _ in window]
    shapes = np.zeros(len(ids), np.int64)
    shapes[1:-1] = np.repeat([shape for _, shape in window], lengths)
    return np.array(ids), shapes, 1 + np.cumsum([0, *lengths[:-1]])

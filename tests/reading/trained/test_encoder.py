import numpy as np
import pytest

from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import words_of
from recount.reading.trained.encoder import TASKS, WIDTH, Encoder, NumpyBackend, OnnxBackend, gelu
from recount.reading.trained.weights import load

TEXT = "The ministry said on Sunday that 14 people had died. Villagers put the toll at 20 or more."


@pytest.fixture(scope="module")
def tensors() -> dict[str, np.ndarray]:
    return load().encoder()


def windows_of(text: str) -> list[list[tuple[tuple[int, ...], int]]]:
    words = words_of(text, split_sentences(text), load().wordpieces)
    return [[(words.pieces[i], words.words[i].shape) for i in range(len(words)) if words.sentence[i] == n] for n in (0, 1)]


@pytest.mark.parametrize("task", TASKS)
def test_numpy_and_onnxruntime_agree(tensors: dict[str, np.ndarray], task: str) -> None:
    pytest.importorskip("onnxruntime", reason="no wheel of onnxruntime here: the numpy backend is the only one")
    ids, shapes, words = np.arange(2000, 2009), np.full(9, 5), np.array([0, 4, 8])
    one, other = (
        backend.last(task, backend.trunk(ids, shapes), words) for backend in (OnnxBackend(tensors, 1), NumpyBackend(tensors))
    )
    assert one.shape == (len(words), WIDTH)
    assert np.abs(one - other).max() < 1e-4


def test_a_task_gets_the_words_that_it_asks_for(tensors: dict[str, np.ndarray]) -> None:
    encode, (window, _) = Encoder(tensors), windows_of(TEXT)
    every = np.arange(len(window))
    whole = encode(window, {"attribution": every, "tolls": every})
    some = encode(window, {"attribution": np.array([0, 3]), "tolls": np.array([], int)})
    assert set(some) == {"attribution"}
    assert whole["tolls"].shape == (len(window), WIDTH)
    assert np.abs(some["attribution"] - whole["attribution"][[0, 3]]).max() < 1e-4
    assert np.abs(whole["attribution"] - whole["tolls"]).max() > 0.1


def test_gelu_is_the_exact_one() -> None:
    x = np.array([-3, -1, 0, 0.5, 2], np.float32)
    assert np.allclose(gelu(x), [-0.00404951, -0.15865525, 0, 0.34573123, 1.9544997], atol=1e-6)

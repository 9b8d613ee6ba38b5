import numpy as np
import pytest

from recount.reading.encoder import Encoder, NumpyBackend, OnnxBackend, gelu
from recount.reading.sentences import split_sentences
from recount.reading.weights import encoder_part, load
from recount.reading.windows import words_of

TEXT = "The ministry said on Sunday that 14 people had died. Villagers put the toll at 20 or more."


@pytest.fixture(scope="module")
def tensors() -> dict[str, np.ndarray]:
    return encoder_part(load().part("attribution"))


def windows_of(text: str) -> list[list[tuple[tuple[int, ...], int]]]:
    words = words_of(text, split_sentences(text), load().wordpieces)
    return [[(words.pieces[i], words.words[i].shape) for i in range(len(words)) if words.sentence[i] == n] for n in (0, 1)]


def test_numpy_and_onnxruntime_agree(tensors: dict[str, np.ndarray]) -> None:
    pytest.importorskip("onnxruntime", reason="no wheel of onnxruntime here: the numpy backend is the only one")
    ids, shapes, mask = (np.ones((2, 9), np.int64) * k for k in (2000, 5, 1))
    mask[1, 6:] = 0
    one, other = OnnxBackend(tensors, 1)(ids, shapes, mask), NumpyBackend(tensors)(ids, shapes, mask)
    assert np.abs(one - other)[mask > 0].max() < 1e-4


def test_states_do_not_depend_on_the_batch(tensors: dict[str, np.ndarray]) -> None:
    encode = Encoder(tensors)
    both = encode(windows_of(TEXT))
    alone = [encode([window])[0] for window in windows_of(TEXT)]
    for one, other in zip(both, alone, strict=True):
        assert one.shape == other.shape
        assert np.abs(one - other).max() < 1e-4


def test_gelu_is_the_exact_one() -> None:
    x = np.array([-3, -1, 0, 0.5, 2], np.float32)
    assert np.allclose(gelu(x), [-0.00404951, -0.15865525, 0, 0.34573123, 1.9544997], atol=1e-6)

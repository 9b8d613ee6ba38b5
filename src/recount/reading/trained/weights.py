"""The shipped weights: read once, made float32 again, cut into the parts that use them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from recount.errors import WeightsError
from recount.reading.text.words import Wordpieces

Tensors = dict[str, NDArray[np.float32]]
TABLE = "words"  # stays int8 in memory: a third of all weights, of which a text needs a few rows


def of_task(tensors: Tensors, task: str) -> Tensors:
    """The tensors of a task alone, without its name."""
    return {name.removeprefix(f"{task}/"): value for name, value in tensors.items() if name.startswith(f"{task}/")}


@dataclass(frozen=True)
class Weights:
    """`digest` names the version. Tensors of a task alone stand under its name: `attribution/emit.weight`."""

    digest: str
    tensors: Tensors
    lexicon: dict[str, list[int]]
    wordpieces: Wordpieces

    def encoder(self) -> Tensors:
        """The encoder's tensors: the shared ones, and the last layer of each task."""
        return {key: value for key, value in self.tensors.items() if "/" not in key or "/last." in key}


def _floats(stored: dict[str, NDArray[np.float32]]) -> Tensors:
    """int8 times scale where there is a scale, as stored otherwise."""
    out: Tensors = {TABLE: stored.pop(TABLE), f"{TABLE}:scale": stored.pop(f"{TABLE}:scale")}
    for name, value in stored.items():
        if not name.endswith(":scale"):
            scale = stored.get(f"{name}:scale")
            out[name] = value if scale is None else np.multiply(value, scale, dtype=np.float32)
    return out


@cache
def load() -> Weights:
    """The weights of this installation; WeightsError if they are missing or damaged."""
    folder = resources.files("recount.reading").joinpath("weights")
    try:
        with resources.as_file(folder.joinpath("weights.npz")) as path, path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            with np.load(path, allow_pickle=False) as archive:
                tensors = _floats({name: archive[name] for name in archive.files})
        tables = json.loads(folder.joinpath("reader.json").read_bytes())
        pieces = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError) as error:
        raise WeightsError(f"the reader's weights cannot be read ({error}): install recount again") from error
    return Weights(f"sha256:{digest}", tensors, tables["lexicon"], Wordpieces(pieces))

"""Wire copies and near-duplicates: which texts resemble each other.

MinHash over the words' shingles finds candidates without comparing every pair (A. Broder, On the resemblance and containment of
documents, 1997; bands: J. Leskovec et al., Mining of Massive Datasets, 3.4); the shingles themselves then decide.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from typing import Any, Final
from zlib import crc32

_SHINGLE: Final = 4  # words
BANDS: Final = 32  # of four rows: two texts with resemblance .5 meet with probability .87, with .2 in 5 of 100 cases
_ROWS: Final = 4
COPY: Final = 0.6
"""Of the shorter text's shingles so many occur in the other one: one of the two repeats the other, cut or extended."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """All runs of four words, whatever the case and the punctuation; the whole text where it has fewer."""
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - _SHINGLE + 1)
    return frozenset(" ".join(words[n : n + _SHINGLE]) for n in range(last)) if words else frozenset()


def bands(found: frozenset[str]) -> list[tuple[int, int]]:
    """The bands of the text's signature, each with its number; similar texts share one or more. None for an empty text."""
    if not found:
        return []
    sketch = _empty().copy()
    sketch.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in found])
    parts = sketch.hashvalues.astype("<u4").reshape(BANDS, _ROWS)
    return [(n, int.from_bytes(blake2b(part.tobytes(), digest_size=8).digest(), signed=True)) for n, part in enumerate(parts)]


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that is in the other, 0 where one is empty."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


@cache
def _empty() -> Any:
    """The sketch of no text. The library is loaded by the first text that is added, since loading takes longer than asking."""
    from datasketch import MinHash

    return MinHash(BANDS * _ROWS, hashfunc=crc32, scheme="affine32")

"""Spotting rare words: whether a text holds any of many, at the cost of a look-up a word.

Most sentences hold none of the words that a finder looks for, and a pattern of many words costs most where it finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_REMEMBERED: Final = 10_000  # words; few others are met again
_AT_HAND: Final = 500  # texts: every finder asks about each sentence of a document


@lru_cache(maxsize=_AT_HAND)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


class Spotter:
    """Whether a text, in lower case, holds a match of a pattern that never spans white space."""

    def __init__(self, pattern: str) -> None:
        search = re.compile(pattern).search
        self._holds: Callable[[str], bool] = lru_cache(maxsize=_REMEMBERED)(lambda word: search(word) is not None)

    def __call__(self, text: str) -> bool:
        return any(map(self._holds, _words(text)))

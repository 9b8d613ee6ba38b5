"""Words with offsets, and the wordpieces and word shapes that the encoder reads."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import msgspec
from tokenizers import Tokenizer

WORD: Final = re.compile(r"``|''|-[LR]RB-|[^\W_]+(?:_+[^\W_]+)*|_+|[^\w\s]")
TYPED: Final = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}  # as TeX and treebanks type quotation marks and brackets
ABBREVIATED: Final = {"KIA": "killed", "WIA": "wounded", "MIA": "missing"}  # as armies write for what the encoder knows
CASES: Final = 4  # lower or other, Capitalised, UPPER, with a digit
SHAPES: Final = 1 + 3 * CASES  # 0 is no word; then glued / spaced / first of a line, times the cases
UNKNOWN, START, STOP = 100, 101, 102
LONGEST_WORD: Final = 24  # wordpieces; what is longer is no word and becomes one unknown piece
_EMPHASIS: Final = re.compile(r"(?<!\w)(?P<opens>[*_]{1,3})(?=\S)[^*_\n]{1,200}(?<=\S)(?P<closes>(?P=opens))(?!\w)")


class Word(msgspec.Struct, frozen=True):
    """One word or sign: its half-open offsets and its shape id (see `shape`)."""

    start: int
    end: int
    shape: int

    @property
    def opens_line(self) -> bool:
        """Whether it is the first word of a line."""
        return self.shape > 2 * CASES


def shape(text: str, start: int, end: int, previous: int) -> int:
    """Shape id of `text[start:end]` whose predecessor ended at `previous` (-1: none): case and what stands before."""
    if previous == start:
        return 1 + _case(text[start:end])
    first = previous < 0 or "\n" in text[previous:start]
    return 1 + (2 if first else 1) * CASES + _case(text[start:end])


@lru_cache(maxsize=50_000)
def _case(word: str) -> int:
    if not word.isalpha() and any(c.isdigit() for c in word):
        return 3
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[:1].isupper() else 0


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and signs of `text[start:end]`, offsets into `text`."""
    words: list[Word] = []
    previous = -1
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        a, b = match.span()
        words.append(Word(a, b, shape(text, a, b, previous)))
        previous = b
    return words


def without_emphasis(text: str, words: list[Word]) -> list[Word]:
    """The words without the asterisks and underscores that set some of them in bold or italics: "**216** fighters"."""
    marks = {k for found in _EMPHASIS.finditer(text, words[0].start, words[-1].end) for k in _edges(found)} if words else set()
    return [word for word in words if word.start not in marks] if marks else words


def _edges(found: re.Match[str]) -> set[int]:
    return {*range(*found.span("opens")), *range(*found.span("closes"))}


class Wordpieces:
    """Wordpiece ids of single words, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._remembered = lru_cache(maxsize=100_000)(self._encode)

    def __call__(self, word: str) -> tuple[int, ...]:
        """Ids of one word, at least one; a word of more than `LONGEST_WORD` pieces is unknown."""
        return self._remembered(word)

    def _encode(self, word: str) -> tuple[int, ...]:
        typed = TYPED.get(word, word[:200])
        ids: tuple[int, ...] = tuple(self._tokenizer.encode(typed, add_special_tokens=False).ids)
        return ids if 0 < len(ids) <= LONGEST_WORD else (UNKNOWN,)

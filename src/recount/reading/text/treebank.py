"""Text typed as treebanks type it, every word and sign apart ("He said , `` No . ''"), seen as it was printed.

The encoder learned from printed text, where a full stop stands at its word and quotation marks show which way they turn.
Offsets stay those of the text as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from recount.model import Span
from recount.reading.text.words import CASES, Word

_STOP_APART: Final = re.compile(r"\s[.,](?:\s|$)")
_COMMA_AT_WORD: Final = re.compile(r"\w,\s")
_MARK: Final = re.compile(r"``|''|\n")
_PRINTED: Final = {"``": "“", "`": "‘", "--": "—"}  # beside what every text may hold (words.TYPED)
_OPENING: Final = frozenset({"``", "`", "(", "[", "$", "#", "-LRB-"})
_CLOSING: Final = frozenset({"''", ".", ",", ":", ";", "?", "!", "%", ")", "]", "-RRB-"})


def set_apart(text: str) -> bool:
    """Whether full stops and commas stand apart from their words."""
    return _STOP_APART.search(text) is not None and not _COMMA_AT_WORD.search(text)


@lru_cache(maxsize=8)  # of the texts in hand: whoever cuts sentences asks, and then whoever reads their words
def opening_marks(text: str) -> frozenset[int]:
    """Where '' opens a quotation, as it does where a plain quotation mark was taken apart: marks open and close in turn.

    A line that would end inside a quotation if it began outside, and the other way round, began inside.
    """
    found: set[int] = set()
    for marks in _lines(text):
        outside, inside = _turns(marks, within=False), _turns(marks, within=True)
        found.update((inside if outside[1] and not inside[1] else outside)[0])
    return frozenset(found)


def _lines(text: str) -> list[list[tuple[int, str]]]:
    """The marks of each line with their offsets."""
    lines: list[list[tuple[int, str]]] = [[]]
    for match in _MARK.finditer(text):
        if match.group() == "\n":
            lines.append([])
        else:
            lines[-1].append((match.start(), match.group()))
    return lines


def _turns(marks: list[tuple[int, str]], *, within: bool) -> tuple[list[int], bool]:
    """Where '' opens if the line begins `within` a quotation or outside, and whether its end is within one."""
    opening = []
    for at, mark in marks:
        if mark == "''" and not within:
            opening.append(at)
        within = mark == "``" or not within
    return opening, within


def with_closing_marks(text: str, sentences: list[Span]) -> list[Span]:
    """Sentences with the '' that closes the quotation they end in, which a full stop apart from it had cut off."""
    opening = opening_marks(text)
    out: list[Span] = []
    for sentence in sentences:
        start = sentence.start
        if out and text.startswith("''", start) and start not in opening and "\n" not in text[out[-1].end : start]:
            out[-1] = Span(out[-1].start, start + 2)
            start += 2 + (text[start + 2 : start + 3] == " ")
        if start < sentence.end:
            out.append(Span(start, sentence.end))
    return out


class Printed:
    """The words of a text that is typed apart, as print would have them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._opening = opening_marks(text)

    def form(self, word: Word) -> str:
        """The word as printed."""
        typed = self._text[word.start : word.end]
        if typed == "''":
            return "“" if word.start in self._opening else "”"
        return _PRINTED.get(typed, typed)

    def joined(self, words: list[Word]) -> list[Word]:
        """The words of a sentence with the shapes they have in print, the two strokes of a dash as one word."""
        words = self._dashes(words)
        glued = [Word(b.start, b.end, 1 + (b.shape - 1) % CASES) if self._in_one(a, b) else b for a, b in pairwise(words)]
        return words[:1] + glued

    def _dashes(self, words: list[Word]) -> list[Word]:
        out: list[Word] = []
        for word in words:
            if out and out[-1].end == word.start and self._text[out[-1].start : word.end] == "--":
                out[-1] = Word(out[-1].start, word.end, out[-1].shape)
            else:
                out.append(word)
        return out

    def _in_one(self, before: Word, word: Word) -> bool:
        """Whether print leaves no space between two neighbours."""
        first, second = (self._text[w.start : w.end] for w in (before, word))
        if first in _OPENING or (first == "''" and before.start in self._opening):
            return True
        if second == "''":
            return word.start not in self._opening
        return second in _CLOSING or self._is_ending(word)

    def _is_ending(self, word: Word) -> bool:
        """Whether a word opens "'s", "'ll" or "n't"."""
        following = self._text[word.end : word.end + 2]
        typed = self._text[word.start : word.end]
        return (typed == "'" and following[:1].isalpha()) or (typed == "n" and following == "'t")

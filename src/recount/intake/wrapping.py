"""Text that was broken to a width, as in e-mail, wire copy and old archives: its lines are no paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_NARROWEST, _WIDEST = 40, 120  # characters
_MOST = 0.9  # of the lines are no longer than the width: a longer one may be an address or a heading
_FULL = 0.4  # of the breaks inside paragraphs come where the next word had no room; in lists and verse few do
_WITHIN = 0.3  # of those come before a small letter, inside a sentence
_WORD = re.compile(r"\S+")


class _Break(NamedTuple):
    """The end of a line inside a paragraph: how long the line is, how long with the first word of the next, and that word."""

    length: int
    needed: int
    word: str


def unwrapped(text: str) -> str:
    """The text with a space for each line break that only keeps its lines to a width: as long as it was, so offsets stay.

    A text is broken to a width if many breaks inside its paragraphs come where the next word had no room, and many of these
    inside a sentence.
    """
    lines = text.split("\n")
    breaks = [_break(line, following) for line, following in pairwise(lines)]
    inside = [b for b in breaks if b]
    width = _width([b.length for b in inside])
    if not width or not _is_prose(text, inside, width):
        return text
    joined = (_joined(line) if b and b.needed > width else f"{line}\n" for line, b in zip(lines, breaks, strict=False))
    return "".join(joined) + lines[-1]


def _joined(line: str) -> str:
    """The line with spaces for its end, which in text from Windows has two characters."""
    return f"{line[:-1]}  " if line.endswith("\r") else f"{line} "


def _break(line: str, following: str) -> _Break | None:
    """The break between two lines, or None at the end of a paragraph: before a blank line or one that is set in."""
    word = _WORD.search(following)
    length = len(line.rstrip())
    if not length or not word or word.start() > len(line) - len(line.lstrip()):
        return None
    return _Break(length, length + 1 + len(word.group()), word.group())


def _width(lengths: list[int]) -> int:
    """The width that a text with lines of these lengths is kept to, or 0."""
    if not lengths:
        return 0
    width = sorted(lengths)[round(_MOST * (len(lengths) - 1))]
    return width if _NARROWEST <= width <= _WIDEST else 0


def _is_prose(text: str, breaks: list[_Break], width: int) -> bool:
    full = [b for b in breaks if b.needed > width]
    within = sum(b.word[0].islower() for b in full)
    return len(full) >= _FULL * len(breaks) and (within >= _WITHIN * len(full) or text.isupper())

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
_CUT = re.compile(r"(?P<front>[^\W_]+)-\n(?P<back>[^\W\d_]\w*)(?P<rest>\S*)(?:\n| |$)")
# Whose hyphen stays: twenty-one, three-day, anti-government. What follows a hyphen that waits for its word is no part of it:
# two- and three-storey
_COMPOUND = re.compile(
    r".*\d|anti|co|counter|cross|ex|non|post|pre|pro|re|self|semi|sub|vice|then|half|long|well|high|low|near|mid|cease"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|day|week|month|year|the|of",
    re.IGNORECASE,
)
_WAITING = {"and", "or", "to"}


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


def mended(text: str) -> str:
    """The text with the words whole that a hyphen cuts at the end of a line; the line ends behind the word.

    The hyphen stays where it belongs to the word: behind a number and the like, and where the text has the word with it.
    """
    return _CUT.sub(lambda cut: _whole_word(cut, text), text)


def _whole_word(cut: re.Match[str], text: str) -> str:
    front, back, rest = cut["front"], cut["back"], cut["rest"]
    if back in _WAITING:
        return f"{front}- {back}{rest}\n"
    if not back[0].islower() or _COMPOUND.fullmatch(front) or f"{front}-{back}" in text:
        return f"{front}-{back}{rest}\n"
    return f"{front}{back}{rest}\n"


def _joined(line: str) -> str:
    """The line with spaces for its end, which in text from Windows has two characters."""
    return f"{line[:-1]}  " if line.endswith("\r") else f"{line} "


def flowing(text: str) -> str:
    """As `unwrapped`, and the words that were cut at the end of a line are whole: the text gets shorter by their hyphens."""
    return text if unwrapped(text) == text else unwrapped(mended(text))


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

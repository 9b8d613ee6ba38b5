"""Where the words that a person quotes stand in the document: exactly one place, or an error that names the candidates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from recount.model import Span

_NUMBERED: Final = re.compile(r"(?s)(?P<words>.*?)\s*#(?P<number>[1-9]\d*)")
_PAIRS: Final = {'"': '"', "“": "”", "'": "'", "‘": "’"}
_ALIKE: Final = {**dict.fromkeys('"“”„«»', '["“”„«»]'), **dict.fromkeys("'‘’‛", "['‘’‛]"), **dict.fromkeys("-‐‑–—", "[-‐‑–—]")}
_MOST, _AROUND = 5, 25  # candidates that an error names; code points of context on each side


class QuoteError(ValueError):
    """The words are not in the document, or more than once; the text says where."""


def quoted(text: str, quote: str, within: Span) -> Span:
    """The span of `quote` in `text`: whole words; spaces, dashes, quotation marks and capitals may differ.

    Of several places the only one inside `within` is meant. `the hospital #2` is the second in the document. Quotation marks
    around all of it are the person's own. QuoteError where that leaves none, or several.
    """
    words, number = _read(quote)
    found = _places(text, words)
    if not found:
        raise QuoteError(f"“{words}” does not stand in the document; quote its words as printed")
    if number is not None:
        if number > len(found):
            raise QuoteError(f"“{words}” stands {len(found)} times in the document, there is no #{number}")
        return found[number - 1]
    inside = [span for span in found if within.start <= span.start and span.end <= within.end]
    chosen = inside if len(inside) == 1 else found
    if len(chosen) > 1:
        raise QuoteError(_several(text, words, found))
    return chosen[0]


def unquoted(value: str) -> str:
    """The value without the pair of quotation marks around it."""
    value = value.strip()
    paired = len(value) > 1 and _PAIRS.get(value[0]) == value[-1]
    return value[1:-1].strip() if paired else value


def _read(quote: str) -> tuple[str, int | None]:
    numbered = _NUMBERED.fullmatch(quote.strip())
    if numbered:
        return unquoted(numbered["words"]), int(numbered["number"])
    return unquoted(quote), None


def _places(text: str, words: str) -> list[Span]:
    if not words:
        return []
    pieces = ("".join(_ALIKE.get(letter, re.escape(letter)) for letter in piece) for piece in words.split())
    pattern = (r"(?<!\w)" if words[0].isalnum() else "") + r"\s+".join(pieces) + (r"(?!\w)" if words[-1].isalnum() else "")
    return [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)]


def _several(text: str, words: str, found: Sequence[Span]) -> str:
    shown = "; ".join(f"#{n} “{_around(text, span)}”" for n, span in enumerate(found[:_MOST], 1))
    more = f"; and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"“{words}” stands {len(found)} times in the document, add #1 to #{len(found)} to say which: {shown}{more}"


def _around(text: str, span: Span) -> str:
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    piece = " ".join(text[start:end].split())
    return ("…" if start else "") + piece + ("…" if end < len(text) else "")

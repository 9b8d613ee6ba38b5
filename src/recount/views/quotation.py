"""The words of a document, made safe to print on one line of a terminal, in a cell or on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from recount.model import Claim, Demand, Event, Seizure, Span, Statement, Toll

LONGEST = 1000  # code points of one quotation: ten thousand claims in one endless sentence must not print it ten thousand times
_MARKS = '"“”'
_BEFORE_KEY = 400  # how much of them may stand before the words that matter, when a quotation has to be cut

# Escape sequences and writing-direction overrides could forge what a reader sees; lone surrogates cannot be encoded.
_CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)) if chr(code) not in "\t\n\r"}
_DIRECTIONS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


class Spanned(Protocol):
    """Whatever stands in the text: a span, a party, a place, a period."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Quotation:
    """The evidence of a claim, cut to `LONGEST`, around its key words (which may be all of it)."""

    before: str
    key: str
    after: str

    def __str__(self) -> str:
        return self.before + self.key + self.after


def printable(text: str) -> str:
    """The text with control characters and lone surrogates replaced by U+FFFD; tabs and line ends stay."""
    return text.translate(_CONTROLS)


def plain(text: str) -> str:
    """The text as one line that cannot command a terminal: no control characters, no direction overrides, single spaces."""
    return " ".join(printable(" ".join(text.split())).translate(_DIRECTIONS).split())


def shortened(text: str, longest: int) -> str:
    """The text, cut at a space where it is longer than `longest` code points, with an ellipsis."""
    if len(text) <= longest:
        return text
    return (
        text[: longest - 1].rpartition(" ")[0].rstrip(" ,;:") + " …"
        if " " in text[: longest - 1]
        else text[: longest - 1] + "…"
    )


def words(text: str, span: Spanned) -> str:
    """The words of a span on one line, at most `LONGEST` code points."""
    return plain(shortened(text[span.start : min(span.end, span.start + LONGEST + 1)], LONGEST))


def quotation(text: str, claim: Claim) -> Quotation:
    """The exact words that carry the claim."""
    whole = spoken(text, claim) if isinstance(claim, Statement) else claim.evidence
    key = key_span(claim)
    if not whole.start <= key.start < key.end <= whole.end:
        key = whole
    start = whole.start if whole.end - whole.start <= LONGEST else max(whole.start, key.start - _BEFORE_KEY)
    end = min(whole.end, start + LONGEST)
    edge = min(key.end, end)
    before = ("… " if start > whole.start else "") + text[start : key.start]
    return Quotation(before, text[key.start : edge], text[edge:end] + (" …" if end < whole.end else ""))


def spoken(text: str, claim: Statement) -> Span:
    """What a voice says, without the quotation marks around it and the comma before "said"."""
    said = text[claim.content.start : claim.content.end]
    start = len(said) - len(said.lstrip(_MARKS))
    return Span(claim.content.start + start, claim.content.start + max(start + 1, len(said.rstrip(_MARKS).rstrip(","))))


def key_span(claim: Claim) -> Span:
    """The words that matter most in the evidence: the count, the first target, the first thing seized, the demand."""
    match claim:
        case Toll():
            return claim.count
        case Event(targets=(first, *_)):
            return first
        case Seizure(items=(item, *_)):
            return Span(item.start, item.end)
        case Demand():
            return claim.demand
        case _:
            return claim.evidence

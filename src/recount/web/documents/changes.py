"""What changed between the versions of a report, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from recount.ledger import StoredDocument
from recount.reading.sentences import split_sentences
from recount.views.quotation import plain

_AROUND = 1  # unchanged sentences that are shown on each side of a change


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence that stayed, was taken out, or was put in; or a gap of sentences that stayed."""

    what: Literal["kept", "taken out", "put in", "gap"]
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next."""

    earlier: StoredDocument
    later: StoredDocument
    pieces: tuple[Piece, ...]


def compared(versions: Sequence[StoredDocument]) -> tuple[Step, ...]:
    """Each version beside the one before it, the newest first."""
    steps = [Step(one, other, tuple(_pieces(_sentences(one), _sentences(other)))) for one, other in pairwise(versions)]
    return tuple(reversed(steps))


def _sentences(stored: StoredDocument) -> list[str]:
    text = stored.document.text
    title = [plain(stored.document.title)] if stored.document.title else []
    return title + [plain(text[span.start : span.end]) for span in split_sentences(text)]


def _pieces(one: list[str], other: list[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _kept(one[i:j])
        else:
            yield from (Piece("taken out", line) for line in one[i:j])
            yield from (Piece("put in", line) for line in other[k:m])


def _kept(lines: list[str]) -> Iterator[Piece]:
    if len(lines) <= 2 * _AROUND + 1:
        yield from (Piece("kept", line) for line in lines)
        return
    yield from (Piece("kept", line) for line in lines[:_AROUND])
    yield Piece("gap", "")
    yield from (Piece("kept", line) for line in lines[-_AROUND:])

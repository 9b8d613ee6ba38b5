"""What changed between the versions of a report: in the words, sentence by sentence, and in the tolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

import msgspec

from recount.ledger import StoredDocument
from recount.model import Category, Claim, Harm, Toll
from recount.reading.text.sentences import split_sentences
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
    """The sentences of the text, under the headline where the text does not begin with it."""
    text = stored.document.text
    title = plain(stored.document.title or "")
    sentences = [plain(text[span.start : span.end]) for span in split_sentences(text)]
    return sentences if not title or sentences[:1] == [title] else [title, *sentences]


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


class TollChange(msgspec.Struct, frozen=True):
    """Tolls of one harm and category on one speaker's word, before and after: each a pair of low and high (null is open)."""

    harm: Harm
    category: Category
    speaker: str | None
    before: tuple[tuple[int, int | None], ...]
    after: tuple[tuple[int, int | None], ...]


_Told = tuple[Harm, Category, str | None]


def toll_changes(one: Sequence[Claim], other: Sequence[Claim]) -> tuple[TollChange, ...]:
    """The tolls that differ between two versions, in the order in which the versions tell them."""
    before, after = _tolls(one), _tolls(other)
    keys = dict.fromkeys((*before, *after))
    found = (TollChange(*key, tuple(before.get(key, ())), tuple(after.get(key, ()))) for key in keys)
    return tuple(change for change in found if change.before != change.after)


def _tolls(claims: Sequence[Claim]) -> dict[_Told, list[tuple[int, int | None]]]:
    found: dict[_Told, list[tuple[int, int | None]]] = {}
    for claim in claims:
        if isinstance(claim, Toll):
            speaker = None if claim.speaker is None else claim.speaker.name or claim.speaker.text
            found.setdefault((claim.harm, claim.category, speaker), []).append((claim.low, claim.high))
    return {key: sorted(values, key=repr) for key, values in found.items()}

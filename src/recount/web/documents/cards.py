"""A claim as a card beside its report: the machine's word, the people's word on it, and where its words stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from recount.ledger import Kept
from recount.ledger.standing import Considered
from recount.model import Claim, Party, Period, Place, SeizureItem, Span, Toll
from recount.views.quotation import Quotation, quotation
from recount.views.rows import TOLL_COLUMNS, Context, Entry, entry, toll_cells, toll_headline

_SPANNED = (Span, Party, Place, Period, SeizureItem)


@dataclass(frozen=True, slots=True)
class Word:
    """One claim in words; `spans` says where each of its words stands, `count:40-43 victim:44-52`."""

    claim: Claim
    told: Entry
    spans: str


@dataclass(frozen=True, slots=True)
class Card:
    """A claim, its short number, its quotation, and what stands in its place where that is something else."""

    number: str
    kept: Kept
    machine: Word
    people: tuple[Word, ...]
    quote: Quotation

    @property
    def standing(self) -> str:
        """The status, or that people disagree."""
        return "disputed" if self.kept.standing.disputed else self.kept.standing.status

    @property
    def reviews(self) -> tuple[Considered, ...]:
        """The reviews, the newest first."""
        return self.kept.standing.reviews[::-1]


def card(kept: Kept, number: str, context: Context) -> Card:
    """The card of a claim."""
    stand = kept.standing.claims
    people = () if stand == (kept.claim,) else tuple(word(one, context) for one in stand)
    return Card(number, kept, word(kept.claim, context), people, quotation(context.document.text, kept.claim))


def word(claim: Claim, context: Context) -> Word:
    """A claim in words."""
    return Word(claim, told(claim, context), " ".join(f"{name}:{start}-{end}" for name, start, end in spans(claim)))


def told(claim: Claim, context: Context) -> Entry:
    """Headline and details of a claim of any kind."""
    if not isinstance(claim, Toll):
        return entry(claim, context)
    cells = zip(TOLL_COLUMNS, toll_cells(claim, context), strict=True)
    rest = ((name, value) for name, value in cells if value and name not in ("count", "harm", "whom"))
    return Entry(toll_headline(claim, context), tuple(rest))


def spans(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """Where the words of each field stand."""
    for field in msgspec.structs.fields(claim):
        value = getattr(claim, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, _SPANNED):
                yield field.encode_name, one.start, one.end

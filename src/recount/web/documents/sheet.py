"""One report beside its claims, from the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation

from recount.ledger import ClaimFilter, Kept, StoredDocument, browsing
from recount.ledger.database import reading
from recount.ledger.standing import claims_that_stand
from recount.model import Document, Reader, Reading
from recount.views.article import article
from recount.views.elements import Html
from recount.views.outline import Outline, outline
from recount.views.rows import Context
from recount.web.documents.cards import Card, card
from recount.web.ledgers import ledger

PREFIX = "w-"
"""Before the anchors of the article, which are not those of the cards."""

_NOBODY = Reader("", "", "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as kept, its text marked up, and a card for each claim of its newest reading, in the order of an outline."""

    stored: StoredDocument
    article: Html
    cards: tuple[Card, ...]
    reader: str

    @property
    def document(self) -> Document:
        """The report."""
        return self.stored.document

    @property
    def waiting(self) -> int:
        """How many claims nobody has reviewed."""
        return sum(one.standing == "unreviewed" for one in self.cards)


def sheet(identity: str) -> Sheet:
    """The sheet of a report. LedgerError where the ledger does not hold it."""
    stored = ledger().document(identity)
    kept = ledger().claims(ClaimFilter(document=identity))
    plan, context = _plan(stored.document, kept)
    cards = _cards(kept, plan, context)
    reader = kept[0].reader if kept else None
    made_by = f"{reader.name} {reader.version}" if reader else ""
    return Sheet(stored, _article(stored.document, kept, plan), cards, made_by)


def beside(kept: Sequence[Kept]) -> tuple[StoredDocument, tuple[Card, ...]]:
    """The report of some of its claims, and the card of each, numbered as on its sheet."""
    stored = ledger().document(kept[0].document)
    plan, context = _plan(stored.document, ledger().claims(ClaimFilter(document=kept[0].document)))
    return stored, tuple(card(one, plan.numbers.get(one.claim.id, ""), context) for one in kept)


def disputed(entries: Sequence[int]) -> dict[int, tuple[Card, ...]]:
    """The cards of the disputed claims of some reports (by entry), in the order of their sheets."""
    with reading(ledger().engine) as view:
        reports = list(browsing.documents(view, entries))
        claims: dict[str, list[Kept]] = {one.document.id: [] for one in reports}
        for kept in browsing.claims(view, entries):
            claims[kept.document].append(kept)
    return {one.entry: _disputed(one.document, claims[one.document.id]) for one in reports}


def _disputed(document: Document, kept: list[Kept]) -> tuple[Card, ...]:
    return tuple(one for one in _cards(kept, *_plan(document, kept)) if one.kept.standing.disputed)


def _cards(kept: list[Kept], plan: Outline, context: Context) -> tuple[Card, ...]:
    by_id = {one.claim.id: one for one in kept}
    return tuple(card(by_id[row.claim.id], row.number, context) for row in plan.rows())


def _plan(document: Document, kept: list[Kept]) -> tuple[Outline, Context]:
    """The machine's claims, numbered; those that people put in their place bear the same numbers."""
    plan = outline(_reading(document, kept))
    numbers = dict(plan.numbers)
    for one in kept:
        numbers.update((claim.id, numbers[one.claim.id]) for claim in one.standing.claims if claim.id not in numbers)
    return plan, Context(document, numbers, translation)


def _article(document: Document, kept: list[Kept], plan: Outline) -> Html:
    """The text, marked by what stands."""
    return article(_reading(document, kept, stand=True), plan, PREFIX)


def _reading(document: Document, kept: list[Kept], *, stand: bool = False) -> Reading:
    claims = claims_that_stand(one.standing for one in kept) if stand else (one.claim for one in kept)
    return Reading(document=document, claims=tuple(claims), reader=kept[0].reader if kept else _NOBODY)

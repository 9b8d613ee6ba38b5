"""What we know: frozen records that mirror the claims format `recount/1` one to one, with no behaviour beyond invariants."""

from recount.model.claim import (
    Category,
    Claim,
    Demand,
    Event,
    Harm,
    Position,
    Responsibility,
    Scope,
    Seizure,
    SeizureItem,
    Stance,
    Statement,
    Support,
    Toll,
)
from recount.model.document import Document
from recount.model.explanation import Step
from recount.model.party import Party, Side
from recount.model.reading import Attribution, Reader, Reading, Totals
from recount.model.span import Span
from recount.model.where_when import Period, Place, TimeExpression

__all__ = [
    "Attribution",
    "Category",
    "Claim",
    "Demand",
    "Document",
    "Event",
    "Harm",
    "Party",
    "Period",
    "Place",
    "Position",
    "Reader",
    "Reading",
    "Responsibility",
    "Scope",
    "Seizure",
    "SeizureItem",
    "Side",
    "Span",
    "Stance",
    "Statement",
    "Step",
    "Support",
    "TimeExpression",
    "Toll",
    "Totals",
]

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
from recount.model.decision import LinkDecision, Relation
from recount.model.document import Document, Taken
from recount.model.explanation import Step
from recount.model.party import Party, Side
from recount.model.phrase import ENGLISH, Language, Phrase
from recount.model.reading import Attribution, Reader, Reading, Totals
from recount.model.recorded import RecordedEvent
from recount.model.review import Capacity, Decision, Review, Status
from recount.model.span import Span
from recount.model.submission import Moderation, Submission
from recount.model.where_when import Period, Place, TimeExpression
from recount.model.withheld import Withheld, WithheldWords

__all__ = [
    "ENGLISH",
    "Attribution",
    "Capacity",
    "Category",
    "Claim",
    "Decision",
    "Demand",
    "Document",
    "Event",
    "Harm",
    "Language",
    "LinkDecision",
    "Moderation",
    "Party",
    "Period",
    "Phrase",
    "Place",
    "Position",
    "Reader",
    "Reading",
    "RecordedEvent",
    "Relation",
    "Responsibility",
    "Review",
    "Scope",
    "Seizure",
    "SeizureItem",
    "Side",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Step",
    "Submission",
    "Support",
    "Taken",
    "TimeExpression",
    "Toll",
    "Totals",
    "Withheld",
    "WithheldWords",
]

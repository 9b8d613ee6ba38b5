"""The totals of reports: tolls that sum up several events, kept for the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from recount.ledger import Kept, StoredDocument
from recount.ledger.projections import storable
from recount.model import Toll
from recount.views import phrases
from recount.views.quotation import words
from recount.web.desk.models import Total


def keep_totals(documents: Iterable[StoredDocument], claims: Mapping[int, Sequence[Kept]]) -> None:
    """The totals of some reports (by entry), in place of what was kept of them."""
    Total.objects.filter(report__in=claims).delete()
    Total.objects.bulk_create([one for stored in documents for one in _totals(stored, claims[stored.entry])])


def _totals(stored: StoredDocument, claims: Sequence[Kept]) -> Iterator[Total]:
    for kept in claims:
        for claim in kept.standing.claims:
            if isinstance(claim, Toll) and claim.scope == "cumulative":
                said = storable(words(stored.document.text, claim.evidence))
                who = storable(phrases.party(claim.speaker))
                yield Total(report_id=stored.entry, claim=kept.claim.id, words=said, who=who)

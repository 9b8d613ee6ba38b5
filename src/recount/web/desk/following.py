"""The index follows the journal: every report that is new, was read again or was reviewed is looked at once more."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from recount.ledger import Kept, StoredDocument, browsing
from recount.ledger.database import reading
from recount.ledger.projections import storable
from recount.views import sections
from recount.web.desk import searching
from recount.web.desk.models import Position, Report
from recount.web.desk.totals import keep_totals
from recount.web.desk.voices import count_voices
from recount.web.desk.weighing import weighed
from recount.web.ledgers import ledger

_AT_ONCE = 200  # reports
_PER_PAGE = 400  # reports that a page brings up to date before it answers


def follow(most: int = _PER_PAGE) -> bool:
    """Bring the index up to date with the ledger, by at most so many reports; whether it is. Where nothing is new, two quick
    questions tell."""
    return _reached() or any(_step() == 0 for _ in range(1 + most // _AT_ONCE))


def _reached() -> bool:
    with reading(ledger().engine) as view:
        last = browsing.last(view)
    return Position.objects.filter(pk=1, number=last).exists()


def catch_up(tell: Callable[[str], None]) -> None:
    """Bring it up to date, however long that takes."""
    done = 0
    while step := _step():
        done += step
        if done % (50 * _AT_ONCE) == 0:
            tell(f"indexed {done:,} reports")


@transaction.atomic
def _step() -> int:
    """Look at the next reports that changed; how many there were."""
    place, _made = Position.objects.select_for_update().get_or_create(pk=1)
    with reading(ledger().engine) as view:
        entries, last = browsing.changed(view, place.number, _AT_ONCE)
        if last == place.number:
            return 0
        documents = {one.document.id: one for one in browsing.documents(view, entries)}
        claims: dict[int, list[Kept]] = {entry: [] for entry in entries}
        for kept in browsing.claims(view, entries):
            claims[documents[kept.document].entry].append(kept)
    known = set(Report.objects.filter(entry__in=entries).values_list("entry", flat=True))
    Report.objects.bulk_create(
        [_report(one, claims[one.entry]) for one in documents.values()],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=["claims", "waiting", "disputed", "weight", "why"],
    )
    searching.index((one.entry, _words(one)) for one in documents.values() if one.entry not in known)
    count_voices(claims)
    keep_totals(documents.values(), claims)
    place.number = last
    place.save()
    return len(entries) or 1


def _report(stored: StoredDocument, claims: list[Kept]) -> Report:
    document = stored.document
    weight, why = weighed(claims)
    return Report(
        entry=stored.entry,
        identity=document.id,
        title=storable(sections.title(document)),
        outlet=storable(document.outlet or ""),
        published=(document.published or "")[:10],
        copy=stored.origin != stored.series,
        claims=len(claims),
        waiting=sum(one.standing.status == "unreviewed" for one in claims),
        disputed=sum(one.standing.disputed for one in claims),
        weight=weight,
        why=why,
    )


def _words(stored: StoredDocument) -> str:
    document = stored.document
    return "\n".join(filter(None, (document.title, document.outlet, document.byline, document.text)))

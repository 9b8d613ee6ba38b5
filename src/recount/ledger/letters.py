"""Readers' submissions and what became of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, func, select

from recount.ledger.projections import storable
from recount.ledger.records import Decided, Letter
from recount.ledger.tables import ENTRIES, MODERATIONS, SUBMISSIONS
from recount.model import Moderation, Submission

_submission = msgspec.json.Decoder(Submission).decode
_moderation = msgspec.json.Decoder(Moderation).decode
_OF_ONE = MODERATIONS.c.submission == SUBMISSIONS.c.id
_LAST = select(func.max(MODERATIONS.c.entry)).where(_OF_ONE).correlate(SUBMISSIONS).scalar_subquery()


def letters(
    connection: Connection, *, about: str | None = None, waiting: bool = False, limit: int | None = None
) -> list[Letter]:
    """Submissions, each with the last decision about it, the oldest first: all, those about one record, or those that
    nobody has decided about yet."""
    query = select(SUBMISSIONS.c.entry, _LAST.label("decided")).order_by(SUBMISSIONS.c.entry)
    if about is not None:
        query = query.where(SUBMISSIONS.c.about == storable(about))
    if waiting:
        query = query.where(~select(MODERATIONS.c.entry).where(MODERATIONS.c.submission == SUBMISSIONS.c.id).exists())
    rows = connection.execute(query.limit(limit)).all()
    payloads = _payloads(connection, (number for row in rows for number in row if number is not None))
    return [
        Letter(_submission(payloads[row.entry]), _moderation(payloads[row.decided]) if row.decided else None) for row in rows
    ]


def decided(connection: Connection, *, before: int | None, limit: int) -> list[Decided]:
    """Decisions about submissions, the latest first, each with what it is about: those before an entry, or the last ones."""
    query = select(MODERATIONS.c.entry, SUBMISSIONS.c.entry.label("letter"), _LAST.label("last"))
    query = query.join(SUBMISSIONS, SUBMISSIONS.c.id == MODERATIONS.c.submission).order_by(MODERATIONS.c.entry.desc())
    if before is not None:
        query = query.where(MODERATIONS.c.entry < before)
    rows = connection.execute(query.limit(limit)).all()
    kept = _payloads(connection, (number for row in rows for number in (row.entry, row.letter)))
    return [Decided(r.entry, _submission(kept[r.letter]), _moderation(kept[r.entry]), r.entry == r.last) for r in rows]


def _payloads(connection: Connection, entries: Iterable[int]) -> dict[int, bytes]:
    kept = select(ENTRIES.c.number, ENTRIES.c.payload).where(ENTRIES.c.number.in_(list(entries)))
    return dict(connection.execute(kept).all())

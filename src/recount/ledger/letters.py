"""Readers' submissions and what became of them."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, select

from recount.ledger.projections import storable
from recount.ledger.records import Letter
from recount.ledger.tables import ENTRIES, MODERATIONS, SUBMISSIONS
from recount.model import Moderation, Submission

_submission = msgspec.json.Decoder(Submission).decode
_moderation = msgspec.json.Decoder(Moderation).decode


def letters(
    connection: Connection, *, about: str | None = None, waiting: bool = False, limit: int | None = None
) -> list[Letter]:
    """Submissions, each with the last decision about it, the oldest first: all, those about one record, or those that
    nobody has decided about yet."""
    last = select(func.max(MODERATIONS.c.entry)).where(MODERATIONS.c.submission == SUBMISSIONS.c.id).scalar_subquery()
    query = select(SUBMISSIONS.c.entry, last.label("decided")).order_by(SUBMISSIONS.c.entry)
    if about is not None:
        query = query.where(SUBMISSIONS.c.about == storable(about))
    if waiting:
        query = query.where(~select(MODERATIONS.c.entry).where(MODERATIONS.c.submission == SUBMISSIONS.c.id).exists())
    rows = connection.execute(query.limit(limit)).all()
    wanted = [number for row in rows for number in row if number is not None]
    kept = select(ENTRIES.c.number, ENTRIES.c.payload).where(ENTRIES.c.number.in_(wanted))
    payloads = dict(connection.execute(kept).all())
    return [
        Letter(_submission(payloads[row.entry]), _moderation(payloads[row.decided]) if row.decided else None) for row in rows
    ]

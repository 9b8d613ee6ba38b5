"""Questions to the ledger: the claims that pass a filter, with what was decided about their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from recount.ledger.payloads import KeptClaim, KeptReview
from recount.ledger.projections import folded, reader_of, storable
from recount.ledger.records import ClaimFilter, Kept
from recount.ledger.standing import standing
from recount.ledger.tables import CLAIMS, DOCUMENTS, ENTRIES, READINGS, REVIEWS
from recount.model import Review

_CHUNK = 2_000  # claims in hand at a time

_claim = msgspec.json.Decoder(KeptClaim).decode
_review = msgspec.json.Decoder(KeptReview).decode


def claims(connection: Connection, wanted: ClaimFilter) -> Iterator[Kept]:
    """The claims that pass the filter, in the order of the journal."""
    after = 0
    while rows := connection.execute(_page(wanted, after)).all():
        after = rows[-1].entry
        for kept in with_reviews(connection, rows):
            if wanted.status is None or kept.standing.status == wanted.status:
                yield kept


def by_entry(connection: Connection, entries: Sequence[int] | Select[int]) -> Iterator[Kept]:
    """The claims of the entries, in the order of the journal."""
    rows = connection.execute(_columns().where(CLAIMS.c.entry.in_(entries)).order_by(CLAIMS.c.entry)).all()
    return with_reviews(connection, rows)


def with_reviews(connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]]) -> Iterator[Kept]:
    """The rows of `_columns` as records."""
    judged = _reviews(connection, {row.document for row in rows})
    for row in rows:
        claim = _claim(row.payload).claim
        reviews = judged.get((row.document, row.words), ())
        yield Kept(row.entry, claim, row.id, reader_of(row.reader), standing(claim, reviews))


def _page(wanted: ClaimFilter, after: int) -> Select[*tuple[Any, ...]]:
    return _columns().where(CLAIMS.c.entry > after, *_conditions(wanted)).order_by(CLAIMS.c.entry).limit(_CHUNK)


def _columns() -> Select[*tuple[Any, ...]]:
    return (
        select(CLAIMS.c.entry, CLAIMS.c.document, CLAIMS.c.words, ENTRIES.c.payload, DOCUMENTS.c.id, READINGS.c.reader)
        .join(ENTRIES, ENTRIES.c.number == CLAIMS.c.entry)
        .join(DOCUMENTS, DOCUMENTS.c.entry == CLAIMS.c.document)
        .join(READINGS, READINGS.c.entry == CLAIMS.c.reading)
    )


def _conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    for name in ("kind", "harm", "category", "side"):
        if (value := getattr(wanted, name)) is not None:
            yield CLAIMS.c[name] == value
    if wanted.place is not None:
        place = folded(wanted.place)
        yield or_(CLAIMS.c.place == place, CLAIMS.c.admin1 == place, CLAIMS.c.country == wanted.place.upper())
    if wanted.first is not None:
        yield CLAIMS.c.last >= wanted.first
    if wanted.last is not None:
        yield CLAIMS.c.first <= wanted.last
    if wanted.speaker is not None:
        yield CLAIMS.c.speaker.in_(_speakers(folded(wanted.speaker)))
    if wanted.document is not None:
        yield (
            CLAIMS.c.document == select(DOCUMENTS.c.entry).where(DOCUMENTS.c.id == storable(wanted.document)).scalar_subquery()
        )
    if wanted.status not in (None, "unreviewed"):
        yield _reviewed()
    if not wanted.every_reader:
        yield ~_read_again()


def _speakers(part: str) -> Select[*tuple[Any, ...]]:
    """The speakers whose name holds the part, found by leaping from name to name over the index."""
    column = CLAIMS.c.speaker
    names = select(func.min(column).label("name")).cte("names", recursive=True)
    following = select(func.min(column)).where(column > names.c.name).scalar_subquery()
    names = names.union_all(select(following).where(names.c.name.is_not(None)))
    return select(names.c.name).where(names.c.name.contains(part, autoescape=True))


def _reviewed() -> ColumnElement[bool]:
    same = and_(REVIEWS.c.document == CLAIMS.c.document, REVIEWS.c.words == CLAIMS.c.words)
    return select(REVIEWS.c.entry).where(same).exists()


def _read_again() -> ColumnElement[bool]:
    later = READINGS.alias("later")
    return select(later.c.entry).where(later.c.document == CLAIMS.c.document, later.c.entry > CLAIMS.c.reading).exists()


def _reviews(connection: Connection, documents: set[int]) -> dict[tuple[int, str], list[Review]]:
    """The reviews of the documents' claims, by document and words, in the order of the journal."""
    found = defaultdict(list)
    query = (
        select(REVIEWS.c.document, REVIEWS.c.words, ENTRIES.c.payload)
        .join(ENTRIES, ENTRIES.c.number == REVIEWS.c.entry)
        .where(REVIEWS.c.document.in_(documents))
        .order_by(REVIEWS.c.entry)
    )
    for row in connection.execute(query):
        found[row.document, row.words].append(_review(row.payload).review)
    return found

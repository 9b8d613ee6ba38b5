"""Questions to the ledger: the claims that pass a filter, with what was decided about their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from recount.ledger.payloads import KeptClaim, KeptReview, claim_payload
from recount.ledger.projections import claim_row, folded, reader_of, storable
from recount.ledger.records import ClaimFilter, Kept
from recount.ledger.standing import standing
from recount.ledger.tables import CLAIMS, DOCUMENTS, ENTRIES, READINGS, REVIEWS
from recount.model import Claim, Decision, Review

_SCREEN: Final = 60  # claims that are fetched first, since many questions want no more than a screen
_CHUNK: Final = 2_000  # claims in hand at a time
_EQUAL: Final = ("kind", "harm", "category", "side")
_REPLACING: Final[tuple[Decision, ...]] = ("correct", "split", "merge")

_claim = msgspec.json.Decoder(KeptClaim).decode
_review = msgspec.json.Decoder(KeptReview).decode


def claims(connection: Connection, wanted: ClaimFilter) -> Iterator[Kept]:
    """The claims that pass the filter by the machine's word or by what people put in its place, in the order of the journal."""
    machine = _passing(connection, *_conditions(wanted))
    found = merge(machine, _replaced(connection, wanted), key=lambda kept: kept.entry) if _asks(wanted) else machine
    return (kept for kept in found if wanted.status is None or kept.standing.status == wanted.status)


def _replaced(connection: Connection, wanted: ClaimFilter) -> Iterator[Kept]:
    """The claims whose own values do not pass the filter, but those of a claim that stands in their place do."""
    own = and_(*_conditions(wanted))
    scope = msgspec.structs.replace(ClaimFilter(), document=wanted.document, every_reader=wanted.every_reader)
    for kept in _passing(connection, *_conditions(scope), _reviewed(*_REPLACING), ~func.coalesce(own, False)):
        if any(_meets(claim, wanted) for claim in kept.standing.claims):
            yield kept


def _asks(wanted: ClaimFilter) -> bool:
    """Whether the filter asks for anything that a person can change."""
    return any(getattr(wanted, name) is not None for name in (*_EQUAL, "place", "first", "last", "speaker"))


def _meets(claim: Claim, wanted: ClaimFilter) -> bool:
    """What `_conditions` asks of the columns, asked of one claim."""
    values: dict[str, Any] = dict(zip(CLAIMS.c.keys(), claim_row(0, claim_payload(claim, 0, 0)), strict=True))
    place = None if wanted.place is None else folded(wanted.place)
    return (
        all(getattr(wanted, name) in (None, values[name]) for name in _EQUAL)
        and (place is None or place in (values["place"], values["admin1"]) or values["country"] == str(wanted.place).upper())
        and (wanted.first is None or (values["last"] or "") >= wanted.first)
        and (wanted.last is None or (values["first"] is not None and values["first"] <= wanted.last))
        and (wanted.speaker is None or folded(wanted.speaker) in (values["speaker"] or ""))
    )


def _passing(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Kept]:
    """The claims that meet the conditions, page by page."""
    after, number, full = 0, _SCREEN, True
    while full and (rows := connection.execute(_page(after, number, *conditions)).all()):
        after, number, full = rows[-1].entry, _CHUNK, len(rows) == number
        yield from with_reviews(connection, rows)


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


def _page(after: int, number: int, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """The next `number` claims; which ones is settled before their payloads are fetched, since many may have to be sorted."""
    wanted = select(CLAIMS.c.entry).where(CLAIMS.c.entry > after, *conditions).order_by(CLAIMS.c.entry).limit(number)
    return _columns().where(CLAIMS.c.entry.in_(wanted)).order_by(CLAIMS.c.entry)


def _columns() -> Select[*tuple[Any, ...]]:
    return (
        select(CLAIMS.c.entry, CLAIMS.c.document, CLAIMS.c.words, ENTRIES.c.payload, DOCUMENTS.c.id, READINGS.c.reader)
        .join(ENTRIES, ENTRIES.c.number == CLAIMS.c.entry)
        .join(DOCUMENTS, DOCUMENTS.c.entry == CLAIMS.c.document)
        .join(READINGS, READINGS.c.entry == CLAIMS.c.reading)
    )


def _conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    for name in _EQUAL:
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


def _reviewed(*decisions: Decision) -> ColumnElement[bool]:
    """Whether the claim's words were reviewed, with one of the decisions where some are given. The reviews are asked, which are
    far fewer than the claims."""
    own = CLAIMS.alias("own")
    same = and_(REVIEWS.c.document == own.c.document, REVIEWS.c.words == own.c.words)
    judged = select(own.c.entry).select_from(REVIEWS).join(own, same)
    return CLAIMS.c.entry.in_(judged.where(REVIEWS.c.decision.in_(decisions)) if decisions else judged)


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

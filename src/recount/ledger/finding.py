"""What the ledger holds: what an id, or the beginning of one, names, and how much there is of everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Column, Connection, Table, func, select

from recount.errors import LedgerError
from recount.ledger import schema
from recount.ledger.journal import START, shown
from recount.ledger.projections import reader_key, reader_of, storable
from recount.ledger.records import Found, FoundKind, Summary
from recount.ledger.tables import CLAIMS, DECISIONS, DOCUMENTS, ENTRIES, LINKS, READINGS, RECORDED, REVIEWS, WITHHELD
from recount.model import Reader

_TABLES: Final[dict[FoundKind, Table]] = {
    "claim": CLAIMS,
    "document": DOCUMENTS,
    "review": REVIEWS,
    "recorded": RECORDED,
    "withheld": WITHHELD,
    "decision": DECISIONS,
}
_COUNTED: Final = {
    "documents": DOCUMENTS,
    "readings": READINGS,
    "claims": CLAIMS,
    "reviews": REVIEWS,
    "recorded": RECORDED,
    "withheld": WITHHELD,
    "decisions": DECISIONS,
}
_LEAST: Final = 4  # digits that a shortened id must have
_MOST: Final = 5  # candidates that an error names
_PREFIX: Final = "sha256:"


def found(connection: Connection, given: str, name: str) -> Found:
    """What an id names, written out or shortened to its first digits. LedgerError where that is nothing, or several things."""
    digits = given.strip().removeprefix(_PREFIX)
    exact = [Found(kind, given) for kind, table in _TABLES.items() if holds(connection, table.c.id, given)]
    candidates = exact or (list(_beginning(connection, digits)) if len(digits) >= _LEAST else [])
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        listed = ", ".join(f"{one.kind} {one.id}" for one in candidates[:_MOST])
        raise LedgerError(f"{name}: “{given}” begins several ids: {listed}; give more digits")
    short = f" (a shortened id has {_LEAST} digits or more)" if len(digits) < _LEAST else ""
    raise LedgerError(f"{name}: holds nothing with the id “{given}”{short}; `recount claims` lists ids")


def holds(connection: Connection, column: Column[str], value: str) -> bool:
    """Whether any row of the column's table has the value there."""
    return connection.scalar(select(column).where(column == storable(value)).limit(1)) is not None


def _beginning(connection: Connection, digits: str) -> Iterator[Found]:
    """All ids with the beginning, a few of each kind. A range instead of LIKE, so that the index is used."""
    first = storable(_PREFIX + digits)
    for kind, table in _TABLES.items():
        column = table.c.id
        near = select(column).where(column >= first, column < first + "\U0010ffff").distinct().order_by(column).limit(_MOST)
        yield from (Found(kind, one) for one in connection.scalars(near))


def knows(connection: Connection, document_id: str, reader: Reader) -> bool:
    """Whether there is this reader's reading of a document."""
    document = select(DOCUMENTS.c.entry).where(DOCUMENTS.c.id == storable(document_id)).scalar_subquery()
    made = select(READINGS.c.entry).where(READINGS.c.document == document, READINGS.c.reader == reader_key(reader))
    return connection.scalar(made) is not None


def versions(connection: Connection, first: str) -> list[int]:
    """The entries of a report's first version and of all later ones."""
    entry = connection.scalar(select(DOCUMENTS.c.entry).where(DOCUMENTS.c.id == storable(first))) or 0
    later = select(LINKS.c.source).where(LINKS.c.target == entry, LINKS.c.relation == "version")
    return [entry, *connection.scalars(later)]


def summary(connection: Connection, name: str) -> Summary:
    """The whole ledger, counted."""
    first = connection.scalar(select(ENTRIES.c.at).order_by(ENTRIES.c.number).limit(1))
    last = connection.execute(select(ENTRIES).order_by(ENTRIES.c.number.desc()).limit(1)).first()
    linked = select(LINKS.c.relation, func.count().label("number")).group_by(LINKS.c.relation)
    links = {row.relation: row.number for row in connection.execute(linked)}
    readers = select(READINGS.c.reader).group_by(READINGS.c.reader).order_by(func.min(READINGS.c.entry))
    return Summary(
        ledger=name,
        database="sqlite" if connection.dialect.name == "sqlite" else "postgresql",
        revision=schema.revision(connection) or "",
        head=shown(last.hash if last else START),
        entries=last.number if last else 0,
        first=first,
        last=last.at if last else None,
        versions=links.get("version", 0),
        copies=links.get("copy", 0),
        readers=tuple(map(reader_of, connection.scalars(readers))),
        **{kind: connection.scalar(select(func.count(table.c.entry.distinct()))) or 0 for kind, table in _COUNTED.items()},
    )

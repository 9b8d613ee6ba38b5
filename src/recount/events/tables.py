"""The derived tables: made from the journal by `refresh`, thrown away and made again at any time, and no part of its proof.

A list of events reads `EVENTS` and the summaries of one page; one event reads its row of `SHEETS` and a few small ones.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Float, Index, LargeBinary, MetaData, Table, cast, func

from recount.ledger.tables import number_column, text_column

METADATA = MetaData()


def added(numbers: ColumnElement[Any]) -> ColumnElement[Any]:
    """The sum of whole numbers as one: PostgreSQL's own would be a decimal."""
    return cast(func.sum(numbers), BigInteger)


_ASKED = ("id", "first", "place", "admin1", "country", "deaths", "level", "name", "parties")

EVENTS = Table(
    "events",
    METADATA,
    text_column("id", key=True),
    text_column("parent", null=True),
    text_column("level"),
    text_column("name"),
    text_column("first"),
    text_column("last"),
    text_column("place", null=True),
    text_column("admin1", null=True),
    text_column("country", null=True),
    text_column("parties"),
    number_column("deaths"),
    text_column("month", null=True),
    text_column("spot", null=True),
    number_column("low", null=True),
    number_column("high", null=True),
    Index("events_latest", "last", *_ASKED),
    Index("events_month", "month", "last", *_ASKED, "parent", "low", "high"),
    Index("events_spot", "spot", "last", *_ASKED, "parent", "low", "high"),
    Index("events_parent", "parent"),
)
"""Names are folded; `first` and `last` are empty where no claim tells a day; `parties` are joined by line ends; `name` and
`parties` are cut so that the long indexes can hold them, which answer by themselves: a filtered page in the order of the list,
and the sums by month and by spot. `month` is that of the first day; `spot` tells the coordinates and how exact they are, null
where there are none; `low` and `high` are of all people killed, null where no figure is given.
"""

TOLLS = Table(
    "event_tolls",
    METADATA,
    text_column("harm", key=True),
    text_column("category", key=True),
    text_column("event", key=True),
    text_column("first"),
    text_column("last"),
    text_column("place", null=True),
    text_column("admin1", null=True),
    text_column("country", null=True),
    number_column("low"),
    number_column("high"),
    number_column("open"),
    Index("event_tolls_event", "event"),
    Index(
        "event_tolls_latest",
        *("harm", "category", "last", "event", "first", "place", "admin1", "country", "low", "high", "open"),
    ),
)
"""Each event's range by harm and category (empty: all people), with where and when it was, so that the long index sums them up
by itself. `open` is 1 where somebody said "at least"."""

SUMMARIES = Table(
    "event_summaries",
    METADATA,
    text_column("event", key=True),
    Column("summary", LargeBinary, nullable=False),
    Column("extent", LargeBinary, nullable=False),
)
"""Each event's line in a list; `extent` says which event lies in which."""

SHEETS = Table("event_sheets", METADATA, text_column("event", key=True), Column("sheet", LargeBinary, nullable=False))
"""All that an event's figures are reckoned from."""

MEMBERS = Table(
    "event_claims",
    METADATA,
    number_column("claim", key=True),
    text_column("event"),
    Index("event_claims_event", "event"),
)
"""Which event a claim (an entry of the journal) belongs to: one at most."""

ACCOUNTS = Table(
    "event_accounts",
    METADATA,
    text_column("id", key=True),
    text_column("event"),
    text_column("document"),
    Column("account", LargeBinary, nullable=False),
    Index("event_accounts_event", "event"),
    Index("event_accounts_document", "document"),
)
"""What was linked (`recount.linking.Observation`): one document's account of one incident."""

CELLS = Table(
    "event_cells",
    METADATA,
    text_column("cell", key=True),
    text_column("account", key=True),
    Index("event_cells_account", "account"),
)
"""Where each account stands, so that a new one finds those near it."""

SCORES = Table(
    "event_links",
    METADATA,
    text_column("event", key=True),
    text_column("one", key=True),
    text_column("other", key=True),
    Column("score", Float(53), nullable=False),
    Column("reasons", LargeBinary, nullable=False),
)
"""Why claims (by their ids) are in one event."""

MADE = Table("events_made", METADATA, number_column("one", key=True), Column("stamp", LargeBinary, nullable=False))
"""One row: what the other tables were made from."""

DERIVED = (EVENTS, TOLLS, SUMMARIES, SHEETS, MEMBERS, ACCOUNTS, CELLS, SCORES, MADE)

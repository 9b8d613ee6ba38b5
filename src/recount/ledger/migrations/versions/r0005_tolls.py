"""What a map, a timeline and a check add up over many events; the events are made anew at the next refresh."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EVENTS = (
    *("last", "id", "first", "place", "admin1", "country", "deaths", "level", "name", "parties"),
    *("parent", "low", "high"),
)
LATEST = ("harm", "category", "last", "event", "first", "place", "admin1", "country", "low", "high", "open")


def upgrade() -> None:
    for name, kind in (("month", TEXT), ("spot", TEXT), ("low", NUMBER), ("high", NUMBER)):
        op.add_column("events", sa.Column(name, kind))
    for name in ("month", "spot"):
        op.create_index(f"events_{name}", "events", [name, *EVENTS])
    op.create_table(
        "event_tolls",
        *(sa.Column(name, TEXT, nullable=False, primary_key=True) for name in ("harm", "category", "event")),
        *(sa.Column(name, TEXT, nullable=False) for name in ("first", "last")),
        *(sa.Column(name, TEXT) for name in ("place", "admin1", "country")),
        *(sa.Column(name, NUMBER, nullable=False) for name in ("low", "high", "open")),
    )
    op.create_index("event_tolls_event", "event_tolls", ["event"])
    op.create_index("event_tolls_latest", "event_tolls", list(LATEST))
    op.execute("DELETE FROM events_made")
    if op.get_bind().dialect.name == "postgresql":
        for role in ("recount_writer", "recount_web"):
            _grant(role, "SELECT, INSERT, UPDATE, DELETE")
        _grant("recount_reader", "SELECT")


def _grant(role: str, rights: str) -> None:
    op.execute(
        f"""DO $$ BEGIN
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN GRANT {rights} ON event_tolls TO {role}; END IF;
        END $$"""
    )

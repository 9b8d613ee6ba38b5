"""What people decided about links; the tables of events, which are derived and therefore may be changed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SAYS = "the ledger is append-only: nothing in it is changed or deleted"
DERIVED = (
    "events",
    "event_summaries",
    "event_sheets",
    "event_claims",
    "event_accounts",
    "event_cells",
    "event_links",
    "events_made",
)


def upgrade() -> None:
    _decisions()
    _events()
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions EXECUTE FUNCTION append_only()")
        for role in ("recount_writer", "recount_web"):
            _grant(role, "SELECT, INSERT", ("decisions",))
            _grant(role, "SELECT, INSERT, UPDATE, DELETE", DERIVED)
        _grant("recount_reader", "SELECT", ("decisions", *DERIVED))
    else:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER decisions_{act.lower()} BEFORE {act} ON decisions BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, NUMBER, primary_key=key, nullable=False, autoincrement=False)


def _text(name: str, *, null: bool = False, key: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=null, primary_key=key, unique=unique)


def _decisions() -> None:
    op.create_table("decisions", _number("entry", key=True), _text("id", unique=True), _text("one"), _text("other"))
    op.create_index("decisions_one", "decisions", ["one"])
    op.create_index("decisions_other", "decisions", ["other"])


def _events() -> None:
    op.create_table(
        "events",
        _text("id", key=True),
        _text("parent", null=True),
        *(_text(name) for name in ("level", "name", "first", "last")),
        *(_text(name, null=True) for name in ("place", "admin1", "country")),
        _text("parties"),
        _number("deaths"),
    )
    op.create_table(
        "event_summaries",
        _text("event", key=True),
        sa.Column("summary", sa.LargeBinary, nullable=False),
        sa.Column("extent", sa.LargeBinary, nullable=False),
    )
    op.create_index(
        "events_latest", "events", ["last", "id", "first", "place", "admin1", "country", "deaths", "level", "name", "parties"]
    )
    op.create_index("events_parent", "events", ["parent"])
    op.create_table("event_sheets", _text("event", key=True), sa.Column("sheet", sa.LargeBinary, nullable=False))
    op.create_table("event_claims", _number("claim", key=True), _text("event"))
    op.create_index("event_claims_event", "event_claims", ["event"])
    op.create_table(
        "event_accounts",
        _text("id", key=True),
        *(_text(name) for name in ("event", "component", "document")),
        sa.Column("account", sa.LargeBinary, nullable=False),
    )
    for name in ("event", "component", "document"):
        op.create_index(f"event_accounts_{name}", "event_accounts", [name])
    op.create_table("event_cells", _text("cell", key=True), _text("account", key=True))
    op.create_index("event_cells_account", "event_cells", ["account"])
    op.create_table(
        "event_links",
        *(_text(name, key=True) for name in ("event", "one", "other")),
        sa.Column("score", sa.Float(53), nullable=False),
        sa.Column("reasons", sa.LargeBinary, nullable=False),
    )
    op.create_table("events_made", _number("one", key=True), sa.Column("stamp", sa.LargeBinary, nullable=False))


def _grant(role: str, rights: str, tables: tuple[str, ...]) -> None:
    op.execute(
        f"""DO $$ BEGIN
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                GRANT {rights} ON {", ".join(tables)} TO {role};
            END IF;
        END $$"""
    )

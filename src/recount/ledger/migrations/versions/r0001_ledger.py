"""The journal, the tables made from it, their guards, and PostgreSQL's roles."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SAYS = "the ledger is append-only: nothing in it is changed or deleted"


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    _journal()
    _documents()
    _claims()
    _people()
    names = sa.inspect(op.get_bind()).get_table_names(schema="recount" if postgresql else None)
    tables = sorted(set(names) - {"alembic_version"})
    if postgresql:
        _guard_postgresql(tables)
        _grant(tables)
    else:
        _guard_sqlite(tables)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, NUMBER, primary_key=key, nullable=False, autoincrement=False)


def _text(name: str, *, null: bool = False, key: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=null, primary_key=key, unique=unique)


def _journal() -> None:
    op.create_table(
        "entries",
        _number("number", key=True),
        _text("kind"),
        _text("at"),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        _number("entry", key=True),
        _text("id", unique=True),
        _text("uri", null=True),
        _text("outlet", null=True),
        _text("title", null=True),
        _text("published", null=True),
        _text("raw", null=True),
    )
    op.create_index("documents_uri", "documents", ["uri"])
    op.create_index("documents_title", "documents", ["title"])
    op.create_table("raw", _text("hash", key=True), sa.Column("bytes", sa.LargeBinary, nullable=False))
    op.create_table("bands", _number("band", key=True), _number("value", key=True), _number("document", key=True))
    op.create_table(
        "links",
        _number("entry", key=True),
        _text("relation"),
        _number("source"),
        _number("target"),
        sa.Column("score", sa.Float(53), nullable=False),
    )
    op.create_index("links_source", "links", ["source", "relation"])
    op.create_index("links_target", "links", ["target", "relation"])


def _claims() -> None:
    op.create_table("readings", _number("entry", key=True), _number("document"), _text("reader"), _number("claims"))
    op.create_index("readings_document", "readings", ["document", "reader"], unique=True)
    op.create_table(
        "claims",
        _number("entry", key=True),
        _text("id"),
        _number("document"),
        _number("reading"),
        _text("words"),
        _text("kind"),
        *(_text(name, null=True) for name in ("harm", "category", "speaker", "side", "place", "admin1", "country")),
        _text("first", null=True),
        _text("last", null=True),
    )
    op.create_index("claims_id", "claims", ["id"])
    op.create_index("claims_words", "claims", ["document", "words"])
    for name in ("speaker", "place", "admin1", "country"):
        op.create_index(f"claims_{name}", "claims", [name, "entry"])
    op.create_index("claims_first", "claims", ["first", "last"])


def _people() -> None:
    op.create_table(
        "reviews",
        _number("entry", key=True),
        _text("claim", key=True),
        *(_text(name) for name in ("id", "decision")),
        _number("document"),
        _text("words"),
    )
    op.create_index("reviews_id", "reviews", ["id"])
    op.create_index("reviews_words", "reviews", ["document", "words"])
    op.create_table("recorded", _number("entry", key=True), _text("id", unique=True), _text("dataset"))
    op.create_index("recorded_dataset", "recorded", ["dataset"])
    op.create_table("withheld", _number("entry", key=True), _text("id", unique=True))


def _guard_sqlite(tables: list[str]) -> None:
    for table in tables:
        for act in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END")


def _guard_postgresql(tables: list[str]) -> None:
    op.execute(f"CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$")
    for table in tables:
        op.execute(f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION append_only()")


def _grant(tables: list[str]) -> None:
    """Three roles to be granted to people and programs; where this user may not make roles, those that exist are used."""
    for role, rights in (("recount_writer", "SELECT, INSERT"), ("recount_web", "SELECT, INSERT"), ("recount_reader", "SELECT")):
        op.execute(
            f"""DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} NOLOGIN; END IF;
                EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
            END $$"""
        )
        op.execute(
            f"""DO $$ BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                    GRANT USAGE ON SCHEMA recount TO {role};
                    GRANT {rights} ON {", ".join(tables)} TO {role};
                    GRANT SELECT ON alembic_version TO {role};
                END IF;
            END $$"""
        )

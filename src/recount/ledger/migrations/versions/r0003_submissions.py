"""Readers' submissions and people's decisions about them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SAYS = "the ledger is append-only: nothing in it is changed or deleted"


def upgrade() -> None:
    _table("submissions", "about")
    _table("moderations", "submission")


def _table(name: str, of: str) -> None:
    op.create_table(
        name,
        sa.Column("entry", NUMBER, primary_key=True, nullable=False, autoincrement=False),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column(of, TEXT, nullable=False),
    )
    op.create_index(f"{name}_{of}", name, [of])
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {name}_{act.lower()} BEFORE {act} ON {name} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END")
        return
    op.execute(f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} EXECUTE FUNCTION append_only()")
    for role, rights in (("recount_writer", "SELECT, INSERT"), ("recount_web", "SELECT, INSERT"), ("recount_reader", "SELECT")):
        op.execute(
            f"""DO $$ BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN GRANT {rights} ON {name} TO {role}; END IF;
            END $$"""
        )

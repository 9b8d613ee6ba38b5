"""What hangs together is no longer kept: a new report is linked with the events near it."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.drop_index("event_accounts_component", "event_accounts")
    op.drop_column("event_accounts", "component")

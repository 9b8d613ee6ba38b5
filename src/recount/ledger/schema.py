"""Which tables a database has: whether it is a ledger at all, of which revision, and how it becomes one of this revision.

Alembic is loaded only to change tables, since it takes longer to load than most questions take to answer.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from recount.errors import LedgerError
from recount.ledger.database import SCHEMA, named, reading, told, writing

REVISION = "0005"
"""The revision of the tables that this program reads and writes."""


def check(engine: Engine) -> None:
    """LedgerError unless the database is a ledger of this revision."""
    name = named(engine.url)
    _must_exist(engine)
    with reading(engine) as connection:
        found = revision(connection)
    if found is None:
        raise LedgerError(f"{name}: holds no ledger: make one with `recount ledger new`")
    if found > REVISION:
        raise LedgerError(f"{name}: a newer recount has written this ledger (revision {found}): update recount")
    if found < REVISION:
        raise LedgerError(f"{name}: an older recount has written this ledger (revision {found}): run `recount migrate`")


def revision(connection: Connection) -> str | None:
    """The revision of the tables, null where there are none."""
    schema = SCHEMA if connection.dialect.name == "postgresql" else None
    if not inspect(connection).has_table("alembic_version", schema=schema):
        return None
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def upgrade(engine: Engine, *, new: bool) -> tuple[str | None, str]:
    """Make the tables of this revision; the revision before and after. LedgerError where `new` and there is a ledger already,
    or not `new` and there is none."""
    from alembic import command
    from alembic.config import Config

    if not new:
        _must_exist(engine)
    _persist(engine)
    with writing(engine) as connection:
        before = revision(connection)
        if new and (before is not None or _occupied(connection)):
            raise LedgerError(f"{named(engine.url)}: exists already: give another name for a new ledger")
        if not new and before is None:
            raise LedgerError(f"{named(engine.url)}: holds no ledger: make one with `recount ledger new`")
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "recount.ledger:migrations")
        command.upgrade(config, REVISION)
    return before, REVISION


def _must_exist(engine: Engine) -> None:
    path = Path(str(engine.url.database))
    if engine.dialect.name != "sqlite" or path.is_file():
        return
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder: name the ledger in it")
    raise LedgerError(f"{path}: no such ledger: make one with `recount ledger new {path}`")


def _persist(engine: Engine) -> None:
    """A write-ahead log, so that people can read while one program writes; the setting stays in the file."""
    if engine.dialect.name == "sqlite":
        with told(engine), engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode = WAL")


def _occupied(connection: Connection) -> bool:
    """Whether a SQLite file holds other tables; on PostgreSQL the ledger has a schema of its own."""
    return connection.dialect.name == "sqlite" and bool(inspect(connection).get_table_names())

"""The two databases: how they are opened, how one writes at a time, and what their errors mean in one line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec
from sqlalchemy import URL, BigInteger, Connection, Engine, Float, LargeBinary, Table, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from recount.errors import LedgerError

SCHEMA = "recount"
"""The PostgreSQL schema that holds the tables."""

_BUSY = 60_000  # milliseconds that a writer waits for another one
_LOCK = 0x7265636F756E74  # "recount": the PostgreSQL advisory lock of whoever appends


def address(given: str | Path) -> URL:
    """The database that a path or a URL names. LedgerError where it is neither SQLite nor PostgreSQL."""
    if "://" not in str(given):
        return URL.create("sqlite", database=str(given))
    try:
        url = make_url(str(given))
    except ArgumentError as error:
        raise LedgerError(f"{given}: no address of a database: give a path or postgresql://USER@HOST/NAME") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        return url.set(drivername="sqlite")
    raise LedgerError(f"{url}: a ledger is kept in SQLite (a path) or PostgreSQL (postgresql://USER@HOST/NAME)")


def named(url: URL) -> str:
    """The ledger's name in messages: its path, or its address without the password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.set(drivername="postgresql").render_as_string()


def opened(url: URL) -> Engine:
    """An engine whose connections are set up for a ledger."""
    if url.get_backend_name() == "postgresql":
        settings = f"-csearch_path={SCHEMA} -cjit=off"  # to compile a question takes longer than to answer it
        options: dict[str, Any] = {"connect_timeout": 10, "application_name": "recount", "options": settings}
        return create_engine(url, connect_args=options, isolation_level="REPEATABLE READ")
    path = Path(str(url.database))
    if _sealed(path):
        engine = create_engine(url, creator=lambda: _unchanging(path))
    else:
        engine = create_engine(url, connect_args={"timeout": _BUSY / 1000})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _sealed(path: Path) -> bool:
    """Whether a ledger lies where this person cannot write, as on a disc of evidence, and nobody else is writing to it."""
    return path.is_file() and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _unchanging(path: Path) -> sqlite3.Connection:
    """To read a ledger with a write-ahead log SQLite must put files beside it, unless it is told that nothing will change."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, check_same_thread=False)


def _set_up(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says so
    connection.execute("PRAGMA recursive_triggers = 1")  # else INSERT OR REPLACE deletes past the triggers
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One unchanging view of the ledger."""
    with told(engine), engine.connect() as connection:
        yield connection


class _Pinned:
    """Stands where an engine stands, and gives out the one open connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.url = connection.engine.url
        self.dialect = connection.dialect

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        yield self._connection


def pinned(connection: Connection) -> Engine:
    """An engine for `reading` whose every connection is this one, so that all questions see one view."""
    return cast(Engine, _Pinned(connection))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, all or nothing, while every other writer waits."""
    with told(engine), engine.connect() as connection:
        # Under READ COMMITTED the queries after the lock see what the writer before has committed.
        level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "READ COMMITTED"}
        with connection.execution_options(writing=True, **level).begin():
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """What a database complains about, as one line."""
    try:
        yield
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        raise LedgerError(f"{named(engine.url)}: {_complaint(error)}") from error


def _complaint(error: Exception) -> str:
    said = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
    for sign, meaning in _MEANINGS.items():
        if sign in said:
            return meaning
    return said


_MEANINGS = {
    "disk is full": "the disk is full; nothing of the last document was written: make room and go on",
    "No space left on device": "the server's disk is full; nothing of the last document was written: make room and go on",
    "disk I/O error": "the disk cannot be read or written (disk I/O error); nothing of the last document was written",
    "database is locked": f"another program has been writing to it for more than {_BUSY // 1000} seconds: try again later",
    "readonly database": "cannot be written: it, or its folder, is read-only",
    "unable to open database file": "cannot be opened: no such folder, or no permission",
    "file is not a database": "no ledger: it is another kind of file",
    "database disk image is malformed": "damaged: its file is no whole database any more; go back to a backup",
}


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows of all columns, in their order, as fast as the database takes them."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        driver.executemany(_insert(table), rows)
        return
    with driver.cursor() as cursor, cursor.copy(_copy(table)) as copy:
        copy.set_types(_types(table))
        for row in rows:
            copy.write_row(row)


def fetched(connection: Connection, table: Table, first: int, last: int) -> list[tuple[object, ...]]:
    """The rows whose first column is from `first` to `last`, in its order, as fast as the database gives them."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        found = driver.cursor(binary=True).execute(_select(table, "%s"), (first, last))
        return cast(list[tuple[object, ...]], found.fetchall())
    query = _select(table, "?")
    try:
        return cast(list[tuple[object, ...]], driver.execute(query, (first, last)).fetchall())
    except sqlite3.OperationalError:  # perhaps text that is no UTF-8, which no program of ours has written
        with _any_text(driver):
            return cast(list[tuple[object, ...]], driver.execute(query, (first, last)).fetchall())


@contextmanager
def _any_text(driver: sqlite3.Connection) -> Iterator[None]:
    usual, driver.text_factory = driver.text_factory, lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = usual


def holds(connection: Connection, table: Table, first: int, last: int, rows: Sequence[tuple[object, ...]]) -> bool:
    """Whether these are the rows that `fetched` gives, for a table of whole numbers and text. SQLite tells each row as one JSON
    text, which takes half the time of making an object of each of its columns; no two rows have the same text."""
    if connection.dialect.name != "sqlite":
        return fetched(connection, table, first, last) == rows
    driver: Any = connection.connection.driver_connection
    try:
        told = driver.execute(_select(table, "?", "json_array({})"), (first, last)).fetchall()
    except sqlite3.OperationalError:  # bytes, or text that is none, in the place of text
        return False
    return b"[%b]" % ",".join([text for (text,) in told]).encode() == msgspec.json.encode(rows)


@cache
def _select(table: Table, mark: str, told: str = "{}") -> str:
    names = [column.name for column in table.columns]
    columns = told.format(", ".join(names))
    return f"SELECT {columns} FROM {table.name} WHERE {names[0]} BETWEEN {mark} AND {mark} ORDER BY {names[0]}"


@cache
def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"


@cache
def _copy(table: Table) -> str:
    return f"COPY {table.name} FROM STDIN (FORMAT BINARY)"


@cache
def _types(table: Table) -> list[str]:
    return [_NATIVE.get(type(column.type), "text") for column in table.columns]


_NATIVE: dict[type, str] = {BigInteger: "int8", LargeBinary: "bytea", Float: "float8"}

"""Killed, out of disk, cut off, two at once: nothing is half-written, and one clear line says what happened."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import psycopg
import pytest
from sqlalchemy import event, text

from recount.errors import LedgerError
from recount.ledger import Ledger, store
from recount.ledger.database import opened
from tests.review.cast import CLAIMS, TEXT
from tests.unprivileged import unprivileged

from .killing import reports, survives
from .made import AT, READING, fill, version

MANY = 25


def test_killed_at_any_moment_it_verifies_and_goes_on(ledger, url, tmp_path):
    ledger.close()
    assert survives(url, reports(tmp_path / "news.txt", 60), kills=6, seed=1) > 0


def test_a_full_disk_is_one_line_and_nothing_is_half_written(tmp_path):
    """SQLite's own limit on pages stands for a disk that is full."""
    with Ledger.create(tmp_path / "small.ledger") as ledger:
        ledger.add(READING, at=AT)
        head = ledger.head()
        pages = tmp_path.joinpath("small.ledger").stat().st_size // 4096

        @event.listens_for(ledger.engine, "connect")
        def limit(connection, record):
            connection.execute(f"PRAGMA max_page_count = {pages + 1}")

        ledger.close()
        with pytest.raises(LedgerError, match="the disk is full; nothing of the last document was written") as caught:
            ledger.add(version(TEXT * 50, uri="elsewhere"), at=AT, raw=TEXT.encode() * 500)
        assert "\n" not in str(caught.value)
        assert (ledger.head(), ledger.verify().flaw) == (head, None)


def test_a_lost_connection_is_one_line_and_nothing_is_half_written(postgresql):
    url = postgresql()
    with Ledger.create(url) as ledger:
        ledger.add(READING, at=AT)
        head = ledger.head()
        with pytest.raises(LedgerError, match=r"^postgresql://") as caught:
            _add_two(ledger, url)
        assert "\n" not in str(caught.value)
        assert (ledger.head(), ledger.verify().flaw) == (head, None)


def _add_two(ledger, url):
    with ledger.transaction():
        ledger.add(version(TEXT, uri="elsewhere"), at=AT)
        _end_all(url)
        ledger.add(version(TEXT + "More.", name="sha256:w", uri="elsewhere"), at=AT)


def _end_all(url):
    """What a server does that goes down: every other connection to the database ends."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'recount'")


def test_no_server_is_one_line(tmp_path):
    with pytest.raises(LedgerError) as caught:
        Ledger(f"postgresql://owner:secret@/none?host={tmp_path}")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_writers_at_once_make_one_chain(ledger, url):
    ledger.close()
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        for job in [pool.submit(_write, url, name) for name in ("a", "b")]:
            job.result()
    with Ledger(url) as both:
        assert both.summary().documents == 2 * MANY
        assert both.verify().flaw is None
        assert {one.document.uri[0] for one in both.documents()} == {"a", "b"}


def _write(url, name):
    with Ledger(url) as ledger:
        for n in range(MANY):
            words = f"{name} {n} " * 3
            ledger.add(version(words, name=f"sha256:{name}{n}", uri=f"{name}{n}", title=f"{name} {n}"), at=AT)


def test_who_reads_while_another_writes_sees_whole_documents(ledger, url):
    with Ledger(url) as other, ledger.transaction():
        ledger.add(READING, at=AT)
        assert (other.claims(), other.last()) == ([], None)
        assert other.verify().flaw is None


@pytest.mark.parametrize("damage", ["no database", "cut off"])
def test_a_damaged_file_is_one_line(tmp_path, damage):
    path = tmp_path / "damaged.ledger"
    with Ledger.create(path) as ledger:
        fill(ledger)
    whole = path.read_bytes()
    path.write_bytes(b"A spreadsheet?" * 500 if damage == "no database" else whole[: len(whole) // 2])
    with pytest.raises(LedgerError, match=r"no ledger: it is another kind|damaged: its file") as caught, Ledger(path) as ledger:
        ledger.verify()
    assert "\n" not in str(caught.value)


def test_a_ledger_that_is_refused_is_let_go_of(tmp_path, monkeypatch):
    engines = []
    monkeypatch.setattr(store, "opened", lambda url: engines.append(opened(url)) or engines[-1])
    (tmp_path / "empty").touch()
    with pytest.raises(LedgerError, match="holds no ledger"):
        Ledger(tmp_path / "empty")
    assert [engine.pool.checkedin() for engine in engines] == [0]


def test_a_file_of_another_program_is_no_ledger(tmp_path):
    path = tmp_path / "photos.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
    connection.close()
    with pytest.raises(LedgerError, match="holds no ledger"):
        Ledger(path)
    with pytest.raises(LedgerError, match="exists already"):
        Ledger.create(path)


@pytest.mark.parametrize("role", ["recount_web", "recount_writer", "recount_reader"])
def test_roles_cannot_change_or_delete(postgresql, role):
    url = postgresql()
    with Ledger.create(url) as ledger:
        fill(ledger)
        tables = ("entries", "documents", "links", "readings", "claims", "reviews", "recorded", "withheld", "decisions", "raw")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SET search_path = recount")
            connection.execute(f"SET ROLE {role}")
            for table in tables:
                for act in (
                    f"UPDATE {table} SET entry = 1",
                    f"DELETE FROM {table}",
                    f"TRUNCATE {table}",
                    f"DROP TABLE {table}",
                ):
                    if table in ("raw", "entries"):
                        act = act.replace("entry = 1", "hash = hash")
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        connection.execute(act)
            for act in ("ALTER TABLE entries DISABLE TRIGGER ALL", "SET session_replication_role = replica"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(act)
        assert ledger.verify().flaw is None


def test_the_web_s_role_can_add_and_the_reader_s_cannot(postgresql):
    url = postgresql()
    with Ledger.create(url) as ledger, ledger.engine.begin() as connection:
        for role in ("web", "reader"):
            connection.execute(text(f"DROP ROLE IF EXISTS {role}_login"))
            connection.execute(text(f"CREATE ROLE {role}_login LOGIN IN ROLE recount_{role}"))
    with Ledger(url.replace("owner@", "web_login@")) as web:
        web.add(READING, at=AT)
        assert web.verify().flaw is None
    with Ledger(url.replace("owner@", "reader_login@")) as reader:
        assert len(reader.claims()) == 3
        with pytest.raises(LedgerError, match="permission denied"):
            reader.add(version(TEXT, uri="elsewhere"), at=AT)


@pytest.fixture
def sealed():
    """A ledger in a folder that all may enter and nobody may write, as on a disc of evidence."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.create(folder / "karsk.ledger") as ledger:
            ledger.add(READING, at=AT)
        folder.chmod(0o555)
        yield folder / "karsk.ledger"
        folder.chmod(0o755)


def _recount(*words):
    command = unprivileged(sys.executable, "-c", "from recount.cli import main; main()", *words)
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})


def test_a_ledger_on_a_disc_that_cannot_be_written_is_verified_and_asked(sealed):
    verified = _recount("verify", "--ledger", sealed)
    assert (verified.returncode, verified.stderr) == (0, "")
    assert "nothing was altered" in verified.stdout
    assert _recount("claims", "--ledger", sealed).returncode == 0


def test_nothing_is_added_on_a_disc_that_cannot_be_written(sealed):
    done = _recount("review", "accept", CLAIMS[0].id, "--by", "Ada", "--ledger", sealed)
    assert (done.returncode, done.stderr) == (5, f"recount: {sealed}: cannot be written: it, or its folder, is read-only\n")


def test_what_others_write_meanwhile_is_seen_from_where_nothing_can_be_written(sealed):
    sealed.parent.chmod(0o755)
    with Ledger(sealed) as ledger:
        ledger.add(version(TEXT * 2, uri="elsewhere"), at=AT)
        sealed.parent.chmod(0o555)
        found = _recount("ledger", "info", "--format", "json", "--ledger", sealed)
        assert found.returncode == 0, found.stderr
        assert msgspec.json.decode(found.stdout)["documents"] == 2

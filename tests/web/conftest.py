"""A cast, a small ledger and the server's settings, made in a folder of their own."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

HOME = Path(tempfile.mkdtemp(prefix="recount-web-"))
_TOLD = {
    "DJANGO_SETTINGS_MODULE": "recount.web.settings",
    "RECOUNT_LEDGER": str(HOME / "ledger.db"),
    "RECOUNT_HOME": str(HOME),
    "RECOUNT_DOOR_KEY": "the-key-of-the-door",
    "RECOUNT_REVIEWER": "Ada Stone",
    "RECOUNT_ACCOUNTS": os.environ.get("RECOUNT_TEST_ACCOUNTS", ""),  # a database of PostgreSQL (test_postgresql.py)
}
os.environ.update(_TOLD)

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

django.setup()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 is slow by intent
if connection.vendor == "sqlite":
    connection.settings_dict["TEST"]["NAME"] = str(HOME / "accounts-of-tests.db")
for name in _TOLD:  # programs that other tests start look at these, and so do pytest's own workers before this file
    del os.environ[name]

from recount.ledger import Ledger  # noqa: E402
from recount.web import ledgers  # noqa: E402
from recount.web.accounts.models import Person, Role  # noqa: E402
from tests.web.reports import READINGS  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def _folder():
    (HOME / "inbox").mkdir()
    (HOME / "static").mkdir()
    yield
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def _filled(tmp_path_factory):
    """A ledger with the invented reports, copied for each test."""
    path = tmp_path_factory.mktemp("ledger") / "filled.db"
    with Ledger.create(path) as made:
        for number, reading in enumerate(READINGS):
            made.add(reading, at=f"2031-03-17T09:0{number}:00Z")
    return path


@pytest.fixture
def book(_filled):
    """The ledger that the server keeps in this test; fresh for each."""
    yield from _open(lambda path: shutil.copy(_filled, path))


@pytest.fixture
def empty_book():
    """A ledger without any report."""
    yield from _open(lambda path: Ledger.create(path).close())


def _open(make):
    ledgers.close()
    path = HOME / "ledger.db"
    if Path(settings.RECOUNT.ledger) != path:  # what is found beside the ledger is deleted: never anywhere else
        pytest.fail("Django's settings were loaded before this file said where the ledger is: unset DJANGO_SETTINGS_MODULE")
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    make(path)
    with Ledger(path) as opened:
        yield opened
    ledgers.close()


@pytest.fixture
def cast(db):
    """One person of each role."""
    names = {Role.READER: "rida", Role.RECORDER: "ada", Role.ADJUDICATOR: "cleo", Role.ADMINISTRATOR: "adil"}
    return {role: Person.objects.create_user(name, password=f"{name} has 4 horses", role=role) for role, name in names.items()}


@pytest.fixture
def signed_in(cast, client):
    """A client that is signed in as somebody of a role."""

    def sign_in(role):
        client.force_login(cast[role], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in

"""One ledger fixture over both databases; PostgreSQL is a real server, started once."""

import itertools

import pytest

from recount.ledger import Ledger

from .server import new_database, server

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql():
    """A function that gives the address of a new, empty database."""
    with server() as home:
        yield lambda: new_database(home, f"ledger{next(_numbers)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path_factory):
    """A function that gives the address of a new, empty database, in each of the two kinds."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql")
    return lambda: str(tmp_path_factory.mktemp("ledger") / "test.ledger")


@pytest.fixture
def url(database):
    return database()


@pytest.fixture
def ledger(url):
    with Ledger.create(url) as made:
        yield made

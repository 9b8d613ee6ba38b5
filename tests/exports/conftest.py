"""The small ledger, made once, and the databases of the ledger's own tests."""

import pytest

from recount.exports.extracting import extract
from tests.exports.ledgers import filled
from tests.ledger.conftest import database, postgresql  # noqa: F401


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("exports") / "karsk.ledger") as made:
        yield made


@pytest.fixture
def everything(ledger):
    return extract(ledger)

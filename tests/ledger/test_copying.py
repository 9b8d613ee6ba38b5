"""Backups and moves from one database to the other keep every entry, hash and byte."""

import pytest

from recount.errors import FormatError, LedgerError
from recount.ledger import Ledger

from .made import fill


@pytest.fixture(params=["file", "server"])
def target(request, tmp_path, postgresql):
    return str(tmp_path / "copy.ledger") if request.param == "file" else postgresql()


def test_a_copy_has_the_same_entries_and_head(ledger, target):
    fill(ledger)
    with ledger.copy(target) as copy:
        assert list(copy.entries()) == list(ledger.entries())
        assert (copy.verify().flaw, copy.head()) == (None, ledger.head())
        assert copy.summary().documents == 2
        assert [kept.standing for kept in copy.claims()] == [kept.standing for kept in ledger.claims()]


def test_a_copy_goes_on_as_the_ledger_would(ledger, target):
    """The bands of the documents are copied too, so that the copy knows a repeated report."""
    from .made import AT, TEXT, version

    fill(ledger)
    with ledger.copy(target) as copy:
        again = version(TEXT + "More to follow.", name="sha256:z", uri="elsewhere", outlet="The Gazette")
        assert copy.add(again, at=AT) == ledger.add(again, at=AT)
        assert copy.head() == ledger.head()


def test_nothing_is_overwritten(ledger, tmp_path):
    taken = tmp_path / "copy.ledger"
    taken.write_text("mine")
    with pytest.raises(LedgerError, match="exists already"):
        ledger.copy(taken)
    assert taken.read_text() == "mine"


def test_a_broken_chain_is_not_copied(ledger, url, database):
    if ledger.engine.dialect.name == "sqlite":
        pytest.skip("SQLite's online backup copies the file as it is; `recount backup` verifies it afterwards")
    from .made import tamper

    fill(ledger)
    tamper(url, "UPDATE entries SET at = '2031-03-16T09:00:01Z' WHERE number = 3")
    target = database()
    with pytest.raises(FormatError, match=r"entry 3 .* was altered"):
        ledger.copy(target)
    with Ledger(target) as empty:
        assert empty.last() is None


def test_a_folder_that_is_not_there_is_told(ledger, tmp_path):
    with pytest.raises(LedgerError, match=r"nowhere/copy.ledger: cannot be made: No such file or directory$"):
        ledger.copy(tmp_path / "nowhere" / "copy.ledger")

"""Whatever is changed behind the ledger's back is found, in both databases."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from recount.errors import FormatError
from recount.ledger.journal import START, chained
from recount.ledger.payloads import canonical
from recount.ledger.tables import ENTRIES, PROJECTIONS, RAW

from .made import fill, tamper

KINDS = {"document", "link", "reading", "claim", "review", "recorded", "withheld", "decision", "submission", "moderation"}
TABLES = [table.name for table in (ENTRIES, RAW, *PROJECTIONS)]


@pytest.fixture
def filled(ledger):
    fill(ledger)
    return ledger


def flaw(ledger):
    return ledger.verify().flaw


def numbers(ledger):
    """One entry of each kind."""
    return {entry.kind: entry.number for entry in ledger.entries()}


def test_what_nobody_touched_verifies(filled):
    found = filled.verify()
    assert set(numbers(filled)) == KINDS
    assert (found.entries, found.head, found.flaw) == (filled.last().number, filled.head(), None)


def test_an_empty_ledger_verifies(ledger):
    found = ledger.verify(head=ledger.head())
    assert (found.entries, found.known_head, found.flaw) == (0, 0, None)


def test_a_head_noted_before_is_found_again(ledger):
    fill(ledger)
    noted = [entry.hash for entry in ledger.entries()][2]
    assert ledger.verify(head=noted).known_head == 3
    assert "no entry has the hash" in ledger.verify(head="sha256:" + "0a" * 32).flaw.what
    with pytest.raises(FormatError, match="give all 64 digits"):
        ledger.verify(head="not a hash")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_changed_payload_is_named(filled, url, kind):
    number = numbers(filled)[kind]
    digits = b"{}".hex()
    literal = f"X'{digits}'" if filled.engine.dialect.name == "sqlite" else f"'\\x{digits}'"
    tamper(url, f"UPDATE entries SET payload = {literal} WHERE number = {number}")
    assert flaw(filled).entry == number


@pytest.mark.parametrize("column", ["kind = 'link'", "at = '2031-03-16T09:00:01Z'", "at = 'é'"])
def test_a_changed_kind_or_instant_is_named(filled, url, column):
    number = numbers(filled)["claim"]
    tamper(url, f"UPDATE entries SET {column} WHERE number = {number}")
    assert flaw(filled).entry == number


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_removed_entry_is_named(filled, url, kind):
    number = numbers(filled)[kind]
    tamper(url, f"DELETE FROM entries WHERE number = {number}")
    assert flaw(filled).entry == number


def test_an_entry_put_in_between_is_named(filled, url):
    tamper(
        url,
        "UPDATE entries SET number = number + 1000 WHERE number > 3",
        "UPDATE entries SET number = number - 999 WHERE number > 1000",
        "INSERT INTO entries SELECT 4, kind, at, payload, hash FROM entries WHERE number = 3",
    )
    assert flaw(filled).entry == 4


def test_two_entries_exchanged_are_named(filled, url):
    tamper(
        url,
        "UPDATE entries SET number = -3 WHERE number = 3",
        "UPDATE entries SET number = 3 WHERE number = 4",
        "UPDATE entries SET number = 4 WHERE number = -3",
    )
    assert flaw(filled).entry == 3


def test_a_new_chain_needs_a_head_noted_elsewhere(filled, url):
    """Somebody rewrites the last entry with its hash: the chain is whole again, and only the noted head tells."""
    noted, last = filled.head(), list(filled.entries())[-1]
    before = bytes.fromhex(list(filled.entries())[-2].hash.removeprefix("sha256:"))
    payload = last.payload.replace(b"two places", b"one  place")
    digest = chained(before, last.number, last.kind, last.at, payload)
    hexed = (lambda raw: f"X'{raw.hex()}'") if filled.engine.dialect.name == "sqlite" else (lambda raw: f"'\\x{raw.hex()}'")
    tamper(url, f"UPDATE entries SET payload = {hexed(payload)}, hash = {hexed(digest)} WHERE number = {last.number}")
    assert filled.verify().flaw is None
    assert "no entry has the hash" in filled.verify(head=noted).flaw.what


def test_the_end_cut_off_leaves_rows_behind(filled, url):
    last = filled.last().number
    tamper(url, f"DELETE FROM entries WHERE number = {last}")
    assert (flaw(filled).entry, "journal does not have" in flaw(filled).what) == (last, True)


@pytest.mark.parametrize("table", [table.name for table in PROJECTIONS])
def test_a_row_changed_or_removed_in_any_table_is_named(filled, url, table):
    column = {"claims": "harm", "links": "relation", "readings": "reader", "reviews": "words", "recorded": "dataset"}.get(
        table, "id"
    )
    key = next(iter(next(one for one in PROJECTIONS if one.name == table).c)).name
    with filled.engine.connect() as connection:
        number = connection.scalar(text(f"SELECT min({key}) FROM {table}"))
    tamper(url, f"UPDATE {table} SET {column} = 'x' WHERE {key} = {number}")
    assert (flaw(filled).entry, table in flaw(filled).what) == (number, True)
    tamper(url, f"DELETE FROM {table} WHERE {key} = {number}")
    assert (flaw(filled).entry, table in flaw(filled).what) == (number, True)


@pytest.mark.parametrize(
    "column",
    [
        "harm = 'killed' || char(0)",
        "harm = CAST(X'6B696C6C6564' AS BLOB)",
        "harm = CAST(X'FF' AS TEXT)",
        "speaker = speaker || '\",\"'",
        "speaker = NULL",
        "reading = 'two'",
        "document = document + 0.5",
    ],
)
def test_what_only_sqlite_keeps_in_a_column_is_named(filled, url, column):
    if filled.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps to the types of its columns")
    number = numbers(filled)["claim"]
    tamper(url, f"UPDATE claims SET {column} WHERE entry = {number}")
    assert (flaw(filled).entry, "claims" in flaw(filled).what) == (number, True)


def test_a_row_that_was_put_into_a_table_is_named(filled, url):
    tamper(url, "INSERT INTO withheld VALUES (1, 'sha256:invented')", "INSERT INTO recorded VALUES (99, 'sha256:i', 'acled')")
    assert flaw(filled).entry == 1


def test_a_changed_byte_of_a_document_is_found(filled, url):
    blob = "CAST('other byteS' AS BLOB)" if filled.engine.dialect.name == "sqlite" else "'other byteS'::bytea"
    tamper(url, f"UPDATE raw SET bytes = {blob} WHERE length(bytes) = 11")
    assert "were changed" in flaw(filled).what


def test_bytes_that_became_text_are_found(filled, url):
    if filled.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps to the types of its columns")
    tamper(url, "UPDATE raw SET bytes = CAST(bytes AS TEXT)")
    assert "were changed" in flaw(filled).what


def test_bytes_removed_or_put_in_are_found(filled, url):
    blob = "X'00'" if filled.engine.dialect.name == "sqlite" else "'\\x00'"
    tamper(url, f"INSERT INTO raw VALUES ('invented', {blob})")
    assert "belong to no document" in flaw(filled).what
    tamper(url, "DELETE FROM raw")
    assert "are missing" in flaw(filled).what


@pytest.mark.parametrize("table", TABLES)
def test_every_table_refuses_to_be_changed(filled, table):
    column = {"raw": "hash"}.get(table, next(iter(ENTRIES.c)).name if table == "entries" else "entry")
    acts = [f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"]
    if filled.engine.dialect.name == "postgresql":
        acts += [f"TRUNCATE {table}", f"UPDATE {table} SET {column} = {column} WHERE false"]
    else:
        acts += [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", f"REPLACE INTO {table} SELECT * FROM {table}"]
    for act in acts:
        with pytest.raises(DatabaseError, match="append-only"), filled.engine.begin() as connection:
            connection.execute(text(act))
    assert filled.verify().flaw is None


def test_insert_or_replace_past_the_guards_is_named(filled, url):
    """A connection that has not set `recursive_triggers` slips past them; the chain does not."""
    if filled.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has no INSERT OR REPLACE; ON CONFLICT DO UPDATE meets the trigger")
    import sqlite3

    with sqlite3.connect(url) as connection:
        forged = "SELECT number, kind, at, CAST('{}' AS BLOB), hash FROM entries WHERE number = 4"
        connection.execute(f"INSERT OR REPLACE INTO entries {forged}")
    connection.close()
    assert flaw(filled).entry == 4


def test_the_hash_separates_what_joined_strings_would_not():
    assert chained(START, 1, "ab", "c", b"") != chained(START, 1, "a", "bc", b"")
    assert chained(START, 1, "a", "b", b"1") != chained(START, 11, "a", "b", b"")


def test_several_processes_find_the_same(filled, url, monkeypatch):
    from recount.ledger import verifying

    monkeypatch.setattr(verifying, "_APART", 4)
    monkeypatch.setattr(verifying, "_PAGE", 2)
    assert filled.verify(jobs=2).flaw is None
    tamper(url, "DELETE FROM entries WHERE number = 9", "DELETE FROM claims WHERE entry = 4")
    assert filled.verify(jobs=2).flaw.entry == 4
    assert filled.verify().flaw.entry == 4


def test_payloads_are_canonical():
    assert canonical({"b": 1, "a": {"d": None, "c": [1.5]}}) == b'{"a":{"c":[1.5],"d":null},"b":1}'

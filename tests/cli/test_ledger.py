"""The commands of the ledger, with a reader that needs no weights."""

import json

import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.ledger import Ledger

from .fakes import ENGINE


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty ledger, which the variable names, and a folder for reports."""
    monkeypatch.setenv("RECOUNT_LEDGER", str(tmp_path / "karsk.ledger"))
    assert run("ledger", "new").exit_code == 0
    return tmp_path


def run(*args):
    return CliRunner().invoke(main, list(map(str, args)), obj=ENGINE)


def printed(*args):
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def news(home, *lines, name="news.txt"):
    path = home / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_new_ledger_is_empty_and_is_not_made_twice(home):
    assert printed("ledger", "info")["entries"] == 0
    again = run("ledger", "new")
    assert (again.exit_code, "exists already" in again.stderr) == (5, True)


def test_a_ledger_must_be_named(monkeypatch):
    monkeypatch.delenv("RECOUNT_LEDGER", raising=False)
    result = run("claims")
    assert (result.exit_code, "--ledger" in result.stderr) == (1, True)


def test_no_such_ledger_is_one_line(tmp_path):
    result = run("claims", "--ledger", tmp_path / "none")
    assert result.exit_code == 5
    assert result.stderr == f"recount: {tmp_path}/none: no such ledger: make one with `recount ledger new {tmp_path}/none`\n"


def test_adding_twice_adds_nothing(home):
    path = news(home, "12 killed at dawn", "3 hurt")
    first = printed("add", path)
    assert (first["documents"], first["claims"], first["known"]) == (2, 2, 0)
    again = printed("add", path)
    assert (again["documents"], again["claims"], again["known"], again["head"]) == (0, 0, 2, first["head"])


def test_a_broken_document_costs_itself_and_no_other(home):
    result = run("add", news(home, "1 killed", "!", "bug", "Auf Deutsch", "2 killed"), "--format", "json")
    tally = json.loads(result.stdout)
    assert (result.exit_code, tally["documents"], tally["claims"], tally["not_read"]) == (2, 3, 2, 3)
    assert len(result.stderr.splitlines()) == 3
    assert len(list(Ledger(home / "karsk.ledger").documents())) == 3, "one that is not in English is kept all the same"


def test_worker_processes_add_the_same(home):
    path = news(home, *(f"{n} killed" for n in range(1, 9)))
    assert printed("add", path, "--jobs", 2)["claims"] == 8
    assert [one["claim"]["low"] for one in printed("claims")] == list(range(1, 9))


def test_filters_and_limit(home):
    run("add", news(home, "12 killed", "3 hurt", "4 killed"))
    assert [one["claim"]["low"] for one in printed("claims", "--harm", "killed")] == [12, 4]
    assert len(printed("claims", "--limit", 1)) == 1
    assert "there are more" in run("claims", "--limit", 1).stdout
    assert printed("claims", "--status", "accepted") == []
    assert run("claims", "--kind", "demand").stdout == "no claim meets the conditions\n"


def test_a_claim_is_shown_with_its_words(home):
    run("add", news(home, "At dawn 12 killed in Karsk"))
    (claim,) = printed("claims")
    shown = printed("show", claim["id"])
    assert shown["type"] == "claim"
    assert shown["claim"]["words"] == "At dawn 12 killed in Karsk"
    text = run("show", claim["document"]["id"][:12]).stdout
    assert "12 killed" in text
    assert "fake 0" in text


def test_an_id_that_names_nothing_or_too_much_is_one_line(home):
    run("add", news(home, "1 killed", "2 killed"))
    assert "holds nothing with the id “ffff”" in run("show", "ffff").stderr
    assert "give more digits" in run("show", "0000").stderr
    assert "4 digits or more" in run("show", "00").stderr

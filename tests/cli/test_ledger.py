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


def test_a_folder_or_another_database_is_no_ledger(tmp_path):
    folder = run("claims", "--ledger", tmp_path)
    assert (folder.exit_code, folder.stderr) == (5, f"recount: {tmp_path}: is a folder: name the ledger in it\n")
    other = run("claims", "--ledger", "mysql://anna:secret@host/name")
    assert other.stderr.startswith("recount: mysql://anna:***@host/name: a ledger is kept in SQLite (a path) or PostgreSQL")


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
    assert "4 digits or more" in run("show", "00").stderr


def ids(home, *lines):
    run("add", news(home, *lines))
    return [one["id"] for one in printed("claims")]


def decide(*args, by="Ada"):
    result = run("review", *args, "--by", by)
    assert result.exit_code == 0, result.stderr
    return result


def test_a_correction_stands_beside_the_machine_s_word(home):
    (claim,) = ids(home, "At dawn 12 killed in Karsk")
    decide("correct", claim[:14], "low=11", "high=11", "--why", "as printed elsewhere")
    (one,) = printed("claims", "--status", "corrected")
    assert (one["claim"]["low"], one["stands"][0]["low"], one["reviews"]) == (12, 11, 1)
    shown = run("show", claim).stdout
    assert "as printed elsewhere" in shown
    assert "Ada" in shown
    review = one["decided_by"][0]
    assert printed("show", review)["record"]["reviewer"] == "Ada"


def test_people_who_differ_are_disputed_until_somebody_adjudicates(home):
    (claim,) = ids(home, "At dawn 12 killed in Karsk")
    decide("accept", claim)
    decide("reject", claim, "--why", "hearsay", by="Ben")
    assert "disputed" in run("claims").stdout
    own = run("review", "accept", claim, "--by", "Ada", "--adjudicate")
    assert (own.exit_code, "somebody else must adjudicate" in own.stderr) == (3, True)
    decide("accept", claim, "--adjudicate", by="Cleo")
    assert printed("claims")[0]["status"] == "accepted"


def test_split_and_merge(home):
    one, two = ids(home, "At dawn 12 killed and 3 hurt in Karsk", "12 killed in Karsk")[::2]
    decide("split", one, "--part", "low=9; high=9", "--part", "low=3; high=3", "--why", "two places")
    decide("merge", one, two, "--set", "low=12", "--why", "one shelling", by="Ben")
    assert [kept["status"] for kept in printed("claims", "--harm", "killed")] == ["unsure", "merged"]


def test_a_batch_is_all_or_nothing(home):
    one, two = ids(home, "12 killed", "4 killed")
    good = {"decision": "accept", "claims": [one]}
    bad = {"decision": "reject", "claims": [two[:20], "zzzz"]}
    path = home / "reviews.jsonl"
    path.write_text(f"{json.dumps(good)}\n\n{json.dumps(bad)}\n", encoding="utf-8")
    failed = run("review", "batch", path, "--by", "Ada", "--why", "seen")
    assert failed.exit_code == 5
    assert f"{path} line 3: " in failed.stderr
    assert printed("ledger", "info")["reviews"] == 0
    path.write_text("\n".join(json.dumps(good | {"claims": [claim]}) for claim in (one, two)), encoding="utf-8")
    assert len(json.loads(decide("batch", path, "--format", "json").stdout)) == 2
    path.write_text('{"decision": "accept", "claim": "x"}', encoding="utf-8")
    assert f"{path} line 1: Object contains unknown field `claim`" in run("review", "batch", path, "--by", "Ada").stderr


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_batch_without_a_review_is_an_error(home, content):
    path = home / "reviews.jsonl"
    path.write_text(content, encoding="utf-8")
    done = run("review", "batch", path, "--by", "Ada")
    assert done.exit_code == 3
    assert done.stderr.startswith(f"recount: {path}: no review in it: give one JSON object a line")


def test_mistakes_are_one_line(home):
    (claim,) = ids(home, "12 killed")
    assert "say why" in run("review", "reject", claim, "--by", "Ada").stderr
    assert "no FIELD=VALUE" in run("review", "correct", claim, "low", "--by", "Ada", "--why", "x").stderr
    assert "not a whole number" in run("review", "correct", claim, "low=some", "--by", "Ada", "--why", "x").stderr
    assert "--by" in run("review", "accept", claim).stderr


def test_the_queue_gives_reasons(home):
    ids(home, "12 killed", "4000 killed")
    first, second = printed("review", "queue")
    assert (first["claim"]["claim"]["low"], second["claim"]["claim"]["low"]) == (4000, 12)
    shown = run("review", "queue").stdout
    assert "left open" in shown
    assert "2 claims wait" in shown


def test_agreement_of_two_people(home):
    one, two = ids(home, "12 killed", "4 killed")
    assert "no claim that both" in run("review", "agreement", "Ada", "Ben").stdout
    for by in ("Ada", "Ben"):
        decide("accept", one, by=by)
    decide("accept", two)
    decide("reject", two, "--why", "hearsay", by="Ben")
    decision = printed("review", "agreement", "Ada", "Ben")[0]
    assert (decision["field"], decision["n"], decision["same"]) == ("decision", 2, 1)
    assert "decision" in run("review", "agreement", "Ada", "Ben").stdout


def test_verify_says_whether_anything_was_altered(home):
    ids(home, "12 killed")
    head = printed("ledger", "info")["head"]
    assert "nothing was altered" in run("verify", "--head", head).stdout
    wrong = run("verify", "--head", "sha256:" + "0a" * 32)
    assert (wrong.exit_code, "ALTERED: no entry has the hash" in wrong.stdout) == (5, True)
    mistyped = run("verify", "--head", "sha256:00")
    assert (mistyped.exit_code, "give all 64 digits" in mistyped.stderr) == (3, True)


def test_backup_is_verified_and_overwrites_nothing(home):
    ids(home, "12 killed")
    copied = printed("backup", home / "copy.ledger")
    assert copied["head"] == printed("ledger", "info", "--ledger", home / "copy.ledger")["head"]
    assert run("backup", home / "copy.ledger").exit_code == 5


def test_migrate_leaves_a_new_ledger_as_it_is(home):
    assert run("migrate").stdout.startswith("already at revision")


def test_a_version_that_changes_a_toll_is_shown(home):
    run("add", news(home, "At dawn the army said that 12 killed in Karsk. It rained all day."))
    changed = news(home, "At dawn the army said that 40 killed in Karsk. It rained all day.")
    tally = printed("add", changed)
    assert tally["versions"][0]["of"] != tally["versions"][0]["document"]
    shown = run("diff", tally["versions"][0]["document"]).stdout
    assert "TOLL killed, status not stated, on the word of the outlet: 12 → 40" in shown
    assert "- At dawn the army said that 12 killed in Karsk." in shown
    (change,) = printed("diff", tally["versions"][0]["of"])
    assert change["taken_out"] == ["At dawn the army said that 12 killed in Karsk."]  # it is the headline, too
    assert (change["tolls"][0]["before"], change["tolls"][0]["after"]) == ([[12, 12]], [[40, 40]])
    assert change["put_in"] == ["At dawn the army said that 40 killed in Karsk."]


def test_one_version_has_no_changes(home):
    (claim,) = ids(home, "12 killed")
    assert "one version" in run("diff", claim).stdout

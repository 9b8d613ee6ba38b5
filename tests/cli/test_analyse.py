"""`recount analyse` as its users call it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.events.refreshing import refresh
from recount.ledger import Ledger
from recount.model import Reading
from tests.analysis.before_after.made import poisson_events
from tests.events.reports import NOW, Said, report

TWO_LISTS = "A,B,count\n1,0,40\n0,1,30\n1,1,20\n"


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["analyse", *args])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def two_lists(tmp_path):
    path = tmp_path / "two.csv"
    path.write_text(TWO_LISTS)
    return str(path)


def test_a_refusal_is_an_answer(two_lists):
    code, out, _ = run("under-reporting", "--table", two_lists, "--unit", "person", "--links-known")

    assert code == 0
    assert "Cannot be concluded. 90 persons are on a list" in out
    assert "2 lists leave no way to see whether lists depend on each other" in out
    assert "two.csv, sha256:" in out


def test_json_has_the_result_and_what_it_was_made_from(two_lists):
    _, out, _ = run("under-reporting", "--table", two_lists, "--unit", "person", "--links-known", "--format", "json")
    found = json.loads(out)

    assert found["result"]["verdict"] == "refused"
    assert found["result"]["refusals"][0]["rule"] == "few lists"
    assert found["facts"]["Table"].startswith("two.csv, sha256:")


@pytest.mark.parametrize(("format", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-")])
def test_one_file_to_be_attached(two_lists, tmp_path, format, begins):
    target = tmp_path / "answer"
    run("under-reporting", "--table", two_lists, "--unit", "person", "--links-known", "--format", format, "-o", str(target))

    assert target.read_bytes().startswith(begins)


def test_before_after_on_a_table(tmp_path):
    path = tmp_path / "events.csv"
    poisson_events(0.2, 0.05, seed=1).rename({"event_date": "date_start"}).write_csv(path)
    asked = ("--table", str(path), "--date", "date_start", "--day", "2012-01-01", "--shape", "level", "--harmonics", "0")
    code, out, _ = run("before-after", *asked, "--only", "side=Police")

    assert code == 0
    assert out.startswith("DID VIOLENCE FALL AFTER 2012-01-01?\n\nViolence fell. ")
    assert "There is no control" in out


def test_voices_labels_and_reader_on_tables(tmp_path):
    tables = {
        "voices": "event,outlet,voice,heard\ne1,Gazette,Army,speaks\ne1,Gazette,Rebels,not found\n",
        "labels": "source,label,count\narmy,terrorist,40\narmy,fighter,3\npaper,terrorist,5\npaper,fighter,30\n",
        "reader": "side,outcome,count\nstate,right,60\nstate,rejected,5\nlocal,right,20\nlocal,missed,20\n",
    }
    shown = {
        "voices": "only one party speaks",
        "labels": "terrorist",
        "reader": "local: 50% of the claims that should be there",
    }
    for name, text in tables.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(text)
        code, out, _ = run(name, "--table", str(path))
        assert (code, shown[name] in out) == (0, True)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("under-reporting",), "name the data: --table FILE.csv, or --ledger PATH|URL"),
        (("under-reporting", "--table", "{}"), "say what a case is: --unit person, event or toll"),
        (("before-after", "--table", "{}"), "name the day: --day 2014-06-15"),
        (("before-after", "--table", "{}", "--day", "2014-06-15"), "two.csv: no column `event_date`; there are A, B, count"),
        (("voices", "--table", "{}"), "two.csv: the table has no column `event`; it needs event, outlet, voice, heard"),
        (("voices", "--table", "{}", "--table", "{}"), "several --table are link draws"),
        (("labels", "--table", "{}", "--only", "A"), "--only takes COLUMN=VALUE, not 'A'"),
        (("labels", "--table", "{}", "--place", "PK"), "choose claims of a ledger; --only chooses rows of a table"),
    ],
)
def test_faults_are_one_line(two_lists, args, message):
    code, out, err = run(*(arg.format(two_lists) for arg in args))

    assert (code, out) == (3, "")
    assert message in err
    assert err.count("\n") == 1


def test_a_day_that_stands_for_an_unknown_one_makes_no_window(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("event_date\n2014-06-01\n9999-12-31\n")
    code, _, err = run("before-after", "--table", str(path), "--day", "2014-06-15")
    assert (code, err.count("\n")) == (3, 1)
    assert "the window, 2014-06-01 to 9999-12-31, is no window of real days: give --from and --to" in err


@pytest.fixture
def kept(tmp_path):
    """A ledger of a few invented reports, linked to events."""
    path = tmp_path / "kept.ledger"
    army = Said("the army", "state", "state_forces", 7, by="armed_group")
    hospital = Said("the hospital", "medical", "state_forces", 11, None)
    with Ledger.create(path) as ledger:
        for reading in _reports(army, hospital):
            ledger.add(reading, at=NOW)
        refresh(ledger, at=NOW)
    return str(path)


def _reports(army: Said, hospital: Said) -> list[Reading]:
    return [
        report("Northern Post", "2031-03-11", army, hospital),
        report("Daily Lamp", "2031-03-12", army),
        report("Daily Lamp", "2031-03-15", Said("the mayor", "local", "civilian", 3, town="Belen", day="2031-03-14")),
    ]


def test_a_ledger_answers_or_says_why_it_cannot(kept):
    shown = {
        ("under-reporting", "--iterations", "1000"): "cannot be concluded from these lists",
        ("before-after", "--day", "2031-03-12"): "Too short: ",
        ("voices",): "nobody of the affected population speaks",
        ("labels",): "No people are called by more than one word here",
        ("reader",): "Nobody has reviewed any claim",
    }
    for args, words in shown.items():
        code, out, err = run(*args, "--ledger", kept)
        assert (code, err) == (0, "")
        assert words in " ".join(out.split())
        assert "head sha256:" in " ".join(out.split())


def test_a_list_that_the_ledger_does_not_have(kept):
    code, _, err = run("under-reporting", "--ledger", kept, "--list", "Nobody")

    assert code != 0
    assert "nobody called 'Nobody' is the first to tell of a toll; heard most: " in err


def test_the_day_lies_in_the_window(kept):
    code, _, err = run("before-after", "--ledger", kept, "--day", str(date(2040, 1, 1)))

    assert code == 3
    assert "--day 2040-01-01 must lie inside the window, 2031-03-" in err

"""The commands about events, as a person types them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from recount.cli import main
from recount.cli.commands.events import RULES
from recount.events import event_of, events
from recount.ledger import Ledger
from recount.reconciliation.rule_sets import RULE_SETS
from tests.events.reports import NOW, Said, report

ARMY = Said("the army", "state", "armed_group", 216, by="state")
POST = report("Northern Post", "2031-03-11", ARMY, Said("the hospital", "medical", "civilian", 12))
FIRST = replace(POST, claims=(POST.claims[0], replace(POST.claims[1], label="villager")))
SECOND = report(
    "Daily Lamp",
    "2031-03-12",
    Said("the army", "state", "armed_group", 225, by="state"),
    Said("residents", "local", "civilian", 14),
)
TOTAL = report(
    "Daily Lamp", "2031-03-18", Said("the minister", "political", "unknown", 701, None, scope="cumulative", day="2031-03-10")
)
MATRIX = """\
                                armed
who says it        civilian     group    in all
───────────────────────────────────────────────
2031-03-11
  the army                        216
  state, tier 5              replaced
  the hospital           12
  medical, tier 3
2031-03-12
  residents              14
  local, tier 3
  the army                        225
  state, tier 5

low                      12         0        12
best                     14  withheld  withheld
high                     14       225       239
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("events") / "karsk.ledger"
    with Ledger.create(path) as made:
        for one in (FIRST, SECOND, TOTAL):
            made.add(one, at=NOW)
    assert run("reconcile", "--ledger", path).exit_code == 0
    return path


def run(*args):
    return CliRunner().invoke(main, [str(arg) for arg in args])


def asked(*args):
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def the_event(ledger):
    with Ledger(ledger) as opened:
        return events(opened).events[0].id


def test_events_are_listed_with_their_range_and_voices(ledger):
    shown = " ".join(run("events", "--ledger", ledger, "--place", "karsk").stdout.split())
    assert "withheld (12–239)" in shown
    assert "2 reports, 3 origins, 2 independent" in shown.replace("Karsk, 2031-03-10 ", "")
    assert run("events", "--ledger", ledger, "--place", "Nowhere").stdout == "no event meets the conditions\n"
    assert asked("events", "--ledger", ledger)["events"][0]["documents"] == 2


def test_an_event_shows_matrix_range_reasons_and_missing_accounts(ledger):
    shown = run("event", the_event(ledger)[7:17], "--ledger", ledger).stdout
    for words in (
        "R2 The army said 225 members of the armed group on 2031-03-12, in place of 216 on 2031-03-11.",
        "the armed group not found (in 2 sources)",
        "Northern Post",
    ):
        assert words in " ".join(shown.split())
    assert "One more report" not in shown  # than those that say 216 and 12
    record = asked("event", the_event(ledger), "--ledger", ledger, "--rules", "acled")
    assert record["rulings"]["killed"]["total"]["best"] == 237


def test_the_claim_matrix_hangs_each_voice_under_the_day_of_its_report(ledger, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    shown = run("event", the_event(ledger)[7:17], "--ledger", ledger).stdout
    assert shown.partition("KILLED: WITHHELD (12–239)\n")[2].startswith(MATRIX)


def test_reconcile_prints_the_figures_of_the_rule_set(ledger):
    shown = run("reconcile", "--ledger", ledger, "--rules", "ucdp").stdout
    assert shown.startswith("1 event; 0 made anew, 0 gone\nRules “ucdp”: Best always has a number")
    assert asked("reconcile", "--ledger", ledger)["events"][0]["figures"]["killed"]["high"] == 239


def test_check_a_claim_of_the_ledger(ledger):
    shown = run("check", TOTAL.claims[0].id, "--ledger", ledger, "--from", "2031-03-01", "--to", "2031-03-31").stdout
    assert "Exceeds the record by at least 462: the recorded events allow 12 to 239." in shown
    assert "cannot tell which" in " ".join(shown.split())
    record = asked("check", TOTAL.claims[0].id, "--ledger", ledger)
    assert [e["id"] for e in record["events"]] == [the_event(ledger)]


def test_help_names_every_rule_set():
    assert list(RULES) == list(RULE_SETS)


def test_labels(ledger):
    found = asked("analyse", "labels", "--ledger", ledger)["result"]
    assert {one["label"] for one in found} == {"civilian", "villager"}
    assert asked("analyse", "labels", "--ledger", ledger, "--category", "armed_group")["result"] == []


def test_link_and_unlink(ledger, tmp_path):
    claims = (FIRST.claims[0].id, SECOND.claims[0].id)
    said = ("--by", "N. Oweiss", "--why", "two operations", "--ledger", ledger)
    decision = asked("unlink", *claims, *said)["decisions"][0]
    assert len(asked("events", "--ledger", ledger)["events"]) == 2
    with Ledger(ledger) as opened:
        one = event_of(opened, claims[0])
    assert "N. Oweiss kept apart" in run("event", one, "--ledger", ledger).stdout
    told = run("link", "--undo", decision["id"][7:17], *said).stdout
    assert told.startswith(f"took back {decision['id'][7:17]}")
    assert len(asked("events", "--ledger", ledger)["events"]) == 1


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("event", "feedfeed"), "holds no event feedfeed"),
        (("event", "feedfeed", "--rules", "gut"), "there is no rule set 'gut'"),
        (("events", "--from", "2031-03-09", "--to", "2031-03-01"), "before it begins on 2031-03-09"),
        (("check", TOTAL.claims[0].id, "--from", "2031-03-09", "--to", "2031-03-01"), "before it begins on 2031-03-09"),
        (("link", "feedfeed", "feedfeed", "--by", "N. Oweiss", "--why", "x"), "holds nothing with the id"),
        (("link", "feedfeed", "--by", "N. Oweiss", "--why", "x"), "name two claims or two events"),
    ],
)
def test_bad_input_is_one_clear_line(ledger, command, line):
    result = run(*command, "--ledger", ledger)
    assert result.exit_code in (1, 3, 5)
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_entries_that_the_events_do_not_know_are_mentioned(tmp_path):
    path = tmp_path / "new.ledger"
    with Ledger.create(path) as made:
        made.add(SECOND, at=NOW)
    shown = run("events", "--ledger", path).stdout
    assert "newer than these events: `recount reconcile`" in shown

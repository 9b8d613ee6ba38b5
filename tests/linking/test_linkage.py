"""Accounts to events: what is one, what is not, whose word counts, and why."""

from __future__ import annotations

import random

import duckdb
import pytest
from splink import DuckDBAPI, Linker

from recount.errors import LinkingError
from recount.linking import link
from recount.linking.blocking import block
from recount.linking.columns import columns
from recount.linking.linkage import KEPT
from recount.model import LinkDecision
from tests.linking.accounts import account


def together(linkage) -> list[tuple[str, ...]]:
    return [c.observations for c in linkage.clusters]


def decision(relation, left, right) -> LinkDecision:
    claims = (f"claim of {left}", f"claim of {right}")
    return LinkDecision(
        id=f"{left}{right}", relation=relation, claims=claims, person="R. Recorder", at="2026-03-01T09:00:00Z", reason="names"
    )


def test_reports_of_one_bombing_are_one_event_and_another_town_is_not():
    elsewhere = account("c", place="Turbat", lat=26.0, lon=63.05, names=("bilal khan",), words=("checkpost",), killed=(2, 2))
    found = link([account("a"), account("b", killed=(11, 14)), elsewhere])
    assert together(found) == [("a", "b"), ("c",)]


def test_copies_of_a_report_without_a_day_are_one_event_and_other_reports_without_one_are_not():
    undated = {"first": None, "last": None, "published": None}
    accounts = [account("a", **undated), account("b", **undated), account("c", words=("bazaar", "bomb", "bus"), **undated)]
    assert together(link(accounts)) == [("a", "b"), ("c",)]
    assert together(link([account("a", words=(), **undated), account("b", words=(), **undated)])) == [("a",), ("b",)]


def test_one_document_keeps_its_incidents_apart():
    assert together(link([account("a", document="d"), account("b", document="d")])) == [("a",), ("b",)]


def test_people_win_over_scores():
    far = account("c", place="Turbat", lat=26.0, lon=63.05)
    assert together(link([account("a"), account("b")], [decision("apart", "a", "b")])) == [("a",), ("b",)]
    assert together(link([account("a"), far], [decision("together", "a", "c")])) == [("a", "c")]


def test_what_must_be_one_event_stays_apart_from_what_cannot_be_it():
    decisions = [decision("together", "a", "b"), decision("apart", "b", "c")]
    assert together(link([account("a"), account("b"), account("c")], decisions)) == [("a", "b"), ("c",)]


def test_contradictory_decisions_are_one_clear_line():
    decisions = [decision("together", "a", "b"), decision("together", "b", "c"), decision("apart", "a", "c")]
    with pytest.raises(LinkingError, match="keeps the claims claim of a and claim of c apart, but links by") as error:
        link([account(name) for name in "abc"], decisions)
    assert "\n" not in str(error.value)


def test_a_claim_of_two_accounts_is_refused():
    with pytest.raises(LinkingError, match="claim x belongs to two accounts: a and b"):
        link([account("a", claims=("x",)), account("b", claims=("x",))])


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(LinkingError, match="ends on 2026-02-01, before it begins on 2026-02-03"):
        account("a", last="2026-02-01")


def test_every_pair_has_a_score_and_reasons_in_words():
    (pair,) = link([account("a"), account("b")]).pairs
    assert (pair.left, pair.right) == ("a", "b")
    assert pair.probability > 0.5
    assert {"the same day", "the same place"} <= {r.words for r in pair.reasons}
    assert [abs(r.bits) for r in pair.reasons] == sorted((abs(r.bits) for r in pair.reasons), reverse=True)


def test_blocking_is_reported():
    found = link([account("a"), account("b"), account("c", first="2020-01-01", last="2020-01-01", published="2020-01-02")])
    assert (found.blocking.compared, found.blocking.possible) == (1, 3)
    assert 0 < found.blocking.trained_recall <= 1


def test_any_order_gives_the_same():
    accounts = [account(f"{n:02}", killed=(n % 5, n % 5), lat=30.18 + (n % 3) / 10) for n in range(30)]
    first = link(accounts)
    random.Random(7).shuffle(accounts)
    again = link(accounts)
    assert first.clusters == again.clusters
    assert list(first.pairs) == list(again.pairs)


def test_nothing_gives_nothing():
    assert link([]).clusters == ()


def test_weights_are_those_that_splink_predicts():
    accounts = [account(f"{n:02}", killed=(n % 5, n % 5), lat=30.18 + (n % 3) / 10) for n in range(12)]
    linkage = link(accounts)
    with duckdb.connect() as database:
        database.register("accounts", columns(accounts))
        block(database)
        api = DuckDBAPI(connection=database)
        linker = Linker(api.register("accounts"), linkage.model.settings, log_level=None, validate_settings=False)
        linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
        table = linker.inference.predict(threshold_match_probability=KEPT, warning_mode="never").physical_name
        rows = database.execute(f"select unique_id_l, unique_id_r, match_weight from {table} order by all").fetchall()
    assert [(linkage.names[a], linkage.names[b]) for a, b, _ in rows] == [(p.left, p.right) for p in linkage.pairs]
    assert [p.weight for p in linkage.pairs] == pytest.approx([weight for _, _, weight in rows])

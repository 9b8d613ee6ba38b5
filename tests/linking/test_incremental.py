"""Adding to what is linked gives what linking afresh gives, and touches only what hangs together."""

from __future__ import annotations

import random
from datetime import date, timedelta

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.linking import Linked, Observation, homes, link, relink, sought
from recount.linking.blocking import SHARED_WORDS, block
from recount.linking.columns import columns
from recount.model import LinkDecision
from tests.linking.accounts import account
from training.synthetic import world

NAMES = ("asif baloch", "bilal khan", "sana mengal")
WORDS = ("bazaar", "convoy", "checkpost", "mosque", "bridge", "market", "bus")
START = date(2026, 2, 1)


def made(seed: int, size: int) -> list[Observation]:
    """Accounts of every kind: towns, districts, whole countries, no place; days, weeks, months, no date."""
    r = random.Random(seed)
    return [_made(r, n) for n in range(size)]


def _made(r: random.Random, n: int) -> Observation:
    first = START + timedelta(days=r.randrange(12))
    precision = r.choice([1, 1, 2, 3, 4, 6])
    placed = r.random() < 0.9
    days = r.choice([0, 0, 0, 2, 9, 40])
    dated = r.random() < 0.8
    return account(
        f"{n:03}",
        document=f"document {r.randrange(40)}",
        lat=30 + r.choice([0, 0.02, 0.1, 0.3, 3]) if placed else None,
        lon=67 + r.choice([0, 0.02, 0.1, 0.3, 3]) if placed else None,
        place=r.choice(["Quetta", "Mastung"]),
        place_precision=precision,
        first=first.isoformat() if dated else None,
        last=(first + timedelta(days=days)).isoformat() if dated else None,
        published=(first + timedelta(days=r.randrange(60))).isoformat() if dated else None,
        killed=(k := r.randrange(6), k),
        names=tuple(r.sample(NAMES, r.randrange(2))),
        words=tuple(r.sample(WORDS, r.randrange(4))),
    )


def apart(one: str, other: str) -> LinkDecision:
    return LinkDecision(
        id="d", relation="apart", claims=(one, other), person="R. Recorder", at="2026-03-01T09:00:00Z", reason="two towns"
    )


@settings(max_examples=12)
@given(st.integers(0, 1000))
def test_batch_by_batch_is_as_afresh(seed):
    accounts = made(seed, 48)
    random.Random(seed).shuffle(accounts)
    known = Linked()
    for batch in (accounts[:40], accounts[40:46], accounts[46:47], accounts[47:]):
        known.take(batch, relink(batch, known))
    assert known.clusters == {c.id: c.observations for c in link(accounts).clusters}


def test_one_by_one_into_a_crowded_district_is_as_afresh():
    accounts, _ = world(400, seed=3)
    known = Linked()
    known.take(accounts[12:], link(accounts[12:]))
    for new in accounts[:12]:
        known.take([new], relink([new], known))
    assert known.clusters == {c.id: c.observations for c in link(accounts).clusters}


def test_a_decision_and_its_undoing_are_as_afresh():
    accounts = made(5, 30)
    linkage = link(accounts)
    known = Linked()
    known.take(accounts, linkage)
    pair = next(c for c in linkage.clusters if len(c.observations) > 1).observations
    claims = tuple(f"claim of {name}" for name in pair[:2])
    decision = apart(*claims)
    known.take([], relink([], known, [decision], touched=claims))
    assert known.clusters == {c.id: c.observations for c in link(accounts, [decision]).clusters}
    known.take([], relink([], known, touched=claims))
    assert known.clusters == {c.id: c.observations for c in linkage.clusters}


def test_what_lies_elsewhere_is_not_touched():
    known = Linked()
    here, there = [account("a"), account("b")], [account("c", lat=10.0, lon=40.0, country="ET", names=(), words=())]
    known.take([*here, *there], link([*here, *there]))
    change = relink([account("d")], known)
    assert {name for c in change.clusters for name in c.observations} == {"a", "b", "d"}


@settings(max_examples=10)
@given(st.integers(0, 1000))
def test_whatever_is_compared_is_sought_where_the_other_stands(seed):
    accounts = made(seed, 40)
    with duckdb.connect() as database:
        database.register("given", columns(accounts))
        database.execute("create table accounts as select * from given")
        block(database)
        pairs = database.execute("select join_key_l, join_key_r from pairs").fetchall()
    assert len(pairs) == len(set(pairs)) > 0
    for left, right in pairs:
        one, other = accounts[left], accounts[right]
        assert one.document != other.document
        assert is_sought(one, other)
        assert is_sought(other, one)


def is_sought(one: Observation, other: Observation) -> bool:
    wanted, stands = sought(one), set(homes(other))
    return not stands.isdisjoint(wanted.cells) or len(stands.intersection(wanted.words)) >= SHARED_WORDS

"""What must hold for any claims, under every rule set."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recount.model.figure import MODIFIERS, Figure
from recount.reconciliation import RULE_SETS, Account, Incident, reconcile

from .events import PARTIES, SIDES

RULES = sorted(RULE_SETS)
ENDS = {"at_least": None, "more_than": None}
SPEAKERS = {"a": "state", "b": "armed_group", "c": "medical", "d": "local", "e": "media", "f": "state"}


@st.composite
def figures(draw):
    low, more, modifier = draw(st.integers(0, 60)), draw(st.integers(0, 40)), draw(st.sampled_from(MODIFIERS))
    if modifier in ENDS:
        return Figure(low, None, modifier)
    return Figure(0 if modifier in ("up_to", "fewer_than") else low, low + (0 if modifier == "exact" else more), modifier)


@st.composite
def accounts(draw, kinds=("count", "count", "count", "count", "status_dispute", "subset", "retraction")):
    origin, kind = draw(st.sampled_from(sorted(SPEAKERS))), draw(st.sampled_from(kinds))
    numbered = kind in ("count", "subset") or (kind == "status_dispute" and draw(st.booleans()))
    category = draw(st.sampled_from(["civilian", "armed_group", "state_forces", "unknown"]))
    return Account(
        id="",
        speaker=draw(st.sampled_from([origin, "a wire"])),
        origin=origin,
        side=SPEAKERS[origin],
        category=category,
        figure=draw(figures()) if numbered else None,
        kind=kind,
        tier=draw(st.integers(1, 5)),
        reported=draw(st.sampled_from([None, "2031-03-01", "2031-03-02", "2031-03-03"])),
        perpetrator=draw(st.sampled_from([None, *PARTIES])),
        of=draw(st.sampled_from([None, None, *PARTIES])) if category in SIDES else None,
        whole=kind == "count" and category == "unknown" and draw(st.booleans()),
        named=draw(st.integers(0, 8)) if kind == "count" else 0,
    )


@st.composite
def incidents(draw, **kinds):
    said = draw(st.lists(accounts(**kinds), min_size=1, max_size=9))
    return Incident(
        id="e1",
        parties=PARTIES,
        sides=SIDES,
        accounts=tuple(replace(a, id=f"k{n}") for n, a in enumerate(said)),
        small=draw(st.booleans()),
    )


def encoded(ruling):
    return msgspec.json.encode(ruling)


@given(incidents(), st.sampled_from(RULES), st.randoms(use_true_random=False))
def test_order_and_repetition_change_no_byte(incident, rules, chance: random.Random):
    once = encoded(reconcile(incident, rules))
    assert encoded(reconcile(incident, rules)) == once
    shuffled = [*incident.accounts, *incident.accounts[:2]]
    chance.shuffle(shuffled)
    turned = replace(incident, accounts=tuple(shuffled), parties=tuple(reversed(incident.parties)))
    assert encoded(reconcile(turned, rules)) == once


@given(incidents(), st.sampled_from(RULES))
def test_low_best_and_high_stand_in_order_and_the_categories_sum(incident, rules):
    ruling = reconcile(incident, rules)
    for r in (*ruling.categories.values(), ruling.total):
        assert 0 <= r.low <= r.best_ged <= r.high
        assert r.best is None or r.low <= r.best <= r.high
    assert sum(r.best_ged for r in ruling.categories.values()) == ruling.total.best_ged
    assert ruling.total.low >= max((r.low for r in ruling.categories.values()), default=0)


@given(incidents())
def test_moving_people_between_categories_conserves_them(incident):
    counted = {a.category for a in incident.accounts if a.kind == "count" and not a.whole and a.reported == "2031-03-03"}
    kept = tuple(a for a in incident.accounts if a.kind != "subset" or a.category in counted)
    still = tuple(a for a in kept if a.kind in ("count", "retraction"))
    if still:
        moved, unmoved = (reconcile(replace(incident, accounts=accounts)).total for accounts in (kept, still))
        assert (moved.best_ged, moved.high) == (unmoved.best_ged, unmoved.high)


@given(incidents(), st.sampled_from(RULES))
def test_a_claim_that_gave_way_moves_no_figure(incident, rules):
    ruling = reconcile(incident, rules)
    gone = {c.id for c in ruling.claims if c.status in ("superseded", "repeats", "retracted")}
    rest = tuple(a for a in incident.accounts if a.id not in gone)
    if rest and any(a.kind == "count" for a in rest):
        without = reconcile(replace(incident, accounts=rest), rules)
        assert (without.categories, without.total) == (ruling.categories, ruling.total)


@given(incidents(), figures(), st.sampled_from(["recount", "ibc"]), st.integers(1, 5), st.integers(0, 90))
def test_a_party_about_its_enemy_never_raises_low_or_best(incident, figure, rules, tier, named):
    before = reconcile(incident, rules)
    word = Account(
        id="zz",
        speaker="z",
        origin="z",
        side="state",
        category="armed_group",
        figure=figure,
        tier=tier,
        named=named,
        reported="2031-03-09",
    )
    after = reconcile(replace(incident, accounts=(*incident.accounts, word)), rules)
    assert after.total.low <= before.total.low
    for category, r in after.categories.items():
        was = before.categories.get(category)
        assert r.low <= (was.low if was else 0)
        assert r.best is None or (was is not None and was.best is not None and r.best <= was.best)
    if before.total.best is not None and after.total.best is not None:
        assert after.total.best <= before.total.best


@given(incidents(), st.sampled_from(RULES))
def test_every_claim_has_its_status_once(incident, rules):
    ruling = reconcile(incident, rules)
    assert [c.id for c in ruling.claims] == sorted(a.id for a in incident.accounts)
    assert all(r.text[0] == r.text[0].upper() and "\n" not in r.text for r in ruling.reasons)


@given(incidents())
def test_ucdp_sums_and_acled_is_one_integer(incident):
    ucdp, acled = reconcile(incident, "ucdp"), reconcile(incident, "acled")
    assert sum(r.best for r in ucdp.categories.values()) == ucdp.total.best
    assert acled.total.low == acled.total.best == acled.total.high

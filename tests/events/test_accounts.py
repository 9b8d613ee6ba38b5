"""From the tolls of an event's documents to accounts, and to who is heard."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from recount import read
from recount.events.accounts import incidents_of
from recount.events.actors import Parties, parties_of
from recount.events.papers import Origin, Paper
from recount.events.silence import heard_in
from recount.reconciliation import reconcile

from .reports import Said, report


def paper(reading, origin=None):
    document = reading.document
    return Paper(
        reading=reading,
        entry=1,
        origin=Origin(document.id, document.outlet) if origin is None else Origin(origin.document.id, origin.document.outlet),
        behind={c.id: (n,) for n, c in enumerate(reading.claims)},
        stands={c.id: c.id for c in reading.claims},
    )


def killed(*papers):
    papers = [p if isinstance(p, Paper) else paper(p) for p in papers]
    members = frozenset(c.id for p in papers for c in p.claims)
    return incidents_of("e1", papers, members)["killed"]


def rows(incident):
    return [(a.origin, a.side, a.category, str(a.figure), a.kind, a.tier) for a in incident.accounts]


def heard(*readings):
    papers = [paper(one) for one in readings]
    members = frozenset(c.id for p in papers for c in p.claims)
    return {h.voice: h for h in heard_in(papers, members, Parties(("armed_group", "state")))}


def test_tiers_follow_who_speaks_of_whom():
    found = killed(
        report(
            "Northern Post",
            "2031-03-11",
            Said("the army", "state", "state_forces", 4, by="armed_group"),
            Said("the army", "state", "armed_group", 9, by="state"),
            Said("Karsk Rights Watch", "civil_society", "civilian", 3),
            Said("the coroner", "medical", "civilian", 2),
        )
    )
    assert rows(found) == [
        ("the army", "state", "state_forces", "4", "count", 4),
        ("the army", "state", "armed_group", "9", "count", 5),
        ("Karsk Rights Watch", "civil_society", "civilian", "3", "count", 2),
        ("the coroner", "medical", "civilian", "2", "count", 1),
    ]
    assert found.parties == ("armed_group", "state")


def test_without_a_fight_everybody_is_an_observer():
    found = killed(report("Northern Post", "2031-03-11", Said("police", "state", "civilian", 4)))
    assert found.parties == ()
    assert reconcile(found).total.best == 4


def test_two_armies_that_fight_each_other_are_two_parties():
    text = (
        "Ukraine's defence ministry said its forces had killed 40 Russian soldiers on Tuesday. Russia's defence ministry said "
        "Ukrainian shelling killed three Russian soldiers and that its troops had killed 25 Ukrainian servicemen. Hospital "
        "officials said 6 civilians were killed. Ukraine said it lost two soldiers."
    )
    one = paper(read(text, published="2031-03-12"))
    members = frozenset(c.id for c in one.claims)
    assert parties_of([one], members).rivals == {"state": ("Russia", "Ukraine")}
    found = killed(one)
    said = {(a.side, str(a.figure), a.of, a.perpetrator, a.tier) for a in found.accounts if a.category == "state_forces"}
    assert said == {
        ("Ukraine", "40", "Russia", "Ukraine", 5),
        ("Russia", "25", "Ukraine", "Russia", 5),
        ("Russia", "3", "Russia", "Ukraine", 4),
        ("Ukraine", "2", "Ukraine", None, 4),
    }
    soldiers = reconcile(found).categories["state_forces"]
    assert (soldiers.low, soldiers.best, soldiers.high) == (5, 5, 65)
    voices = [(h.who, h.hearing) for h in heard_in([one], members, parties_of([one], members))]
    assert voices[:2] == [("Russia", "speaks"), ("Ukraine", "speaks")]


def test_allies_of_one_side_stay_one_party():
    text = (
        "Nigeria's army said Cameroonian troops killed 12 Boko Haram fighters on Tuesday. Cameroon's army said three of its "
        "soldiers were killed by Boko Haram."
    )
    one = paper(read(text, published="2031-03-12"))
    assert parties_of([one], frozenset(c.id for c in one.claims)) == Parties(("armed_group", "state"))


def test_the_outlets_own_words_and_a_commentator_echo_the_voice_that_counted():
    found = killed(
        report(
            "Northern Post",
            "2031-03-11",
            Said("", "", "unknown", 9),
            Said("the army", "state", "armed_group", 9, by="state"),
            Said("an activist", "civil_society", "armed_group", 9),
        )
    )
    assert {a.origin for a in found.accounts} == {"the army"}
    ruling = reconcile(found)
    assert (ruling.total.best, ruling.total.best_ged, ruling.origins) == (None, 9, 1)


def test_ten_outlets_that_carry_one_statement_are_one_origin():
    carried = [report(f"Paper {n}", "2031-03-11", Said("the army", "state", "armed_group", 9, by="state")) for n in range(10)]
    ruling = reconcile(killed(*carried))
    assert (ruling.reports, ruling.origins, ruling.independent) == (10, 1, 0)


def test_a_chain_of_according_to_ends_where_the_figure_was_counted():
    wire = report("Delta Wire", "2031-03-11", Said("the hospital", "medical", "civilian", 11))
    first = report("Northern Post", "2031-03-12", Said("Delta Wire", "media", "civilian", 11))
    second = report("Daily Lamp", "2031-03-12", Said("Northern Post", "media", "civilian", 11))
    assert {a.origin for a in killed(wire, first, second).accounts} == {"the hospital"}
    other = report("Daily Lamp", "2031-03-12", Said("Northern Post", "media", "civilian", 14))
    assert {a.origin for a in killed(wire, other).accounts} == {"the hospital", "Northern Post"}


def test_a_chain_is_followed_for_one_harm_at_a_time():
    dead = report("Delta Wire", "2031-03-11", Said("the hospital", "medical", "civilian", 11))
    hurt = report("Daily Lamp", "2031-03-12", Said("Delta Wire", "media", "civilian", 11))
    hurt = replace(hurt, claims=tuple(replace(c, harm="injured") for c in hurt.claims))
    papers = [paper(dead), paper(hurt)]
    found = incidents_of("e1", papers, frozenset(c.id for p in papers for c in p.claims))
    assert [a.origin for a in found["injured"].accounts] == ["Delta Wire"]


def test_a_copy_speaks_with_the_voice_of_the_report_that_it_repeats():
    first = report("Delta Wire", "2031-03-11", Said("", "", "civilian", 11))
    copy = report("Northern Post", "2031-03-12", Said("", "", "civilian", 11))
    assert {a.origin for a in killed(paper(first), paper(copy, first)).accounts} == {"Delta Wire"}


def test_the_unnamed_forces_of_a_side_are_one_voice():
    named = Said("Karsk Army", "state", "armed_group", 9, by="state")
    unnamed = [Said(name, "state", "armed_group", n, by="state", named=False) for name, n in (("the Army", 9), ("troops", 12))]
    found = killed(report("Northern Post", "2031-03-11", named), report("Daily Lamp", "2031-03-12", *unnamed))
    assert {a.origin for a in found.accounts} == {"Karsk Army"}
    found = killed(report("Daily Lamp", "2031-03-12", *unnamed))
    assert len({a.origin for a in found.accounts}) == 1
    other = Said("Belen Army", "state", "armed_group", 9, by="state")
    found = killed(report("Northern Post", "2031-03-11", named, other), report("Daily Lamp", "2031-03-12", *unnamed))
    assert len({a.origin for a in found.accounts}) == 4


def test_a_denial_is_a_claim_of_nobody_and_a_dispute_of_their_status_is_not():
    found = killed(
        report(
            "Northern Post",
            "2031-03-11",
            Said("the army", "state", "armed_group", 9, by="state"),
            Said("relatives", "local", "armed_group", 3, stance="denies"),
            Said("the army", "state", "civilian", 5, by="state", stance="denies"),
        )
    )
    assert [(a.kind, str(a.figure)) for a in found.accounts] == [("count", "9"), ("status_dispute", "3"), ("count", "0")]


def test_some_of_the_fighters_were_civilians():
    found = killed(
        report(
            "Northern Post",
            "2031-03-11",
            Said("the army", "state", "armed_group", 9, by="state"),
            Said("a village elder", "local", "civilian", 4, part_of=0),
        )
    )
    subset = found.accounts[1]
    assert (subset.kind, subset.category, subset.outcome) == ("subset", "armed_group", "civilian")
    assert reconcile(found).categories["unknown"].low == 4


@pytest.mark.parametrize(("stance", "best"), [("asserts", None), ("acknowledges", 5)])
def test_what_a_party_acknowledges_it_admits(stance, best):
    said = Said("the army", "state", "civilian", 5, stance=stance)
    fight = Said("the army", "state", "armed_group", 9, by="state", day="2031-03-09")
    found = killed(report("Northern Post", "2031-03-11", fight, said))
    assert reconcile(found).categories["civilian"].best == best


def test_cumulative_tolls_stay_out_of_the_event():
    found = killed(
        report(
            "Northern Post",
            "2031-03-11",
            Said("the hospital", "medical", "civilian", 5),
            Said("the hospital", "medical", "civilian", 700, scope="cumulative"),
        )
    )
    assert reconcile(found).total.high == 5


def test_who_speaks_who_is_quoted_by_the_other_side_and_who_is_not_found():
    found = heard(
        report(
            "Northern Post",
            "2031-03-11",
            Said("the rebels", "armed_group", "armed_group", 4, by="state", inside=("the army", "state")),
            Said("the hospital", "medical", "civilian", 2),
        )
    )
    assert {voice: h.hearing for voice, h in found.items()} == {
        "state": "speaks",
        "armed_group": "quoted only by the other side",
        "affected": "not found",
        "independent": "speaks",
    }
    assert (found["armed_group"].by, found["affected"].sources) == ("state", 1)


def test_a_partys_word_about_what_its_enemy_admitted_is_its_own():
    found = killed(
        report(
            "Northern Post",
            "2031-03-11",
            Said("the rebels", "armed_group", "armed_group", 4, by="state", inside=("the army", "state")),
        )
    )
    assert {a.side for a in found.accounts} == {"state"}
    assert reconcile(found).total.best is None

"""The two worked examples of docs/reconciliation.md, and the rules one by one."""

from __future__ import annotations

import pytest

from recount.errors import ReconciliationError
from recount.reconciliation import Exclusion, Incident, reconcile, reconcile_all

from .events import ambush, incident, said, sweep


def figures(ruling):
    rows = {**ruling.categories, "total": ruling.total}
    return {name: (r.low, r.best, r.best_ged, r.high) for name, r in rows.items()}


def statuses(ruling):
    return {c.id: c.status for c in ruling.claims}


def texts(ruling, rule):
    return [r.text for r in ruling.reasons if r.rule == rule]


def test_first_worked_example():
    ruling = reconcile(sweep())
    assert figures(ruling) == {
        "armed_group": (0, None, 216, 225),
        "unknown": (9, None, 9, 225),
        "civilian": (0, None, 36, 36),
        "state_forces": (22, 22, 22, 22),
        "total": (31, None, 283, 283),
    }
    assert ruling.categories["state_forces"].flags == ("floor",)
    assert ruling.total.flags == ("disputed",)
    assert statuses(ruling) == {
        "c1": "superseded", "c2": "live", "c3": "live", "c4": "live", "c5": "live", "c6": "contested",
    }  # fmt: skip
    assert texts(ruling, "R8") == [
        "A rights group: 9 of those called armed group were previously disappeared persons. In best_ged, the figure of all "
        "claims, 9 move to status not stated, 225 - 9 = 216; nothing is added. That an earlier report also said 216 is a "
        "coincidence. "
        "So 9 deaths are independently attested."
    ]
    assert texts(ruling, "R2") == ["The army said 225 members of the armed group on 2031-03-04, in place of 216 on 2031-03-01."]


def test_first_worked_example_if_the_army_admits_the_civilians():
    ruling = reconcile(sweep(perpetrator="state", tier=4))
    assert figures(ruling)["civilian"] == (36, 36, 36, 36)
    assert ruling.categories["civilian"].flags == ("floor",)
    assert ruling.categories["civilian"].basis == "admission"


def test_second_worked_example():
    ruling = reconcile(ambush())
    assert figures(ruling)["total"] == (7, 11, 11, 99)
    assert ruling.total.flags == ("high_open",)
    assert statuses(ruling) == {"a": "live", "b": "live", "c": "live", "d": "repeats"}
    assert (ruling.reports, ruling.origins, ruling.independent) == (4, 3, 1)


def test_r0_a_wider_claim_stays_outside():
    ruling = reconcile(
        incident(
            said("a", "the clinic", "medical", "civilian", 5),
            said("b", "the clinic", "medical", "civilian", 700, day=9, wider="the past year"),
        )
    )
    assert figures(ruling)["total"] == (5, 5, 5, 5)
    assert statuses(ruling)["b"] == "excluded"
    assert texts(ruling, "R0") == [
        "The clinic spoke of more than this event (the past year); the figure goes to the cumulative check."
    ]


def test_r1_a_retraction_takes_back_what_came_before_and_not_what_corrects_it():
    ruling = reconcile(incident(
        said("a", "the clinic", "medical", "civilian", 40),
        said("b", "the clinic", "medical", "civilian", 12, day=2),
        said("r", "the clinic", "medical", "civilian", kind="retraction", day=2),
    ))  # fmt: skip
    assert statuses(ruling) == {"a": "retracted", "b": "live", "r": "live"}
    assert figures(ruling)["total"] == (12, 12, 12, 12)


def test_r1_all_taken_back_leaves_nothing():
    ruling = reconcile(
        incident(
            said("a", "the clinic", "medical", "civilian", 40),
            said("r", "the clinic", "medical", "civilian", kind="retraction", retracts="a", day=2),
        )
    )
    assert figures(ruling) == {"total": (0, 0, 0, 0)}
    assert ruling.total.flags == ("no_deaths",)


@pytest.mark.parametrize(
    ("retraction", "line"),
    [
        ({"retracts": "x"}, "event"),
        ({"retracts": "h"}, "only its origin can take it back"),
        ({"retracts": "a", "day": 1}, "came later"),
        ({"retracts": "q"}, "itself a retraction"),
    ],
)
def test_contradictory_retractions_are_one_clear_line(retraction, line):
    case = incident(
        said("a", "the clinic", "medical", "civilian", 40, day=3),
        said("h", "the hospital", "medical", "civilian", 41),
        said("q", "the clinic", "medical", "civilian", kind="retraction", day=5),
        said("r", "the clinic", "medical", "civilian", kind="retraction", **{"day": 6, **retraction}),
    )
    with pytest.raises(ReconciliationError, match=line) as caught:
        reconcile(case)
    assert "\n" not in str(caught.value)


def test_r2_a_voice_may_lower_its_figure():
    ruling = reconcile(
        incident(said("a", "the clinic", "medical", "civilian", 40), said("b", "the clinic", "medical", "civilian", 31, day=2))
    )
    assert figures(ruling)["civilian"] == (31, 31, 31, 31)


def test_r2_a_repeat_does_not_make_an_old_figure_new():
    ruling = reconcile(incident(
        said("a", "the clinic", "medical", "civilian", 10),
        said("b", "the mayor", "local", "civilian", 12, day=2),
        said("c", "the clinic", "medical", "civilian", 10, day=3, speaker="a wire"),
    ))  # fmt: skip
    assert figures(ruling)["civilian"] == (10, 12, 12, 12)


def test_r2_ties_go_to_the_more_specific_word_then_to_the_smaller_id():
    ruling = reconcile(
        incident(
            said("a", "the clinic", "medical", "civilian", 12, 99, "vague"), said("b", "the clinic", "medical", "civilian", 14)
        )
    )
    assert statuses(ruling) == {"a": "superseded", "b": "live"}
    ruling = reconcile(
        incident(said("b", "the clinic", "medical", "civilian", 14), said("a", "the clinic", "medical", "civilian", 15))
    )
    assert statuses(ruling) == {"a": "live", "b": "superseded"}


def test_r2_the_same_figure_with_an_admission_is_the_fuller_report():
    ruling = reconcile(
        incident(
            said("a", "the army", "state", "civilian", 3, tier=5),
            said("b", "the army", "state", "civilian", 3, tier=4, day=2, perpetrator="state"),
        )
    )
    assert statuses(ruling) == {"a": "repeats", "b": "live"}
    assert figures(ruling)["civilian"] == (3, 3, 3, 3)


@pytest.mark.parametrize(
    ("side", "category", "perpetrator", "stance"),
    [
        ("medical", "armed_group", None, "independent"),
        ("state", "state_forces", "armed_group", "own_losses"),
        ("state", "state_forces", None, "own_losses"),
        ("state", "state_forces", "state", "enemy_losses"),
        ("state", "armed_group", "state", "enemy_losses"),
        ("state", "civilian", "state", "admission"),
        ("state", "civilian", "armed_group", "accusation"),
        ("state", "civilian", None, "unattributed"),
    ],
)
def test_r4_stances(side, category, perpetrator, stance):
    ruling = reconcile(incident(said("a", "a voice", side, category, 3, perpetrator=perpetrator)))
    assert ruling.claims[0].stance == stance


def test_r5_names_raise_low_but_not_those_on_a_list_of_its_enemys_dead():
    ruling = reconcile(
        incident(
            said("a", "the clinic", "medical", "civilian", 4, named=0),
            said("b", "a recorder", "civil_society", "civilian", 9, tier=1, named=7),
        )
    )
    assert figures(ruling)["civilian"] == (7, 9, 9, 9)
    ruling = reconcile(incident(said("a", "the army", "state", "armed_group", 4, named=4)))
    assert figures(ruling)["armed_group"] == (0, None, 4, 4)


def test_r6_rivals_of_one_rank_are_a_conflict_and_nothing_is_averaged():
    ruling = reconcile(
        incident(said("a", "the clinic", "medical", "civilian", 4), said("b", "the mayor", "local", "civilian", 20))
    )
    assert ruling.categories["civilian"].flags == ("conflict",)
    assert figures(ruling)["civilian"] == (4, 4, 4, 20)
    assert texts(ruling, "R6") == [
        "Civilians: the clinic (4) and the mayor (20) have the same rank and cannot both be right. "
        "No figure is struck between them."
    ]


def test_r7_lowers_the_category_and_not_the_total():
    ruling = reconcile(incident(
        said("a", "the clinic", "medical", "armed_group", 20),
        said("b", "relatives", "local", "armed_group", 5, kind="status_dispute", day=2),
    ))  # fmt: skip
    assert figures(ruling) == {"armed_group": (15, 20, 20, 20), "unknown": (0, None, 0, 5), "total": (20, 20, 20, 20)}


def test_r8_the_same_people_are_not_moved_twice():
    ruling = reconcile(incident(
        said("a", "the army", "state", "armed_group", 20, tier=5),
        said("b", "relatives", "local", "armed_group", 5, kind="subset", day=2),
        said("c", "a rights group", "civil_society", "armed_group", 6, kind="subset", day=3),
        said("d", "relatives", "local", "armed_group", 5, kind="subset", day=4),
    ))  # fmt: skip
    assert figures(ruling) == {"armed_group": (0, None, 14, 20), "unknown": (6, None, 6, 6), "total": (6, None, 20, 20)}


def test_r8_a_party_moves_people_and_attests_nothing():
    ruling = reconcile(incident(
        said("a", "the army", "state", "armed_group", 20, tier=5),
        said("b", "the rebels", "armed_group", "armed_group", 5, kind="subset", day=2),
    ))  # fmt: skip
    assert figures(ruling) == {"armed_group": (0, None, 15, 20), "unknown": (0, None, 5, 5), "total": (0, None, 20, 20)}


def test_r8_a_subset_of_a_figure_that_nobody_gives_counts_for_itself():
    ruling = reconcile(incident(said("b", "a rights group", "civil_society", "armed_group", 5, kind="subset")))
    assert figures(ruling) == {"armed_group": (0, None, 0, 5), "unknown": (5, None, 5, 5), "total": (5, None, 5, 5)}


def test_r9_a_figure_for_all_is_not_added_to_figures_for_some():
    ruling = reconcile(incident(
        said("a", "the clinic", "medical", "unknown", 58, whole=True),
        said("b", "the clinic", "medical", "civilian", 36),
        said("c", "the army", "state", "state_forces", 20, tier=4),
    ))  # fmt: skip
    assert figures(ruling) == {
        "civilian": (36, 36, 36, 36), "state_forces": (20, 20, 20, 20), "unknown": (2, 2, 2, 2), "total": (58, 58, 58, 58),
    }  # fmt: skip


def test_r9_a_figure_for_all_that_is_withheld_is_withheld_in_the_total():
    ruling = reconcile(incident(said("a", "the army", "state", "unknown", 58, whole=True)))
    assert figures(ruling) == {"unknown": (0, None, 58, 58), "total": (0, None, 58, 58)}
    assert reconcile(incident(said("a", "the clinic", "medical", "unknown", 58, whole=True)), "airwars").total.best is None


def test_r10_only_a_named_person_with_a_reason_sets_a_figure_aside():
    claims = (said("a", "the clinic", "medical", "civilian", 4), said("b", "the radio", "media", "civilian", 4000))
    ruling = reconcile(incident(*claims, exclusions=(Exclusion("b", "N. Oweiss", "the town has 900 inhabitants"),)))
    assert figures(ruling)["total"] == (4, 4, 4, 4)
    assert texts(ruling, "R10") == [
        "N. Oweiss set aside 4,000 civilians by the radio as implausible: the town has 900 inhabitants"
    ]
    with pytest.raises(ReconciliationError, match="written reason"):
        reconcile(incident(*claims, exclusions=(Exclusion("b", "N. Oweiss", " "),)))


def test_r11_a_denial_by_a_party_is_a_claim_of_zero_that_lowers_nothing():
    ruling = reconcile(
        incident(
            said("a", "the clinic", "medical", "civilian", 4),
            said("b", "the army", "state", "civilian", 0, tier=5, perpetrator="state", day=2),
        )
    )
    assert figures(ruling)["civilian"] == (4, 4, 4, 4)
    assert texts(ruling, "R11") == ["The army denied that anyone was harmed: a claim of 0."]


def test_an_event_without_claims_and_an_unknown_rule_set_are_one_line_each():
    with pytest.raises(ReconciliationError, match="event e1: no claims to reconcile"):
        reconcile(incident())
    with pytest.raises(ReconciliationError, match="no rule set 'gut'; choose one of recount, ucdp, acled, airwars, ibc"):
        reconcile(sweep(), "gut")


def test_two_claims_with_one_id_are_an_error_but_one_claim_twice_is_not():
    a = said("a", "the clinic", "medical", "civilian", 4)
    assert reconcile(incident(a, a)) == reconcile(incident(a))
    with pytest.raises(ReconciliationError, match="two claims have the id a"):
        reconcile(incident(a, said("a", "the clinic", "medical", "civilian", 5)))


def test_one_broken_event_does_not_stop_the_others():
    outcomes = list(reconcile_all([incident(), sweep()]))
    assert isinstance(outcomes[0][1], ReconciliationError)
    assert outcomes[1][1] == reconcile(sweep())


def test_r9_losses_of_two_armies_add_up_and_a_count_of_all_soldiers_is_not_added_to_them():
    parties = ("Ivarna", "Lesk")
    made = [
        said("a", "Ivarna", "Ivarna", "state_forces", 3, of="Ivarna"),
        said("b", "Lesk", "Lesk", "state_forces", 5, of="Lesk"),
        said("c", "Lesk", "Lesk", "state_forces", 40, of="Ivarna", perpetrator="Lesk"),
        said("d", "the hospital", "medical", "state_forces", 9),
    ]
    ruling = reconcile(Incident(id="e1", parties=parties, accounts=tuple(made)))
    assert figures(ruling)["state_forces"] == (9, 9, 9, 45)
    assert "Lesk said 40 members of the state forces of Ivarna, its enemy's people" in " ".join(texts(ruling, "R4"))
    assert any(text.startswith("State forces of Ivarna: best is 3") for text in texts(ruling, "R5"))

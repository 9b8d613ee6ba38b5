"""One event as other projects would read it."""

from __future__ import annotations

from datetime import date

import pytest

from recount.errors import ReconciliationError
from recount.reconciliation import reconcile
from recount.reconciliation.rule_sets import split_evenly

from .events import ambush, incident, said, sweep


def totals(case, rules):
    total = reconcile(case, rules).total
    return total.low, total.best, total.high


def test_ucdp_has_a_number_that_the_categories_sum_to():
    ruling = reconcile(sweep(), "ucdp")
    assert ruling.total.best == sum(r.best for r in ruling.categories.values())
    assert totals(ambush(), "ucdp") == (7, 11, 99)


def test_ucdp_takes_the_lower_figure_of_sources_that_cannot_be_ranked():
    case = incident(said("a", "the clinic", "medical", "civilian", 9, day=3), said("b", "the mayor", "local", "civilian", 6))
    assert reconcile(case, "ucdp").total.best == 6
    assert reconcile(case).total.best == 9


def test_an_event_in_which_nobody_is_said_to_have_died_is_flagged():
    assert reconcile(incident(said("a", "the clinic", "medical", "civilian", 0)), "ucdp").total.flags == ("no_deaths",)


def test_acled_is_the_most_conservative_integer_with_fixed_numbers_for_vague_words():
    assert totals(ambush(), "acled") == (7, 7, 7)
    unknown = incident(said("a", "the clinic", "medical", "civilian"))
    assert totals(unknown, "acled") == (10, 10, 10)
    assert totals(incident(said("a", "the clinic", "medical", "civilian"), small=True), "acled") == (3, 3, 3)
    assert totals(unknown, "recount") == (0, 0, 0)


def test_acled_splits_a_total_over_its_days():
    days = split_evenly(7, date(2031, 3, 1), date(2031, 3, 3))
    assert [(day.isoformat(), n) for day, n in days] == [("2031-03-01", 3), ("2031-03-02", 2), ("2031-03-03", 2)]
    with pytest.raises(ReconciliationError, match="before it begins on 2031-03-03"):
        split_evenly(7, date(2031, 3, 3), date(2031, 3, 1))


HARMED = [said("a", "the clinic", "medical", "civilian", 4), said("b", "a recorder", "civil_society", "civilian", 6, tier=2)]


@pytest.mark.parametrize(
    ("accounts", "action", "grade"),
    [
        ([*HARMED, said("c", "the army", "state", "civilian", 2, perpetrator="state", tier=4)], True, "confirmed"),
        (HARMED, True, "fair"),
        (HARMED, False, "weak"),
        (HARMED[:1], True, "weak"),
        (
            [
                said("a", "the clinic", "medical", "civilian", 4, perpetrator="state"),
                said("b", "the mayor", "local", "civilian", 4, perpetrator="armed_group"),
            ],
            True,
            "contested",
        ),
        ([said("a", "the clinic", "medical", "armed_group", 4)], True, "discounted"),
    ],
)
def test_airwars_grades(accounts, action, grade):
    ruling = reconcile(incident(*accounts, action=action), "airwars")
    assert ruling.grade == grade
    assert ruling.total.best is None


def test_airwars_keeps_each_partys_position_apart():
    denied = said("d", "the army", "state", "civilian", 0, perpetrator="state", day=2, tier=5)
    ruling = reconcile(incident(*HARMED, denied), "airwars")
    assert ruling.positions == {"armed_group": "not assessed", "state": "non credible"}
    assert (ruling.total.low, ruling.total.high) == (0, 6)


def test_ibc_counts_origins_and_needs_two():
    assert totals(incident(*HARMED), "ibc") == (4, 4, 6)
    reprint = said("b", "the clinic", "medical", "civilian", 4, day=2, speaker="a wire")
    ruling = reconcile(incident(HARMED[0], reprint), "ibc")
    assert (ruling.total.low, ruling.total.best, ruling.total.flags) == (0, None, ("too_few_origins",))

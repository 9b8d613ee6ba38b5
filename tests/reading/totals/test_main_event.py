"""Which tolls of a report are of its main event."""

from __future__ import annotations

import msgspec

from recount.model import Period, Place, Totals
from recount.reading.totals import document_totals
from recount.reading.totals.main_event import Lineage
from tests.reading.totals.story import Story, on


def test_background_on_other_days_and_running_totals_stay_out():
    story = Story("Two men were shot dead. In March 40 died. Over 700 people died this year. 5 were killed weeks ago.")
    story.toll("Two", "killed", 2, victim="men", when=on(0))
    story.toll("40", "killed", 40, when=on(-60))
    story.toll("Over 700", "killed", 701, None, victim="people", scope="cumulative")
    story.toll("5", "killed", 5, when=Period("two weeks ago", 0, 13))
    assert story.totals() == (2, 2, 2)


def test_the_next_day_is_the_same_night_unless_it_is_another_place():
    def story(place: str) -> Story:
        made = Story("One man was hit near Oak Lane. Two others were hit at the Mill.")
        made.toll("One", "injured", victim="man", when=on(0), place=Place("Oak Lane", 0, 8))
        made.toll("Two", "injured", 2, when=on(1), place=Place(place, 0, len(place)))
        return made

    assert story("the Old Mill").totals("injured") == (1, 1, 1)
    assert story("corner of Oak and Third").totals("injured") == (3, 3, 3)


def test_of_separate_incidents_the_first_one_counts():
    story = Story("Four killed in two attacks. Ned Farrow died in Marl. Three guards died in Holm.")
    story.toll("Four", "killed", 4, scope="cumulative")
    story.toll("Ned Farrow", "killed", implicit=True, victim="Ned Farrow", place=Place("Marl", 0, 4), part_of="t0")
    story.toll("Three", "killed", 3, victim="guards", place=Place("Holm", 0, 4), part_of="t0")
    assert story.totals() == (1, 1, 1)


def test_the_sum_over_the_attacks_of_one_day_is_that_of_the_day():
    story = Story("Two attacks on Monday killed four. Ned Farrow died in Marl. Three guards died in Holm.")
    story.toll("four", "killed", 4, scope="cumulative", when=on(0))
    story.toll("Ned Farrow", "killed", implicit=True, victim="Ned Farrow", place=Place("Marl", 0, 4), part_of="t0")
    story.toll("Three", "killed", 3, victim="guards", place=Place("Holm", 0, 4), part_of="t0")
    assert story.totals() == (4, 4, 4)


def test_a_report_on_a_stretch_of_time_counts_that_stretch():
    week, year = Period("in a week", 0, 9), Period("in a year", 0, 9)
    story = Story("Some 216 people were killed in a week. Over 700 people were killed in a year.")
    story.toll("216", "killed", 216, victim="people", scope="cumulative", when=week)
    story.toll("Over 700", "killed", 701, None, victim="people", scope="cumulative", when=year)
    assert story.totals() == (216, 216, 216)


def test_circles_of_parts_are_cut():
    story = Story("Seven dead, 3 dead.")
    story.toll("Seven", "killed", 7, part_of="t1")
    story.toll("3", "killed", 3, part_of="t0")
    assert Lineage(story.tolls).part(story.tolls[0]) != Lineage(story.tolls).part(story.tolls[1])
    assert story.totals()[1] in (3, 7)
    alone = [msgspec.structs.replace(story.tolls[0], part_of="t0")]
    assert document_totals(alone, story.text)[0]["killed"] == Totals(7, 7, 7)

"""The totals of one report: what is counted once, what adds up, what is rival, and what is withheld."""

from __future__ import annotations

import time
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Party, Period, Place, Span, Toll, Totals
from recount.reading.main_event import Lineage, main_event
from recount.reading.totals import document_totals
from recount.reading.victims import is_some, mention, people

DAY = date(2031, 5, 6)


class Story:
    """A text with tolls on its words: each call finds the next place of `count` and makes a toll there."""

    def __init__(self, text: str) -> None:
        self.text, self.tolls, self._at = text, [], 0

    def toll(self, count: str, harm: str, low: int = 1, high: int | None = -1, *, victim: str | None = None, **other) -> Toll:
        start = self.text.index(count, self._at)
        self._at = start + len(count)
        span = Span(start, self._at)
        at = self.text.index(victim, start) if victim else None
        if (speaker := other.get("speaker")) and isinstance(speaker, tuple):
            other["speaker"] = Party(speaker[0], 0, len(speaker[0]), side=speaker[1])
        made = Toll(
            id=f"t{len(self.tolls)}", evidence=span, harm=harm, low=low, high=low if high == -1 else high, count=span,
            victim=Span(at, at + len(victim)) if victim else None, **other,
        )  # fmt: skip
        self.tolls.append(made)
        return made

    def totals(self, harm: str = "killed") -> tuple[int, int | None, int | None]:
        return msgspec.structs.astuple(document_totals(self.tolls, self.text)[0][harm])

    def categories(self, harm: str = "killed") -> dict[str, tuple[int, int | None, int | None]]:
        return {k: msgspec.structs.astuple(v) for k, v in document_totals(self.tolls, self.text)[1][harm].items()}


def on(days_later: int, text: str = "then") -> Period:
    day = (DAY + timedelta(days_later)).isoformat()
    return Period(text, 0, len(text), day, day, 1)


def test_nobody_harmed_is_zero_and_says_so():
    assert document_totals([], "The council met.") == ({"killed": Totals(0, 0, 0), "injured": Totals(0, 0, 0)}, {})


def test_other_harms_only_where_a_toll_is():
    story = Story("Soldiers detained nine men in Lower Marl.")
    story.toll("nine", "detained", 9, victim="men")
    totals, by_category = document_totals(story.tolls, story.text)
    assert list(totals) == ["killed", "injured", "detained"]
    assert totals["detained"] == Totals(9, 9, 9)
    assert list(by_category) == ["detained"]


def test_headline_lead_and_body_are_one_toll():
    story = Story("3 hurt in Elm Street\n\nThree people were hurt. All three are stable. A boy, 9, was hit in the arm.")
    story.toll("3", "injured", 3)
    story.toll("Three", "injured", 3, victim="people")
    story.toll("All three", "injured", 3)
    story.toll("A boy", "injured", implicit=True, victim="A boy, 9")
    assert story.totals("injured") == (3, 3, 3)


def test_coordinated_groups_add_up():
    story = Story("The blast killed two men, a woman and four children.")
    story.toll("two", "killed", 2, victim="men")
    story.toll("a woman", "killed", implicit=True, victim="a woman", category="civilian")
    story.toll("four", "killed", 4, victim="children", category="civilian")
    assert story.totals() == (7, 7, 7)
    assert story.categories() == {"civilian": (5, 5, 5), "unknown": (2, 2, 2)}


def test_parts_add_nothing_even_when_nobody_marked_them():
    story = Story("Three people, two men and a woman, died.")
    story.toll("Three", "killed", 3, victim="people")
    story.toll("two", "killed", 2, victim="men")
    story.toll("a woman", "killed", implicit=True, victim="a woman")
    assert story.totals() == (3, 3, 3)
    marked = [story.tolls[0], *(msgspec.structs.replace(t, part_of="t0") for t in story.tolls[1:])]
    assert document_totals(marked, story.text)[0]["killed"] == Totals(3, 3, 3)


def test_one_man_under_many_phrases_is_one_man():
    story = Story("Man dies in Marl shooting\n\nA 31-year-old man was shot. Ned Farrow, 31, died at home. Farrow baked.")
    for phrase in ("Man", "A 31-year-old man", "Ned Farrow, 31", "Farrow"):
        story.toll(phrase, "killed", implicit=True, victim=phrase)
    assert story.totals() == (1, 1, 1)


@pytest.mark.parametrize("second", ["Ola Brandt, 52", "A 52-year-old woman", "A 4-year-old boy", "Another man"])
def test_names_ages_sexes_and_another_set_people_apart(second):
    story = Story(f"Ned Farrow, 31, died in the yard. {second}, died later.")
    story.toll("Ned Farrow, 31", "killed", implicit=True, victim="Ned Farrow, 31")
    story.toll(second, "killed", implicit=True, victim=second)
    assert story.totals() == (2, 2, 2)


def test_further_victims_come_on_top():
    story = Story("At least 44 people were killed. Another 12 were killed later in the day.")
    story.toll("At least 44", "killed", 44, None, victim="people")
    story.toll("Another 12", "killed", 12)
    assert story.totals() == (56, 56, None)


def test_others_after_another_harm_are_a_total():
    story = Story("Two hurt at market\n\nOne man was killed and two others were hurt.")
    story.toll("Two", "injured", 2)
    story.toll("One", "killed", victim="man")
    story.toll("two", "injured", 2, victim="others")
    assert story.totals("injured") == (2, 2, 2)


def test_the_shot_who_died_are_no_longer_injured():
    story = Story("Four people were shot, one fatally. Four people were shot, police said. One of them died.")
    story.toll("Four", "injured", 4, victim="people")
    story.toll("one", "killed", part_of="t0")
    story.toll("Four", "injured", 4, victim="people", speaker=("police", "state"))
    story.toll("One", "killed", part_of="t0")
    assert story.totals() == (1, 1, 1)
    assert story.totals("injured") == (3, 3, 3)


def test_the_wounded_beside_a_dead_man_are_counted_whole():
    story = Story("One person is dead and four others are injured.")
    story.toll("One", "killed", victim="person", part_of="t1")
    story.toll("four", "injured", 4, victim="others")
    assert story.totals("injured") == (4, 4, 4)


def test_the_shot_less_the_dead_are_the_others():
    story = Story("Four people were shot. Farrow died; the other three were injured.")
    story.toll("Four", "injured", 4, victim="people")
    story.toll("Farrow", "killed", implicit=True, victim="Farrow")
    story.toll("three", "injured", 3, part_of="t0")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (3, 3, 3))


def test_the_dead_that_follow_are_among_the_shot():
    story = Story("Four shot, two dead in Lower Marl\n\nTwo killed, two shot at the quay, police say.")
    story.toll("Four", "injured", 4)
    story.toll("two", "killed", 2)
    story.toll("Two", "killed", 2)
    story.toll("two", "injured", 2)
    assert (story.totals(), story.totals("injured")) == ((2, 2, 2), (2, 2, 2))


def test_a_total_covers_the_others():
    story = Story("Four hurt at the quay\n\nA man was hit in the arm. Three other people were taken to hospital.")
    story.toll("Four", "injured", 4)
    story.toll("A man", "injured", implicit=True, victim="A man")
    story.toll("Three", "injured", 3, victim="other people")
    assert story.totals("injured")[1] == 4


def test_who_kills_himself_is_dead_too():
    story = Story("A man went in to kill 4 people, police say. He shot himself in the yard.")
    story.toll("4", "killed", 4, victim="people")
    story.toll("himself", "killed", implicit=True, victim="himself")
    assert story.totals() == (5, 5, 5)


def test_himself_beside_a_number_is_one_more_and_once():
    story = Story("A pupil killed four classmates and himself.")
    story.toll("four", "killed", 4, victim="classmates")
    assert story.totals() == (5, 5, 5)
    story.toll("himself", "killed", implicit=True, victim="himself")
    assert story.totals() == (5, 5, 5)


def test_both_sums_up_who_stands_before_it():
    story = Story("Ada Brun and her son, the boy Leo, were both found dead.")
    for phrase in ("Ada Brun", "her son", "the boy Leo"):
        story.toll(phrase, "killed", implicit=True, victim=phrase)
    story.toll("both", "killed", 2)
    assert story.totals() == (2, 2, 2)


def test_groups_of_one_size_are_no_restatement():
    story = Story("Two women and two men were hurt.")
    story.toll("Two", "injured", 2, victim="women")
    story.toll("two", "injured", 2, victim="men")
    assert story.totals("injured") == (4, 4, 4)


def test_a_number_outranks_several():
    story = Story("Several people were hurt in Tolma. Nine people were hurt, the mayor said.")
    story.toll("Several", "injured", 3, 9, victim="people")
    story.toll("Nine", "injured", 9, victim="people")
    assert story.totals("injured")[1] == 9


def test_a_toll_that_rose_replaces_the_one_before_it():
    story = Story("An agency said two people were killed, and that the toll later rose to six.")
    story.toll("two", "killed", 2, victim="people")
    story.toll("six", "killed", 6)
    assert story.totals() == (6, 6, 6)


def test_pictures_show_some_of_the_dead():
    story = Story("Images of five bodies reached the desk. Six people were killed, the clinic said.")
    story.toll("five", "killed", 5, victim="bodies")
    story.toll("Six", "killed", 6, victim="people")
    assert story.totals() == (6, 6, 6)


def test_the_sum_that_a_report_opens_with_is_its_total():
    story = Story("Two women and a man died. Four of the victims lay in the hall, and a boy saw a girl die.")
    story.toll("Two", "killed", 2, victim="women")
    story.toll("a man", "killed", implicit=True, victim="a man")
    story.toll("a girl", "killed", implicit=True, victim="a girl")
    assert story.totals()[1] == 3


def test_a_named_person_shot_and_then_dead_is_only_dead():
    story = Story("Ned Farrow was shot in the chest. A bus driver was hit as well. Ned Farrow died at night.")
    story.toll("Ned Farrow", "injured", implicit=True, victim="Ned Farrow")
    story.toll("A bus driver", "injured", implicit=True, victim="A bus driver")
    story.toll("Ned Farrow", "killed", implicit=True, victim="Ned Farrow")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (1, 1, 1))


def test_rival_voices_give_a_range_and_the_first_is_best():
    story = Story("The hospital counted 11 dead. Residents said 14 people died. Residents later said 14 people died.")
    story.toll("11", "killed", 11, speaker=("The hospital", "medical"))
    story.toll("14", "killed", 14, victim="people", speaker=("Residents", "local"))
    story.toll("14", "killed", 14, victim="people", speaker=("Residents", "local"))
    assert story.totals() == (11, 11, 14)


def test_hedged_figures_stand_behind_plain_ones():
    story = Story("Some 40 people are feared dead. The clinic counted 25 dead.")
    story.toll("Some 40", "killed", 36, 44, victim="people", stance="alleges")
    story.toll("25", "killed", 25, speaker=("The clinic", "medical"))
    assert story.totals() == (25, 25, 44)


def test_the_outlets_own_range_has_weighed_the_sources():
    story = Story("Between 15 and 18 people were killed. A relief group said 12 people died.")
    story.toll("Between 15 and 18", "killed", 15, 18, victim="people")
    story.toll("12", "killed", 12, victim="people", speaker=("A relief group", "civil_society"))
    assert story.totals() == (15, 15, 18)


def test_at_least_and_up_to_are_one_range():
    story = Story("The raid killed at least 11 and up to 15 villagers.")
    story.toll("at least 11", "killed", 11, None)
    story.toll("up to 15", "killed", 0, 15, victim="villagers", part_of="t0")
    assert story.totals() == (11, 11, 15)


@pytest.mark.parametrize(
    ("words", "low", "high", "best"), [("about 50", 45, 55, 50), ("nearly 50", 45, 49, 49), ("dozens", 12, 99, 12)]
)
def test_points_of_intervals(words, low, high, best):
    story = Story(f"A fire killed {words} people.")
    story.toll(words, "killed", low, high, victim="people")
    assert story.totals() == (low, best, high)


def test_an_earlier_figure_is_replaced():
    story = Story("Six people were killed. Initial reports spoke of two dead people. The toll has since risen to nine people.")
    story.toll("Six", "killed", 6, victim="people")
    story.toll("two", "killed", 2, victim="people", speaker=("reports", "media"))
    story.toll("nine", "killed", 9, victim="people", speaker=("wire", "media"))
    assert story.totals() == (9, 9, 9)


def test_names_known_raise_the_lower_bound():
    story = Story("Residents said six people died. Relatives gave the names of eight people who died.")
    story.toll("six", "killed", 6, victim="people", speaker=("Residents", "local"))
    story.toll("eight", "killed", 8, victim="people", speaker=("Relatives", "local"))
    assert story.totals() == (8, 8, 8)


def test_the_lists_of_names_raise_the_lower_bound():
    story = Story("Residents said six people died in the house.\n\nFamily members (5)\n\nFamily members (3)")
    story.toll("six", "killed", 6, victim="people", speaker=("Residents", "local"))
    story.toll("5", "killed", 5)
    story.toll("3", "killed", 3)
    assert story.totals() == (8, 8, 8)


def test_the_lead_says_how_many_of_a_list_died():
    story = Story("On Monday at least six people were killed in Marl.\n\nFamily members (8)")
    story.toll("at least six", "killed", 6, None, victim="people")
    story.toll("8", "killed", 8)
    assert story.totals() == (6, 6, None)


def test_a_list_of_a_household_with_one_death_holds_survivors():
    story = Story("On Monday a girl was killed in Marl and four relatives were hurt.\n\nFamily members (5)")
    story.toll("a girl", "killed", implicit=True, victim="a girl")
    story.toll("5", "killed", 5)
    assert story.totals() == (1, 1, 1)


def test_a_rise_to_the_figure_of_the_lead_is_no_later_figure():
    story = Story("On Monday a shell killed six people.\n\nA clinic spoke of four dead, which rose to six.\n\nVictims (9)")
    story.toll("six", "killed", 6, victim="people")
    story.toll("four", "killed", 4, speaker=("A clinic", "medical"))
    story.toll("six", "killed", 6, speaker=("A clinic", "medical"))
    story.toll("9", "killed", 9)
    assert story.totals() == (6, 6, 6)


@pytest.mark.parametrize(
    "opening",
    ["A strike on Marl on Tuesday killed seven people.", "Seven people killed in Marl", "The Brandt house lost seven people."],
)
def test_the_figure_of_a_lead_is_best_and_hides_no_rival(opening):
    story = Story(f"{opening}\n\nA clinic counted five dead. Residents spoke of nine.")
    story.toll("even", "killed", 7, victim="people")
    story.toll("five", "killed", 5, speaker=("A clinic", "medical"))
    story.toll("nine", "killed", 9, speaker=("Residents", "local"))
    assert story.totals() == (5, 7, 9)


def test_dozens_say_no_more_than_the_figure_that_they_allow():
    story = Story("The clinic counted 34 dead. Residents spoke of dozens of dead.")
    story.toll("34", "killed", 34, speaker=("The clinic", "medical"))
    story.toll("dozens", "killed", 12, 99, speaker=("Residents", "local"))
    assert story.totals() == (12, 34, 34)


def test_dozens_beyond_a_figure_are_a_rival_account():
    story = Story("The clinic counted 7 dead. Residents spoke of dozens of dead.")
    story.toll("7", "killed", 7, speaker=("The clinic", "medical"))
    story.toll("dozens", "killed", 12, 99, speaker=("Residents", "local"))
    assert story.totals() == (7, 7, 99)


def test_an_earlier_figure_gives_way_to_the_later_one_in_its_sentence():
    story = Story("Agencies initially wrote that three people were killed, while a cousin wrote that five people died.")
    story.toll("three", "killed", 3, victim="people", speaker=("Agencies", "media"))
    story.toll("five", "killed", 5, victim="people", speaker=("Agencies", "media"))
    whole = Span(0, len(story.text))
    story.tolls = [msgspec.structs.replace(t, evidence=whole) for t in story.tolls]
    assert story.totals() == (5, 5, 5)


def test_what_was_told_earlier_is_one_figure_with_what_stands_beside_it():
    story = Story("The army had earlier announced the death of a corporal and two privates.")
    story.toll("a corporal", "killed", implicit=True, victim="a corporal")
    story.toll("two", "killed", 2, victim="privates")
    whole = Span(0, len(story.text))
    story.tolls = [msgspec.structs.replace(t, evidence=whole) for t in story.tolls]
    assert story.totals() == (3, 3, 3)


def test_the_abbot_is_not_the_colonel_who_died():
    story = Story("The Colonel died at the ford. The abbot lost a leg.")
    story.toll("The Colonel", "killed", implicit=True, victim="The Colonel")
    story.toll("The abbot", "injured", implicit=True, victim="The abbot")
    assert story.totals("injured") == (1, 1, 1)


def test_somebody_shot_is_the_one_who_died():
    story = Story("A teenager was shot on Elm Street. Medics found a boy with a wound. Ned Farrow, 16, died at night.")
    story.toll("A teenager", "injured", implicit=True, victim="A teenager")
    story.toll("a boy", "injured", implicit=True, victim="a boy")
    story.toll("Ned Farrow, 16", "killed", implicit=True, victim="Ned Farrow, 16")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (0, 0, 0))


def test_who_is_hurt_in_the_sentence_of_a_death_survived():
    story = Story("A blast killed a boy and hurt his uncle. His uncle was in the yard. Ned Farrow died.")
    story.toll("a boy", "killed", implicit=True, victim="a boy")
    story.toll("his uncle", "injured", implicit=True, victim="his uncle")
    story.toll("His uncle", "injured", implicit=True, victim="His uncle")
    story.toll("Ned Farrow", "killed", implicit=True, victim="Ned Farrow")
    assert story.totals("injured") == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "second", "dead"),
    [
        ("Ned Farrow, a 31-year-old baker, was shot dead.", "Ned Farrow", "a 31-year-old baker", 1),
        ("The victim, a 2-year-old child, died there.", "The victim", "a 2-year-old child", 1),
        ("Ned Farrow, a 31-year-old baker, and others died.", "Ned Farrow", "a 31-year-old baker", 2),
    ],
)
def test_an_apposition_is_nobody_new(text, first, second, dead):
    story = Story(text)
    for phrase in (first, second):
        story.toll(phrase, "killed", implicit=True, victim=phrase)
    assert story.totals() == (dead, dead, dead)


def test_one_of_the_dead_is_no_total():
    story = Story("One of gunmen among dead in Marl\n\nTwo people were killed at the quay.")
    story.toll("One", "killed")
    story.toll("Two", "killed", 2, victim="people")
    assert story.totals() == (2, 2, 2)


def test_who_stands_behind_a_semicolon_is_no_member():
    story = Story("3 members of a household shot dead; suspect killed")
    story.toll("3", "killed", 3, victim="members of a household")
    story.toll("suspect", "killed", implicit=True, victim="suspect")
    assert story.totals() == (4, 4, 4)


def test_who_kills_his_wife_and_sons_and_then_himself():
    story = Story("A man killed his wife, two sons, then himself.")
    story.toll("his wife", "killed", implicit=True, victim="his wife")
    story.toll("two", "killed", 2, victim="sons")
    assert story.totals() == (4, 4, 4)


def test_a_partys_word_on_its_enemy_is_withheld_and_its_own_losses_are_not():
    army = ("the army", "state")
    story = Story(
        "the army said 216 fighters were killed. It said 36 villagers and 22 soldiers died."
        " Monitors say 9 of the 216 had vanished."
    )
    story.toll("216", "killed", 216, victim="fighters", category="armed_group", speaker=army)
    story.toll("36", "killed", 36, victim="villagers", category="civilian", speaker=army)
    story.toll("22", "killed", 22, victim="soldiers", category="state_forces", speaker=army)
    story.toll("9", "killed", 9, speaker=("Monitors", "civil_society"), part_of="t0")
    assert story.totals() == (31, None, 274)
    categories = story.categories()
    assert categories["armed_group"] == (0, None, 216)
    assert categories["civilian"] == (0, None, 36)
    assert categories["state_forces"] == (22, 22, 22)
    assert categories["unknown"] == (9, None, 9)


@pytest.mark.parametrize(
    ("speaker", "stance", "doer", "best"),
    [
        (("police", "state"), "asserts", None, 5),
        (("a hospital", "medical"), "asserts", None, 5),
        (None, "asserts", None, 5),
        (("the rebels", "armed_group"), "asserts", "state", None),
        (("the army", "state"), "asserts", None, None),
        (("the army", "state"), "asserts", "state", 5),
        (("the army", "state"), "acknowledges", None, 5),
        (("residents", "local"), "denies", None, None),
    ],
)
def test_whose_word_on_dead_civilians_counts(speaker, stance, doer, best):
    story = Story("Five civilians died in the strike.")
    perpetrator = Party("jets", 0, 4, side=doer) if doer else None
    said = {"speaker": speaker, "stance": stance, "perpetrator": perpetrator}
    story.toll("Five", "killed", 5, victim="civilians", category="civilian", **said)
    assert story.totals() == ((5 if best else 0), best, 5)


def test_the_outlets_own_words_count_beside_a_withheld_claim():
    story = Story("The army said 30 militants were killed. Reporters saw the bodies of 12 militants.")
    story.toll("30", "killed", 30, victim="militants", category="armed_group", speaker=("The army", "state"))
    story.toll("12", "killed", 12, victim="militants", category="armed_group")
    assert story.totals() == (12, 12, 30)


def test_a_general_toll_covers_the_sides():
    story = Story("At least 58 people died in the clashes. The ministry lost 22 soldiers. Medics counted 36 dead villagers.")
    story.toll("At least 58", "killed", 58, None, victim="people")
    story.toll("22", "killed", 22, victim="soldiers", category="state_forces")
    story.toll("36", "killed", 36, victim="villagers", category="civilian", speaker=("Medics", "medical"))
    assert story.totals()[:2] == (36, 58)
    assert {k: v[1] for k, v in story.categories().items()} == {"civilian": 36, "state_forces": 22, "unknown": 0}


def test_sides_add_up_where_nothing_covers_them():
    story = Story("Two soldiers and five villagers died.")
    story.toll("Two", "killed", 2, victim="soldiers", category="state_forces")
    story.toll("five", "killed", 5, victim="villagers", category="civilian")
    assert story.totals() == (7, 7, 7)


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


def test_victim_phrases():
    assert mention("his 9-year-old daughter", 0).age == "9"
    assert mention("a six-month-old baby", 0).age == "6month"
    assert mention("Marl man", 0).names == mention("A Marl eighth-grader", 0).names == mention("Four-year-old", 0).names == ()
    assert mention("Omar al-Fattah bin Salim", 0).names == ("omar", "fattah", "salim")
    assert mention("Ned’s brother Olaf Farrow", 0).names == ("olaf", "farrow")
    assert (mention("his wife", 0).sex, mention("Dad", 0).sex, mention("a driver", 0).sex) == ("f", "m", "")
    assert is_some("five women")
    assert not is_some("villagers")


def test_brothers_with_one_surname_are_two_people():
    found = people([mention("Ned Farrow", 1), mention("Olaf Farrow", 2), mention("Ned Farrow", 3), mention("him", 3)])
    assert [g.names for g in found] == [("ned", "farrow"), ("olaf", "farrow")]


PARTIES = st.none() | st.builds(
    Party, st.sampled_from(["the army", "police", "rebels", "a clinic"]), st.just(0), st.just(3),
    side=st.sampled_from(["state", "armed_group", "medical", "unknown"]),
)  # fmt: skip
WORDS = "At least two men and a boy died. Police said another 3 of the victims fell; up to 15 were hit. Ned Farrow rose to 9. "


@st.composite
def toll_of(draw, n):
    start, low = draw(st.integers(0, len(WORDS) + 4)), draw(st.integers(0, 60))
    span = Span(start, start + draw(st.integers(1, 12)))
    dated = st.builds(on, st.integers(0, 5)) | st.just(Period("soon", 0, 4, "not a day", "2031"))
    return Toll(
        id=f"t{n}",
        evidence=span,
        harm=draw(st.sampled_from(["killed", "injured", "missing"])),
        low=low,
        high=draw(st.none() | st.integers(low, 99)),
        count=span,
        implicit=draw(st.booleans()),
        victim=draw(st.none() | st.just(span)),
        stance=draw(st.sampled_from(["asserts", "alleges", "acknowledges", "denies"])),
        category=draw(st.sampled_from(["civilian", "armed_group", "state_forces", "unknown"])),
        speaker=draw(PARTIES),
        perpetrator=draw(PARTIES),
        scope=draw(st.sampled_from(["event", "event", "cumulative"])),
        when=draw(st.none() | dated),
        part_of=draw(st.none() | st.integers(0, 9).map(lambda k: f"t{k}")),
    )


@st.composite
def tolls(draw):
    return [draw(toll_of(n)) for n in range(draw(st.integers(0, 9)))]


@given(tolls(), st.randoms())
def test_any_tolls_in_any_order(made, random):
    totals, by_category = document_totals(made, WORDS)
    for figure in [*totals.values(), *(f for categories in by_category.values() for f in categories.values())]:
        assert figure.low <= (figure.low if figure.best is None else figure.best)
        assert figure.high is None or max(figure.low, figure.best or 0) <= figure.high
    shuffled = random.sample(made, len(made))
    assert document_totals(shuffled, WORDS) == (totals, by_category)
    assert set(totals) == {"killed", "injured"} | {t.harm for t in main_event(made)}


@given(st.integers(0, 400), st.none() | st.integers(400, 900), st.sampled_from(["killed", "injured"]))
def test_restating_a_toll_changes_nothing(low, high, harm):
    story = Story("Many people fell at the bridge. Many people fell at the bridge, it is said again.")
    story.toll("Many", harm, low, high, victim="people")
    once = document_totals(story.tolls, story.text)
    story.toll("Many", harm, low, high, victim="people")
    assert document_totals(story.tolls, story.text) == once


@pytest.mark.parametrize("shape", ["plain", "chain", "voices", "people"])
def test_ten_thousand_tolls_are_read_in_seconds(shape):
    many = 10_000
    text = "5 people died, Ned Farrow said. " * many
    made = []
    for n in range(many):
        at = 32 * n
        made.append(
            Toll(
                id=f"t{n}",
                evidence=Span(at, at + 30),
                harm="killed" if n % 2 else "injured",
                low=5,
                high=5,
                count=Span(at, at + 1),
                victim=Span(at + 15, at + 25),
                speaker=Party(f"voice {n}", 0, 5) if shape == "voices" else None,
                part_of=f"t{n - 1}" if shape == "chain" and n else None,
                implicit=shape == "people",
            )
        )
    began = time.perf_counter()
    document_totals(made, text)
    assert time.perf_counter() - began < 20

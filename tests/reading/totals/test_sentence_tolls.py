"""What one voice says in one sentence: what adds up, what is a part, and which figure is the later one."""

from __future__ import annotations

import msgspec
import pytest

from recount.model import Span, Totals
from recount.reading.totals import document_totals
from tests.reading.totals.story import Story


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


def test_a_number_behind_leaving_sums_up_its_sentence():
    story = Story("A man killed his wife and three guests before shooting himself, leaving five dead.")
    story.toll("his wife", "killed", implicit=True, victim="his wife")
    story.toll("three", "killed", 3, victim="guests")
    story.toll("five", "killed", 5)
    assert story.totals() == (5, 5, 5)


def test_victims_named_are_a_number_of_names():
    story = Story("Four victims named in Marl shooting\n\nThe shooting on Friday killed two people.")
    story.toll("Four", "injured", 4, victim="victims")
    story.toll("two", "killed", 2, victim="people")
    assert story.totals() == (2, 2, 2)


def test_the_wounded_of_a_headline_lose_nobody_to_the_dead_beside_them():
    story = Story("Marl shooting wounds 4, kills 1\n\nFive people were shot.")
    story.toll("4", "injured", 4)
    story.toll("1", "killed", part_of="t0")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (4, 4, 4))

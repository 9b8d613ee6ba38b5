"""Which phrases for people are one person."""

from __future__ import annotations

import pytest

from recount.reading.totals.victims import is_some, mention, people
from tests.reading.totals.story import Story


def test_one_man_under_many_phrases_is_one_man():
    story = Story("Man dies in Marl shooting\n\nA 31-year-old man was shot. Ned Farrow, 31, died at home. Farrow baked.")
    for phrase in ("Man", "A 31-year-old man", "Ned Farrow, 31", "Farrow"):
        story.toll(phrase, "killed", implicit=True, victim=phrase)
    assert story.totals() == (1, 1, 1)


def test_a_comma_in_the_phrase_before_sets_a_name_in_apposition():
    story = Story("A man died in Marl. The victim, Ned Farrow, 31, was pronounced dead at noon.")
    for phrase in ("A man", "The victim,", "Ned Farrow, 31"):
        story.toll(phrase, "killed", implicit=True, victim=phrase)
    assert story.totals() == (1, 1, 1)


@pytest.mark.parametrize("second", ["Ola Brandt, 52", "A 52-year-old woman", "A 4-year-old boy", "Another man"])
def test_names_ages_sexes_and_another_set_people_apart(second):
    story = Story(f"Ned Farrow, 31, died in the yard. {second}, died later.")
    story.toll("Ned Farrow, 31", "killed", implicit=True, victim="Ned Farrow, 31")
    story.toll(second, "killed", implicit=True, victim=second)
    assert story.totals() == (2, 2, 2)


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

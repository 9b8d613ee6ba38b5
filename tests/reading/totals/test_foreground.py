"""Who is told of behind the opening of a report is background."""

from __future__ import annotations

from tests.reading.totals.story import Story

_OPENING = "A man was shot dead in Elm Lane. His shop was closed. The street was empty. Officers came at noon."


def test_a_victim_of_another_case_told_of_late_is_not_counted():
    story = Story(f"{_OPENING} A girl was killed there in a robbery.")
    story.toll("A man", "killed", implicit=True, victim="A man")
    story.toll("A girl", "killed", implicit=True, victim="A girl")
    assert story.totals() == (1, 1, 1)


def test_a_second_victim_in_the_opening_is_counted():
    story = Story("A man was shot dead in Elm Lane. A girl was killed there in the yard.")
    story.toll("A man", "killed", implicit=True, victim="A man")
    story.toll("A girl", "killed", implicit=True, victim="A girl")
    assert story.totals() == (2, 2, 2)


def test_the_fate_of_somebody_introduced_early_may_come_late():
    story = Story("Ned Farrow was shot in Elm Lane. His shop was closed. The street was empty. Officers came. Farrow died.")
    story.toll("Ned Farrow", "injured", implicit=True, victim="Ned Farrow")
    story.toll("Farrow", "killed", implicit=True, victim="Farrow")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (0, 0, 0))


def test_the_opening_begins_with_the_first_victim_not_with_the_page():
    story = Story(f"Menu. Weather. Sports. Contact us. About us. {_OPENING}")
    story.toll("A man", "killed", implicit=True, victim="A man")
    assert story.totals() == (1, 1, 1)


def test_a_number_may_come_late():
    story = Story(f"{_OPENING} Later, three people were found dead.")
    story.toll("A man", "killed", implicit=True, victim="A man")
    story.toll("three", "killed", 3, victim="people")
    assert story.totals() == (3, 3, 3)


_HURT = (
    "A girl was hurt in Elm Lane. Her street was empty. It rained. Officers came. They left. It was late. Nobody spoke. A day"
)


def test_a_number_of_injured_far_behind_one_injured_person_is_of_another_case():
    story = Story(f"{_HURT} went by. Last spring five people were hurt there.")
    story.toll("A girl", "injured", implicit=True, victim="A girl")
    story.toll("five", "injured", 5, victim="people")
    assert story.totals("injured") == (1, 1, 1)


def test_a_number_of_injured_soon_behind_the_opening_is_counted():
    story = Story("A girl was hurt in Elm Lane. Her street was empty. It rained. Officers came. In all, five people were hurt.")
    story.toll("A girl", "injured", implicit=True, victim="A girl")
    story.toll("five", "injured", 5, victim="people")
    assert story.totals("injured") == (5, 5, 5)


def test_a_late_number_stays_where_the_opening_gives_one():
    story = Story(f"Two people and {_HURT[0].lower()}{_HURT[1:]} went by. Now five people are hurt, the hospital says.")
    story.toll("Two", "injured", 2, victim="people")
    story.toll("a girl", "injured", implicit=True, victim="a girl")
    story.toll("five", "injured", 5, victim="people")
    assert story.totals("injured")[1] == 5

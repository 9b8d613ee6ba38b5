"""Who was shot and then died is dead, and no longer injured."""

from __future__ import annotations

from tests.reading.totals.story import Story


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


def test_a_named_person_shot_and_then_dead_is_only_dead():
    story = Story("Ned Farrow was shot in the chest. A bus driver was hit as well. Ned Farrow died at night.")
    story.toll("Ned Farrow", "injured", implicit=True, victim="Ned Farrow")
    story.toll("A bus driver", "injured", implicit=True, victim="A bus driver")
    story.toll("Ned Farrow", "killed", implicit=True, victim="Ned Farrow")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (1, 1, 1))


def test_people_shot_are_hurt_where_nothing_tells_a_death():
    story = Story("Nine people shot at a fair in Lodi. They are at the clinic.")
    story.toll("Nine", "killed", 9, victim="people")
    assert (story.totals(), story.totals("injured")) == ((0, 0, 0), (9, 9, 9))


def test_people_shot_may_be_dead_where_something_tells_a_death():
    story = Story("Three men were shot, villagers fear. The army denied any killing.")
    story.toll("Three", "killed", 3, victim="men")
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


def test_a_death_needs_a_word_for_it():
    story = Story("Boy, 9, shot in Lower Marl\n\nA boy was hit in the leg. The boy is stable.")
    story.toll("Boy, 9", "killed", implicit=True, victim="Boy, 9")
    story.toll("A boy", "injured", implicit=True, victim="A boy")
    assert (story.totals(), story.totals("injured")) == ((0, 0, 0), (1, 1, 1))


def test_who_is_shot_beside_somebody_dead_is_hurt():
    story = Story("Ned Farrow, 31, died in the yard. A girl was shot in the arm there.")
    story.toll("Ned Farrow, 31", "killed", implicit=True, victim="Ned Farrow, 31")
    story.toll("A girl", "killed", implicit=True, victim="A girl")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (1, 1, 1))


def test_the_dead_may_be_called_shot():
    story = Story("Ned Farrow died in the yard. A man was shot there, police said.")
    story.toll("Ned Farrow", "killed", implicit=True, victim="Ned Farrow")
    story.toll("A man", "killed", implicit=True, victim="A man")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (0, 0, 0))


def test_as_many_shot_as_dead_are_the_dead():
    story = Story("Two people died in Marl. Both victims were shot in a car.")
    story.toll("Two", "killed", 2, victim="people")
    story.toll("Both", "injured", 2, victim="victims")
    assert (story.totals(), story.totals("injured")) == ((2, 2, 2), (0, 0, 0))


def test_as_many_hurt_as_dead_are_others():
    story = Story("Two people died in Marl. Two more people were hurt in a car.")
    story.toll("Two", "killed", 2, victim="people")
    story.toll("Two", "injured", 2, victim="people")
    assert (story.totals(), story.totals("injured")) == ((2, 2, 2), (2, 2, 2))


def test_the_shot_are_the_dead_and_the_hurt():
    story = Story("Police named four victims of the shooting. It left two dead and two wounded.")
    story.toll("four", "injured", 4, victim="victims")
    story.toll("two", "killed", 2)
    story.toll("two", "injured", 2)
    assert (story.totals(), story.totals("injured")) == ((2, 2, 2), (2, 2, 2))


def test_the_dead_who_come_of_a_shooting_are_among_those_shot():
    story = Story("One dead after four people were shot in Tolma.")
    story.toll("One", "killed", 1)
    story.toll("four", "injured", 4, victim="people")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (3, 3, 3))

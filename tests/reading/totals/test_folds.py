"""Double homicides and triple shootings give numbers."""

from __future__ import annotations

import pytest

from recount.reading.totals.folds import told_together
from tests.reading.totals.story import Story


@pytest.mark.parametrize(
    ("text", "dead", "killed", "injured"),
    [
        ("An arrest in the double homicide of Elm Lane", 0, 2, None),
        ("A triple fatal shooting, police say", 1, None, 2),
        ("Double murder-suicide in Tolma", 0, 3, None),
        ("A double shooting left both men dead", 2, None, 0),
        ("A double shooting, and three dead elsewhere", 3, None, None),
        ("A murder in Elm Lane", 1, None, None),
    ],
)
def test_what_the_phrases_tell(text, dead, killed, injured):
    assert (told_together("killed", text, dead), told_together("injured", text, dead)) == (killed, injured)


def test_a_double_homicide_outranks_the_people_whom_the_words_tell_apart():
    story = Story("Double homicide: a girl, the eldest child and her uncle, Elm Lane, died on Monday.")
    story.toll("a girl", "killed", implicit=True, victim="a girl")
    story.toll("the eldest child", "killed", implicit=True, victim="the eldest child")
    story.toll("her uncle", "killed", implicit=True, victim="her uncle")
    assert story.totals() == (2, 2, 2)


def test_a_number_of_people_outranks_it():
    story = Story("After the double homicide, the toll rose when three people were found dead.")
    story.toll("three", "killed", 3, victim="people")
    assert story.totals() == (3, 3, 3)


def test_who_is_not_dead_of_a_triple_shooting_is_injured():
    story = Story("A man was killed in a triple shooting in Tolma.")
    story.toll("A man", "killed", implicit=True, victim="A man")
    assert (story.totals(), story.totals("injured")) == ((1, 1, 1), (2, 2, 2))


def test_such_a_phrase_behind_the_opening_is_about_another_case():
    story = Story("A man was killed. It rained. The road was closed. Officers came. A triple shooting shook Tolma last year.")
    story.toll("A man", "killed", implicit=True, victim="A man")
    assert story.totals("injured") == (0, 0, 0)

"""Words by the category of people that they name."""

from __future__ import annotations

import pytest

from recount.reading.lexicon.categories import as_clue, as_head, categories_in, fights, is_armed, is_civil, may_act


@pytest.mark.parametrize("word", ["rebels", "jawan", "army", "militia", "personnel"])
def test_who_fights(word):
    assert fights(word)


@pytest.mark.parametrize("word", ["major", "outpost", "villagers", "security", "anti-rebel", ""])
def test_who_does_not_fight(word):
    assert not fights(word)


def test_a_government_acts_but_does_not_fight():
    assert may_act("government")
    assert not fights("government")


@pytest.mark.parametrize(
    ("phrase", "armed", "civil"),
    [
        ("an army camp", True, False),
        ("two outposts", True, False),
        ("the village school", False, True),
        ("policemen and three women", True, True),
        ("the anti-rebel committee", False, False),
        ("the anti rebel committee", False, False),
    ],
)
def test_what_a_phrase_holds(phrase, armed, civil):
    assert (is_armed(phrase), is_civil(phrase)) == (armed, civil)


def test_a_plural_tells_what_its_singular_does_unless_it_has_a_row_of_its_own():
    assert as_head("soldiers") == as_head("soldier")
    assert as_clue("soldiers") == "state_forces"
    assert as_clue("soldier") is None


def test_categories_of_a_phrase():
    assert categories_in("rebel hideouts") == {"armed_group"}
    assert categories_in("a mosque near the barracks") == {"civilian", "state_forces"}
    assert categories_in("a security conference") == set()

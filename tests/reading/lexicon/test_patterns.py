"""Lists of words as patterns."""

import re

import pytest

from recount.reading.lexicon.patterns import any_of


@pytest.mark.parametrize("text", ["shot", "wounded", "wounds", "in cold blood"])
def test_any_word_or_phrase_of_a_list(text):
    assert re.fullmatch(any_of("shot wound(?:s|ed) in_cold_blood"), text)


@pytest.mark.parametrize("text", ["", "wound", "in", "in_cold_blood", "shot wounded"])
def test_nothing_else(text):
    assert re.fullmatch(any_of("shot wound(?:s|ed) in_cold_blood"), text) is None


def test_other_patterns_are_tried_first():
    found = re.match(any_of("car_bomb", r"car bomb \w+"), "car bomb blast")
    assert found is not None
    assert found.group() == "car bomb blast"

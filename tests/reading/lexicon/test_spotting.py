"""Spotting words: the same answer as searching the text for the pattern."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recount.reading.lexicon.spotting import Spotter

WORDS = r"(?<!\w)(?:shell|raid(?:s|ed)?)(?!\w)|blast|sit-in"
spotter = Spotter(WORDS)


def test_a_word_is_spotted_in_any_case_and_next_to_signs() -> None:
    assert spotter("Two men died in the RAID, officials said.")
    assert spotter("A sit-in went on")
    assert spotter("the roadside bombblasts")


def test_a_longer_word_is_no_shorter_one() -> None:
    assert not spotter("raiders seashell shelling")


PIECES = ("Raid", "raiders", "shell", "-", "\n", " ", ",", "BLASTS", "in", "sit-", "é", "\u00a0")


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_as_the_pattern_itself_searched(text: str) -> None:
    assert spotter(text) == (re.search(WORDS, text, re.IGNORECASE) is not None)

"""A dateline says where a report was written, not who speaks."""

import pytest

import recount
from recount.model import Toll
from recount.reading.attribution.datelines import datelines
from recount.reading.places import find_places


@pytest.mark.parametrize(
    "text",
    [
        "QUETTA: The army said that 14 militants were killed.",
        "KABUL, Aug 3 (Example Wire) - Gunmen killed five policemen.",
        "A title\n\nKARACHI, Pakistan, 11 March 2026 — Three people were killed.",
    ],
)
def test_a_place_in_capitals_that_opens_a_line_is_a_dateline(text):
    (found,) = datelines(text, find_places(text))
    assert text[found.start : found.end].isupper()


@pytest.mark.parametrize(
    "text", ["Quetta: three killed.", "They met in QUETTA: three were killed.", "QUETTA was calm on Monday."]
)
def test_other_places_are_not(text):
    assert datelines(text, find_places(text)) == []


def test_a_town_before_a_story_is_one_and_before_a_headline_may_speak():
    story = (
        "Damascus: Shells hit a market in the old town on Monday, killing ten people and wounding thirty, among them children,"
    )
    story += " the health ministry said."
    assert [story[s.start : s.end] for s in datelines(story, find_places(story))] == ["Damascus"]
    headline = "Damascus: Shells hit market"
    assert datelines(headline, find_places(headline)) == []


def test_nobody_speaks_out_of_a_dateline():
    reading = recount.read("QUETTA: The army said on Monday that its troops killed 14 militants.", published="2026-03-20")
    (toll,) = [claim for claim in reading.claims if isinstance(claim, Toll)]
    assert toll.speaker is not None
    assert toll.speaker.text == "The army"

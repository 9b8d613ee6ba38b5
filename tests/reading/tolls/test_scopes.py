"""Whether a count is of one incident or a sum, and when its people were harmed, on invented sentences."""

import pytest

from recount.model import Span
from recount.reading.lexicon.numbers import Interval
from recount.reading.tolls.scopes import scope_of, time_of
from recount.reading.trained.tolls import SCOPES, Found
from tests.reading.kinds.pages import page_of, span


def found(scope: str) -> Found:
    return Found((0, 1), 0, Interval(40, 40), 1.0, scope=SCOPES.index(scope))


@pytest.mark.parametrize(
    "text",
    [
        "The clinic has treated 40 wounded since the start of the siege.",
        "So far this year 40 people were killed in Karsk.",
        "In two separate clashes 40 died.",
        "Murders in Karsk: 40 in 2031, the murder tally of the mayor says.",
        "The shooting brought the count to 40 for the year.",
    ],
)
def test_a_sum_over_several_or_over_a_stretch_of_time(text):
    assert scope_of(page_of(text), found("event"), span(text, "40")) == "cumulative"


@pytest.mark.parametrize(
    "text",
    [
        "In the first blast 40 died, more than in recent months.",
        "A shell killed 40, bringing the toll since March to 90.",
    ],
)
def test_one_incident_of_which_a_sum_is_told_too(text):
    assert scope_of(page_of(text), found("cumulative"), span(text, "40")) == "event"


def test_else_the_reader_decides():
    text = "Two separate families lost 40 people."
    assert [scope_of(page_of(text), found(scope), span(text, "40")) for scope in SCOPES] == list(SCOPES)


def test_the_time_of_a_sum_is_the_stretch_behind_it():
    text = "On Monday a shell hit Karsk. The war killed 40 people in the past year."
    linked = span(text, "Monday")
    page = page_of(text)
    assert time_of(page, found("event"), span(text, "40"), linked) == linked
    stretch = time_of(page, found("cumulative"), span(text, "40"), linked)
    assert isinstance(stretch, Span)
    assert page.quote(stretch) == "the past year"


def test_the_year_of_the_harm_goes_before_a_time_of_another_sentence():
    text = "On Monday a shell hit Karsk. His brother was shot and killed in 2005 near a house built in 1998."
    page, linked = page_of(text), span(text, "Monday")
    year = time_of(page, found("event"), span(text, "His brother"), linked)
    assert isinstance(year, Span)
    assert page.quote(year) == "2005"
    assert time_of(page, found("event"), span(text, "a house"), linked) == linked

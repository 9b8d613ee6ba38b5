"""What a tagged count takes in from the words around it, on invented phrases."""

import pytest

from recount.reading.lexicon.numbers import interval
from recount.reading.text.words import split_words
from recount.reading.trained.tolls import Found, Quotes, number, widen


def quotes_of(text: str) -> Quotes:
    return Quotes(text, [(w.start, w.end) for w in split_words(text, 0, len(text))])


@pytest.mark.parametrize("tagged", [(0, 2), (1, 2)])
def test_both_ends_of_a_range_are_one_count(tagged):
    quotes = quotes_of("Between 14 and 17 people died.")
    assert widen(quotes, *tagged) == (0, 4)
    found = interval(quotes((0, 4)))
    assert found is not None
    assert (found.low, found.high) == (14, 17)


@pytest.mark.parametrize("text", ["6-year-old sons", "6- and 10-year-old sons", "3-week-old twins"])
def test_an_age_is_one_person(text):
    (found,) = number(quotes_of(text), [Found((0, 1), 0, interval("6"), 1.0)])
    assert found.number.implicit


@pytest.mark.parametrize("text", ["Two 16-year-old boys", "Two 8-month-old boys"])
def test_a_number_before_an_age_counts(text):
    (found,) = number(quotes_of(text), [Found((0, 2), 0, interval("2"), 1.0)])
    assert (found.number.low, found.number.implicit) == (2, False)

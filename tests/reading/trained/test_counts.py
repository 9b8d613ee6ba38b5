"""What a tagged count takes in from the words around it, on invented phrases."""

import pytest

from recount.reading.lexicon.numbers import interval
from recount.reading.text.words import split_words
from recount.reading.trained.counts import Quotes, numbered, widen


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
    [(_, number)] = numbered(quotes_of(text), [(0, 1)])
    assert (number.low, number.implicit) == (1, True)


@pytest.mark.parametrize("text", ["Two 16-year-old boys", "Two 8-month-old boys"])
def test_a_number_before_an_age_counts(text):
    [(_, number)] = numbered(quotes_of(text), [(0, 2)])
    assert (number.low, number.implicit) == (2, False)

from datetime import date

import pytest

from recount.model import Span
from recount.reading.times import find_times, period_of, resolve, whole_range

PUBLISHED = date(2015, 3, 5)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("since Tuesday", ("2015-03-03", "2015-03-05", 2)),
        ("since the start of 2015", ("2015-01-01", "2015-03-05", 5)),
        ("until March 2", (None, "2015-03-02", None)),
        ("from 28 January to 3 February", ("2015-01-28", "2015-02-03", 3)),
        ("Saturday and Sunday", ("2015-02-28", "2015-03-01", 2)),
        ("late Monday", ("2015-03-02", "2015-03-02", 1)),
        ("in the past week", ("2015-02-26", "2015-03-05", 3)),
        ("for years", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_phrases(phrase, expected):
    assert resolve(phrase, PUBLISHED) == expected


def test_a_phrase_counts_from_its_anchor():
    assert resolve("the next day", None, date(2014, 2, 28)) == ("2014-03-01", "2014-03-01", 1)
    assert resolve("the next day", PUBLISHED) == (None, None, None)


def test_the_period_of_a_span_of_a_document():
    text = "On 3 May 2014 they came. Forty have died since then, and from May 5 to May 9 no help arrived."
    times = find_times(text, PUBLISHED)
    start = text.index("from May 5")
    assert period_of(text, Span(start, text.index(" no help")), times, PUBLISHED)[2] == 2
    assert period_of(text, Span(text.index("Forty"), start), times, PUBLISHED) == (None, None, None)


def test_since_a_day_after_publication_stays_open():
    assert resolve("since 9 March 2015", PUBLISHED) == ("2015-03-09", None, None)


@pytest.mark.parametrize(
    ("text", "words", "whole", "days"),
    [
        ("Between Monday and Wednesday, 30 died.", "Between", "Between Monday and Wednesday", ("2015-03-02", "2015-03-04", 2)),
        ("It lasted from Monday to Wednesday.", "Wednesday", "from Monday to Wednesday", ("2015-03-02", "2015-03-04", 2)),
        ("Between May and July 2013 it was calm.", "May", "Between May and July 2013", ("2013-05-01", "2013-07-31", 5)),
        ("It began on Monday and ended on Wednesday.", "Monday", "Monday", ("2015-03-02", "2015-03-02", 1)),
    ],
)
def test_a_time_is_part_of_its_range(text, words, whole, days):
    times = find_times(text, PUBLISHED)
    start = text.index(words)
    span = whole_range(text, Span(start, start + len(words)), times)
    assert text[span.start : span.end] == whole
    assert period_of(text, span, times, PUBLISHED) == days

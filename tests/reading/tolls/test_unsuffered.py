"""Who did not come to the harm is no toll, on invented sentences tagged by hand."""

import pytest

from recount.reading.tolls.counted import settled
from tests.reading.tolls.counts import tagged, words_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hanna Moor and her son were not hurt.", "her son"),
        ("They face trial for the attempted murders of five teenagers.", "five"),
        ("He had threatened to kill two clerks.", "two"),
        ("He was going to kill a baker, the mayor said.", "a baker"),
        ("He is charged with recklessly endangering another person.", "another person"),
        ("Three dead in attack targeting a mayor's son.", "a mayor's son"),
        ("No one was killed in Tolma.", "No"),
        ("No one was killed in Tolma.", "one"),
        ("Not one soldier was hurt.", "Not one soldier"),
        ("None of the passengers died.", "None"),
    ],
)
def test_who_was_not_harmed_is_no_toll(text, count):
    words = words_of(text)
    assert settled(words, [tagged(words, count)], ()) == []

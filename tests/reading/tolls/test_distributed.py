"""Numbers that a sentence shares out, on invented sentences tagged by hand."""

import pytest

from recount.reading.lexicon.harm import HARMS
from recount.reading.tolls.distributed import shared_out
from tests.reading.tolls.counts import tagged, words_of


@pytest.mark.parametrize(
    ("text", "counts", "numbers"),
    [
        ("Five and 12 died in Arlan and Dorva, respectively.", ["Five and 12"], [(5, 5), (12, 12)]),
        ("More than 40 but fewer than 60 died.", ["More than 40", "fewer than 60"], [(41, 59)]),
        ("More than 40 died in Arlan, and fewer than 60 in Dorva.", ["More than 40", "fewer than 60"], [(41, None), (0, 59)]),
        ("Nine died, two in Arlan and seven in Dorva.", ["Nine", "seven"], [(9, 9), (2, 2), (7, 7)]),
        ("Nine died, two days after seven in Dorva.", ["Nine", "seven"], [(9, 9), (7, 7)]),
    ],
)
def test_a_sentence_gives_each_number_once(text, counts, numbers):
    words = words_of(text)
    found = shared_out(words, [tagged(words, count) for count in counts])
    assert [(one.number.low, one.number.high) for one in found] == numbers


def test_an_addend_stands_in_its_sum():
    words = words_of("Nine died, two in Arlan and seven in Dorva.")
    assert [one.above for one in shared_out(words, [tagged(words, "Nine"), tagged(words, "seven")])] == [None, 0, 0]


def test_two_verbs_take_two_numbers_in_their_order():
    words = words_of("The raid killed and wounded 5 and 12 guards respectively.")
    found = shared_out(words, [tagged(words, "5", harm=1), tagged(words, "12", harm=1)])
    assert [HARMS[one.harm] for one in found] == ["killed", "injured"]

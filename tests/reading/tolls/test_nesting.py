"""Which tolls are parts of which, on invented sentences tagged by hand."""

from recount.reading.tolls.counted import settled
from tests.reading.tolls.counts import tagged, words_of


def test_who_is_among_the_dead_is_a_part_of_them():
    words = words_of("Key commander among three militants killed in Tolma.")
    one, whole = settled(words, [tagged(words, "Key commander"), tagged(words, "three", "militants")], ())
    assert (one.above, whole.above) == (1, None)


def test_side_by_side_among_a_number_are_parts_of_it():
    words = words_of("Brother, sister among three killed in Tolma.")
    found = settled(words, [tagged(words, "Brother"), tagged(words, "sister"), tagged(words, "three")], ())
    assert [f.above for f in found] == [2, 2, None]

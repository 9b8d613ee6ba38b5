"""Who did it, is charged with it or is only kin of the victim is no victim, on invented sentences tagged by hand."""

import pytest

from recount.reading.tolls.counted import settled
from tests.reading.tolls.counts import tagged, words_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The teacher was killed by the boy next door.", "the boy"),
        ("A neighbour shot and killed his wife.", "A neighbour"),
        ("The gunman who shot and wounded four people fled.", "The gunman"),
        ("A rider firing from a van has shot and killed five dockers.", "A rider"),
        ("Deputies held the father of a girl who was shot dead.", "the father of"),
        ("Police charged Ivo Lenz with the murder of a baker.", "Ivo Lenz"),
        ("Gunman kills six in Tolma.", "Gunman"),
        ("Police sought a youth who they say killed a clerk.", "a youth"),
        ("Police sought a youth who killed another youth.", "a youth"),
        ("The page tells of the man who killed Lodi bakers.", "the man"),
        ("A welder accused in two murders was let go.", "A welder"),
        ("They named the gunman as Ivo Lenz.", "Ivo Lenz"),
        ("Man kills brother in Tolma.", "Man"),
    ],
)
def test_who_did_it_is_no_victim(text, count):
    words = words_of(text)
    assert settled(words, [tagged(words, count)], ()) == []

"""Things, ages, dates and institutions are no people, on invented sentences tagged by hand."""

import pytest

from recount.reading.tolls.counted import settled
from tests.reading.tolls.counts import tagged, words_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Police named the dead girl as Lena Ott, 3, of Tolma.", "3"),
        ("Officers heard six shots and found a body.", "six"),
        ("Bandits asked 60 million naira for the women.", "60 million"),
        ("He was hit on the head and needed eight stitches.", "eight"),
        ("The jets destroyed three army trucks in the valley.", "three"),
        ("The city counted 34 homicides, two fewer than last year.", "two"),
        ("One of the bullets killed her.", "One"),
        ("The body bore at least one gunshot wound.", "at least one"),
        ("Three-year veteran Ivo Lenz was shot.", "Three"),
        ("The dead are aged 24, 25, and 41.", "25"),
        ("Twenty-three-year-old Ada Brun was hurt.", "Twenty"),
        ("Police searched for two killers.", "two"),
        ("The health ministry counted the dead.", "The health ministry"),
        ("Hospital officials said that guards had died.", "Hospital officials"),
        ("The page on the 2001 Tolma killings is locked.", "2001"),
        ("A boy of nine died on the way.", "nine"),
        ("Multiple people were shot dead in Tolma.", "Multiple"),
        ("He killed his wife and their dog.", "their dog"),
        ("She was fatally shot March 27 at home.", "March 27"),
        ("Killings of officers rose by 79% there.", "79"),
        ("Rebels were accused of killing both traders and soldiers.", "both"),
        ("Deaths mourned in Lodi - Tolma TV 5", "5"),
        ("A suicide bomber blew himself up.", "A suicide"),
    ],
)
def test_what_counts_no_people_is_no_toll(text, count):
    words = words_of(text)
    assert settled(words, [tagged(words, count)], ()) == []

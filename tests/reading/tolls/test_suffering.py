"""What those counted suffered, on invented sentences tagged by hand."""

import pytest

from recount.reading.lexicon.harm import HARMS
from recount.reading.tolls.counted import settled
from tests.reading.tolls.counts import tagged, words_of


def test_of_whom_one_died_the_others_are_injured():
    words = words_of("Two men shot six people, one fatally, at a party.")
    assert [HARMS[f.harm] for f in settled(words, [tagged(words, "six")], ())] == ["injured"]


def test_the_harm_is_that_of_the_verb_right_before():
    words = words_of("He opened fire, killing Ada Brun and injuring Leo Falk. Residents spoke of killing seven farmers.")
    found = settled(words, [tagged(words, "Ada Brun", harm=1), tagged(words, "Leo Falk"), tagged(words, "seven")], ())
    assert [HARMS[f.harm] for f in found] == ["killed", "injured", "killed"]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Nine were hurt and up to 25 people remain under the rubble.", "missing"),
        ("Nine were hurt and 25 were still missing at dusk.", "missing"),
        ("Police killed nobody but rounded up 25 people.", "detained"),
        ("The battle left 29 dead, 30 wounded, and 25 captured.", "detained"),
        ("The battle left 30 wounded; 25 killed in the camp were soldiers.", "killed"),
        ("They burned the school and abducted all 25 girls.", "abducted"),
        ("Nine are missing and 25 people were pulled from under the rubble with burns.", "injured"),
    ],
)
def test_the_harm_is_that_of_the_verb_beside_the_count(text, harm):
    words = words_of(text)
    (found,) = settled(words, [tagged(words, "25", harm=HARMS.index("injured"))], [])
    assert HARMS[found.harm] == harm


def test_those_of_whom_some_died_were_wounded():
    words = words_of("Two of the five wounded later died.")
    two, five = settled(words, [tagged(words, "Two"), tagged(words, "five")], ())
    assert [HARMS[one.harm] for one in (two, five)] == ["killed", "injured"]


def test_a_label_says_what_was_suffered():
    words = words_of("Killed: 12 (four women, three children)\nInjured: 30\n- Number of people missing: 5")
    found = settled(words, [tagged(words, count) for count in ("12", "four", "three", "30", "5")], ())
    assert [HARMS[one.harm] for one in found] == ["killed", "killed", "killed", "injured", "missing"]

"""Which tagged counts are tolls of people, on invented sentences tagged by hand."""

import pytest

from recount.model import Place
from recount.reading.lexicon.harm import HARMS
from recount.reading.tolls.counted import settled
from tests.reading.tolls.counts import tagged, words_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Four people were shot dead in Tolma.", "Four"),
        ("A boy of nine died on the way.", "A boy of"),
        ("Two Assam Rifles men were killed.", "Two"),
        ("A nurse at the hospital was killed.", "A nurse at the hospital"),
        ("A child killed, six others injured in rocket fire.", "A child"),
        ("Lena Ott was shot and killed.", "Lena Ott"),
        ("A man shot two days ago has died.", "A man"),
        ("A man shot two times died.", "A man"),
        ("Four people were not seriously hurt.", "Four"),
        ("A man who killed himself lay there.", "A man"),
        ("The suspect, Ivo Lenz, was found dead.", "Ivo Lenz"),
        ("A welder accused in two murders was shot dead.", "A welder"),
        ("No fewer than nine were killed.", "No fewer than nine"),
        ("The group's No. 2 was killed.", "No. 2"),
    ],
)
def test_what_stays(text, count):
    words = words_of(text)
    assert len(settled(words, [tagged(words, count)], ())) == 1


def test_a_victim_beside_a_number_is_counted_once():
    words = words_of("The raid left 1 security man dead.")
    found = settled(words, [tagged(words, "1", "security man"), tagged(words, "security man")], ())
    assert [f.number.implicit for f in found] == [False]
    words = words_of("Two alleged rebel dead in clash.")
    found = settled(words, [tagged(words, "Two", "rebel"), tagged(words, "rebel")], ())
    assert [f.number.low for f in found] == [2]


def test_a_place_is_no_person():
    words = words_of("DEIR EZ-ZOR (Example Wire) A mortar attack wounded six.")
    place = Place(text="DEIR EZ-ZOR", start=0, end=11)
    assert settled(words, [tagged(words, "DEIR EZ-ZOR")], [place]) == []


@pytest.mark.parametrize(
    ("text", "start", "number"),
    [
        ("All four victims died.", "All", "four"),
        ("A total of nine died.", "A total of", "nine"),
        ("Family of five found dead.", "Family", "five"),
    ],
)
def test_the_start_of_a_number_is_no_person(text, start, number):
    words = words_of(text)
    found = settled(words, [tagged(words, start), tagged(words, number)], ())
    assert [f.number.implicit for f in found] == [False]


def test_a_phrase_in_two_pieces_is_one_person():
    words = words_of("Gunmen killed a baker Ada Brun in Tolma.")
    assert len(settled(words, [tagged(words, "a baker"), tagged(words, "Ada Brun")], ())) == 1


def test_a_phrase_that_ends_in_a_comma_is_one_of_its_own():
    words = words_of("The captain, a baker called Leo Falk, lost an eye.")
    assert len(settled(words, [tagged(words, "The captain,"), tagged(words, "a baker called Leo Falk")], ())) == 2


@pytest.mark.parametrize("rest", ["escaped", "were later freed", "have been released"])
def test_who_got_away_is_counted_with_those_who_were_taken(rest):
    words = words_of(f"Gunmen took 40 pupils; 12 {rest}.")
    taken, freed = (tagged(words, count, harm=HARMS.index("abducted")) for count in ("40", "12"))
    assert [one.number.low for one in settled(words, [taken, freed], ())] == [40]
    assert settled(words, [freed], ()) == [freed]


def test_a_rank_and_the_name_behind_it_are_one_person():
    words = words_of("The raid killed the group's No. 2, Ivo Lenz, and three guards.")
    found = [tagged(words, count) for count in ("No. 2", "Ivo Lenz", "three")]
    assert [one.span for one in settled(words, found, ())] == [one.span for one in found[1:]]

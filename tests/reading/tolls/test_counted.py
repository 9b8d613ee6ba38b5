"""Which tagged counts are tolls of people, on invented sentences tagged by hand."""

import pytest

from recount.model import Place
from recount.reading.lexicon.harm import HARMS
from recount.reading.lexicon.numbers import interval
from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import Words
from recount.reading.text.words import split_words
from recount.reading.tolls.counted import settled
from recount.reading.trained.tolls import Found


def words_of(text: str) -> Words:
    words, numbers = [], []
    for k, sentence in enumerate(split_sentences(text)):
        found = split_words(text, sentence.start, sentence.end)
        words += found
        numbers += [k] * len(found)
    return Words(text, words, [()] * len(words), numbers, 0)


def tagged(words: Words, phrase: str, victim: str | None = None, harm: int = 0) -> Found:
    def span(piece: str) -> tuple[int, int]:
        at = words.text.index(piece)
        inside = [k for k, w in enumerate(words.words) if at <= w.start < at + len(piece)]
        return inside[0], inside[-1] + 1

    return Found(span(phrase), harm, interval(phrase), 1.0, links={"victim": span(victim) if victim else None})


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Police named the dead girl as Lena Ott, 3, of Tolma.", "3"),
        ("The teacher was killed by the boy next door.", "the boy"),
        ("A neighbour shot and killed his wife.", "A neighbour"),
        ("Officers heard six shots and found a body.", "six"),
        ("He was hit on the head and needed eight stitches.", "eight"),
        ("The jets destroyed three army trucks in the valley.", "three"),
        ("The city counted 34 homicides, two fewer than last year.", "two"),
        ("One of the bullets killed her.", "One"),
        ("The gunman who shot and wounded four people fled.", "The gunman"),
        ("A rider firing from a van has shot and killed five dockers.", "A rider"),
        ("Hanna Moor and her son were not hurt.", "her son"),
        ("They face trial for the attempted murders of five teenagers.", "five"),
        ("He had threatened to kill two clerks.", "two"),
        ("The body bore at least one gunshot wound.", "at least one"),
        ("Three-year veteran Ivo Lenz was shot.", "Three"),
        ("The dead are aged 24, 25, and 41.", "25"),
        ("Twenty-three-year-old Ada Brun was hurt.", "Twenty"),
        ("Police searched for two killers.", "two"),
        ("The health ministry counted the dead.", "The health ministry"),
        ("Hospital officials said that guards had died.", "Hospital officials"),
        ("Deputies held the father of a girl who was shot dead.", "the father of"),
        ("Police charged Ivo Lenz with the murder of a baker.", "Ivo Lenz"),
        ("The page on the 2001 Tolma killings is locked.", "2001"),
        ("Gunman kills six in Tolma.", "Gunman"),
        ("A boy of nine died on the way.", "nine"),
        ("Police sought a youth who they say killed a clerk.", "a youth"),
        ("Police sought a youth who killed another youth.", "a youth"),
        ("He was going to kill a baker, the mayor said.", "a baker"),
        ("The page tells of the man who killed Lodi bakers.", "the man"),
        ("A welder accused in two murders was let go.", "A welder"),
        ("They named the gunman as Ivo Lenz.", "Ivo Lenz"),
        ("Multiple people were shot dead in Tolma.", "Multiple"),
        ("He killed his wife and their dog.", "their dog"),
        ("She was fatally shot March 27 at home.", "March 27"),
        ("Killings of officers rose by 79% there.", "79"),
        ("He is charged with recklessly endangering another person.", "another person"),
        ("Rebels were accused of killing both traders and soldiers.", "both"),
        ("Three dead in attack targeting a mayor's son.", "a mayor's son"),
        ("Man kills brother in Tolma.", "Man"),
        ("Deaths mourned in Lodi - Tolma TV 5", "5"),
        ("No one was killed in Tolma.", "No"),
        ("No one was killed in Tolma.", "one"),
        ("Not one soldier was hurt.", "Not one soldier"),
        ("None of the passengers died.", "None"),
        ("A suicide bomber blew himself up.", "A suicide"),
    ],
)
def test_what_is_no_toll(text, count):
    words = words_of(text)
    assert settled(words, [tagged(words, count)], ()) == []


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


def test_who_is_among_the_dead_is_a_part_of_them():
    words = words_of("Key commander among three militants killed in Tolma.")
    one, whole = settled(words, [tagged(words, "Key commander"), tagged(words, "three", "militants")], ())
    assert (one.above, whole.above) == (1, None)


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


def test_side_by_side_among_a_number_are_parts_of_it():
    words = words_of("Brother, sister among three killed in Tolma.")
    found = settled(words, [tagged(words, "Brother"), tagged(words, "sister"), tagged(words, "three")], ())
    assert [f.above for f in found] == [2, 2, None]


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


@pytest.mark.parametrize("rest", ["escaped", "were later freed", "have been released"])
def test_who_got_away_is_counted_with_those_who_were_taken(rest):
    words = words_of(f"Gunmen took 40 pupils; 12 {rest}.")
    taken, freed = (tagged(words, count, harm=HARMS.index("abducted")) for count in ("40", "12"))
    assert [one.number.low for one in settled(words, [taken, freed], ())] == [40]
    assert settled(words, [freed], ()) == [freed]


def test_those_of_whom_some_died_were_wounded():
    words = words_of("Two of the five wounded later died.")
    two, five = settled(words, [tagged(words, "Two"), tagged(words, "five")], ())
    assert [HARMS[one.harm] for one in (two, five)] == ["killed", "injured"]


def test_a_rank_and_the_name_behind_it_are_one_person():
    words = words_of("The raid killed the group's No. 2, Ivo Lenz, and three guards.")
    found = [tagged(words, count) for count in ("No. 2", "Ivo Lenz", "three")]
    assert [one.span for one in settled(words, found, ())] == [one.span for one in found[1:]]


def test_a_label_says_what_was_suffered():
    words = words_of("Killed: 12 (four women, three children)\nInjured: 30\n- Number of people missing: 5")
    found = settled(words, [tagged(words, count) for count in ("12", "four", "three", "30", "5")], ())
    assert [HARMS[one.harm] for one in found] == ["killed", "killed", "killed", "injured", "missing"]

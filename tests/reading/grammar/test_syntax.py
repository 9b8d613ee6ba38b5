from hypothesis import given
from hypothesis import strategies as st

from recount.model import Span
from recount.reading.grammar.syntax import Line


def line(text: str) -> Line:
    return Line(text, 0)


def subject_of(text: str, verb: str) -> str | None:
    tagged = line(text)
    found = tagged.subject([t.low for t in tagged.tokens].index(verb))
    return tagged.words(*found) if found else None


def test_subjects():
    assert subject_of("On Monday two members of the LeT attacked a camp.", "attacked") == "two members of the let"
    assert subject_of("Gunmen, who had fled, opened fire on a convoy.", "opened") == "gunmen"
    assert subject_of("The rebels shelled the town and torched two shops.", "torched") == "the rebels"
    assert subject_of("He blamed the raid on charges both governments reject.", "reject") == "both governments"
    assert subject_of("The ministry reported recovering four rifles.", "recovering") == "the ministry"


def test_a_subject_is_not_taken_from_another_clause():
    assert subject_of("He said in Quetta that attacked villages were empty.", "attacked") != "he"
    assert subject_of("Attacked at night.", "attacked") is None


def test_lists_end_with_their_and():
    tagged = line("They hit schools, two banks, and the old market near the river.")
    assert [tagged.words(*p) for p in tagged.coordinated(2)] == ["schools", "two banks", "the old market"]


def test_passives_with_and_without_their_auxiliary():
    tagged = line("The camp was quickly overrun after a raid carried out by rebels.")
    words = [t.low for t in tagged.tokens]
    assert tagged.is_passive(words.index("overrun"))
    assert tagged.is_passive(words.index("carried"))


def test_the_agent_of_a_passive():
    tagged = line("Nine rifles were seized on Monday by the police and the army near Tolma.")
    found = tagged.agent(4)
    assert found is not None
    assert tagged.words(*found) == "the police and the army"
    assert line("Nine rifles were seized by searching houses.").agent(4) is None


def test_brackets_belong_to_their_noun():
    tagged = line("the National Front (NF) cadres fled")
    assert tagged.noun_phrase(0) == (0, 7)


def test_a_stretch_that_runs_on_ends_with_the_sentence():
    tagged, words = line("The rebels fled."), Span(4, 10)
    assert (tagged.range_of(words), tagged.holds(words)) == ((1, 2), True)
    beyond = Span(4, 40)
    assert (tagged.range_of(beyond), tagged.holds(beyond)) == ((1, len(tagged)), False)


@given(st.text(max_size=300))
def test_phrases_stand_inside_the_text(text):
    tagged = Line(text, 7)
    assert all(tagged.word(i).lower() == t.low for i, t in enumerate(tagged.tokens))
    for i in range(len(tagged)):
        for words in (tagged.subject(i), tagged.noun_phrase(i)):
            assert words is None or 0 <= words[0] < words[1] <= len(tagged)

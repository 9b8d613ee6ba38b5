"""Who did it: the words for the doer of a counted harm, in invented sentences."""

import pytest

from recount.model import Span
from recount.reading.grammar.syntax import line_of
from recount.reading.tolls.doers import deeds, doer, is_victim, phrase_of
from tests.reading.kinds.pages import page_of


def of_count(text: str, count: str, victim: str) -> str | None:
    page = page_of(text)
    at, who = text.index(count), text.index(victim)
    found = doer(page, Span(at, at + len(count)), Span(who, who + len(victim)))
    return page.quote(found) if found else None


@pytest.mark.parametrize(
    ("text", "count", "victim", "expected"),
    [
        ("Nine villagers were killed by rebels near Tolma.", "Nine", "villagers", "rebels"),
        ("The army claimed to have killed nine rebels near Tolma.", "nine", "rebels", "The army"),
        ("The army said on Monday its troops had killed nine rebels.", "nine", "rebels", "its troops"),
        ("Troops on March 11 killed nine insurgents.", "nine", "insurgents", "Troops"),
        ("Rebels positioned in Tolma fired shells, killing nine villagers.", "nine", "villagers", "Rebels positioned in Tolma"),
        ("An air strike carried out by the army killed nine villagers.", "nine", "villagers", "the army"),
        ("Nine people were killed and dozens wounded in government air strikes.", "Nine", "people", "government"),
        ("Nine people died in police firing at Tolma.", "Nine", "people", "police"),
        ("Nine villagers were killed when gunmen attacked the market.", "Nine", "villagers", "gunmen"),
        ("Nine militants were killed in an encounter with the police.", "Nine", "militants", "the police"),
        ("A bomber from the Northern Front blew himself up, killing nine soldiers.", "nine", "soldiers",
         "A bomber from the Northern Front"),
    ],
)  # fmt: skip
def test_doer(text, count, victim, expected):
    assert of_count(text, count, victim) == expected


@pytest.mark.parametrize(
    ("text", "count", "victim"),
    [
        ("Nine people were killed when a bus overturned.", "Nine", "people"),
        ("Nine people were killed in a blast at the market.", "Nine", "people"),
        ("Nine fighters and four soldiers died in clashes between the two sides.", "Nine", "fighters"),
        ("The army launched a sweep in response to insurgent attacks in which nine people died.", "nine", "people"),
        ("Nine militants were killed when militants attacked the camp.", "Nine", "militants"),
        ("A strike in Syria that killed nine people was condemned.", "nine", "people"),
        ("Nine villagers were killed in an anti-rebel operation near Tolma.", "Nine", "villagers"),
        ("One man was killed in police firing and two others were hurt as mobs burned shops.", "two", "others"),
    ],
)
def test_nobody_is_named(text, count, victim):
    assert of_count(text, count, victim) is None


def test_deeds_of_a_sentence():
    page = page_of("Police said militants opened fire on a patrol and that the army shelled Tolma.")
    line = line_of(page, page.sentences[0])
    assert [page.quote(who) for who, _ in deeds(page, line)] == ["militants", "the army"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the", "the armed rebels"), ("rebels", "rebels"), ("when", None)],
)
def test_a_cut_phrase_is_made_whole(words, expected):
    text = "It rained when the armed rebels came."
    page = page_of(text)
    at = text.index(words)
    found = phrase_of(page, Span(at, at + len(words)))
    assert (page.quote(found) if found else None) == expected


def test_a_phrase_ends_with_its_sentence():
    page = page_of("It rained on the armed rebels. The army came.")
    found = phrase_of(page, Span(page.text.index("rebels"), page.text.index(" came")))
    assert found is not None
    assert page.quote(found) == "rebels"


def test_those_harmed_under_another_name_are_no_doers():
    page = page_of("Army says 9 IS militants killed. Nine Islamic State militants died in Dabiq.")
    headline = Span(page.text.index("IS militants"), page.text.index(" killed"))
    count = Span(page.text.index("Nine"), page.text.index(" Islamic"))
    victim = Span(page.text.index("Islamic"), page.text.index(" died"))
    assert is_victim(page, headline, count, victim)
    assert not is_victim(page, Span(0, 4), count, victim)

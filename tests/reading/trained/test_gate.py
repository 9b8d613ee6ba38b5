"""What the gate lets past to the encoder, on invented reports."""

import pytest

from recount.reading.text.sentences import split_sentences
from recount.reading.trained.gate import may_attribute, may_harm

PLAIN = "Rain fell over the valley."


def attributed(text: str) -> list[bool]:
    return may_attribute(text, split_sentences(text))


def harmed(text: str) -> list[bool]:
    return may_harm(text, split_sentences(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor said the bridge would open in spring.",
        "According to the ministry the bridge is open.",
        "Residents believe that the army shelled the village.",
        "The party accused the army of a cover-up.",
    ],
)
def test_reporting_words_let_a_sentence_past(sentence: str) -> None:
    assert attributed(sentence) == [True]


def test_a_sentence_without_reporting_words_stays_out() -> None:
    assert attributed(f"{PLAIN} {PLAIN} {PLAIN} The governor said the bridge was open.") == [False, False, False, True]


def test_a_brief_is_read_whole() -> None:
    assert attributed(f"{PLAIN} {PLAIN}") == [True, True]


def test_what_stands_inside_quotation_marks_is_read() -> None:
    plain = f"{PLAIN} {PLAIN} {PLAIN}"
    assert attributed(f"“The river rose. The road is gone.” {plain}") == [True, True, False, False, False]
    assert attributed(f"'' The river rose . It fell . '' {plain}") == [True, True, False, False, False]


def test_two_sentences_before_a_harm_and_one_behind_it_are_read() -> None:
    text = f"{PLAIN} {PLAIN} {PLAIN} Three soldiers were killed. {PLAIN} {PLAIN}"
    assert harmed(text) == [False, True, True, True, True, False]


def test_a_held_town_harms_nobody() -> None:
    text = f"Three lorries reached rebel-held Dehala. {PLAIN} {PLAIN} {PLAIN} Ten men are held there."
    assert harmed(text) == [False, False, True, True, True]


def test_a_brief_may_tell_of_harm_in_rarer_words() -> None:
    assert harmed("Four villagers slaughtered near Dehala") == [True]
    assert harmed(f"The men slaughtered four sheep. {PLAIN} {PLAIN} {PLAIN}") == [False] * 4

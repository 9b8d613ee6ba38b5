"""Text that is typed with every word apart, on invented sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recount
from recount.reading.text.sentences import split_sentences
from recount.reading.text.treebank import opening_marks, set_apart
from recount.reading.text.windows import words_of
from recount.reading.trained.weights import load

APART = "`` We lost nine men , '' said the major . '' They did n't fire -- not once . '' The mayor ( a baker ) wept ."
PRINTED = "“We lost nine men,” said the major. “They didn't fire — not once.” The mayor (a baker) wept."


def shapes(text: str) -> list[int]:
    return [w.shape for w in words_of(text, split_sentences(text), load().wordpieces).words]


def test_only_text_that_is_typed_apart_is_taken_for_it() -> None:
    assert set_apart(APART)
    assert set_apart("Nine men died .")
    assert not set_apart(PRINTED)
    assert not set_apart("Nine men, all farmers, died .")
    assert not set_apart("")


def test_what_is_typed_apart_has_the_pieces_and_sentences_of_print() -> None:
    apart, printed = (words_of(text, split_sentences(text), load().wordpieces) for text in (APART, PRINTED))
    spelt = slice(0, APART.split().index("did"))  # "did n't" has other pieces than "didn't"
    assert apart.pieces[spelt] == printed.pieces[spelt]
    assert [w.shape for w in apart.words[spelt]] == [w.shape for w in printed.words[spelt]]
    assert [APART[s.start : s.end] for s in split_sentences(APART)] == [
        "`` We lost nine men , '' said the major .",
        "'' They did n't fire -- not once . ''",
        "The mayor ( a baker ) wept .",
    ]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("`` No , '' he said .", []),
        ("No , '' he said .", []),  # the line begins within a quotation
        ("He said . '' No . ''", [10]),
        ("`` No , '' he said . '' Never . ''\nHe left , '' she said .", [21]),
    ],
)
def test_marks_that_look_alike_open_and_close_in_turn(text: str, opening: list[int]) -> None:
    assert sorted(opening_marks(text)) == opening


@given(st.text(alphabet="ab.,'`-()$ \n", max_size=120))
def test_every_word_and_sentence_stays_in_its_place(text: str) -> None:
    text += " ."
    words = words_of(text, split_sentences(text), load().wordpieces).words
    assert "".join(text[w.start : w.end] for w in words) == "".join(text.split())


def test_a_voice_between_two_quotations_is_heard() -> None:
    text = "She says the camp was `` emptied by night . '' She adds , `` Who gave the order ? ''"
    found = [(a.source and text[a.source.start : a.source.end], [text[c.start : c.end] for c in a.content])
             for a in recount.read(text).attributions]  # fmt: skip
    assert found == [
        ("She", ["the camp was `` emptied by night . ''"]),
        ("She", ["`` Who gave the order ? ''"]),
    ]

from hypothesis import given
from hypothesis import strategies as st

from recount.model import Span
from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import windows, words_of
from recount.reading.text.words import SHAPES, split_words
from recount.reading.trained.weights import load


@given(st.text(max_size=300))
def test_words_are_verbatim_and_their_shapes_known(text: str) -> None:
    last = 0
    for word in split_words(text):
        assert last <= word.start < word.end <= len(text)
        assert 0 < word.shape < SHAPES
        assert not text[word.start : word.end].isspace()
        last = word.end


def test_shapes_tell_case_and_what_stands_before() -> None:
    the, army, killed, five, bla, dash, men, there = (w.shape for w in split_words("The army killed 5 BLA-men\nthere"))
    assert army == killed
    assert dash == men
    assert len({the, army, five, bla, dash, there}) == 6


@given(st.text(alphabet="ab .\n", max_size=400), st.integers(min_value=20, max_value=60))
def test_windows_hold_every_wanted_word_once_and_fit(text: str, limit: int) -> None:
    sentences = split_sentences(text)
    words = words_of(text, sentences, load().wordpieces)
    wanted = [k % 3 != 1 for k in range(len(sentences))]
    parts = windows(words, wanted, limit)
    assert [i for part in parts for i in part] == [i for i in range(len(words)) if wanted[words.sentence[i]]]
    assert all(2 + sum(len(words.pieces[i]) for i in part) <= limit for part in parts)


def test_the_first_word_of_a_sentence_knows_what_stands_before_it() -> None:
    text = "One. Two.\nThree."
    words = words_of(text, [Span(0, 4), Span(5, 9), Span(10, 16)], load().wordpieces)
    first = [words.words[k].shape for k in (0, 2, 4)]
    assert first[0] == first[2] != first[1]

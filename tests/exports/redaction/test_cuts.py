from hypothesis import given
from hypothesis import strategies as st

from recount.exports.redaction.cuts import MARK, Cuts
from recount.exports.redaction.terms import Hit, Term
from recount.model import Span

TERM = Term("x", "name")


def cuts(text, *spans):
    return Cuts(text, [Hit(start, end, TERM) for start, end in spans])


def test_words_are_replaced_and_spans_move_with_the_text():
    made = cuts("Samir Adel ran. Adel fell.", (0, 10), (16, 20))
    assert made.text == f"{MARK} ran. {MARK} fell."
    assert made.moved(Span(11, 14)) == Span(6, 9)
    assert made.moved(Span(16, 25)) == Span(11, 21)


def test_hits_that_touch_or_overlap_are_one_mark():
    assert cuts("abcdef", (0, 2), (1, 3), (3, 4)).text == f"{MARK}ef"


@given(st.text(min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=4), st.data())
def test_every_span_stays_a_span_of_the_new_text_and_keeps_what_was_not_cut(text, pairs, data):
    spans = [(start, min(end, len(text))) for start, end in pairs if start < min(end, len(text))]
    made = cuts(text, *spans)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    moved = made.moved(span)
    assert moved.end <= len(made.text)
    if all(end <= span.start or start >= span.end for start, end in spans):
        assert made.text[moved.start : moved.end] == text[span.start : span.end]
    else:
        assert MARK in made.text[moved.start : moved.end]

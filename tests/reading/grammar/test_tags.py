from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.grammar.tags import tokens_of


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The rebels attacked a camp", "attacked", "E"),
        ("an unidentified man", "unidentified", "N"),
        ("the wounded soldiers", "wounded", "N"),
        ("shells fell, killing four", "killing", "G"),
        ("the killing of a guard", "killing", "N"),
        ("they may leave", "may", "A"),
        ("in May the army left", "may", "T"),
        ("the US army", "us", "N"),
        ("the rebels' attack", "'", "Z"),
        ("'the rebels' left", "'", "Q"),
        ("twenty men", "twenty", "M"),
    ],
)
def test_tags(text, word, tag):
    assert next(t.tag for t in tokens_of(text, 0) if t.low == word) == tag


@given(st.text(max_size=300))
def test_tokens_stand_in_order_inside_the_text(text):
    tokens = tokens_of(text, 7)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert all(text[t.start - 7 : t.end - 7].lower() == t.low for t in tokens)

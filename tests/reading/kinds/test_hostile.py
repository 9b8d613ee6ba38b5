"""Any text reads without a crash, every span lies in it, and cost grows with length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Document, Party
from recount.reading.kinds import find_demands, find_events, find_responsibility, find_seizures, find_statements, find_support
from recount.reading.page import Page
from recount.reading.text.sentences import split_sentences

WORDS = (
    "the army rebels attacked denied accused of backing by and , . ( ) ' \" said it recovered rifles 12 demanded an inquiry"
    " into must responsibility claimed no group"
    " was hit in response to Operation Dawn attack on schools who codenamed targeting Monday\n"
).split(" ")


class AsPrinted:
    """Parties that are just their words."""

    def __init__(self, text: str) -> None:
        self._text = text

    def party(self, start: int, end: int) -> Party:
        return Party(self._text[start:end], start, end)


def everything(text: str) -> list:
    document = Document("sha256:any", None, None, None, None, None, "en", text)
    page = Page(document, split_sentences(text), [], [], [], AsPrinted(text))  # type: ignore[arg-type]
    found = find_events(page) + find_support(page) + find_responsibility(page) + find_seizures(page) + find_demands(page)
    return found + find_statements(page, [c.evidence for c in found])


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_words_in_any_order(text):
    for claim in everything(text):
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(text)
        assert claim.id.startswith("sha256:")


@pytest.mark.parametrize("words", ["12 ", "rebels attacked the town and ", "( ", "recovered rifles, ", "who said it denied "])
def test_fifty_thousand_words_without_a_full_stop(words):
    text = words * (50_000 // len(words.split()))
    assert all(c.evidence.end - c.evidence.start <= 2000 for c in everything(text))

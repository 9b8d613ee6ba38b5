import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Span, Statement
from recount.views.quotation import LONGEST, plain, printable, quotation, shortened, words

from .articles import CLAIMS, READING, TEXT, toll


@given(st.text())
def test_plain_text_is_one_line_without_commands(text):
    assert plain(text) == " ".join(plain(text).split())
    assert not set(plain(text)) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\n", "\r", "\x00", "\ud800"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_ordinary_text_is_printable_as_it_is(text):
    assert printable(text) == text


def test_an_escape_sequence_is_shown_not_obeyed():
    assert plain("7 \x1b[31mkilled\x1b]0;title\x07") == "7 \ufffd[31mkilled\ufffd]0;title\ufffd"


@given(st.text(), st.integers(1, 40))
def test_shortened_text_is_never_longer_than_asked_by_more_than_its_ellipsis(text, longest):
    assert len(shortened(text, longest)) <= longest + 1
    if len(text) <= longest:
        assert shortened(text, longest) == text


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_quotation_is_verbatim(claim):
    assert str(quotation(TEXT, claim)) in READING.document.text


@pytest.mark.parametrize("said", ['"It rained, again,"', "“It rained, again”", "It rained, again"])
def test_what_a_voice_says_is_quoted_without_the_marks_of_the_report(said):
    text = f'{said} he said, "'
    voice = Statement(id="v", evidence=Span(0, len(text)), content=Span(0, len(said)))
    assert str(quotation(text, voice)) == "It rained, again"


def test_a_quotation_sets_the_count_apart():
    parts = quotation(TEXT, next(claim for claim in CLAIMS if claim.id == "c-civilians"))
    assert (parts.before, parts.key) == ("Col. Ada Mirov also confirmed that ", "at least 17")


@pytest.mark.parametrize("at", [0, 5_000, 49_990])
def test_a_quotation_from_an_endless_sentence_is_cut_around_its_count(at):
    text = "a " * 25_000
    found = quotation(text, toll(text, Span(at, at + 1)))
    assert found.key == "a"
    assert len(str(found)) <= LONGEST + 4


def test_words_of_an_endless_span_are_cut():
    assert len(words("ab " * 10_000, Span(0, 30_000))) <= LONGEST + 1

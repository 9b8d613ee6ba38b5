from hypothesis import given
from hypothesis import strategies as st

from recount.reading.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


def test_full_stops_that_end_nothing() -> None:
    text = "The U.S. army said on Jan. 5 that Col. (Retd.) J. Varga had died. He was 3.5 km away."
    assert sentences(text) == ["The U.S. army said on Jan. 5 that Col. (Retd.) J. Varga had died.", "He was 3.5 km away."]


def test_lines_and_quotations() -> None:
    assert sentences('Headline\n\n"We will," he said. "Yes."\nEnd') == ["Headline", '"We will," he said.', '"Yes."', "End"]


def test_lost_spaces_after_a_full_stop() -> None:
    assert sentences("They fled.Three men died") == ["They fled.", "Three men died"]


@given(st.text(max_size=500))
def test_sentences_are_in_order_apart_and_hold_every_visible_character(text: str) -> None:
    found = split_sentences(text)
    last, kept = 0, []
    for s in found:
        assert s.start >= last
        last = s.end
        kept.append(text[s.start : s.end])
    assert "".join("".join(kept).split()) == "".join(text.split())


def test_a_sentence_of_fifty_thousand_words_is_cut() -> None:
    found = split_sentences("word " * 50_000)
    assert len(found) > 100
    assert max(s.end - s.start for s in found) <= 2000

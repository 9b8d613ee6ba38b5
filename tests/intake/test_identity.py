from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recount.intake import document, document_id

PARTS = st.tuples(st.text(), *[st.none() | st.text(max_size=20)] * 5)


@given(PARTS, PARTS)
def test_ids_are_equal_only_for_equal_parts(one, other):
    assert (document_id(*one) == document_id(*other)) == (one == other)


def test_null_differs_from_empty_and_splits_do_not_collide():
    ids = {
        document_id("a", None, None, None, None, None),
        document_id("a", "", None, None, None, None),
        document_id("a", None, "", None, None, None),
        document_id("a", "b", "cd", None, None, None),
        document_id("a", "bc", "d", None, None, None),
    }
    assert len(ids) == 5


def test_the_id_never_changes():
    expected = "sha256:89bc5be6095f5222ce930df54350486fe73c0da33c53d926deb45d5d3182ac12"
    assert document_id("Nine dead.", "u", None, "o", "b", "2026-02-05") == expected


@given(st.text())
def test_a_document_keeps_its_text_code_point_for_code_point(text):
    made = document(text, published="2026-02-05")
    assert made.text == text
    assert made.id == document_id(text, None, None, None, None, "2026-02-05")
    assert made.language


def test_the_language_is_recognised():
    assert document("The army said nine people were killed in the attack.").language == "en"
    assert document("Die Armee teilte mit, dass bei dem Angriff neun Menschen getötet wurden.").language == "de"

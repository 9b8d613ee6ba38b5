"""The number of nouns."""

from __future__ import annotations

import pytest

from recount.reading.lexicon.nouns import is_plural, lemma


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("families", "family"), ("gunmen", "gunman"), ("deaths", "death"), ("bus", "bus"), ("boss", "boss")],
)
def test_lemma(plural, singular):
    assert lemma(plural) == singular


@pytest.mark.parametrize(
    ("word", "plural"),
    [("rebels", True), ("gunmen", True), ("police's", True), ("corps", False), ("boss", False), ("army's", False)],
)
def test_number(word, plural):
    assert is_plural(word) is plural

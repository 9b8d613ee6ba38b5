"""Nouns for people in a phrase."""

from __future__ import annotations

import pytest

from recount.reading.lexicon.people import nouns_in, sex_of
from recount.reading.lexicon.tables import rows


def test_nouns_with_their_nature():
    phrase = "A mother and her two Boys"
    found = [(phrase[n.start : n.end], n.nature.sex, n.nature.stage, n.single) for n in nouns_in(phrase)]
    assert found == [("mother", "f", "grown", True), ("Boys", "m", "young", False)]


@pytest.mark.parametrize(("phrase", "kind"), [("three women", True), ("elderly people", True), ("nine people", False)])
def test_a_kind_leaves_others_out(phrase, kind):
    assert any(n.nature.kind for n in nouns_in(phrase)) is kind


@pytest.mark.parametrize(("word", "sex"), [("wives", "f"), ("spokesman", "m"), ("officer", ""), ("romans", "")])
def test_sex(word, sex):
    assert sex_of(word) == sex


def test_the_table_is_sound():
    table = list(rows("people.tsv"))
    assert len({noun for noun, *_ in table}) == len(table)
    assert all(sex in "mf-" and stage in ("grown", "young", "-") and number in ("kind", "-") for _, sex, stage, number in table)

"""Labels and categories of victim phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.lexicon.tables import rows
from recount.reading.parties.categories import label, target_category, victim_category, with_noun


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("terrorists", "terrorist"),
        ("216 fighters", "fighter"),
        ("civilians, including women", "civilian"),
        ("security personnel", "personnel"),
        ("children under the age of six", "child"),
        ("policemen", "policeman"),
        ("bodies", "body"),
        ("his pregnant wife", "wife"),
        ("National Liberation Army (NLA) cadres", "cadre"),
        ("members of the family", "member"),
        ("an Army Captain", "captain"),
        ("constable Dev Lal", "constable"),
        ("a 40-year-old", None),
        ("others", None),
        ("Samira Nour", None),
    ],
)
def test_label(phrase, word):
    assert label(f"of {phrase} there", 3, 3 + len(phrase)) == word


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("36 civilians", "civilian"),
        ("women and children", "civilian"),
        ("Dev's wife, Rani", "civilian"),
        ("a police constable's son", "civilian"),
        ("two jawans", "state_forces"),
        ("policemen", "state_forces"),
        ("Border Security Force (BSF) personnel", "state_forces"),
        ("pro-government fighters", "state_forces"),
        ("members of a pro-government militia", "state_forces"),
        ("militants", "armed_group"),
        ("a woman cadre", "armed_group"),
        ("gunmen", "armed_group"),
        ("a Lashkar-e-Taiba commander", "armed_group"),
        ("fighters", "armed_group"),
        ("Rangers", "state_forces"),
        ("intelligence officials", "state_forces"),
        ("customs officers", "state_forces"),
        ("government officials", "civilian"),
        ("government employees", "civilian"),
        ("government fighters", "state_forces"),
        ("tribal leaders", "civilian"),
        ("tribal fighters", "armed_group"),
        ("a local commander", "armed_group"),
        ("an army commander", "state_forces"),
        ("ex-MPA", "civilian"),
        ("three Taliban", "armed_group"),
        ("suspected ISIL", "armed_group"),
        ("three Taliban planning a school attack", "armed_group"),
        ("Omar Dast of the Taliban", None),
        ("people", None),
        ("bodies", None),
        ("Samira Nour", None),
        ("members", None),
        ("ten anti-Taliban elders", "civilian"),
        ("leaders of the anti-Taliban committee", None),
        ("an anti Maoist squad", None),
        ("", None),
    ],
)
def test_category(phrase, category):
    assert victim_category(phrase) == category


@given(st.text(max_size=80))
def test_any_text_is_answered(text):
    assert victim_category(text) in ("civilian", "armed_group", "state_forces", "unknown", None)
    found = label(text, 0, len(text))
    assert found is None or found == found.lower()


def test_a_long_phrase_is_cut():
    assert victim_category("civilian " * 50_000) == "civilian"


def test_the_lexicon_is_sound():
    table = list(rows("categories.tsv"))
    assert {category for _, category, _ in table} == {"civilian", "armed_group", "state_forces", "-"}
    assert {use for _, _, use in table} == {"sure", "asked", "office", "clue", "mark", "rank", "armed", "held", "place"}
    same = {"asked": "sure", "office": "sure", "rank": "sure", "mark": "clue"}
    roles = {(word, same.get(use, use)) for word, _, use in table}
    assert len(roles) == len(table)


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("Air strikes on militant hideouts kill 28", "armed_group"),
        ("Army kills 10 in anti-rebel offensive", "armed_group"),
        ("Attack on a police check-post leaves two dead", "state_forces"),
        ("Grenade attack on election office kills one", "civilian"),
        ("Gunmen kill four at a Shi'ite gathering in Tolma", "civilian"),
        ("Two die as bomb explodes outside church", "civilian"),
        ("Three killed at the market", None),
        ("Five killed in a blast in Tolma", None),
        ("Blast at a meeting of anti-Taliban volunteers kills three", "civilian"),
        ("Bomb kills two during anti-polio campaign", None),
        ("Strikes on rebels near a mosque kill nine", None),
    ],
)
def test_dead_of_no_kind_were_where_the_attack_was_aimed(sentence, category):
    assert target_category(sentence) == category


def test_a_phrase_is_given_the_noun_that_it_lacks() -> None:
    text = "Four Pakistani soldiers, 12 militants die in clash"
    assert text[5 : with_noun(text, 5, 14)] == "Pakistani soldiers"
    assert with_noun(text, 5, 23) == 23
    assert with_noun("Four Pakistani lorries burnt", 5, 14) == 14

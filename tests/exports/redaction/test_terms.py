import pytest

from recount.exports.redaction.terms import Term, Terms

ADEL = Term("Samir Adel", "name")


def found(text, *terms):
    return [text[hit.start : hit.end] for hit in Terms(terms or (ADEL,)).hits(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("said Samir Adel, 43", ["Samir Adel"]),
        ("SAMIR ADEL'S house", ["SAMIR ADEL", "SAMIR ADEL'S"]),
        ("samir\n  adel", ["samir\n  adel"]),
        ("the Samir-Adel trial", ["Samir-Adel"]),
        ("@SamirAdel wrote", ["SamirAdel"]),
        ("/news/Samir%20Adel.html", ["Samir%20Adel"]),
        ("Samir&nbsp;Adel", ["Samir&nbsp;Adel"]),
        ("Samir&amp;nbsp;Ad&#101;l", ["Samir&amp;nbsp;Ad&#101;l"]),
        (r"Samir Ad\u0065l", [r"Samir Ad\u0065l"]),
        ("Sámîr A\u0301del\u0301", ["Sámîr A\u0301del\u0301"]),
        ("Sa\u00admir Ad\u200bel", ["Sa\u00admir Ad\u200bel"]),
        ("ＳＡＭＩＲ Adel", ["ＳＡＭＩＲ Adel"]),
        ("the Samir Adels", ["Samir Adels"]),
        ("Samir met Adel", []),
        ("Samira Delgado", []),
        ("100% sure & Samir", []),
    ],
)
def test_a_name_is_found_in_every_spelling_and_in_no_other_name(text, words):
    assert found(text) == words


def test_a_word_is_not_found_inside_another_one():
    assert found("Somalia, Ali, Aligarh", Term("Ali", "name")) == ["Ali"]


def test_scripts_that_glue_particles_to_names_are_searched_inside_words():
    assert found("قال وسمير عادل", Term("سمير", "name")) == ["وسمير"]
    assert found("張偉說", Term("張偉", "name")) == ["張偉說"]


def test_every_hit_is_told_with_its_term_in_order_of_place():
    hits = Terms([ADEL, Term("Adel", "victim")]).hits("Adel and Samir Adel")
    assert [(hit.start, hit.term.words) for hit in hits] == [(0, "Adel"), (9, "Samir Adel"), (15, "Adel")]


def test_nothing_to_withhold_finds_nothing():
    assert Terms([]).hits("Samir Adel") == []

import pytest

from recount.exports.redaction.people import names, orders, parts, people
from recount.exports.redaction.rules import Rules
from recount.model import Party, Span, Toll


def told(text, claims=(), **rules):
    return {(term.words, term.reason) for term in people(text, claims, Rules(**rules))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They buried Lina Oroz, 9, on Friday.", "Lina Oroz"),
        ("Six-year-old Lina Oroz died.", "Lina Oroz"),
        ("A girl named Lina Oroz was hurt.", "Lina Oroz"),
        ("Lina Oroz, the baker's youngest daughter, fled.", "Lina Oroz"),
        ("Lina Oroz (11 months) and others.", "Lina Oroz"),
    ],
)
def test_minors_are_found_by_age_and_by_word(text, name):
    assert told(text, minors=18) == {(name, "minor")}
    assert told(text) == set()


def test_who_is_older_than_the_rule_says_is_no_minor():
    assert told("They buried Lina Oroz, 19, on Friday.", minors=18) == set()


def test_victims_are_found_in_lists_and_as_the_one_person_of_a_toll():
    assert told("The dead were identified as Jan Hale, Ada Mirov and Tomas Reik.", victims=True) == {
        ("Jan Hale", "victim"),
        ("Ada Mirov", "victim"),
        ("Tomas Reik", "victim"),
    }
    text = "A shell killed the teacher Jan Hale."
    span = Span(text.index("the"), len(text) - 1)
    toll = Toll(id="t", evidence=Span(0, len(text)), harm="killed", low=1, high=1, count=span, implicit=True)
    assert told(text, (toll,), victims=True) == {("Jan Hale", "victim")}


def test_speakers_are_found_by_side_and_by_role():
    text = "Samir Adel, a resident of the village, saw it. “I ran,” witness Lena Oro said. Gen. Jan Hale denied it."
    assert told(text, roles=("resident", "witness")) == {("Samir Adel", "speaker"), ("Lena Oro", "speaker")}
    speaker = Party("Samir Adel", 0, 10, side="local")
    toll = Toll(id="t", evidence=Span(0, 10), speaker=speaker, harm="killed", low=2, high=2, count=Span(0, 5))
    assert told(text, (toll,), speakers=("local",)) == {("Samir Adel", "speaker")}
    assert told(text, (toll,), speakers=("state",)) == set()


def test_titles_roles_and_peoples_are_no_names():
    assert list(names("The spokesman Samir Adel and Afghans")) == ["Samir Adel"]


def test_later_mentions_by_a_part_of_the_name_and_lists_by_the_last_one():
    assert list(parts("Samir al Adel")) == ["Samir", "Adel"]
    assert list(orders("Samir al Adel")) == ["Samir al Adel", "Adel, Samir al"]
    assert list(orders("Samir")) == ["Samir"]

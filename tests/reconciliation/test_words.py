import pytest

from recount.reconciliation.words import figure_words

from .events import said


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (said("a", "police", "state", "civilian", 1), "1 civilian"),
        (said("a", "police", "state", "civilian", 2), "2 civilians"),
        (said("a", "police", "state", "unknown", 1, whole=True), "1 person in all"),
        (said("a", "police", "state", "state_forces", 1, of="Lesk"), "1 member of the state forces of Lesk"),
    ],
)
def test_one_person_is_no_plural(account, words):
    assert str(figure_words(account)) == words

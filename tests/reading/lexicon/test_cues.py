import pytest

from recount.model import Span
from recount.reading.lexicon.cues import cue_kind, is_hedged, stance_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("said", "says"),
        ("according to", "says"),
        ("alleged", "alleges"),
        ("strongly denied", "denies"),
        ("admitted", "acknowledges"),
        ("blamed", "accuses"),
        ("estimated", "estimates"),
        ("called for", "demands"),
        ("walked", None),
    ],
)
def test_kinds_of_cue(words, kind):
    assert cue_kind(words) == kind


def stance(text: str, cue: str | None) -> str:
    where = Span(text.index(cue), text.index(cue) + len(cue)) if cue else None
    return stance_of(text, Span(0, len(text)), where)


def test_stances():
    assert stance("The army said four fighters died.", "said") == "asserts"
    assert stance("Four fighters were allegedly shot.", None) == "alleges"
    assert stance("The army denied the raid.", "denied") == "denies"
    assert stance("The army did not deny the raid.", "deny") == "alleges"
    assert stance("The army acknowledged two civilian deaths.", "acknowledged") == "acknowledges"


def test_a_suspected_militant_is_a_label_and_no_hedge():
    assert not is_hedged("two suspected militants were shot")
    assert is_hedged("they are believed to have fled")

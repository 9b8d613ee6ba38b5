from recount.reading.kinds import find_support
from tests.reading.kinds.pages import page_of


def support(text: str, *said: tuple[str, str, str]) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (s.position, s.backer.text, s.backed.text if s.backed else None, s.speaker.text if s.speaker else None)
        for s in find_support(page_of(text, *said))
    ]


def test_each_accused_and_each_denial_is_one_claim():
    text = "The governor accused neighbours Chad and Sudan of arming the rebels—charges both governments firmly deny."
    found = find_support(page_of(text))
    accusations, denials = found[:2], found[2:]
    assert [(s.position, s.backer.text) for s in accusations] == [("accuses", "Chad"), ("accuses", "Sudan")]
    assert all(s.speaker is not None and s.speaker.text == "The governor" for s in accusations)
    assert [s.about for s in denials] == [s.id for s in accusations]
    assert [(s.speaker.text, s.position, s.stance) for s in denials if s.speaker] == [
        ("Chad", "denies", "denies"),
        ("Sudan", "denies", "denies"),
    ]


def test_a_later_denial_finds_its_accusation():
    text = "Kabul accused Pakistan of harbouring militants. Pakistan has rejected the allegation."
    accusation, denial = find_support(page_of(text))
    assert denial.about == accusation.id
    assert denial.position == "denies"


def test_a_denial_may_name_the_proposition_itself():
    assert support("Iran denies backing the militia.") == [("denies", "Iran", "the militia", "Iran")]


def test_a_statement_that_somebody_backs_somebody_needs_a_speaker():
    said = "Minister Ali Khan said Iran is funding armed groups in the south."
    assert [row[:2] for row in support(said)] == [("accuses", "Iran")]
    assert support("Iran is funding armed groups in the south.") == []


def test_admissions():
    ((position, backer, _, _),) = support("Turkey acknowledged training the rebels.")
    assert (position, backer) == ("admits", "Turkey")


def test_what_is_no_support_for_fighters():
    assert support("The minister said a group of heavily armed militants entered the village.") == []
    assert support("The union accused the minister of backing the bill.") == []
    assert support("Turkish-backed rebels entered the town, the governor said.") == []
    assert support("India denied the visa.") == []

"""Who is accused by whom, in invented reports with attributions given by their words."""

import pytest

import recount
from recount.model import Responsibility, Toll
from recount.reading.blame import responsibility_claims
from recount.reading.kinds import find_support
from recount.reading.page import Page
from recount.reading.text.windows import Words
from recount.reading.text.words import split_words
from recount.reading.trained.tolls import POSITIONS, Blamed
from tests.reading.kinds.pages import page_of


def told(page: Page) -> list[tuple[str, str | None, str | None]]:
    claims = responsibility_claims(page, Words(page.text, [], [], [], 0), [], [], find_support(page))
    return [(c.position, c.speaker.text if c.speaker else None, c.accused.text if c.accused else None) for c in claims]


def test_an_attributed_deed_is_an_accusation():
    page = page_of("Police said militants opened fire on a patrol.", ("Police", "said", "militants opened fire on a patrol"))
    assert told(page) == [("accuses", "Police", "militants")]


def test_who_tells_of_its_own_fighters_claims_the_deed():
    text = "The Northern Front said its fighters attacked the camp."
    page = page_of(text, ("The Northern Front", "said", "its fighters attacked the camp"))
    assert [position for position, _, _ in told(page)] == ["claims"]


def test_an_official_on_his_own_forces_accuses_nobody():
    page = page_of("Police said troops attacked the camp.", ("Police", "said", "troops attacked the camp"))
    assert told(page) == []


def test_the_reader_does_not_make_an_official_accuse_his_own_forces():
    text = "The ministry of defence said troops had seized 18 rifles."
    page = page_of(text, ("The ministry of defence", "said", "troops had seized 18 rifles"))
    words = Words(text, split_words(text), [], [], 0)
    blamed = [Blamed((5, 6), POSITIONS.index("accuses"), (0, 4), 1.0)]
    assert responsibility_claims(page, words, blamed, [], []) == []


def test_what_the_outlet_or_a_newspaper_narrates_is_no_accusation():
    assert told(page_of("Militants opened fire on a patrol.")) == []
    page = page_of("Militants opened fire on a patrol, Reuters said.", ("Reuters", "said", "Militants opened fire on a patrol"))
    assert told(page) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The monitor said a major Aleppo offensive killed nine.",
            ("The monitor", "said", "a major Aleppo offensive killed nine"),
        ),
        ("Residents denied the reports of a shooting.", ("Residents", "denied", "the reports of a shooting")),
    ],
)
def test_a_place_is_not_accused_and_bystanders_do_not_deny_for_themselves(text, said):
    assert told(page_of(text, said)) == []


def test_one_speaker_accuses_one_party_once():
    text = "Residents said the army shelled the market. Residents said the army bombed the clinic."
    said = ("Residents", "said", "the army shelled the market"), ("Residents", "said", "the army bombed the clinic")
    assert told(page_of(text, *said)) == [("accuses", "Residents", "the army")]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said on Sunday that the army had killed 12 villagers in Bama. The army denied this.",
        "Residents accused the militia of killing five traders near Konduga. The militia rejected the allegation.",
        "Monitors said soldiers burned homes and killed 30 people. Shops shut. A military spokesman denied the claims.",
    ],
)
def test_a_denial_is_about_the_toll_that_it_answers(text: str) -> None:
    claims = recount.read(text).claims
    (toll,) = (c for c in claims if isinstance(c, Toll))
    assert [c.about for c in claims if isinstance(c, Responsibility)] == [toll.id, toll.id]
    assert [c.position for c in claims if isinstance(c, Responsibility)] == ["accuses", "denies"]


def test_a_denial_of_something_else_stands_alone() -> None:
    text = "The rebels said the army had killed 12 villagers in Bama. A rebel spokesman denied any role in the hijacking."
    denial = next(c for c in recount.read(text).claims if isinstance(c, Responsibility) and c.position == "denies")
    assert denial.about is None


def test_backing_is_a_support_claim():
    assert told(page_of("The minister accused Ruritania of backing the fighters.")) == []


def test_cost_grows_with_length_alone():
    text = "The rebels attacked the town. " * 4_000
    page = page_of("Residents said this: " + text, ("Residents", "said", text.strip()))
    assert len(told(page)) == 1


def test_forces_of_another_state_are_accused():
    content = "Russian forces opened fire on a silo"
    page = page_of(f"Ukraine's general staff said {content}.", ("Ukraine's general staff", "said", content))
    assert told(page) == [("accuses", "Ukraine's general staff", "Russian forces")]

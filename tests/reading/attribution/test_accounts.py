"""Fixed phrases that credit somebody, read whole: whose toll is whose."""

import pytest

import recount
from recount.model import Responsibility, Toll


def tolls(text):
    claims = recount.read(text, published="2026-02-05").claims
    return {(c.low, c.speaker and c.speaker.text) for c in claims if isinstance(c, Toll)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said five people died in the strike on Nyala, while the hospital put the toll at seven.",
         {(5, "The army"), (7, "the hospital")}),
        ("The police put the death toll at 12 but residents put it at 40.", {(12, "The police"), (40, "residents")}),
        ("The army said five people died; the rebels claimed 30.", {(5, "The army"), (30, "the rebels")}),
        ("By the hospital's count, 14 people died.", {(14, "the hospital")}),
        ("On the word of a local doctor, nine people died in the raid.", {(9, "a local doctor")}),
        ("In the words of the mayor, 14 people died.", {(14, "the mayor")}),
        ("UN: 300 killed in Darfur", {(300, "UN")}),
        ("Nyala: 300 killed in Darfur", {(300, None)}),
        ("By Monday, 14 people had died.", {(14, None)}),
    ],
)  # fmt: skip
def test_whose_toll_it_is(text, expected):
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry of health said 12 people died. A later statement by the army said two guards were killed.", "the army"),
        ("The army denied the report. In a statement, it said two civilians had died.", "The army"),
        ("The mayor said the base was hit. The Taliban rejected the claim. The statement said two villagers were killed.",
         "The Taliban"),
    ],
)  # fmt: skip
def test_who_issued_a_statement(text, speaker):
    assert (2, speaker) in tolls(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hamas said that three of its fighters were killed, according to its statement.",
        "The army said five people died; the rebels claimed 30.",
    ],
)
def test_who_tells_of_losses_claims_nothing(text):
    assert [c for c in recount.read(text, published="2026-02-05").claims if isinstance(c, Responsibility)] == []

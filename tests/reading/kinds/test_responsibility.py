import pytest

from recount.reading.kinds import find_responsibility
from tests.reading.kinds.pages import page_of


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (c.position, c.accused.text if c.accused else None, c.speaker.text if c.speaker else None)
        for c in find_responsibility(page_of(text))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the blast.",
        "There was no immediate claim of responsibility.",
        "Nobody has so far taken responsibility for the raid.",
    ],
)
def test_unclaimed(text):
    assert found(text) == [("unclaimed", None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Northern Front claimed responsibility for the raid.", ("claims", "The Northern Front", "The Northern Front")),
        ("The Northern Front said it had carried out the raid.", ("claims", "The Northern Front", "The Northern Front")),
        ("Residents blamed the army for the shelling.", ("accuses", "the army", "Residents")),
        ("Residents blamed the shelling on the army.", ("accuses", "the army", "Residents")),
        ("The governor blamed the rebels.", ("accuses", "the rebels", "The governor")),
        ("The governor accused the rebels of killing two nurses.", ("accuses", "the rebels", "The governor")),
        ("The governor said the rebels were behind the attack.", ("accuses", "the rebels", "The governor")),
        ("The rebels denied any involvement in the attack.", ("denies", "The rebels", "The rebels")),
        ("The rebels denied targeting the clinic.", ("denies", "The rebels", "The rebels")),
        ("The Northern Front said it had shot down a drone.", ("claims", "The Northern Front", "The Northern Front")),
        ("The raid, blamed on the rebels, shut the road.", ("accuses", "the rebels", None)),
        ("Two farmers were killed allegedly by soldiers.", ("accuses", "soldiers", None)),
    ],
)
def test_positions(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels did not deny involvement in the raid.",
        "It is unclear who is responsible for the raid.",
        "The accused were taken to court.",
        "The raid was carried out by rebels.",
        "He is responsible for the budget.",
        "Neither the mayor nor the police blamed any group for the blast.",
        "The governor blamed no one for the blast.",
        "The monitor could not say whether the strike was carried out by the army, a doctor said.",
    ],
)
def test_what_blames_nobody(text):
    assert found(text) == []

import pytest

from recount.reading.kinds import find_demands
from tests.reading.kinds.pages import page_of


def demands(text: str, *said: tuple[str, str, str]) -> list[tuple[str | None, str | None, str]]:
    page = page_of(text, *said)
    return [
        (d.speaker.text if d.speaker else None, d.addressee.text if d.addressee else None, page.quote(d.demand))
        for d in find_demands(page)
    ]


def test_a_list_of_demands_is_several():
    text = (
        "Amina Yusuf, Lawyer in Nairobi: 'Grief is not enough. We demand an open inquiry into the deaths and fuller"
        " transparency about orders.'"
    )
    (first, second) = demands(text)
    assert [first[2], second[2]] == ["an open inquiry into the deaths", "fuller transparency about orders"]
    assert first[0] is not None
    assert first[0].startswith("Amina Yusuf")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amnesty International called on Chad to stop the raids.", ("Amnesty International", "Chad", "stop the raids")),
        ("The United Nations urged Russia to open a corridor.", ("The United Nations", "Russia", "open a corridor")),
        ("The opposition demanded a judicial probe into the riot.", ("The opposition", None, "a judicial probe into the riot")),
        ("Human Rights Watch called for an end to the siege.", ("Human Rights Watch", None, "an end to the siege")),
    ],
)
def test_verbs_of_demand(text, expected):
    assert demands(text) == [expected]


def test_must_binds_somebody_and_needs_a_speaker():
    text = '"The government must release the prisoners now," Sara Ahmed said.'
    said = ("Sara Ahmed", "said", "The government must release the prisoners now")
    assert demands(text, said) == [("Sara Ahmed", "The government", "release the prisoners now")]


@pytest.mark.parametrize(
    "text",
    [
        "The kidnappers demanded a ransom of one million.",
        "Demand for bread rose in the town.",
        "Police did not demand an inquiry.",
        "They called the police.",
    ],
)
def test_what_is_no_demand(text):
    assert demands(text) == []


def test_a_demand_ends_before_the_verb_of_another_clause():
    text = "The government which has called for action against the rebels in the north rejected the claims as baseless."
    page = page_of(text)
    assert [page.quote(d.demand) for d in find_demands(page)] == ["action against the rebels in the north"]

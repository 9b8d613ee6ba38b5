"""Victims of headlines without an article."""

from __future__ import annotations

import pytest

from recount.reading.tolls.telegraphic import telegraphic
from tests.reading.kinds.pages import page_of


def read(text):
    return [
        (text[t.count.start : t.count.end], t.category, t.perpetrator and t.perpetrator.text)
        for t, _ in telegraphic(page_of(text), [])
    ]


@pytest.mark.parametrize(
    ("text", "victim", "category", "killer"),
    [
        ("Gunmen kill vaccinator in Tolma: officials", "vaccinator", "civilian", "Gunmen"),
        ("Rebels gun down police inspector in Tolma", "police inspector", "state_forces", None),
        ("Policeman shot dead in Tolma", "Policeman", "state_forces", None),
        ("Thailand says Thai soldier killed by Cambodian fire", "Thai soldier", "state_forces", None),
        ("TOLMA: Tribal elder reportedly killed near border", "Tribal elder", "civilian", None),
    ],
)
def test_a_victim_without_an_article(text, victim, category, killer):
    [(found, kind, by)] = read(text)
    assert (found, kind) == (victim, category)
    assert killer is None or by == killer


@pytest.mark.parametrize(
    "text",
    [
        "Policeman killed two rebels",
        "Gunmen kill four",
        "Rebels threaten to kill mayor",
        "Drone strike kills peace deal",
        "Gunmen kill policemen in Tolma",
        "The council met in Tolma.\nGunmen kill vaccinator",
        "",
    ],
)
def test_no_single_victim(text):
    assert read(text) == []

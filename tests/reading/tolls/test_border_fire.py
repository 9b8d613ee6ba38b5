"""Fire across a border, and fire that is none."""

from __future__ import annotations

import pytest

from recount.reading.tolls.border_fire import is_border_fire


@pytest.mark.parametrize(
    "sentence",
    [
        "Thai shelling kills four in Cambodia",
        "Cambodia says three killed by Thai army firing",
        "Two dead as Thai, Cambodian troops trade heavy fire",
        "Five die in shelling between Azerbaijani and Armenian forces",
        "Mortar fire across the contact line kills one",
        "Six killed in Karabakh shelling",
        "Azerbaijani artillery kills two in Karabakh, officials say",
        "One hurt in fresh border firing",
    ],
)
def test_armies_that_fire_across_a_border(sentence):
    assert is_border_fire(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Syrian shelling kills twelve in Homs",
        "Syrian army shelling near the Turkish border kills four",
        "Turkish-backed rebels' shelling kills two in Afrin",
        "Chadian helicopter fire kills three near the Sudan border",
        "Four killed in a market bombing in Chad, Niger says",
        "Two killed in police firing",
        "",
    ],
)
def test_other_fire(sentence):
    assert not is_border_fire(sentence)

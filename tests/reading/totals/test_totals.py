"""The totals of one report: what is counted once, what adds up, what is rival, and what is withheld."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Party, Period, Span, Toll, Totals
from recount.reading.totals import document_totals
from recount.reading.totals.main_event import main_event
from tests.reading.totals.story import Story, on


def test_nobody_harmed_is_zero_and_says_so():
    assert document_totals([], "The council met.") == ({"killed": Totals(0, 0, 0), "injured": Totals(0, 0, 0)}, {})


def test_other_harms_only_where_a_toll_is():
    story = Story("Soldiers detained nine men in Lower Marl.")
    story.toll("nine", "detained", 9, victim="men")
    totals, by_category = document_totals(story.tolls, story.text)
    assert list(totals) == ["killed", "injured", "detained"]
    assert totals["detained"] == Totals(9, 9, 9)
    assert list(by_category) == ["detained"]


def test_headline_lead_and_body_are_one_toll():
    story = Story("3 hurt in Elm Street\n\nThree people were hurt. All three are stable. A boy, 9, was hit in the arm.")
    story.toll("3", "injured", 3)
    story.toll("Three", "injured", 3, victim="people")
    story.toll("All three", "injured", 3)
    story.toll("A boy", "injured", implicit=True, victim="A boy, 9")
    assert story.totals("injured") == (3, 3, 3)


def test_a_number_outranks_several():
    story = Story("Several people were hurt in Tolma. Nine people were hurt, the mayor said.")
    story.toll("Several", "injured", 3, 9, victim="people")
    story.toll("Nine", "injured", 9, victim="people")
    assert story.totals("injured")[1] == 9


def test_the_sum_that_a_report_opens_with_is_its_total():
    story = Story("Two women and a man died. Four of the victims lay in the hall, and a boy saw a girl die.")
    story.toll("Two", "killed", 2, victim="women")
    story.toll("a man", "killed", implicit=True, victim="a man")
    story.toll("a girl", "killed", implicit=True, victim="a girl")
    assert story.totals()[1] == 3


def test_rival_voices_give_a_range_and_the_first_is_best():
    story = Story("The hospital counted 11 dead. Residents said 14 people died. Residents later said 14 people died.")
    story.toll("11", "killed", 11, speaker=("The hospital", "medical"))
    story.toll("14", "killed", 14, victim="people", speaker=("Residents", "local"))
    story.toll("14", "killed", 14, victim="people", speaker=("Residents", "local"))
    assert story.totals() == (11, 11, 14)


def test_hedged_figures_stand_behind_plain_ones():
    story = Story("Some 40 people are feared dead. The clinic counted 25 dead.")
    story.toll("Some 40", "killed", 36, 44, victim="people", stance="alleges")
    story.toll("25", "killed", 25, speaker=("The clinic", "medical"))
    assert story.totals() == (25, 25, 44)


def test_the_outlets_own_range_has_weighed_the_sources():
    story = Story("Between 15 and 18 people were killed. A relief group said 12 people died.")
    story.toll("Between 15 and 18", "killed", 15, 18, victim="people")
    story.toll("12", "killed", 12, victim="people", speaker=("A relief group", "civil_society"))
    assert story.totals() == (15, 15, 18)


def test_an_earlier_figure_is_replaced():
    story = Story("Six people were killed. Initial reports spoke of two dead people. The toll has since risen to nine people.")
    story.toll("Six", "killed", 6, victim="people")
    story.toll("two", "killed", 2, victim="people", speaker=("reports", "media"))
    story.toll("nine", "killed", 9, victim="people", speaker=("wire", "media"))
    assert story.totals() == (9, 9, 9)


def test_names_known_raise_the_lower_bound():
    story = Story("Residents said six people died. Relatives gave the names of eight people who died.")
    story.toll("six", "killed", 6, victim="people", speaker=("Residents", "local"))
    story.toll("eight", "killed", 8, victim="people", speaker=("Relatives", "local"))
    assert story.totals() == (8, 8, 8)


def test_the_lists_of_names_raise_the_lower_bound():
    story = Story("Residents said six people died in the house.\n\nFamily members (5)\n\nFamily members (3)")
    story.toll("six", "killed", 6, victim="people", speaker=("Residents", "local"))
    story.toll("5", "killed", 5)
    story.toll("3", "killed", 3)
    assert story.totals() == (8, 8, 8)


def test_the_lead_says_how_many_of_a_list_died():
    story = Story("On Monday at least six people were killed in Marl.\n\nFamily members (8)")
    story.toll("at least six", "killed", 6, None, victim="people")
    story.toll("8", "killed", 8)
    assert story.totals() == (6, 6, None)


def test_a_list_of_a_household_with_one_death_holds_survivors():
    story = Story("On Monday a girl was killed in Marl and four relatives were hurt.\n\nFamily members (5)")
    story.toll("a girl", "killed", implicit=True, victim="a girl")
    story.toll("5", "killed", 5)
    assert story.totals() == (1, 1, 1)


def test_a_rise_to_the_figure_of_the_lead_is_no_later_figure():
    story = Story("On Monday a shell killed six people.\n\nA clinic spoke of four dead, which rose to six.\n\nVictims (9)")
    story.toll("six", "killed", 6, victim="people")
    story.toll("four", "killed", 4, speaker=("A clinic", "medical"))
    story.toll("six", "killed", 6, speaker=("A clinic", "medical"))
    story.toll("9", "killed", 9)
    assert story.totals() == (6, 6, 6)


@pytest.mark.parametrize(
    "opening",
    ["A strike on Marl on Tuesday killed seven people.", "Seven people killed in Marl", "The Brandt house lost seven people."],
)
def test_the_figure_of_a_lead_is_best_and_hides_no_rival(opening):
    story = Story(f"{opening}\n\nA clinic counted five dead. Residents spoke of nine.")
    story.toll("even", "killed", 7, victim="people")
    story.toll("five", "killed", 5, speaker=("A clinic", "medical"))
    story.toll("nine", "killed", 9, speaker=("Residents", "local"))
    assert story.totals() == (5, 7, 9)


def test_dozens_say_no_more_than_the_figure_that_they_allow():
    story = Story("The clinic counted 34 dead. Residents spoke of dozens of dead.")
    story.toll("34", "killed", 34, speaker=("The clinic", "medical"))
    story.toll("dozens", "killed", 12, 99, speaker=("Residents", "local"))
    assert story.totals() == (12, 34, 34)


def test_dozens_beyond_a_figure_are_a_rival_account():
    story = Story("The clinic counted 7 dead. Residents spoke of dozens of dead.")
    story.toll("7", "killed", 7, speaker=("The clinic", "medical"))
    story.toll("dozens", "killed", 12, 99, speaker=("Residents", "local"))
    assert story.totals() == (7, 7, 99)


def test_a_partys_word_on_its_enemy_is_withheld_and_its_own_losses_are_not():
    army = ("the army", "state")
    story = Story(
        "the army said 216 fighters were killed. It said 36 villagers and 22 soldiers died."
        " Monitors say 9 of the 216 had vanished."
    )
    story.toll("216", "killed", 216, victim="fighters", category="armed_group", speaker=army)
    story.toll("36", "killed", 36, victim="villagers", category="civilian", speaker=army)
    story.toll("22", "killed", 22, victim="soldiers", category="state_forces", speaker=army)
    story.toll("9", "killed", 9, speaker=("Monitors", "civil_society"), part_of="t0")
    assert story.totals() == (31, None, 274)
    categories = story.categories()
    assert categories["armed_group"] == (0, None, 216)
    assert categories["civilian"] == (0, None, 36)
    assert categories["state_forces"] == (22, 22, 22)
    assert categories["unknown"] == (9, None, 9)


@pytest.mark.parametrize(
    ("speaker", "stance", "doer", "best"),
    [
        (("police", "state"), "asserts", None, 5),
        (("a hospital", "medical"), "asserts", None, 5),
        (None, "asserts", None, 5),
        (("the rebels", "armed_group"), "asserts", "state", None),
        (("the army", "state"), "asserts", None, None),
        (("the army", "state"), "asserts", "state", 5),
        (("the army", "state"), "acknowledges", None, 5),
        (("residents", "local"), "denies", None, None),
    ],
)
def test_whose_word_on_dead_civilians_counts(speaker, stance, doer, best):
    story = Story("Five civilians died in the strike.")
    perpetrator = Party("jets", 0, 4, side=doer) if doer else None
    said = {"speaker": speaker, "stance": stance, "perpetrator": perpetrator}
    story.toll("Five", "killed", 5, victim="civilians", category="civilian", **said)
    assert story.totals() == ((5 if best else 0), best, 5)


def test_the_outlets_own_words_count_beside_a_withheld_claim():
    story = Story("The army said 30 militants were killed. Reporters saw the bodies of 12 militants.")
    story.toll("30", "killed", 30, victim="militants", category="armed_group", speaker=("The army", "state"))
    story.toll("12", "killed", 12, victim="militants", category="armed_group")
    assert story.totals() == (12, 12, 30)


def test_a_general_toll_covers_the_sides():
    story = Story("At least 58 people died in the clashes. The ministry lost 22 soldiers. Medics counted 36 dead villagers.")
    story.toll("At least 58", "killed", 58, None, victim="people")
    story.toll("22", "killed", 22, victim="soldiers", category="state_forces")
    story.toll("36", "killed", 36, victim="villagers", category="civilian", speaker=("Medics", "medical"))
    assert story.totals()[:2] == (36, 58)
    assert {k: v[1] for k, v in story.categories().items()} == {"civilian": 36, "state_forces": 22, "unknown": 0}


def test_sides_add_up_where_nothing_covers_them():
    story = Story("Two soldiers and five villagers died.")
    story.toll("Two", "killed", 2, victim="soldiers", category="state_forces")
    story.toll("five", "killed", 5, victim="villagers", category="civilian")
    assert story.totals() == (7, 7, 7)


PARTIES = st.none() | st.builds(
    Party, st.sampled_from(["the army", "police", "rebels", "a clinic"]), st.just(0), st.just(3),
    side=st.sampled_from(["state", "armed_group", "medical", "unknown"]),
)  # fmt: skip
WORDS = "At least two men and a boy died. Police said another 3 of the victims fell; up to 15 were hit. Ned Farrow rose to 9. "


@st.composite
def toll_of(draw, n):
    start, low = draw(st.integers(0, len(WORDS) + 4)), draw(st.integers(0, 60))
    span = Span(start, start + draw(st.integers(1, 12)))
    dated = st.builds(on, st.integers(0, 5)) | st.just(Period("soon", 0, 4, "not a day", "2031"))
    return Toll(
        id=f"t{n}",
        evidence=span,
        harm=draw(st.sampled_from(["killed", "injured", "missing"])),
        low=low,
        high=draw(st.none() | st.integers(low, 99)),
        count=span,
        implicit=draw(st.booleans()),
        victim=draw(st.none() | st.just(span)),
        stance=draw(st.sampled_from(["asserts", "alleges", "acknowledges", "denies"])),
        category=draw(st.sampled_from(["civilian", "armed_group", "state_forces", "unknown"])),
        speaker=draw(PARTIES),
        perpetrator=draw(PARTIES),
        scope=draw(st.sampled_from(["event", "event", "cumulative"])),
        when=draw(st.none() | dated),
        part_of=draw(st.none() | st.integers(0, 9).map(lambda k: f"t{k}")),
    )


@st.composite
def tolls(draw):
    return [draw(toll_of(n)) for n in range(draw(st.integers(0, 9)))]


@given(tolls(), st.randoms())
def test_any_tolls_in_any_order(made, random):
    totals, by_category = document_totals(made, WORDS)
    for figure in [*totals.values(), *(f for categories in by_category.values() for f in categories.values())]:
        assert figure.low <= (figure.low if figure.best is None else figure.best)
        assert figure.high is None or max(figure.low, figure.best or 0) <= figure.high
    shuffled = random.sample(made, len(made))
    assert document_totals(shuffled, WORDS) == (totals, by_category)
    assert set(totals) == {"killed", "injured"} | {t.harm for t in main_event(made)}


@given(st.integers(0, 400), st.none() | st.integers(400, 900), st.sampled_from(["killed", "injured"]))
def test_restating_a_toll_changes_nothing(low, high, harm):
    story = Story("Many people fell at the bridge. Many people fell at the bridge, it is said again.")
    story.toll("Many", harm, low, high, victim="people")
    once = document_totals(story.tolls, story.text)
    story.toll("Many", harm, low, high, victim="people")
    assert document_totals(story.tolls, story.text) == once


@pytest.mark.parametrize("shape", ["plain", "chain", "voices", "people"])
def test_ten_thousand_tolls_are_read_in_seconds(shape):
    many = 10_000
    text = "5 people died, Ned Farrow said. " * many
    made = []
    for n in range(many):
        at = 32 * n
        made.append(
            Toll(
                id=f"t{n}",
                evidence=Span(at, at + 30),
                harm="killed" if n % 2 else "injured",
                low=5,
                high=5,
                count=Span(at, at + 1),
                victim=Span(at + 15, at + 25),
                speaker=Party(f"voice {n}", 0, 5) if shape == "voices" else None,
                part_of=f"t{n - 1}" if shape == "chain" and n else None,
                implicit=shape == "people",
            )
        )
    began = time.perf_counter()
    document_totals(made, text)
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    "text",
    [
        "A number of people were reportedly killed in Lower Marl.",
        "The raid hit a house, killing a number of others.",
        "The raid wounded and killed civilians in Lower Marl.",
        "The raid led to the death and injury of a number of people.",
        "The desk spoke of martyrs and wounded in Lower Marl.",
    ],
)
def test_a_plural_without_a_number_is_more_than_one_and_no_best(text):
    assert document_totals([], text)[0]["killed"] == Totals(2, None, None)


def test_a_number_outranks_a_plural():
    story = Story("A number of people were killed. The clinic counted 5 dead.")
    story.toll("5", "killed", 5)
    assert story.totals() == (5, 5, 5)


def test_lists_hold_everybody_known_by_name():
    story = Story("Ada Brun died. Her brother Leo Falk died. Friends mourned Ole Falk.\n\nFamily members (2)")
    for name in ("Ada Brun", "Leo Falk", "Ole Falk"):
        story.toll(name, "killed", implicit=True, victim=name)
    story.toll("2", "killed", 2, victim="2")
    assert story.totals() == (2, 2, 2)


def test_lists_hold_the_injured_as_well():
    story = Story("Ada Brun died. Leo Falk was injured.\n\nFamily members (2)")
    story.toll("Ada Brun", "killed", implicit=True, victim="Ada Brun")
    story.toll("Leo Falk", "injured", implicit=True, victim="Leo Falk")
    story.toll("2", "killed", 2, victim="2")
    assert story.totals() == (1, 1, 1)


def test_an_open_rival_in_the_same_sentence_bounds_from_above():
    story = Story("At least 18 people died, while others put it at more than 25.")
    story.toll("At least 18", "killed", 18, None, victim="people")
    story.toll("more than 25", "killed", 26, None)
    assert story.totals()[::2] == (18, 26)


def test_the_men_of_a_headline_are_no_fewer_people():
    story = Story("Four men hurt in Marl\n\nTwo people are in hospital.")
    story.toll("Four", "injured", 4, victim="men")
    story.toll("Two", "injured", 2, victim="people")
    assert story.totals("injured")[1] == 4

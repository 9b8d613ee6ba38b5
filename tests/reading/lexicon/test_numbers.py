import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.lexicon.numbers import Interval, exact_numbers, interval, without_units


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("13", 13, 13),
        ("1,250", 1250, 1250),
        ("Four", 4, 4),
        ("twenty-five", 25, 25),
        ("one hundred and five", 105, 105),
        ("two thousand three hundred", 2300, 2300),
        ("1.5 million", 1_500_000, 1_500_000),
        ("1.250 million", 1_250_000, 1_250_000),
        ("2.3m people", 2_300_000, 2_300_000),
        ("12k", 12_000, 12_000),
        ("1 200", 1200, 1200),
        ("12\u202f500\u202f000 people", 12_500_000, 12_500_000),
        ("at least 1.200", 1200, None),
        ("two lakh", 200_000, 200_000),
        ("at least 13", 13, None),
        ("13 or more", 13, None),
        ("40+", 40, None),
        ("more than 100", 101, None),
        ("over a hundred", 101, None),
        ("up to 40", 0, 40),
        ("as many as 24", 0, 24),
        ("fewer than ten", 0, 9),
        ("about 50", 45, 55),
        ("some 200", 180, 220),
        ("nearly 100", 90, 99),
        ("three to four", 3, 4),
        ("between 12 and 15", 12, 15),
        ("12-15", 12, 15),
        ("a couple", 2, 2),
        ("a few", 3, 5),
        ("several", 3, 9),
        ("a handful", 3, 9),
        ("tens", 10, 99),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("dozens", 12, 99),
        ("several dozen", 36, 108),
        ("scores", 20, 99),
        ("hundreds", 100, 999),
        ("thousands", 1000, 9999),
        ("tens of thousands", 10_000, 99_999),
        ("hundreds of thousands", 100_000, 999_999),
        ("both", 2, 2),
        ("triple", 3, 3),
        ("two 8-month-old boys", 2, 2),
    ],
)
def test_the_table_of_number_conventions(phrase: str, low: int, high: int | None) -> None:
    found = interval(phrase)
    assert found is not None
    assert (found.low, found.high, found.implicit) == (low, high, False)


@pytest.mark.parametrize(
    "phrase",
    [
        "a nurse",
        "His brother",
        "Subhash Rana",
        "a 19-year-old man",
        "driver, 45,",
        "a 10-year veteran",
        "an 8-month-old girl",
        "her three-week old son",
        "a 3.5-year-old boy",
        "27-yo Ilka Brun",
        "17 y/",  # cut before the o
        "a 13- or 14-year-old boy",
        "Ilka Brun (27",
    ],
)
def test_a_single_person_without_a_number(phrase: str) -> None:
    assert interval(phrase) == Interval(1, 1, implicit=True)


@pytest.mark.parametrize(
    ("phrase", "after", "low"),
    [
        ("Colonel Rao, commander of the 45 Garhwal", " Rifles, also died", 1),
        ("a havildar of 17 Madras Regiment", " was hit", 1),
        ("12", " Golani Brigade soldiers", 12),
        ("the deaths of 12", " Golani Brigade soldiers", 12),
    ],
)
def test_the_number_of_a_unit_counts_nobody(phrase: str, after: str, low: int) -> None:
    found = interval(without_units(phrase, after))
    assert found is not None
    assert found.low == low


def test_as_many_repeats_another_number() -> None:
    assert interval("as many") is None


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_read_back(n: int) -> None:
    assert exact_numbers(str(n)) == [n]
    assert exact_numbers(f"{n:,}") == [n]


@given(st.text(max_size=300))
def test_any_text_gives_an_ordered_interval(text: str) -> None:
    found = interval(text)
    assert found is None or (found.low >= 0 and (found.high is None or found.low <= found.high))

import msgspec
import pytest

from recount.model import Period, Place, Span, Totals
from recount.views import phrases

from .articles import AIR_FORCE, ARMY, READING, SWEEP_DAYS, VALLEY, YEAR, toll


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (216, 216, "216"),
        (1200, 1200, "1,200"),
        (12, 99, "12–99"),
        (701, None, "701+"),
        (None, None, ""),
        (None, 4, "at most 4"),
    ],
)
def test_ranges(low, high, expected):
    assert phrases.span_of_numbers(low, high) == expected


@pytest.mark.parametrize(
    ("said", "low", "high", "expected"),
    [
        ("216", 216, 216, "216"),
        ("1,200", 1200, 1200, "1,200"),
        ("1200", 1200, 1200, "1200"),
        ("dozens", 12, 99, "dozens (12–99)"),
        ("over 700", 701, None, "over 700 (701+)"),
        ("a nurse", 1, 1, "a nurse (1)"),
    ],
)
def test_a_count_is_given_as_printed_and_as_a_number_where_the_words_say_it_otherwise(said, low, high, expected):
    claim = msgspec.structs.replace(toll(said, Span(0, len(said))), low=low, high=high)
    assert phrases.count(said, claim) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Totals(58, 58, 58), "58"),
        (Totals(58, 58, 274), "58 (58–274)"),
        (Totals(0, None, 216), "withheld (0–216)"),
        (Totals(0, 0, 0), "0"),
        (Totals(5, None, None), "withheld (5+)"),
    ],
)
def test_totals(value, expected):
    assert phrases.totals(value) == expected


def test_parties():
    assert phrases.sided(ARMY) == "Armed Forces of Verandia (state)"
    assert phrases.sided(msgspec.structs.replace(ARMY, name=None, side="unknown")) == "The army of Verandia"
    assert phrases.sided(None) == ""
    assert phrases.stated(AIR_FORCE, "denies", READING.document) == "Air Force of Verandia (state) denied"
    assert phrases.speaker(None, READING.document) == "The Karsk Courier"


def test_places_and_periods():
    assert phrases.place(VALLEY) == "Karsk, VX (district)"
    assert phrases.place(Place("Nowhere\nTown", 0, 12)) == "“Nowhere Town”"
    assert phrases.period(SWEEP_DAYS) == "2031-03-04 to 2031-03-14"
    assert phrases.period(Period("Friday", 0, 6, "2031-03-14", "2031-03-14", 1)) == "2031-03-14"
    assert phrases.period(YEAR) == "“the year's”"
    assert phrases.period(Period("since May", 0, 9, "2031-05-01", None)) == "from 2031-05-01"
    assert phrases.period(Period("until May", 0, 9, None, "2031-05-31")) == "until 2031-05-31"


@pytest.mark.parametrize(
    ("said", "category", "expected"),
    [
        ("rebels", "armed_group", "rebels (armed group)"),
        ("civilians", "civilian", "civilians"),
        ("", "unknown", "status not stated"),
    ],
)
def test_a_category_is_named_unless_the_words_name_it(said, category, expected):
    victim = Span(0, len(said)) if said else None
    assert phrases.victims(said, toll("1", Span(0, 1), victim=victim, category=category)) == expected

"""Rivals are found by month and figure; a comparison of all pairs says which they are."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recount.review.rivals import Tolls
from tests.review.cast import REBELS

PLACES = (None, *(replace(REBELS.place, name=name) for name in ("Veran", "Lisk")))
SPEAKERS = (None, *(replace(REBELS.speaker, name=name) for name in ("army", "hospital", "mayor", "priest", "rebels")))
DAYS = ("2031-01-05", "2031-01-31", "2031-02-01", "2033-06-30")


@st.composite
def tolls(draw):
    first, last = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
    low = draw(st.integers(0, 4))
    return replace(
        REBELS,
        place=draw(st.sampled_from(PLACES)),
        speaker=draw(st.sampled_from(SPEAKERS)),
        category=draw(st.sampled_from(("civilian", "unknown"))),
        harm=draw(st.sampled_from(("killed", "injured"))),
        when=draw(st.sampled_from((None, replace(REBELS.when, first=first, last=last)))),
        low=low,
        high=draw(st.sampled_from((None, low, low + 2))),
    )


def said_by(toll):
    return "" if toll.speaker is None else toll.speaker.name


def compared(toll, other):
    """Whether two tolls speak of the same harm, place and days on two words."""
    same = toll.harm == other.harm and toll.place is not None and toll.place == other.place
    a, b = toll.when, other.when
    return same and said_by(toll) != said_by(other) and (not (a and b) or (a.first <= b.last and b.first <= a.last))


def exclude(toll, other):
    """Whether no number lies between the bounds of both."""
    bounds = [(one.low, 99 if one.high is None else one.high) for one in (toll, other)]
    return toll.category == other.category and not any(all(low <= n <= high for low, high in bounds) for n in range(100))


@given(st.lists(tolls(), max_size=12))
def test_they_are_those_of_all_pairs(made):
    shelves = Tolls(made)
    for toll in made:
        rivals = [other for other in made if compared(toll, other)]
        against = {said_by(other) for other in rivals if exclude(toll, other)}
        found = shelves.against(toll)
        assert shelves.beside(toll) == bool(rivals)
        assert set(found) <= against
        assert len(found) == min(3, len(against))
        assert found == sorted(found)

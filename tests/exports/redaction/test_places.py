import msgspec
import pytest

from recount.exports.redaction.places import coarsened, finer_names
from recount.model import Place

QUETTA = Place("Quetta", 0, 6, "Quetta", "Balochistan", "PK", 30.18, 67.0, 1)
PROVINCE = Place("Balochistan", 10, 21, "Balochistan", "Balochistan", "PK", 28.5, 65.1, 4)
UNKNOWN = Place("Old Karsk", 0, 9, country="VX", admin1="Karsk", lat=41.25, lon=-3.5, precision=1)


def told(place):
    return place.name, place.precision


@pytest.mark.parametrize(("level", "precision"), [("province", 4), ("country", 6)])
def test_a_place_becomes_the_division_that_holds_it_with_the_coordinates_of_that(level, precision):
    wider = coarsened(QUETTA, level)
    assert wider.precision == precision
    assert (wider.lat, wider.lon) != (QUETTA.lat, QUETTA.lon)
    assert (wider.name == "Balochistan") is (level == "province")


def test_what_is_coarse_enough_stays():
    assert coarsened(PROVINCE, "province") is PROVINCE
    assert coarsened(QUETTA, "exact") is QUETTA


def test_a_place_that_the_gazetteer_lacks_loses_its_coordinates():
    assert told(coarsened(UNKNOWN, "province")) == ("Karsk", 4)
    assert coarsened(UNKNOWN, "province").lat is None
    assert told(coarsened(UNKNOWN, "country")) == (None, 6)
    nowhere = msgspec.structs.replace(UNKNOWN, country=None, admin1=None)
    assert coarsened(nowhere, "country").precision is None


def test_finer_names_may_not_stand_in_the_text_unless_a_coarser_place_shares_them():
    assert {term.words for term in finer_names([QUETTA, PROVINCE], "province")} == {"Quetta"}
    city = msgspec.structs.replace(QUETTA, text="Balochistan", name="Balochistan")
    assert list(finer_names([city, PROVINCE], "province")) == []

import gzip
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reading.places.gazetteer import (
    Gazetteer,
    abbreviation_key,
    division_key,
    fold,
    people_key,
    pointed_key,
)

WEIGHT_OF_LOADING = """
import resource, time
from recount.reading.places.gazetteer import Gazetteer
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
Gazetteer.load()
print(time.process_time() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Khān Yūnis", "khan yunis"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Sana'a", "sanaa"),
        ("Côte d’Ivoire", "cote divoire"),
        ("St. Louis", "saint louis"),
        ("  New   York ", "new york"),
    ],
)
def test_folding_keeps_what_spellings_share(name, key):
    assert fold(name) == key


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name):
    assert fold(fold(name)) == fold(name)


def test_marks_keep_short_names_apart(gazetteer):
    assert gazetteer.named(abbreviation_key("U.S."))[0].country == "US"
    assert gazetteer.named("us") == ()
    assert gazetteer.named(pointed_key("Calif"))[0].name == "California"
    assert gazetteer.named(people_key("Syrian"))[0].country == "SY"


@pytest.mark.parametrize(
    ("name", "kind", "country", "admin1", "lat", "lon"),
    [
        ("quetta", "city", "PK", "Balochistan", 30.2, 67.0),
        ("mosul", "city", "IQ", "Nineveh", 36.3, 43.1),
        ("balochistan", "admin1", "PK", "Balochistan", 28.5, 65.5),
        ("west tripura", "admin2", "IN", "Tripura", 23.9, 91.3),
        ("khan sheikhoun", "city", "SY", "Idlib", 35.4, 36.7),
        ("raqqa", "city", "SY", "Raqqa", 35.95, 39.0),
        ("kech", "admin2", "PK", "Balochistan", 26.0, 63.0),
        ("paris", "city", "US", "Texas", 33.7, -95.6),
        ("myanmar", "country", "MM", "", 21.0, 96.0),
        ("burma", "country", "MM", "", 21.0, 96.0),
        ("gaza strip", "region", "PS", "", 31.4, 34.35),
    ],
)
def test_well_known_places_are_where_they_are(gazetteer, name, kind, country, admin1, lat, lon):
    found = [e for e in gazetteer.named(name) if (e.kind, e.country) == (kind, country) and admin1 in ("", e.admin1)]
    assert found
    assert found[0].lat == pytest.approx(lat, abs=0.5)
    assert found[0].lon == pytest.approx(lon, abs=0.5)


def test_precision_follows_the_kind(gazetteer):
    expected = {"city": 1, "admin2": 3, "admin1": 4, "country": 6}
    entries = [e for name in ("mosul", "quetta", "georgia", "paris", "idlib", "springfield") for e in gazetteer.named(name)]
    assert {e.kind for e in entries} >= {"city", "admin1", "admin2", "country"}
    assert all(e.precision == expected[e.kind] for e in entries)


def test_namesakes_come_by_population(gazetteer):
    populations = [entry.population for entry in gazetteer.named("springfield")]
    assert len(populations) > 10
    assert populations == sorted(populations, reverse=True)


def test_every_country_has_a_name_and_a_point(gazetteer):
    codes = [line.split("\t")[0] for line in _table("countries.tsv")]
    assert len(codes) == 250
    for code in codes:
        country = gazetteer.named(division_key(code))[0]
        assert country.kind == "country"
        assert country.precision == 6
        assert -90 <= (country.lat or 99) <= 90


def test_hand_made_tables_are_whole():
    for file, width in (("countries.tsv", 5), ("regions.tsv", 9)):
        assert all(len(line.split("\t")) == width for line in _table(file))


def test_names_are_sorted_by_bytes_and_point_at_places():
    data = files("recount.reading").joinpath("data")
    names = gzip.decompress(data.joinpath("names.tsv.gz").read_bytes()).split(b"\n")
    places = gzip.decompress(data.joinpath("places.tsv.gz").read_bytes()).split(b"\n")
    keys = [line.partition(b"\t")[0] for line in names]
    assert keys == sorted(set(keys))
    assert all(line.count(b"\t") == 8 for line in places)
    assert max(int(number) for line in names for number in line.partition(b"\t")[2].split(b" ")) < len(places)


def test_prefixes_tell_whether_a_longer_name_exists(gazetteer):
    assert gazetteer.has_prefix("new")
    assert not gazetteer.has_prefix("qwertyuiop")


def test_unknown_names_have_no_places(gazetteer):
    assert gazetteer.named("") == ()
    assert gazetteer.named("no such place at all") == ()


def test_loading_is_quick_and_small():
    printed = subprocess.run([sys.executable, "-c", WEIGHT_OF_LOADING], capture_output=True, text=True, check=True).stdout
    seconds, megabytes = map(float, printed.split())
    assert seconds < 1.0  # 0.2 on the machine of the figures; slack for a busy one
    assert megabytes < 120


def _table(file: str) -> list[str]:
    text = files("recount.reading").joinpath("data", file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")][1:]

"""Events in other projects' columns, before claims are linked: one row a report."""

import csv
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.exports import acled, ged, geojson, hxl
from recount.exports.cells import escaped, unescaped
from recount.exports.figures import deaths
from recount.exports.ged import priogrid
from recount.exports.tables import csv_lines
from recount.model import Totals

GED = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id
dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office
source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude
geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians
deaths_unknown best high low gwnoa gwnob
""".split()
ACLED = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
geo_precision source source_scale notes fatalities tags timestamp
""".split()


def table(pieces):
    return list(csv.DictReader(b"".join(pieces).decode().splitlines()))


def test_ged_has_exactly_ucdp_s_49_columns_and_each_report_once(everything):
    rows = table(ged.ged(everything))
    assert list(rows[0]) == GED
    assert len(GED) == 49
    assert [row["source_office"] for row in rows] == ["The Karsk Courier", "The Courier", ""]
    first, second, other = rows
    assert (first["best"], first["low"], first["high"]) == ("65", "65", "65")
    assert (first["type_of_violence"], first["side_a"], first["side_b"]) == (
        "1",
        "Armed Forces of Verandia",
        "Karsk Free Front",
    )
    assert first["source_original"].startswith("Armed Forces of Verandia (state) said; Ada Mirov (state) admitted")
    assert second["number_of_sources"] == "2"
    assert (second["code_status"], first["code_status"]) == ("Clear", "Check")
    assert other["id"] == "7"


def test_acled_has_exactly_its_31_columns_and_says_on_whose_word(everything):
    rows = table(acled.acled(everything))
    assert list(rows[0]) == ACLED
    assert len(ACLED) == 31
    assert (rows[0]["event_type"], rows[0]["disorder_type"], rows[0]["inter1"]) == (
        "Battles",
        "Political violence",
        "State forces",
    )
    assert "Armed Forces of Verandia (state) said: 48 killed, rebels (armed group)." in rows[0]["notes"]
    assert "The figure rests on the word of a party on its enemy." in rows[0]["notes"]


def test_hxl_has_a_row_of_tags_below_the_names(everything):
    names, tags, first, *_ = csv.reader(b"".join(hxl.hxl(everything)).decode().splitlines())
    assert dict(zip(names, tags, strict=True))["best"] == "#affected+killed"
    assert all(tag.startswith("#") for tag in tags)
    assert dict(zip(names, first, strict=True))["injured"] == "9"


def place(of, **changed):
    """The extract with every place of the report made another one."""

    def moved(claim):
        return msgspec.structs.replace(claim, place=msgspec.structs.replace(claim.place, **changed)) if claim.place else claim

    def standing(one):
        return msgspec.structs.replace(one, claims=tuple(moved(c) if hasattr(c, "place") else c for c in one.claims))

    return [
        msgspec.structs.replace(dossier, standings=tuple(standing(one) for one in dossier.standings)) for dossier in of.dossiers
    ]


@pytest.mark.parametrize(
    ("precision", "pinned"), [(1, True), (2, True), (3, False), (4, False), (5, False), (6, False), (7, False)]
)
def test_only_a_place_that_is_known_is_a_pin(everything, precision, pinned):
    of = type(everything)(head=everything.head, dossiers=place(everything, precision=precision, lat=41.25, lon=-3.5))
    found = json.loads(b"".join(geojson.geojson(of)))
    assert found["type"] == "FeatureCollection"
    assert found["ledger_head"] == everything.head
    for feature in found["features"]:
        assert feature["properties"]["where_prec"] == precision
        assert feature["geometry"] == ({"type": "Point", "coordinates": [-3.5, 41.25]} if pinned else None)
        assert list(feature["properties"]) == [column.name for column in geojson.PROPERTIES]


@given(st.text())
def test_any_cell_comes_back_and_none_is_a_formula(cell):
    assert unescaped(escaped(cell)) == cell
    line = b"".join(csv_lines([[cell]])).decode()
    (found,) = next(csv.reader([line], strict=True)) or [""]
    assert not found.startswith(("=", "+", "\t", "\r")) or found.lstrip("+").replace(".", "", 1).isdigit()


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(cell):
    assert escaped(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-3.5", "+4", "1e-5", "-1", "@karsk_news", "it's", "'quoted'", "–5", ""])
def test_numbers_accounts_and_words_stay_as_they_are(cell):
    assert escaped(cell) == cell


def test_the_cells_of_prio_grid():
    assert priogrid(-89.9, -179.9) == 1
    assert priogrid(41.25, -3.5) == 188994


FIGURE = st.builds(lambda low, more, best, open: Totals(low, low + more // 2 if best else None, None if open else low + more),
                   st.integers(0, 500), st.integers(0, 500), st.booleans(), st.booleans())  # fmt: skip
CATEGORIES = st.dictionaries(st.sampled_from(["civilian", "armed_group", "state_forces", "unknown"]), FIGURE)


@given(FIGURE, CATEGORIES)
def test_deaths_keep_ucdp_s_rules_whatever_the_totals(total, by_category):
    died = deaths(total, by_category, [])
    assert 0 <= died.low <= died.best <= died.high
    assert sum(died.by_category.values()) == died.best
    assert min(died.by_category.values()) >= 0

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Span
from recount.views.csv_table import COLUMNS, head, neutral, rows

from .articles import DEATHS, READING, TEXT, plain_reading, toll


def _table(reading):
    return list(csv.DictReader(io.StringIO(head() + rows(reading), newline="")))


def test_one_row_a_claim_and_every_cell_in_a_documented_column():
    table = _table(READING)
    assert len(table) == len(READING.claims)
    assert all(set(row) == set(COLUMNS) for row in table)
    assert all(meaning.endswith(".") for meaning in COLUMNS.values())


def test_the_values_of_a_toll_come_back():
    row = next(row for row in _table(READING) if row["id"] == "c-children")
    found = {name: value for name, value in row.items() if value and not name.startswith(("document", "uri", "title"))}
    assert found == {
        "outlet": "The Karsk Courier", "byline": "By Noor Adel", "published": "2031-03-14", "number": "T3", "kind": "toll",
        "quote": TEXT[DEATHS.start : DEATHS.end],
        "start": "320", "end": "435", "id": "c-children", "speaker_text": "Col. Ada Mirov", "speaker_name": "Ada Mirov",
        "speaker_role": "Colonel, army spokeswoman", "speaker_side": "state", "stance": "acknowledges", "harm": "killed",
        "low": "6", "high": "6", "count": "six", "implicit": "false", "victim": "children", "label": "child",
        "category": "civilian",
        "place_text": "Old Karsk", "place_name": "Old Karsk", "place_admin1": "Karsk", "place_country": "VX",
        "place_lat": "41.25", "place_lon": "-3.5", "place_precision": "1", "scope": "event", "part_of": "c-civilians",
    }  # fmt: skip


def test_an_open_range_is_an_empty_cell_and_things_seized_are_listed():
    table = {row["id"]: row for row in _table(READING)}
    assert (table["c-year"]["low"], table["c-year"]["high"]) == ("901", "")
    assert table["c-seizure"]["items"] == "30 rifles [weapon, 30]; mortar shells [ammunition]"
    assert table["c-seizure"]["from_name"] == "Karsk Free Front"
    assert table["c-attacks"]["targets"] == "depots; bridges; a radio station"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_formula_becomes_text(start):
    assert neutral(f'{start}HYPERLINK("http://x","y")') == f'\'{start}HYPERLINK("http://x","y")'
    text = f"{start}cmd|' /C calc'!A1 3 dead"
    (row,) = _table(plain_reading(text, toll(text, Span(20, 21)), title=text, outlet=text))
    assert row["title"][0] == row["outlet"][0] == row["quote"][0] == "'"


def test_a_negative_number_stays_a_number():
    assert neutral(-3.5) == -3.5


@given(st.text(min_size=1).filter(lambda text: max(text) < "\ud800" or max(text) > "\udfff"))
def test_any_text_comes_back_from_the_table(text):
    (row,) = _table(plain_reading(text, toll(text, Span(0, 1)), title=text))
    assert row["title"] == neutral(text)

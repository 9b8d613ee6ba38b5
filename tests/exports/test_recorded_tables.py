import csv
import os
from pathlib import Path

import pytest

from recount.errors import FormatError
from recount.exports import acled, ged
from recount.exports.extracting import extract
from recount.exports.importing import import_file
from recount.exports.recorded_tables import recorded_events
from recount.ledger import ClaimFilter, Ledger
from tests.exports.ledgers import NOON

SAMPLE = Path(__file__).parents[3] / "shared" / "corpora" / "ucdp-ged-sample" / "ged_sample.csv"

GED = [column.name for column in ged.COLUMNS]
ACLED = [column.name for column in acled.COLUMNS]
KARSK = {
    "id": "7", "year": "2031", "type_of_violence": "1", "side_a": "Government of Verandia", "side_b": "Karsk Free Front",
    "source_office": "@karsk_news", "source_headline": "=cmd|' /C calc'!A0", "where_prec": "1", "latitude": "41.25",
    "longitude": "-3.5", "country": "Verandia", "event_clarity": "1", "date_prec": "1", "date_start": "2031-03-14",
    "date_end": "2031-03-14", "deaths_a": "1", "deaths_b": "2", "deaths_civilians": "0", "deaths_unknown": "0", "best": "3",
    "high": "4", "low": "3",
}  # fmt: skip
CLASH = {
    "event_id_cnty": "VER1", "event_date": "2031-03-14", "year": "2031", "time_precision": "1", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Military Forces of Verandia", "inter1": "State forces", "country": "Verandia",
    "admin1": "Karsk", "location": "Old Karsk", "latitude": "41.25", "longitude": "-3.5", "geo_precision": "1",
    "notes": "On 14 March 2031, a clash\nnear Old Karsk.", "fatalities": "3",
}  # fmt: skip


def table(path, columns, *rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.DictWriter(stream, columns)
        lines.writeheader()
        lines.writerows(rows)
    return path


def written(ledger, export, **wanted):
    return b"".join(export(extract(ledger, ClaimFilter(**wanted))))


@pytest.fixture
def empty(tmp_path):
    with Ledger.create(tmp_path / "empty.ledger") as ledger:
        yield ledger


@pytest.mark.skipif(not SAMPLE.exists() and os.environ.get("CI") != "true", reason="../shared/corpora is not published")
def test_ged_is_imported_and_exported_cell_by_cell_and_what_breaks_the_codebook_is_flagged(empty):
    done = import_file(empty, SAMPLE, at=NOON, version="23.1")
    assert (done.kind, done.held, done.added) == ("ucdp-ged", 995, 995)
    with SAMPLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert list(csv.reader(written(empty, ged.ged).decode().splitlines(keepends=True))) == rows
    cells = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    broken = {c["id"] for c in cells if not float(c["low"]) <= float(c["best"]) <= float(c["high"])}
    assert len(broken) == 13
    assert {event.cells["id"] for event in empty.recorded() if event.flags} == broken


@pytest.mark.parametrize(("columns", "row", "export"), [(GED, KARSK, ged.ged), (ACLED, CLASH, acled.acled)])
def test_a_table_comes_back_as_it_was(empty, tmp_path, columns, row, export):
    path = table(tmp_path / "table.csv", columns, row)
    done = import_file(empty, path, at=NOON)
    assert (done.added, done.flagged) == (1, ())
    exported = tmp_path / "exported.csv"
    exported.write_bytes(written(empty, export))
    assert [event.cells for event in recorded_events(exported)] == [event.cells for event in recorded_events(path)]
    with exported.open(encoding="utf-8", newline="") as lines:
        (again,) = csv.DictReader(lines)
    assert {name: cell for name, cell in again.items() if cell != row.get(name, "")} == (
        {"source_headline": "'=cmd|' /C calc'!A0"} if columns is GED else {}
    )


def test_a_row_is_kept_once_and_two_equal_rows_of_a_file_are_two(empty, tmp_path):
    path = table(tmp_path / "twice.csv", GED, KARSK, KARSK)
    assert import_file(empty, path, at=NOON).added == 2
    assert import_file(empty, path, at=NOON).added == 0
    assert import_file(empty, table(tmp_path / "other.csv", GED, KARSK), at=NOON).added == 0
    assert import_file(empty, path, at=NOON, version="24.1").added == 2


@pytest.mark.parametrize(
    ("columns", "row", "changed", "reason"),
    [
        (GED, KARSK, {"low": "5"}, "low 5 is above high 4"),
        (GED, KARSK, {"best": "4"}, "best 4 is not the sum of the four columns of deaths (3)"),
        (GED, KARSK, {"deaths_a": "three"}, "deaths_a 'three' is no number"),
        (GED, KARSK, {"type_of_violence": "3"}, "one-sided violence (type 3) has no deaths on side a or b"),
        (GED, KARSK, {"where_prec": "9"}, "where_prec 9 is not one of 1 to 7"),
        (GED, KARSK, {"date_end": "2031-03-15"}, "date_prec 1 does not go with 2031-03-14 to 2031-03-15"),
        (GED, KARSK, {"date_end": "2031-03-01"}, "date_start 2031-03-14 is after date_end 2031-03-01"),
        (GED, KARSK, {"date_end": "14/3/31"}, "date_end '14/3/31' is no day (YYYY-MM-DD)"),
        (GED, KARSK, {"year": "2030"}, "year 2030 is not that of date_start 2031-03-14"),
        (GED, KARSK, {"latitude": "141.25"}, "latitude 141.25 is outside -90 to 90"),
        (GED, KARSK, {"priogrid_gid": "1"}, "priogrid_gid 1 is not the cell of the coordinates (188994)"),
        (ACLED, CLASH, {"fatalities": "-1"}, "fatalities -1 is no whole number from 0"),
        (ACLED, CLASH, {"event_type": "Fight"}, "event_type 'Fight' is none of ACLED's six"),
        (ACLED, CLASH, {"sub_event_type": "Attack"}, "sub_event_type 'Attack' does not belong to 'Battles'"),
        (ACLED, CLASH, {"year": "2030"}, "year 2030 is not that of event_date 2031-03-14"),
        (ACLED, CLASH, {"inter2": "Rebel group", "interaction": "State forces-Civilians"},
         "interaction 'State forces-Civilians' is not made of inter1 'State forces' and inter2 'Rebel group'"),
    ],
)  # fmt: skip
def test_rows_that_break_their_codebook_are_kept_and_flagged(empty, tmp_path, columns, row, changed, reason):
    done = import_file(empty, table(tmp_path / "t.csv", columns, {**row, **changed}), at=NOON)
    assert (2, reason) in done.flagged
    (kept,) = empty.recorded()
    assert reason in kept.flags
    assert kept.cells == dict.fromkeys(columns, "") | row | changed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\r\n1,2\r\n", "line 1: neither the 49 columns of UCDP GED nor the 31 of ACLED"),
        (",".join(GED[:-1]) + "\r\n", "line 1: lacks gwnob of the 49 columns of ucdp-ged"),
        (",".join(ACLED[3:]) + "\r\n", "line 1: lacks event_id_cnty, event_date, year of the 31 columns of acled"),
        (",".join(GED) + "\r\n" + "x," * 48 + "x\r\n1,2\r\n", "line 3: 2 cells where the first line names 49 columns"),
        (",".join(GED) + '\r\n"x', "line 2: no CSV: unexpected end of data"),
        (",".join([*GED, "best"]) + "\r\n", "line 1: names the column `best` more than once: take out or rename one of them"),
        ("", "line 1: neither"),
    ],
)
def test_a_file_that_is_no_table_is_one_clear_line(empty, tmp_path, content, said):
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError) as error:
        import_file(empty, path, at=NOON)
    assert str(error.value).startswith(str(path))
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert list(empty.recorded()) == []


def test_a_file_in_another_encoding_names_the_line(empty, tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes((",".join(GED) + "\r\n").encode() + "é".encode("latin-1") + b"," * 48)
    with pytest.raises(FormatError, match=r"latin\.csv line \d: not in UTF-8: save the table as CSV in UTF-8"):
        import_file(empty, path, at=NOON)


def test_filters_of_place_and_time_hold_for_rows_and_others_leave_them_out(empty, tmp_path):
    import_file(empty, table(tmp_path / "t.csv", GED, KARSK, {**KARSK, "country": "Syria", "date_end": "2031-04-01"}), at=NOON)

    def ids(**wanted):
        return len(written(empty, ged.ged, **wanted).splitlines()) - 1

    assert ids() == 2
    assert ids(place="verandia") == 1
    assert ids(place="SY") == 1
    assert ids(first="2031-03-15") == 1
    assert ids(last="2031-03-13") == 0
    assert ids(harm="killed") == 0

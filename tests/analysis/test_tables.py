from __future__ import annotations

from datetime import date

import pytest

from recount.analysis.tables import dated, faults_in, histories, reports, rows_of
from recount.errors import FormatError


@pytest.fixture
def written(tmp_path):
    def write(text: str | bytes):
        path = tmp_path / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return rows_of(path)

    return write


def test_histories(written):
    table = histories(written("A,B,count\n1,0,3\n1,1,2\n"))

    assert table.to_dict(as_series=False) == {"A": [1, 1], "B": [0, 1], "count": [3, 2]}


def test_a_column_of_counts_by_another_name(written):
    assert histories(written("A,n\n1,3\n"), count="n")["count"].to_list() == [3]


def test_one_row_a_case_names_it(written):
    assert histories(written("case,A,B\nx,1,0\n")).columns == ["A", "B", "case"]
    assert histories(written("case,lists\nx,A;B\n"))["lists"].to_list() == ["A;B"]


def test_dated_rows(written):
    table = dated(written("date_start,best,high,side\n2014-06-15,3,,Army\n,1,4,\n"), day="date_start")

    assert table.rows() == [(date(2014, 6, 15), 3, 3, 3, "Army"), (None, 1, 1, 4, None)]


def test_a_row_may_stand_for_many_events(written):
    table = dated(written("event_date,events\n2014-06-15,2\n2014-06-16,0\n"), count="events")

    assert table["event_date"].to_list() == [date(2014, 6, 15)] * 2


def test_days_with_a_time_and_a_byte_order_mark(written):
    assert dated(written(b"\xef\xbb\xbfevent_date\n2014-06-15 00:00:00.000\n"))["event_date"][0] == date(2014, 6, 15)


def test_reports(written):
    assert reports(written("date,source\n2014-06-15,Gazette\n")).rows() == [(date(2014, 6, 15), "Gazette")]


@pytest.mark.parametrize(
    ("text", "made", "message"),
    [
        ("", histories, "the file is empty: it needs a line of column names, and rows"),
        ("A,B,count\n", histories, "the table has no row"),
        ("A,B\n1,0\n", histories, "no column `count`: say how many cases share each history"),
        ("A,count\n1,-3\n", histories, "row 1, column `count`: '-3' is no whole number from 0 up"),
        ("A,count\n1,\n", histories, "row 1, column `count`: an empty cell is no whole number"),
        ("A,count\n1,²\n", histories, "row 1, column `count`: '²' is no whole number"),
        ("A,count\n1,1234567890123456789\n", histories, "row 1, column `count`: '1234567890123456789' is no whole number"),
        ("A,count\n7,1\n", histories, "row 1, column `A`: '7' is neither 0 nor 1"),
        ("event_date\nsoon\n", dated, "row 1, column `event_date`: 'soon' is no day such as 2014-06-15"),
        ("day\n2014-06-15\n", dated, "no column `event_date`; there are day"),
        ("event_date,best\n2014-06-15,many\n", dated, "row 1, column `best`: 'many' is no whole number"),
        ("A,count,A\n1,5,0\n", histories, "the first line names the column `A` 2 times: take out or rename all but one"),
        ("a,b\n1,2,3\n", histories, "this is no CSV in UTF-8"),
        (b"a,b\n\xff\xfe,1\n", histories, "this is no CSV in UTF-8"),
        ("date\n2014-06-15\n", reports, "no column `source`"),
    ],
)
def test_faults_are_one_line_each(tmp_path, text, made, message):
    path = tmp_path / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(FormatError) as raised, faults_in("the table"):
        made(rows_of(path))

    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_only_some_rows(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("country,n\nPakistan,1\nIndia,2\n")

    assert rows_of(path, {"country": "India"})["n"].to_list() == ["2"]
    with pytest.raises(FormatError, match="no row with such values"):
        rows_of(path, {"country": "Mali"})
    with pytest.raises(FormatError, match="no column `nation`; there are country, n"):
        rows_of(path, {"nation": "Mali"})

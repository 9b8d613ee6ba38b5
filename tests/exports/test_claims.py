import csv
import io

import pyarrow.parquet as pq

from recount.exports.claims import COLUMNS, claims_csv
from recount.exports.extracting import extract
from recount.exports.parquet import claims_parquet
from recount.exports.reviews import REVIEW_COLUMNS, reviews_csv
from recount.ledger import ClaimFilter
from tests.exports.ledgers import FEWER


def table(pieces):
    return list(csv.DictReader(io.StringIO(b"".join(pieces).decode("utf-8-sig"), newline="")))


def test_the_machine_s_word_and_the_people_s_stand_side_by_side(everything):
    rows = {row["id"]: row for row in table(claims_csv(everything)) if row["document_id"] == "sha256:d"}
    machine, person = rows["sha256:rebels"], rows[FEWER.id]
    assert (machine["word"], machine["stands"], machine["status"], machine["low"]) == ("machine", "false", "corrected", "14")
    assert (person["word"], person["stands"], person["replaces"], person["low"]) == ("person", "true", "sha256:rebels", "11")
    assert person["reviewers"] == "Ada (correct)"
    assert person["number"] == machine["number"]
    bodies = rows["sha256:bodies"]
    assert (bodies["status"], bodies["stands"], bodies["reviewers"]) == ("unsure", "true", "Ada (unsure)")


def test_versions_and_copies_are_told_by_entries(everything):
    rows = table(claims_csv(everything))
    entries = {row["document_id"]: row["entry"] for row in rows}
    assert {row["origin"] for row in rows if row["document_id"] == "sha256:copy"} == {entries["sha256:d"]}
    assert {(row["version"], row["newest"]) for row in rows} == {("1", "true")}


def test_a_spreadsheet_shows_it_right_and_runs_nothing(everything):
    content = b"".join(claims_csv(everything))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == len(table([content])) + 1
    assert list(table([content])[0]) == [column.name for column in COLUMNS]


def test_parquet_holds_the_same_with_types(everything):
    found = pq.read_table(io.BytesIO(b"".join(claims_parquet(everything))))
    rows, sheet = found.to_pylist(), table(claims_csv(everything))
    assert found.schema.names == [column.name for column in COLUMNS]
    assert found.schema.metadata[b"ledger_head"].decode() == everything.head
    assert all(field.metadata[b"description"] for field in found.schema)
    for row, cells in zip(rows, sheet, strict=True):
        for name, value in row.items():
            text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            assert cells[name] == text, name
    assert {type(row["low"]) for row in rows} == {int, type(None)}


def test_a_filter_leaves_only_the_claims_that_pass(ledger):
    rows = table(claims_csv(extract(ledger, ClaimFilter(status="corrected"))))
    assert [row["id"] for row in rows] == ["sha256:rebels", FEWER.id]
    nothing = extract(ledger, ClaimFilter(place="Atlantis"))
    assert table(claims_csv(nothing)) == []
    assert pq.read_table(io.BytesIO(b"".join(claims_parquet(nothing)))).num_rows == 0


def test_every_review_is_told_with_its_reason_the_superseded_ones_too(everything):
    rows = table(reviews_csv(everything))
    assert list(rows[0]) == [column.name for column in REVIEW_COLUMNS]
    bodies = [(row["decision"], row["live"]) for row in rows if row["claim"] == "sha256:bodies"]
    assert bodies == [("reject", "false"), ("unsure", "true")]
    (correct,) = (row for row in rows if row["decision"] == "correct")
    assert (correct["reviewer"], correct["reason"], correct["replacements"]) == ("Ada", "as printed", FEWER.id)

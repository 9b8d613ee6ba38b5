import hashlib
import json
import os
from io import BytesIO

import pytest

from recount.errors import FormatError, RecountError
from recount.exports.dossier import Extract
from recount.exports.exporting import Order, export
from recount.exports.extracting import extract
from recount.exports.formats import FORMATS, Format
from recount.exports.redaction.rules import Rules
from recount.exports.writing import write
from recount.ledger import ClaimFilter
from recount.model import RecordedEvent
from tests.exports.ledgers import NOON, filled

LATER = "2032-01-01T00:00:00Z"
RULES = Rules(names=("Ada Mirov",), speakers=("local",), places="province")


@pytest.fixture
def own(tmp_path):
    with filled(tmp_path / "own.ledger") as ledger:
        yield ledger


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("shared") / "shared.ledger") as ledger:
        yield ledger


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("rules", [None, RULES])
def test_an_export_holds_the_head_and_has_the_same_bytes_every_time(shared, tmp_path, name, rules):
    order = Order(format=name, rules=rules, wanted=ClaimFilter(harm="killed"))
    first = export(shared, order, tmp_path / "first", at=NOON)
    second = export(shared, order, tmp_path / "second", at=LATER)
    content = (tmp_path / "first").read_bytes()
    assert content == (tmp_path / "second").read_bytes()
    assert first.written.sha256 == second.written.sha256 == hashlib.sha256(content).hexdigest()
    assert first.written.ledger_head == shared.head()
    beside = tmp_path / "first.datapackage.json"
    assert shared.head().encode() in content + (beside.read_bytes() if FORMATS[name].columns else b"")


def test_a_table_has_metadata_beside_it(own, tmp_path):
    done = export(own, Order(format="ged"), tmp_path / "karsk.csv", at=NOON).written
    about = json.loads((tmp_path / "karsk.csv.datapackage.json").read_text(encoding="utf-8"))
    (resource,) = about["resources"]
    assert (about["profile"], about["ledger_head"]) == ("tabular-data-package", own.head())
    assert (resource["path"], resource["bytes"], resource["hash"]) == ("karsk.csv", done.bytes, f"sha256:{done.sha256}")
    assert {field["type"] for field in resource["schema"]["fields"]} == {"any"}  # it holds a row of another project
    export(own, Order(format="ged", wanted=ClaimFilter(harm="killed")), tmp_path / "own.csv", at=NOON)
    (resource,) = json.loads((tmp_path / "own.csv.datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert [field["name"] for field in resource["schema"]["fields"]] == [column.name for column in FORMATS["ged"].columns]
    assert {"integer", "number", "string", "year", "date"} == {field["type"] for field in resource["schema"]["fields"]}


@pytest.mark.parametrize("there", ["karsk.csv", "karsk.csv.datapackage.json"])
def test_what_is_there_is_replaced_only_by_force(own, tmp_path, there):
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(FormatError, match=f"{there}: is there already: give another name, or --force"):
        export(own, Order(format="csv", rules=RULES), tmp_path / "karsk.csv", at=NOON)
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"
    assert list(own.withheld()) == []
    export(own, Order(format="csv", force=True), tmp_path / "karsk.csv", at=NOON)
    assert (tmp_path / there).read_text(encoding="utf-8") != "mine"


def test_an_export_that_fails_leaves_nothing_behind(own, tmp_path, monkeypatch):
    def fails(of):
        yield b"half"
        raise OSError(28, os.strerror(28))

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setitem(FORMATS, "csv", Format(fails, "", FORMATS["csv"].columns))
    with pytest.raises(RecountError, match=r"karsk\.csv: cannot be written, and was not: No space left"):
        write(extract(own), "csv", folder / "karsk.csv")
    with pytest.raises(RecountError, match=r"lost/karsk\.csv: cannot be written, and was not: No such file"):
        write(extract(own), "csv", tmp_path / "lost" / "karsk.csv")
    assert list(folder.iterdir()) == []
    with pytest.raises(FormatError, match="is a folder: give the name of a file in it"):
        write(extract(own), "csv", folder)


def test_what_is_withheld_is_an_entry_of_the_ledger_and_not_in_the_export(own, tmp_path):
    before = own.head()
    done = export(own, Order(format="jsonl", rules=RULES), tmp_path / "out.jsonl", at=NOON)
    (record,) = own.withheld()
    assert record == done.withheld
    assert (record.format, record.at) == ("jsonl", NOON)
    assert json.loads(record.rules)["places"] == "province"
    assert {(words.words, words.reason) for words in record.words} >= {("Ada Mirov", "name"), ("Mirov", "name")}
    assert all(words.times > 0 for words in record.words)
    said = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert not any(secret in said for secret in ("Mirov", "mirov", record.id, before))
    for new, old in record.documents.items():
        assert new in said
        assert f'"{old}"' not in said
    export(own, Order(format="jsonl", rules=RULES), BytesIO(), at=LATER)
    assert [kept.at for kept in own.withheld()] == [NOON]


def test_an_export_is_one_state_of_the_ledger_whatever_is_added_meanwhile(own, tmp_path, monkeypatch):
    def while_others_write(of: Extract):
        yield str(len(list(of.recorded))).encode()
        own.record(RecordedEvent(id="new", dataset="acled", version=None, file="f", line=2, cells={}), at=LATER)
        yield str(len(list(of.recorded))).encode()

    monkeypatch.setitem(FORMATS, "jsonld", Format(while_others_write, ""))
    head = own.head()
    done = export(own, Order(format="jsonld"), tmp_path / "out", at=NOON)
    assert (tmp_path / "out").read_bytes() == b"11"
    assert done.written.ledger_head == head != own.head()


def test_a_snapshot_of_postgresql_stays_as_it_was(postgresql):
    with filled(postgresql()) as ledger, ledger.snapshot() as view:
        ledger.record(RecordedEvent(id="new", dataset="acled", version=None, file="f", line=2, cells={}), at=LATER)
        assert len(list(view.recorded())) == 1
        assert view.head() != ledger.head()

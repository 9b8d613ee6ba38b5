import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.cli.commands.export import FORMATS as NAMES
from recount.exports.formats import FORMATS
from recount.ledger import Ledger
from tests.exports.ledgers import filled


@pytest.fixture
def ledger(tmp_path):
    with filled(tmp_path / "karsk.ledger") as made:
        yield made


def recount(ledger, *words):
    return CliRunner().invoke(main, [*map(str, words), "--ledger", ledger.name])


def test_the_command_knows_every_format_and_its_help_says_what_each_is():
    assert tuple(FORMATS) == NAMES
    shown = CliRunner().invoke(main, ["export", "--help"]).stdout
    assert all(f"{name:8} {form.meaning}" in shown for name, form in FORMATS.items())


def test_export_prints_what_was_written_and_the_head(ledger, tmp_path):
    done = recount(ledger, "export", "--format", "csv", "--output", tmp_path / "out.csv", "--harm", "killed")
    assert done.exit_code == 0
    first, second, head = done.stdout.splitlines()
    assert first.startswith(f"{tmp_path / 'out.csv'}: ")
    assert "datapackage.json" in second
    assert head == f"head {ledger.head()}"


def test_export_to_the_standard_output_tells_the_rest_on_the_standard_error(ledger):
    done = recount(ledger, "export", "--format", "hxl", "--output", "-")
    assert done.stdout.startswith("side_a,")
    assert done.stderr == f"head {ledger.head()}\n"


def test_a_second_export_is_refused_in_one_line_with_the_remedy(ledger, tmp_path):
    words = ("export", "--format", "jsonl", "--output", tmp_path / "out.jsonl")
    assert recount(ledger, *words).exit_code == 0
    again = recount(ledger, *words)
    assert again.exit_code == 3
    assert again.stderr.count("\n") == 1
    assert "--force to replace it" in again.stderr
    assert recount(ledger, *words, "--force").exit_code == 0


def test_an_export_never_replaces_its_ledger(ledger):
    done = recount(ledger, "export", "--format", "csv", "--force", "--output", ledger.name)
    assert (done.exit_code, "is, or lies in, what is read" in done.stderr) == (3, True)
    assert ledger.verify().flaw is None


def test_a_redacted_export_says_how_much_was_withheld_and_not_what(ledger, tmp_path):
    (tmp_path / "rules.toml").write_text('names = ["Ada Mirov"]', encoding="utf-8")
    words = ("export", "--format", "csv", "--output", tmp_path / "out.csv", "--redact", tmp_path / "rules.toml")
    done = recount(ledger, *words)
    assert "names and words, " in done.stdout
    assert "Mirov" not in done.stdout
    assert "Mirov" not in (tmp_path / "out.csv").read_text(encoding="utf-8")
    told = json.loads(recount(ledger, *words, "--force", "--json").stdout)
    (record,) = ledger.withheld()
    assert (told["withheld"], told["written"]["ledger_head"]) == (record.id, ledger.head())


def test_import_tells_what_was_new(ledger, tmp_path):
    recount(ledger, "export", "--format", "jsonl", "--output", tmp_path / "all.jsonl")
    again = recount(ledger, "import", tmp_path / "all.jsonl")
    assert again.stdout.splitlines() == [
        f"{tmp_path / 'all.jsonl'}: 37 entries of a ledger, 0 of them new",
        f"head {ledger.head()}",
    ]
    recount(ledger, "export", "--format", "ged", "--output", tmp_path / "ged.csv")
    told = json.loads(recount(ledger, "import", tmp_path / "ged.csv", "--format", "json").stdout)
    assert [(one["kind"], one["held"], one["added"]) for one in told] == [("ucdp-ged", 3, 3)]
    assert [4, "low 3 is above best 2"] in told[0]["flagged"]
    shown = recount(ledger, "import", tmp_path / "ged.csv").stdout
    assert "1 row breaks the rules of their own codebook" in shown


def test_a_file_that_is_nothing_known_is_one_line(ledger, tmp_path):
    (tmp_path / "notes.txt").write_text("a note\n", encoding="utf-8")
    done = recount(ledger, "import", tmp_path / "notes.txt")
    assert done.exit_code == 3
    assert done.stderr.startswith(f"recount: {tmp_path / 'notes.txt'} line 1: neither")
    assert done.stderr.count("\n") == 1


def test_a_picture_is_told_what_can_be_imported(ledger, tmp_path):
    (tmp_path / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    done = recount(ledger, "import", tmp_path / "map.png")
    assert done.exit_code == 3
    assert done.stderr == (
        f"recount: {tmp_path / 'map.png'}: a binary file: give a CSV table, a ledger or bundle of recount, "
        "or readings as JSON Lines\n"
    )


def test_the_file_of_a_ledger_is_imported_as_it_is(ledger, tmp_path):
    with ledger.copy(tmp_path / "hers.ledger") as hers, Ledger.create(tmp_path / "ours.ledger") as ours:
        done = recount(ours, "import", hers.name)
        assert done.stdout.splitlines() == [f"{hers.name}: 37 entries of a ledger, 37 of them new", f"head {ledger.head()}"]
        assert list(ours.raw()) == list(ledger.raw())
        assert ours.verify().flaw is None
        again = recount(ours, "import", ours.name)
        assert again.stdout.splitlines()[0] == f"{ours.name}: 37 entries of a ledger, 0 of them new"


def test_another_database_is_no_ledger(ledger, tmp_path):
    with closing(sqlite3.connect(tmp_path / "photos.db")) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
    done = recount(ledger, "import", tmp_path / "photos.db")
    assert done.exit_code == 5
    assert done.stderr.startswith(f"recount: {tmp_path / 'photos.db'}: ")
    assert done.stderr.count("\n") == 1

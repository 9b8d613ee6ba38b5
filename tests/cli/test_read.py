import csv
import io
import json

import msgspec
import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.model import Reading

from .fakes import ENGINE

LINES = ["3 killed in Aba, 4 hurt", "!", "Auf Deutsch", "bug", "nothing happened", "5 killed"]
PROBLEMS = [
    "recount: {source}:2: broken",
    "recount: {source}:3: not in English (de)",
    "recount: {source}:4: not read, by a mistake in recount: ZeroDivisionError: a mistake\ufffd[31m (read, line 36)",
]


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return str(path)


def _run(*args, **extra):
    return CliRunner().invoke(main, ["read", *args], obj=ENGINE, **extra)


def test_one_broken_document_costs_one_line_and_the_batch_goes_on(source):
    result = _run(source, "--format", "jsonl")
    assert result.exit_code == 2
    assert [problem.partition(" (read")[0] for problem in result.stderr.splitlines()] == [
        problem.format(source=source).partition(" (read")[0] for problem in PROBLEMS
    ]
    readings = [msgspec.json.decode(line, type=Reading) for line in result.stdout.splitlines()]
    read = [reading for reading in readings if reading.reader.name != "none"]
    assert [reading.document.text for reading in read] == [LINES[0], LINES[4], LINES[5]]
    assert [claim.low for claim in read[0].claims] == [3, 4]


def test_a_document_in_another_language_is_kept_without_claims_and_without_a_reader(source):
    readings = [msgspec.json.decode(line, type=Reading) for line in _run(source, "--format", "jsonl").stdout.splitlines()]
    kept = [reading for reading in readings if reading.reader.name == "none"]
    assert [reading.document.text.startswith("Auf Deutsch") for reading in kept] == [True]
    assert (kept[0].claims, kept[0].totals) == ((), {})
    assert "Auf Deutsch" not in _run(source, "--format", "text").stdout


def test_all_read_is_0(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text("3 killed", encoding="utf-8")
    result = _run(str(path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "T1" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_is_one_list_of_the_same(source):
    lines = _run(source, "--format", "jsonl").stdout.splitlines()
    assert json.loads(_run(source, "--format", "json").stdout) == [json.loads(line) for line in lines]


def test_csv_has_one_head(source):
    printed = _run(source, source, "--format", "csv").stdout
    assert printed.startswith("\ufeffdocument_id,")
    table = list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff"), newline="")))
    assert [(row["uri"].rpartition(":")[2], row["number"], row["low"]) for row in table] == 2 * [
        ("1", "T1", "3"), ("1", "T2", "4"), ("6", "T1", "5"),
    ]  # fmt: skip


def test_html_is_one_page(source):
    page = _run(source, "--format", "html").stdout
    assert page.count("<!doctype html>") == page.count("</html>") == 1
    assert page.count("<article") == 3


def test_options_reach_the_intake(source):
    result = _run(source, "--published", "2026-02-05", "--outlet", "The Courier", "--format", "jsonl")
    document = json.loads(result.stdout.splitlines()[0])["document"]
    assert (document["published"], document["outlet"]) == ("2026-02-05", "The Courier")


@pytest.mark.parametrize("form", ["text", "jsonl", "json", "csv", "html"])
def test_the_output_is_the_same_for_any_number_of_jobs(source, form):
    alone, together = (_run(source, "--format", form, "--jobs", jobs) for jobs in ("1", "2"))
    assert alone.stdout_bytes == together.stdout_bytes
    assert alone.stderr == together.stderr
    assert alone.exit_code == together.exit_code == 2


def test_output_to_a_file(source, tmp_path):
    target = tmp_path / "claims.jsonl"
    result = _run(source, "--format", "jsonl", "--output", str(target))
    assert result.stdout == ""
    assert target.read_text(encoding="utf-8") == _run(source, "--format", "jsonl").stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.jsonl", "news.txt"]


def test_a_file_that_cannot_be_written_is_one_line(source, tmp_path):
    target = tmp_path / "nowhere" / "claims.jsonl"
    result = _run(source, "--output", str(target))
    assert result.exit_code == 1
    assert result.stderr == f"recount: {target}: cannot be written: there is no folder {target.parent}\n"


def test_quotes_print_the_words_under_the_rows(source):
    quoted = "“3 killed in Aba, 4 hurt”"
    assert quoted in _run(source, "--quotes").stdout
    assert quoted not in _run(source).stdout


@pytest.mark.parametrize("claim", ["T2", "t2", "sha256:17", "17"])
def test_explain_shows_words_rule_and_score(source, claim):
    shown = _run(source, "--explain", claim).stdout
    assert "4 injured" in shown
    assert [line.split() for line in shown.splitlines()][-1] == ["low", "4", "“4”", "the", "number", "table", "0.875"]


def test_explaining_a_claim_that_is_not_there(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text("3 killed", encoding="utf-8")
    result = _run(str(path), "--explain", "T9")
    assert (result.exit_code, result.stderr) == (3, "recount: no claim T9 in what was read\n")


def test_a_source_that_is_missing_or_empty_does_not_stop_the_next(source, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = _run("missing.txt", str(empty), source, "--format", "jsonl")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[:2] == [
        "recount: missing.txt: no such file or folder",
        f"recount: {empty}: holds no document",
    ]
    assert len(result.stdout.splitlines()) == 4  # three were read, one is kept


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_missing_weights_are_no_document_s_fault(tmp_path, jobs):
    path = tmp_path / "news.txt"
    path.write_text("3 killed\nno weights\n4 killed", encoding="utf-8")
    result = _run(str(path), "--jobs", jobs)
    assert (result.exit_code, result.stderr) == (4, "recount: the weights are missing\n")


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["x", "--format", "xml"],
        ["x", "--published", "yesterday"],
        ["x", "--jobs", "-1"],
        ["x", "--quotes", "--format", "csv"],
        ["x", "--explain", "T1", "--format", "html"],
        ["x", "--timeout", "0"],
        ["x", "--bogus"],
    ],
)
def test_a_wrong_command_line_is_1_and_says_how(args):
    result = _run(*args)
    assert result.exit_code == 1
    assert "Usage:" in result.stderr

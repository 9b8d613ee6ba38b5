import msgspec
import pytest
from rich.cells import cell_len

from recount.cli.reading.report import report
from recount.cli.style import Style
from recount.model import Span

from ..views.articles import READING, plain_reading, toll


def _lines(width, quotes=False, colour=False, reading=READING):
    return report(reading, Style(width, colour, quotes)).splitlines()


@pytest.mark.parametrize("width", [40, 80, 100, 140])
@pytest.mark.parametrize("quotes", [True, False])
def test_no_line_is_wider_than_the_screen_or_ends_in_spaces(width, quotes):
    lines = _lines(width, quotes)
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
    assert not any("\x1b" in line for line in lines)


@pytest.mark.parametrize("width", [80, 140])
def test_every_claim_has_its_row_and_every_section_its_heading(width):
    lines = _lines(width)
    numbers = [part for line in lines if (part := line.removeprefix("└ ").partition(" ")[0])[1:].isdigit()]
    assert numbers == [
        *("T1", "T2", "T3", "T4", "T5", "E1", "E2", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "S1", "D1", "D2", "V1", "V2"),
    ]
    headings = [line for line in lines if line.isupper()]
    assert headings == ["TOLLS", "EVENTS", "ALLEGATIONS", "SEIZURES", "DEMANDS", "VOICES", "TOTALS OF THIS REPORT"]


def test_the_heading_tells_what_was_read():
    assert _lines(140)[:2] == [
        "Army of Verandia says 48 rebels killed in Karsk valley sweep",
        "The Karsk Courier · By Noor Adel · 2031-03-14 · reports/karsk.txt",
    ]


def test_a_row_of_the_whole_table():
    lines = _lines(140)
    row = next(line for line in lines if line.startswith("T5"))
    assert row.split("  ")[0] == "T5"
    assert "over 900 (901+)" in row
    assert row.endswith("cumulative")


def test_parts_and_denials_hang_under_what_they_belong_to():
    starts = [line.split()[:2] for line in _lines(80) if line.startswith("└")]
    assert starts == [["└", "T3"], ["└", "A2"], ["└", "A4"], ["└", "A6"]]


def test_rows_of_one_sentence_share_its_quotation():
    shown = "\n".join(_lines(140, quotes=True))
    assert shown.count("“Col. Ada Mirov also confirmed") == 1
    assert shown.count("“Nine soldiers were wounded.”") == 1


def test_totals_say_what_is_withheld():
    lines = _lines(80)
    assert [line.split() for line in lines[lines.index("TOTALS OF THIS REPORT") + 1 :]] == [
        ["killed", "withheld", "(65+)"],
        ["armed", "group", "withheld", "(0–48)"],
        ["civilian", "17", "(17+)"],
        ["injured", "9"],
        ["state", "forces", "9"],
    ]


def test_colour_only_where_asked():
    assert "\x1b[" in "".join(_lines(80, colour=True))


def test_hostile_text_cannot_command_the_terminal_or_the_markup():
    text = "\x1b]0;owned\x07[bold red]3[/] dead \u202egnp.exe [link=http://x]y"
    shown = "".join(
        _lines(80, True, reading=plain_reading(text, toll(text, Span(19, 20)), title=text, outlet=text, byline=text))
    )
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "[bold red]3[/]" in shown


def test_a_report_without_claims_says_so():
    assert "No claims of the kinds that recount keeps." in _lines(80, reading=plain_reading("Rain fell."))


def test_a_long_statement_is_cut_unless_quotes_are_asked_for():
    claim = msgspec.structs.replace(READING.claims[-1], content=Span(0, len(READING.document.text)))
    reading = msgspec.structs.replace(READING, claims=(claim,))
    assert len("".join(_lines(80, reading=reading))) < 600 < len("".join(_lines(80, True, reading=reading)))

"""Headings of lists of names, on invented pages."""

import pytest

import recount
from recount.model import Toll

LEAD = "A shell killed people in the Farrow house in Marl on Tuesday."


def tolls(body: str) -> list[tuple[str, str, int, str]]:
    reading = recount.read(f"{LEAD}\n\n{body}", published="2031-05-06")
    text = reading.document.text
    found = [c for c in reading.claims if isinstance(c, Toll) and c.evidence.start >= len(LEAD)]
    return [(t.harm, text[t.count.start : t.count.end], t.low, text[t.victim.start : t.victim.end]) for t in found if t.victim]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Family members (5)", ("killed", "5", 5, "Family members")),
        ("Names of the victims (12):", ("killed", "12", 12, "victims")),
        ("Injured (4)", ("injured", "4", 4, "Injured")),
    ],
)
def test_the_heading_of_a_list_counts_its_names(heading, expected):
    assert tolls(heading) == [expected]


@pytest.mark.parametrize("line", ["Family tickets (5)", "Family members (5) may visit", "Page (5)"])
def test_other_lines_with_a_number_are_no_lists(line):
    assert tolls(line) == []


def test_a_list_of_a_report_without_deaths_is_none():
    reading = recount.read("The club met on Tuesday.\n\nFamily members (5)", published="2031-05-06")
    assert not any(isinstance(c, Toll) for c in reading.claims)

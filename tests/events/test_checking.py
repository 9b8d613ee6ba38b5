"""Cumulative statements and labels over a ledger."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from recount.errors import EventError, ReconciliationError
from recount.events.checking import Window, check_claim, check_words
from recount.events.labels import labels_in
from recount.events.refreshing import refresh

from .reports import NOW, Said, report

SPRING = [
    report(
        "Northern Post",
        f"2031-03-{day:02}",
        Said("the army", "state", "armed_group", deaths, by="state", town=town, day=f"2031-03-{day:02}"),
        Said("the hospital", "medical", "civilian", 2, town=town, day=f"2031-03-{day:02}"),
    )
    for day, deaths, town in ((2, 9, "Karsk"), (14, 12, "Belen"))
]
TOTAL = report("Daily Lamp", "2031-03-20", Said("the minister", "political", "armed_group", 40, None, scope="cumulative"))


@pytest.fixture
def spring(ledger):
    for one in (*SPRING, TOTAL):
        ledger.add(one, at=NOW)
    refresh(ledger, at=NOW)
    return ledger


def test_a_sentence_is_checked_against_the_events_of_its_period_and_place(spring):
    found = check_words(spring, "Over 20 people were killed in the past month.", published="2031-03-20")
    assert (found.check.statement.low, found.check.statement.first) == (21, "2031-02-20")
    assert (found.check.verdict, found.check.low, found.check.high) == ("compatible", 4, 25)
    assert len(found.events) == 2
    there = check_words(
        spring, "Over 20 people were killed in the past month.", published="2031-03-20", window=Window(place="Belen")
    )
    assert (there.check.verdict, there.check.by) == ("exceeds the record", 7)


def test_a_claim_is_checked_by_its_category_and_as_it_stands(spring):
    march = Window(place="XA", first="2031-03-01", last="2031-03-31")
    found = check_claim(spring, TOTAL.claims[0].id[:20], march)
    assert (found.check.low, found.check.high, found.check.by) == (0, 21, 19)
    assert found.check.statement.speaker == "the minister"


def test_what_the_record_does_not_count_cannot_be_compared(spring):
    found = check_words(
        spring, "At least 30 soldiers were killed.", window=Window(place="XA", first="2031-03-01", last="2031-03-31")
    )
    assert found.check.verdict == "not comparable"
    assert "none of the 2 events there and then counts members of the state forces killed" in found.check.says


@pytest.mark.parametrize(
    ("words", "window", "error", "line"),
    [
        ("Nothing happened.", Window(), EventError, "holds no number of people"),
        ("At least 30 soldiers were killed.", Window(), EventError, "names no period"),
        ("9 killed", Window(first="2031-03-09", last="2031-03-01"), ReconciliationError, "before it begins"),
    ],
)
def test_statements_that_cannot_be_checked_are_one_clear_line(spring, words, window, error, line):
    with pytest.raises(error, match=line) as caught:
        check_words(spring, words, window=window)
    assert "\n" not in str(caught.value)


def test_only_a_toll_can_be_checked(spring):
    with pytest.raises(EventError, match="is no toll that stands"):
        check_claim(spring, TOTAL.document.id)


def test_labels_set_the_outlets_own_voice_apart_and_count_copies_once(ledger):
    quoted = [Said("the army", "state", "armed_group", n, by="state") for n in range(1, 8)]
    own = [Said("", "", "armed_group", n) for n in range(11, 18)]
    first = report("Northern Post", "2031-03-11", *quoted, *own)
    for one in (first, report("Daily Lamp", "2031-03-12", *quoted, *own)):
        claims = tuple(replace(c, label="militant") if c.speaker is None else c for c in one.claims)
        ledger.add(replace(one, claims=claims), at=NOW)
    found = {one.source: one for one in labels_in(ledger)}
    assert set(found) == {"Northern Post, own voice", "the army"}
    assert (found["the army"].n, found["the army"].of, found["the army"].telling) == (7, 7, True)

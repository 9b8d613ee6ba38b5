from __future__ import annotations

import polars as pl
import pytest

from recount.analysis.voices import one_sidedness
from recount.errors import FormatError

SPEAKS, THROUGH, NOT_FOUND = "speaks", "quoted only by the other side", "not found"


def _accounts(*rows: tuple[str, str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["event", "outlet", "voice", "heard"], orient="row")


BOTH_OUTLETS = _accounts(
    ("e1", "Gazette", "Army", SPEAKS),
    ("e1", "Gazette", "Rebels", THROUGH),
    ("e1", "Gazette", "affected population", NOT_FOUND),
    ("e1", "Gazette", "independent", NOT_FOUND),
    ("e1", "Herald", "Army", SPEAKS),
    ("e1", "Herald", "Rebels", NOT_FOUND),
    ("e1", "Herald", "affected population", SPEAKS),
    ("e1", "Herald", "independent", NOT_FOUND),
    ("e2", "Gazette", "Army", SPEAKS),
    ("e2", "Gazette", "Rebels", SPEAKS),
    ("e2", "Gazette", "affected population", NOT_FOUND),
    ("e2", "Gazette", "independent", NOT_FOUND),
)


def test_the_matrix_keeps_the_most_that_any_outlet_gave_and_says_how_many_were_searched():
    cells = {(one.event, one.voice): (one.heard, one.searched) for one in one_sidedness(BOTH_OUTLETS).matrix}

    assert cells["e1", "Rebels"] == (THROUGH, 2)
    assert cells["e1", "affected population"] == (SPEAKS, 2)
    assert cells["e2", "independent"] == (NOT_FOUND, 1)


def test_indices():
    found = one_sidedness(BOTH_OUTLETS)

    assert found.events == 2
    assert (found.one_party.hits, found.one_party.of) == (1, 2)
    assert (found.one_voice.hits, found.one_voice.of) == (0, 2)
    assert (found.without_affected.hits, found.without_affected.of) == (1, 2)
    assert (found.without_independent.hits, found.without_independent.of) == (2, 2)


def test_voices_over_all_outlets_and_in_each():
    found = one_sidedness(BOTH_OUTLETS)
    rebels = next(one for one in found.voices if one.voice == "Rebels")
    in_gazette = next(one for one in found.by_outlet if (one.voice, one.outlet) == ("Rebels", "Gazette"))

    assert (rebels.speaks.hits, rebels.by_the_other_side.hits, rebels.not_found.hits, rebels.speaks.of) == (1, 1, 0, 2)
    assert (in_gazette.speaks.hits, in_gazette.by_the_other_side.hits) == (1, 1)


def test_outlets_are_compared_on_the_events_that_both_reported():
    rows = [
        row
        for number in range(12)
        for row in (
            (f"e{number}", "Gazette", "Rebels", SPEAKS if number == 0 else NOT_FOUND),
            (f"e{number}", "Herald", "Rebels", SPEAKS if number else NOT_FOUND),
        )
    ]
    only_gazette = ("e99", "Gazette", "Rebels", SPEAKS)
    (contrast,) = one_sidedness(_accounts(*rows, only_gazette)).contrasts

    assert (contrast.first, contrast.second, contrast.answers.cases) == ("Gazette", "Herald", 12)
    assert (contrast.answers.first_only, contrast.answers.second_only) == (1, 11)
    assert contrast.p == pytest.approx(2 * (1 + 12) / 2**12)


def test_the_same_for_any_order_of_rows():
    assert one_sidedness(BOTH_OUTLETS.reverse()) == one_sidedness(BOTH_OUTLETS)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pl.DataFrame({"event": ["e"]}), "the table has no column `outlet`; it needs event, outlet, voice, heard"),
        (_accounts(("e1", "Gazette", "Army", "silent")), "row 1, column `heard`: 'silent' is none of 'speaks'"),
        (_accounts(("e1", "", "Army", SPEAKS)), "row 1, column `outlet` is empty"),
    ],
)
def test_bad_tables(frame, message):
    with pytest.raises(FormatError, match=message):
        one_sidedness(frame)

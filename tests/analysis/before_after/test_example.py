"""The example of docs/analysis.md: operation Zarb-e-Azb in the events of UCDP GED 22.1 (CC BY 4.0)."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from recount.analysis.before_after import BeforeAfter, Plan, before_after
from tests.analysis.corpora import corpus

DOCS = Path(__file__).resolve().parents[3] / "docs" / "analysis.md"


@pytest.fixture(scope="module")
def answer() -> BeforeAfter:
    with gzip.open(corpus("ucdp-pakistan/events_1989_2016.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [(e["date_start"], e["low"], e["best"], e["high"], None) for e in map(json.loads, lines)]
    kinds = {"event_date": pl.String, "low": pl.Int64, "best": pl.Int64, "high": pl.Int64, "side": pl.String}
    events = pl.DataFrame(rows, schema=kinds, orient="row")
    plan = Plan(day=date(2014, 6, 15), first=date(2010, 6, 15), last=date(2016, 12, 31))
    return before_after(events, plan, curve=lambda *_: ())


def test_that_the_operation_brought_violence_down_cannot_be_concluded(answer):
    assert answer.finding == "cannot be concluded"
    assert answer.says[0].startswith("2,165 events in the 48 months before 2014-06-15, 45.1 a month; 693 in the 30 months")
    assert "1.23 (95 % 0.84 to 1.80)" in answer.says[1]
    assert "1.90 (95 % 1.40 to 2.60)" in answer.says[1]
    assert answer.change_point.start == date(2013, 5, 15)
    assert answer.breaks.starts == (date(2013, 5, 15), date(2015, 9, 15))


def test_the_documentation_gives_these_figures():
    text = " ".join(DOCS.read_text(encoding="utf-8").split())

    for words in ("2,165 events, 45.1 a month", "693, 23.1 a month", "1.23 (95 % 0.84 to 1.80)", "1.90 times (1.40 to 2.60)"):
        assert words in text

"""Rows of several data sets that are one event."""

from __future__ import annotations

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import pytest

from recount.linking.matching import Row, match

CRASHES = Path(__file__).parents[3] / "shared/corpora/statistics"
TAXONOMIES = ("model", "color", "damage")

ROW = Row(
    id="1", dataset="a", first=date(2026, 2, 3), last=date(2026, 2, 3), lat=30.0, lon=67.0, taxonomies=(("raid", "attack"),)
)


def other(**changes) -> Row:
    return msgspec.structs.replace(ROW, **{"dataset": "b", **changes})


def test_near_rows_that_agree_at_some_depth_are_one_event():
    assert match([ROW, other(lat=30.03, taxonomies=(("ambush", "attack"),))], km=4, days=2) == [
        (ROW, other(lat=30.03, taxonomies=(("ambush", "attack"),)))
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"lat": 30.1},
        {"first": date(2026, 2, 6), "last": date(2026, 2, 6)},
        {"last": date(2026, 2, 4)},
        {"taxonomies": (("march", "protest"),)},
    ],
    ids=["far", "later", "a stretch and a day", "another kind"],
)
def test_others_are_not(changes):
    assert len(match([ROW, other(**changes)], km=4, days=2)) == 2


def test_a_row_goes_to_the_closest_kind():
    vague = other(id="2", taxonomies=(("ambush", "attack"),))
    exact = other(id="3")
    assert match([ROW, vague, exact], km=4, days=2) == [(ROW, exact), (vague,)]


def test_nothing_is_nothing():
    assert match([], km=4, days=2) == []


def classes() -> dict[tuple[str, str, str], tuple[str, ...]]:
    out = {}
    for taxonomy in TAXONOMIES:
        with (CRASHES / f"meltt_taxonomy_{taxonomy}.csv").open(encoding="utf-8") as lines:
            for r in csv.DictReader(lines):
                levels = tuple(value for name, value in r.items() if "level" in name)
                out[taxonomy, r["data.source"], r["base.categories"]] = levels
    return out


def crashes() -> list[Row]:
    known, rows = classes(), []
    for n in (1, 2, 3):
        with (CRASHES / f"meltt_crash_data{n}.csv").open(encoding="utf-8") as lines:
            rows += [
                Row(
                    id=r["event"].zfill(3),
                    dataset=r["dataset"],
                    first=date.fromisoformat(r["date"]),
                    last=date.fromisoformat(r["enddate"]),
                    lat=float(r["latitude"]),
                    lon=float(r["longitude"]),
                    taxonomies=tuple(known[t, r["dataset"], r[f"{t}_tax"]] for t in TAXONOMIES),
                )
                for r in csv.DictReader(lines)
            ]
    return rows


@pytest.mark.skipif(
    not CRASHES.exists() and os.environ.get("CI") != "true",
    reason="needs the corpora (statistics), in ../shared beside the checkout",
)
def test_the_published_overlaps_of_three_data_sets_of_crashes():
    rows = crashes()
    events = match(rows, km=4, days=2)
    overlaps = Counter("".join(r.dataset[-1] for r in event) for event in events)
    assert (len(rows), len(events)) == (195, 140)
    assert overlaps == {"1": 41, "2": 34, "3": 31, "12": 5, "13": 4, "23": 4, "123": 21}

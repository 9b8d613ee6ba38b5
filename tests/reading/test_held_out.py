"""Our own passages that no weights were trained on (training/annotations/held_out.jsonl)."""

import json
from pathlib import Path

import pytest

import recount
from recount.model import Responsibility, Toll

HELD_OUT = Path(__file__).parents[2] / "training" / "annotations" / "held_out.jsonl"
ROWS = [json.loads(line) for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def readings() -> list[recount.Reading]:
    return [recount.read(row["text"], published=row["published"]) for row in ROWS]


def f1(annotated: list, read: list) -> float:
    left, hits = list(read), 0
    for one in annotated:
        if one in left:
            left.remove(one)
            hits += 1
    return 2 * hits / (len(annotated) + len(read))


def test_tolls_of_unseen_passages(readings: list[recount.Reading]) -> None:
    annotated = [(k, t["harm"], t["low"], t["high"]) for k, row in enumerate(ROWS) for t in row["tolls"]]
    found = [(k, c.harm, c.low, c.high) for k, r in enumerate(readings) for c in r.claims if isinstance(c, Toll)]
    assert f1(annotated, found) >= 0.82


def test_positions_of_unseen_passages(readings: list[recount.Reading]) -> None:
    annotated = [(k, b["stance"]) for k, row in enumerate(ROWS) for b in row["responsibility"]]
    found = [(k, c.position) for k, r in enumerate(readings) for c in r.claims if isinstance(c, Responsibility)]
    assert f1(annotated, found) >= 0.56

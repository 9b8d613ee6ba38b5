"""Our own annotated passages: every phrase stands in its text, and what is kept for tests is not trained on."""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "annotations"
PHRASES = ("victim", "speaker", "perpetrator", "place", "when", "accused")


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["own", "held_out"])
def test_phrases_are_verbatim(name: str) -> None:
    for row in rows(name):
        for claim in row["tolls"] + row["responsibility"]:
            assert row["text"].count(claim["quote"]) == 1, (row["id"], claim["quote"])
            assert claim.get("count", "") in claim["quote"], (row["id"], claim["quote"])
            assert all((claim.get(field) or "") in row["text"] for field in PHRASES), (row["id"], claim)


def test_parts_point_at_wholes() -> None:
    for row in rows("own") + rows("held_out"):
        for k, toll in enumerate(row["tolls"]):
            whole = toll["part_of"]
            assert whole is None or (whole != k and 0 <= whole < len(row["tolls"])), row["id"]


def test_what_is_held_out_is_not_trained_on() -> None:
    trained, kept = rows("own"), rows("held_out")
    assert len(kept) >= 8
    assert not {row["id"] for row in trained} & {row["id"] for row in kept}
    assert not {row["text"] for row in trained} & {row["text"] for row in kept}
    for corpus in ("gun", "muc"):
        assert not {row["id"] for row in rows(corpus)} & {row["id"] for row in rows(f"{corpus}_hard")}

"""The whole reader, as a user of the Python package sees it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recount
from recount.errors import FormatError, NotReadError
from recount.facade import Read
from recount.model import Demand, Reading, Responsibility, Seizure, Toll
from recount.reading.pipeline import read as read_document

REPORT = Path(__file__).parents[1] / "examples" / "report.txt"


@pytest.fixture(scope="module")
def reading() -> Read:
    return recount.read(REPORT.read_text(encoding="utf-8"), published="2026-03-12")


def tolls(reading: Reading) -> list[Toll]:
    return [c for c in reading.claims if isinstance(c, Toll)]


def find(reading: Reading, low: int, harm: str = "killed") -> Toll:
    return next(t for t in tolls(reading) if t.low == low and t.harm == harm)


def test_a_toll_names_its_speaker_and_is_open_above(reading: Read) -> None:
    market = find(reading, 31)
    assert market.high is None
    assert market.speaker is not None
    assert (market.speaker.text, market.speaker.side) == ("hospital officials", "medical")
    assert market.when is not None
    assert (market.when.first, market.when.last) == ("2026-03-10", "2026-03-10")


def test_a_subset_points_to_its_whole(reading: Read) -> None:
    children = find(reading, 9)
    assert children.category == "civilian"
    assert children.part_of == find(reading, 31).id


def test_a_state_confirms_its_own_losses(reading: Read) -> None:
    soldiers = find(reading, 7)
    assert soldiers.category == "state_forces"
    assert soldiers.stance == "acknowledges"


def test_the_displaced_since_the_month_began_are_cumulative(reading: Read) -> None:
    displaced = find(reading, 12_001, "displaced")
    assert displaced.scope == "cumulative"
    assert displaced.speaker is not None
    assert displaced.speaker.side == "international"


def test_other_kinds(reading: Read) -> None:
    assert any(isinstance(c, Responsibility) and c.position == "denies" for c in reading.claims)
    seizure = next(c for c in reading.claims if isinstance(c, Seizure))
    assert [(i.kind, i.low) for i in seizure.items] == [("weapon", 18), ("vehicle", 2)]
    demand = next(c for c in reading.claims if isinstance(c, Demand))
    assert demand.speaker is not None
    assert "Leila Haddo" in demand.speaker.text


def test_nobody_harmed_is_zero() -> None:
    totals = recount.read("The two sides signed a trade agreement.", published="2026-03-12").totals
    assert (totals["killed"].low, totals["killed"].best, totals["killed"].high) == (0, 0, 0)


def test_a_notebook_shows_the_reading(reading: Read) -> None:
    assert "hospital officials" in reading._repr_html_()


def test_the_reading_survives_json(reading: Read) -> None:
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == Reading(
        **{name: getattr(reading, name) for name in Reading.__struct_fields__}
    )


def test_other_languages_are_not_read() -> None:
    text = (
        "Mindestens 31 Menschen sind am Dienstag bei einem Angriff auf einen Markt getötet worden, teilte die Polizei mit. " * 3
    )
    with pytest.raises(NotReadError):
        recount.read(text, published="2026-03-12")


def quoted(thing: Any) -> list[tuple[str, int, int]]:
    """(text, start, end) of everything in a reading that carries its own words."""
    if isinstance(thing, dict):
        own = [(thing["text"], thing["start"], thing["end"])] if {"text", "start", "end"} <= set(thing) else []
        return own + [q for value in thing.values() for q in quoted(value)]
    return [q for value in thing for q in quoted(value)] if isinstance(thing, list) else []


def spans(thing: Any) -> list[tuple[int, int]]:
    if isinstance(thing, dict):
        own = [(thing["start"], thing["end"])] if {"start", "end"} <= set(thing) else []
        return own + [s for value in thing.values() for s in spans(value)]
    return [s for value in thing for s in spans(value)] if isinstance(thing, list) else []


def test_every_span_is_its_quote(reading: Read) -> None:
    plain = msgspec.json.decode(msgspec.json.encode(reading))
    found = quoted(plain)
    assert len(found) > 20
    assert all(reading.document.text[a:b] == text for text, a, b in found)


@given(st.text(max_size=400))
@settings(max_examples=60)
def test_any_text_reads(text: str) -> None:
    try:
        reading = recount.read(text, published="2026-03-12")
    except NotReadError:
        return
    plain = msgspec.json.decode(msgspec.json.encode(reading))
    assert all(0 <= a < b <= len(text) for a, b in spans(plain))


@given(st.integers(2, 99_999), st.sampled_from(["villagers", "soldiers", "rebels", "people"]))
@settings(max_examples=25)
def test_a_planted_toll_is_found(n: int, victims: str) -> None:
    text = f"The governor said on Monday that {n} {victims} were killed in an attack on the town."
    found = tolls(recount.read(text, published="2026-03-12"))
    assert [(t.low, t.high, t.harm) for t in found] == [(n, n, "killed")]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(str(n) for n in range(10_000)),
        "word " * 50_000,
        "12 people were killed. " * 1_000,
        "(" * 20_000,
        "قتل 12 شخصا في الهجوم، said the army.",
    ],
    ids=["10,000 numbers", "one sentence of 50,000 words", "1,000 tolls", "brackets", "right to left"],
)
def test_hostile_text_reads(text: str) -> None:
    document = recount.Document("sha256:x", None, None, None, None, None, "en", text)
    assert read_document(document).document.text == text


def test_the_same_bytes_under_every_hash_seed() -> None:
    program = (
        "import msgspec, recount, sys; sys.stdout.buffer.write(msgspec.json.encode(recount.read(open(sys.argv[1]).read())))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(REPORT)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def test_a_day_that_is_none_is_refused_in_one_line() -> None:
    with pytest.raises(FormatError, match="published must be a day like 2026-02-05, not '7/3/2015'"):
        recount.read("Police said 14 people had died.", published="7/3/2015")


def test_losses_of_two_sides_in_one_sentence_stay_apart() -> None:
    text = (
        "The ministry said 140 rebels had been killed in the province of Salu since 3 May. It acknowledged that 31 civilians, "
        "including women and children, and 18 soldiers had died.\n\nThe governor, Amadou Sarr, said over 500 'bandits and "
        "terrorists' had been 'sent to hell' in the past year."
    )
    found = {toll.low: toll for toll in tolls(recount.read(text, published="2031-05-20"))}
    assert [found[n].part_of for n in (140, 31, 18)] == [None] * 3
    assert [found[n].category for n in (140, 31, 18)] == ["armed_group", "civilian", "state_forces"]
    assert found[501].scope == "cumulative"
    assert found[501].when is not None
    assert found[501].when.text == "the past year"


def test_nothing_is_reported_to_the_maker_of_a_library(tmp_path: Path) -> None:
    """onnxruntime puts what it will send into the person's folder, unless it runs in CI."""
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "ORT_DISABLE_TELEMETRY")}
    read = "import recount; print(len(recount.read('Police said 14 people had been killed.').claims))"
    done = subprocess.run([sys.executable, "-c", read], env=environment | home, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 0
    assert list(tmp_path.rglob("*")) == []

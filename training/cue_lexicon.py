"""The words that can carry an attribution: what the gate in front of the attribution tagger looks for.

    python -m training.cue_lexicon --corpora ../shared/corpora --out src/recount/reading/data/cues.txt

Greedy: words are added in the order of their share of uses inside cues (at least SHARE of at least TIMES uses) until every
attribution that a word can find has one. Reads PolNeAR's training articles.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from recount.reading.words import split_words
from training.corpus import objects

SHARE, TIMES = 0.08, 2
HEAD = "# Words that can carry an attribution, from training/cue_lexicon.py over PolNeAR's training part.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    seen: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for row in objects(args.corpora / "polnear" / "train.jsonl.gz"):
        text = row["text"]
        cues = [tuple(s) for a in row["attributions"] for s in a["cue"]]
        starts = {k for a, b in cues for k in range(a, b)}
        for word in split_words(text):
            form = text[word.start : word.end].lower()
            seen[form] += 1
            inside[form] += word.start in starts
    kept = sorted(w for w, n in inside.items() if n >= TIMES and n >= SHARE * seen[w] and w.isalpha() and len(w) > 2)
    args.out.write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")
    print(len(kept), "words")


if __name__ == "__main__":
    main()

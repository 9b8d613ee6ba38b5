"""How much each word speaks for an attribution: what the gate in front of the attribution tagger adds up.

    python -m training.cue_lexicon --corpora ../shared/corpora --out src/recount/reading/data/cues.tsv

A logistic regression on the words of a sentence (`recount.reading.trained.gate.forms`) tells whether any part of an annotated
attribution lies in it; sentences that quote are left out, since they are always read. Learned from PolNeAR's training articles.
Prints what thresholds of the sum would keep and read of its development articles; the gate reads what is above 0.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import NamedTuple

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, embedding_bag

from recount.reading.text.sentences import split_sentences
from recount.reading.trained.gate import SCALE, forms, quoted, told
from training.corpus import objects

TIMES = 2  # sentences that a word must stand in
RIDGE = 2.0  # the penalty on a squared weight
LEAST = 0.25  # smaller weights are left out
HEAD = "# Words and how much they speak for an attribution, from training/cue_lexicon.py over PolNeAR's training part.\n"


class Sentence(NamedTuple):
    """The forms of a sentence, whether it quotes, its length in characters, and the attributions that it holds a part of."""

    forms: list[str]
    quotes: bool
    length: int
    holds: set[int]


def articles(path: Path) -> Iterator[list[Sentence]]:
    """The sentences of each article of a part of PolNeAR."""
    for row in objects(path):
        text, sentences = row["text"], split_sentences(row["text"])
        parts = [
            (a, b, n) for n, one in enumerate(row["attributions"]) for k in ("source", "cue", "content") for a, b in one[k]
        ]
        yield [
            Sentence(sorted(forms(text, s)), q, s.end - s.start, {n for a, b, n in parts if a < s.end and s.start < b})
            for s, q in zip(sentences, quoted(text, sentences), strict=True)
        ]


def learned(sentences: list[Sentence]) -> dict[str, int]:
    """Weights of words in hundredths, those of at least LEAST."""
    seen = Counter(form for one in sentences for form in one.forms)
    number = {form: k for k, form in enumerate(sorted(form for form, n in seen.items() if n >= TIMES))}
    bags = [[number[form] for form in one.forms if form in number] for one in sentences]
    words = torch.tensor([k for bag in bags for k in bag])
    starts = torch.tensor([0, *map(len, bags[:-1])]).cumsum(0)
    goals = torch.tensor([float(bool(one.holds)) for one in sentences])
    weights, bias = torch.zeros(len(number), 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    descent = torch.optim.LBFGS([weights, bias], max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        descent.zero_grad()
        scores = embedding_bag(words, weights, starts, mode="sum")[:, 0] + bias
        total = binary_cross_entropy_with_logits(scores, goals, reduction="sum") + RIDGE * (weights**2).sum()
        total.backward()
        return total

    descent.step(loss)
    found = dict(zip(number, weights[:, 0].tolist(), strict=True))
    return {form: round(SCALE * weight) for form, weight in found.items() if abs(weight) >= LEAST}


Scored = list[tuple[Sentence, float]]
"""The sentences of an article, each with the sum of its words; one that quotes passes whatever its words are."""


def scored(article: list[Sentence], weights: dict[str, int]) -> Scored:
    return [(one, inf if one.quotes else told(one.forms, weights)) for one in article]


def passing(articles: list[Scored], least: int) -> tuple[float, float]:
    """The shares of attributions kept whole and of characters read, of sentences whose sum is above `least`."""
    kept = total = read = length = 0
    for sentences in articles:
        every = set().union(*(one.holds for one, _ in sentences))
        lost = set().union(*(one.holds for one, score in sentences if score <= least))
        kept, total = kept + len(every - lost), total + len(every)
        read += sum(one.length for one, score in sentences if score > least)
        length += sum(one.length for one, _ in sentences)
    return kept / total, read / length


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    folder = args.corpora / "polnear"
    weights = learned([one for article in articles(folder / "train.jsonl.gz") for one in article if not one.quotes])
    rows = "word\tweight\n" + "".join(f"{form}\t{weight}\n" for form, weight in sorted(weights.items()))
    args.out.write_text(HEAD + rows, encoding="utf-8")
    print(len(weights), "words")
    development = [scored(article, weights) for article in articles(folder / "dev.jsonl")]
    for least in range(-100, 101, 20):
        kept, read = passing(development, least)
        print(f"above {least:4}: keeps {kept:.3f} of the attributions, reads {read:.3f}")


if __name__ == "__main__":
    main()

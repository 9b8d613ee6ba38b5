"""Train the toll reader on the claims corpus, our own passages and the stand-off annotations.

    python -m training.tolls --rows train.jsonl own.jsonl ... --attribution build/attribution.pt --out build/tolls.pt

A rows argument is an annotation file (see training/tolls_data.py) or ANNOTATIONS=TEXTS where the texts stand elsewhere. The
encoder starts from the attribution tagger's, whose own attributions are also a feature of the speaker's link.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

import torch

from recount.reading.trained.features import phrase_words
from training.attribution import Tagger, attribute
from training.encoder import Average, batches, descend, optimiser, pace, seed, wordpieces
from training.tolls_data import CLASSES, Item, prepare, rows
from training.tolls_net import Reader, passage_loss


def load(arguments: list[str], encode, tagger: Tagger) -> tuple[list[dict], list[Item]]:
    annotated: list[dict] = []
    for argument in arguments:
        path, _, texts = argument.partition("=")
        annotated += rows(Path(path), Path(texts) if texts else None)
    items = [prepare(row, encode) for row in annotated]
    for item, found in zip(items, attribute(tagger, items), strict=True):
        item.attributions = found
    return annotated, items


def lexicon(annotated: list[dict]) -> dict[str, list[int]]:
    """How often each word of a victim phrase (implicit persons: of the count) stands for each category."""
    table: dict[str, list[int]] = {}
    for row in annotated:
        for toll in row["tolls"]:
            for word in sorted(set(phrase_words(toll["text"] if toll["implicit"] else toll["victim"] or ""))):
                table.setdefault(word, [0] * 4)[CLASSES["category"].index(toll["category"])] += 1
    return {word: counts for word, counts in sorted(table.items()) if sum(counts) > 1 and not word.isdigit()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", nargs="+", required=True)
    parser.add_argument("--attribution", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--budget", type=int, default=1536)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    seed(args.seed)
    tagger = Tagger()
    tagger.load_state_dict(torch.load(args.attribution, map_location="cpu"))
    annotated, items = load(args.rows, wordpieces(), tagger)
    model = Reader()
    model.encoder.load_state_dict(tagger.encoder.state_dict())
    model.to(args.device)
    train(model, items, lexicon(annotated), args)


def train(model: Reader, items: list[Item], words: dict[str, list[int]], args: argparse.Namespace) -> None:
    """Learn from all passages in each pass; the averaged weights are kept after each with the lexicon."""
    average, optimizer = Average(model, 0.995), optimiser(model, 1.5e-4, 1e-3)
    sizes = [len(i.ids) for i in items]
    print(f"{len(items)} passages, {sum(sizes)} wordpieces, {sum(len(i.counts) for i in items)} tolls", flush=True)
    start, model = time.time(), model.train()
    for epoch in range(args.epochs):
        plan, running = batches(sizes, args.budget), Counter()
        for step, batch in enumerate(plan):
            pace(optimizer, (epoch + step / len(plan)) / args.epochs)
            chosen = [items[i] for i in batch]
            total = 0.0
            for h, item in zip(model.states(chosen, args.device), chosen, strict=True):
                losses = passage_loss(model, h, item)
                total = total + sum(losses.values()) / len(batch)
                running.update({k: v.item() / len(items) for k, v in losses.items()})
            descend(total, model, optimizer)
            average.update(model)
        print(f"epoch {epoch + 1} {time.time() - start:.0f} s", {k: round(v, 3) for k, v in running.items()}, flush=True)
        torch.save({"model": average.state(model), "lexicon": words}, args.out)


if __name__ == "__main__":
    main()

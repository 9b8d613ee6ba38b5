"""Train the attribution tagger (source, cue, content) on PolNeAR.

    python -m training.attribution --corpora ../shared/corpora --out build/attribution.pt [--epochs 5] [--seed 1]

Windows are runs of whole sentences of up to 256 wordpieces; every other pass also sees each sentence alone, since headlines
and quotations often stand alone. The loss is a linear-chain CRF over flat BIO tags.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

from recount.reading.attribution.links import ROLES, assemble
from recount.reading.text.windows import WINDOW
from recount.reading.text.words import Wordpieces, split_words
from recount.reading.trained.tagger import said
from recount.reading.trained.tagging import spans, viterbi
from training.corpus import objects
from training.crf import Chain
from training.encoder import (
    WIDTH,
    Average,
    Encoder,
    batches,
    collate,
    descend,
    first_states,
    optimiser,
    pace,
    pieces,
    seed,
    wordpieces,
)

TAGS = ["O"] + [f"{b}-{r}" for r in ROLES for b in "BI"]


@dataclass
class Window:
    """One encoder input with its tag ids."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    tags: list[int]


def tag_words(words: list, spans: list[tuple[int, int, int]]) -> list[int]:
    """BIO tag ids of words for (start, end, role index) character spans."""
    tags = [0] * len(words)
    for start, end, role in spans:
        inside = [k for k, w in enumerate(words) if w.start < end and w.end > start and not tags[k]]
        for k in inside:
            tags[k] = 1 + 2 * role + (k != inside[0])
    return tags


def sentences(text: str, words: list) -> list[tuple[int, int]]:
    """Word ranges of rough sentences: good enough to cut windows at."""
    out, start = [], 0
    for k, word in enumerate(words):
        following = text[word.end : words[k + 1].start] if k + 1 < len(words) else "\n"
        if "\n" in following or (text[word.start : word.end] in ".!?" and following) or k - start >= 120:
            out.append((start, k + 1))
            start = k + 1
    return out


def windows(row: dict, encode: Wordpieces, single: bool) -> list[Window]:
    """Training windows of one article; `single` gives one a sentence."""
    text = row["text"]
    words = split_words(text)
    spans = [(s, e, r) for a in row["attributions"] for r, role in enumerate(ROLES) for s, e in a[role]]
    tags = tag_words(words, sorted(spans))
    cost = [len(encode(text[w.start : w.end])) for w in words]
    groups: list[tuple[int, int]] = []
    for a, b in sentences(text, words):
        if not single and groups and sum(cost[groups[-1][0] : b]) <= WINDOW - 2:
            groups[-1] = (groups[-1][0], b)
        else:
            groups.append((a, b))
    out = []
    for a, b in groups:
        ids, shapes, first = pieces([(text[w.start : w.end], w.shape) for w in words[a:b]], encode)
        inside = list(tags[a:b])
        for k, tag in enumerate(inside):  # a span cut by the window opens afresh
            if tag and tag % 2 == 0 and (k == 0 or inside[k - 1] not in (tag, tag - 1)):
                inside[k] = tag - 1
        out.append(Window(ids[:510], shapes[:510], [f for f in first if f < 510], inside))
        out[-1].tags = out[-1].tags[: len(out[-1].first)]
    return out


class Tagger(nn.Module):
    """Encoder, linear emissions on first sub-words, CRF."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.1)
        self.emit = nn.Linear(WIDTH, len(TAGS))
        self.chain = Chain(TAGS)

    def loss(self, batch: list[Window], device: str) -> torch.Tensor:
        hidden = self.encoder(*collate(batch, device))
        return self.chain_loss(first_states(hidden, batch), [w.tags for w in batch])

    def chain_loss(self, states: list[torch.Tensor], tags: list[list[int]]) -> torch.Tensor:
        """The loss of windows, given the (words, WIDTH) states and the tags of each."""
        scores = self.emit(self.drop(pad_sequence(states, batch_first=True)))
        gold, mask = torch.zeros(scores.shape[:2], dtype=torch.long), torch.zeros(scores.shape[:2])
        for i, known in enumerate(tags):
            gold[i, : len(known)], mask[i, : len(known)] = torch.tensor(known), 1
        return self.chain(scores, gold.to(scores.device), mask.to(scores.device))


@torch.no_grad()
def links(model: Tagger, states: torch.Tensor, sentence: list[int]) -> list[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """(source, contents) word ranges of a passage, given its (words, WIDTH) states, those without a source left out."""
    if not len(states):
        return []
    table = (model.chain.transitions + model.chain.step).cpu().numpy()
    scores = model.emit(states.to(model.emit.weight.device)).cpu().numpy()
    return said(assemble(spans(viterbi(scores, table)), sentence))


def attribute(model: Tagger, items: list) -> list[list[tuple[tuple[int, int], list[tuple[int, int]]]]]:
    """The links of tokenised passages (ids, shapes, first, passage)."""
    model.eval()
    with torch.no_grad():
        states = [first_states(model.encoder(*collate([item])), [item])[0] for item in items]
    return [links(model, h, list(item.passage.sentence)) for h, item in zip(states, items, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--budget", type=int, default=2048, help="wordpieces a batch")
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    seed(args.seed)
    train(Tagger().to(args.device), args)


def train(model: Tagger, args: argparse.Namespace) -> None:
    """Learn from whole windows and, a third in each pass, from sentences alone; each pass keeps the averaged weights."""
    encode = wordpieces()
    rows = objects(args.corpora / "polnear" / "train.jsonl.gz")
    together = [w for row in rows for w in windows(row, encode, False)]
    alone = [w for row in rows for w in windows(row, encode, True)]
    random.shuffle(alone)
    share = len(alone) // 3
    average, optimizer = Average(model), optimiser(model, 1.5e-4, 1e-3)
    start, model = time.time(), model.train()
    for epoch in range(args.epochs):
        taken = together + alone[(epoch % 3) * share : (epoch % 3 + 1) * share]
        plan = batches([len(w.ids) for w in taken], args.budget)
        running = 0.0
        for step, batch in enumerate(plan):
            pace(optimizer, (epoch + step / len(plan)) / args.epochs)
            loss = model.loss([taken[i] for i in batch], args.device)
            descend(loss, model, optimizer)
            average.update(model)
            running += loss.item()
            if step % 100 == 99:
                print(
                    f"epoch {epoch + 1} step {step + 1}/{len(plan)} loss {running / (step + 1):.4f} {time.time() - start:.0f}s",
                    flush=True,
                )
        args.out.parent.mkdir(parents=True, exist_ok=True)
        torch.save(average.state(model), args.out)


if __name__ == "__main__":
    main()

"""Train one encoder for both readers: five shared layers, and a last layer for each.

    python -m training.joint --corpora ../shared/corpora --attribution build/attribution.pt --tolls build/tolls.pt \\
        --rows train.jsonl own.jsonl ... --batches 1200 --rate 1e-4 --out build/joint.pt

The two encoders of training.attribution and training.tolls are the teachers. The joint encoder starts from their mean (Wortsman
and others 2022), and learns from three kinds of batches: annotated attributions, annotated tolls, and conflict texts without
annotation. Beside the annotation it is drawn to the teachers' states (Romero and others 2015) and to their tags (Hinton and
others 2015). All layers train.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import nn

from recount.reading.trained.encoder import SHARED, TASKS
from training.attribution import Tagger, links
from training.corpus import objects
from training.encoder import WIDTH, Average, Encoder, batches, collate, descend, first_states, optimiser, pace, seed, wordpieces
from training.joint_data import Example, headlines, sample, with_attributions, with_tolls
from training.tolls_net import Reader, passage_loss

PLAIN = {  # corpus of conflict texts without annotation: how many of its texts
    "fakes-pool/articles.jsonl": 738,
    "satp-pool/incidents.jsonl": 1500,
    "muc/dev1300.jsonl.gz": 600,
    "gun-incidents/train.jsonl.gz": 700,
    "indiapolice/docs.jsonl.gz": 300,
    "ecbplus/topics_1_35.jsonl.gz": 250,
    "dronestream/strikes.jsonl": 526,
}
HEADLINES = "ucdp-ged-sample/ged_sample.csv"
TAGS = {"attribution": {"emit": 1}, "tolls": {"count_tags": 1, "role_tags": 5, "blame_tags": 1}}  # head: tags a word has
MEET = 20  # batches that workers take alone
CLIP = 5.0
MOST = 32  # examples in a batch: more headlines would count as little as few passages
HEAD_RATE = 5  # times the encoder's
BALANCE = 5.0  # of the loss of attributions, which is a mean over words, beside the sum of the losses of tolls


def undo_dropout(encoder: Encoder) -> None:
    """No dropout inside the encoder, since soft tags do its work; and plain attention, whose gradient is cheaper on a CPU."""
    encoder.bert.set_attn_implementation("eager")
    for module in encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0


class Joint(nn.Module):
    """Both readers over one encoder: the last layer of each is its own."""

    def __init__(self) -> None:
        super().__init__()
        self.attribution, self.tolls = Tagger(), Reader()
        one, other = self.attribution.encoder, self.tolls.encoder
        other.shapes, other.bert.embeddings = one.shapes, one.bert.embeddings
        for k in range(SHARED):
            other.bert.encoder.layer[k] = one.bert.encoder.layer[k]
        for encoder in (one, other):
            undo_dropout(encoder)

    def states(self, windows: list, tasks: tuple[str, ...], device: str) -> dict[str, list[torch.Tensor]]:
        """For each task, the (words, WIDTH) states of each window."""
        ids, shapes, mask = collate(windows, device)
        body = self.attribution.encoder
        with torch.autocast("cuda" if ids.is_cuda else "cpu", dtype=torch.bfloat16, enabled=self.training):
            x, hidden = body.bert.embeddings(inputs_embeds=body.embed(ids, shapes)), (1 - mask[:, None, None]) * -1e4
            for layer in body.bert.encoder.layer[:SHARED]:
                x = layer(x, hidden)
            last = {task: self.get_submodule(task).encoder.bert.encoder.layer[SHARED](x, hidden).float() for task in tasks}
        return {task: first_states(h, windows) for task, h in last.items()}

    def start(self, teachers: Teachers) -> None:
        """The mean of the teachers' encoders, and their heads."""
        taught = {task: teachers.model[task].state_dict() for task in TASKS}
        for task, other in (TASKS, TASKS[::-1]):
            mean = {n: (v + taught[other][n]) / 2 if n.startswith("encoder.") else v for n, v in taught[task].items()}
            self.get_submodule(task).load_state_dict(mean)


class Teachers:
    """The two trained readers, and the states that they give to the words of examples, remembered in a file."""

    def __init__(self, attribution: Path, tolls: Path, device: str) -> None:
        stored = torch.load(tolls, map_location="cpu", weights_only=False)
        self.lexicon = stored["lexicon"]
        self.model = nn.ModuleDict({"attribution": Tagger(), "tolls": Reader()}).eval().requires_grad_(False)
        self.model["attribution"].load_state_dict(torch.load(attribution, map_location="cpu"))
        self.model["tolls"].load_state_dict(stored["model"])
        self.model.to(device)
        self.device = device

    def remember(self, examples: list[Example], path: Path) -> None:
        ends = np.cumsum([len(e) for e in examples])
        self.place = {id(e): (int(end) - len(e), int(end)) for e, end in zip(examples, ends, strict=True)}
        self.memory = np.memmap(path, np.float16, "w+", shape=(len(TASKS), int(ends[-1]), WIDTH))
        self.known: set[tuple[str, int]] = set()

    def states(self, task: str, examples: list[Example]) -> list[torch.Tensor]:
        """The (words, WIDTH) states of each example."""
        missing = [e for e in examples if (task, id(e)) not in self.known]
        if missing:
            self._look(task, missing)
        return [
            torch.from_numpy(self.memory[TASKS.index(task), slice(*self.place[id(e)])].astype(np.float32)) for e in examples
        ]

    @torch.no_grad()
    def _look(self, task: str, examples: list[Example]) -> None:
        """Remember the states of examples: the toll reader sees them whole, the attribution tagger window by window."""
        windows = [e.whole for e in examples] if task == "tolls" else [w for e in examples for w in e.windows]
        with torch.autocast("cuda" if self.device == "cuda" else "cpu", dtype=torch.bfloat16):
            encoder, (ids, shapes, mask) = self.model[task].encoder, collate(windows, self.device)
            hidden = encoder.bert(inputs_embeds=encoder.embed(ids, shapes), attention_mask=mask).last_hidden_state.float()
        rows = torch.cat(first_states(hidden, windows)).cpu().numpy()
        for e, part in zip(examples, np.split(rows, np.cumsum([len(e) for e in examples])[:-1]), strict=True):
            self.memory[TASKS.index(task), slice(*self.place[id(e)])] = part
            self.known.add((task, id(e)))


def imitation(model: Joint, teachers: Teachers, task: str, states: list[torch.Tensor], examples: list[Example]) -> torch.Tensor:
    """How far the states are from the teacher's (in their variance), and the tags by them (Kullback-Leibler)."""
    mine, goal = torch.cat(states), torch.cat(teachers.states(task, examples)).to(states[0].device)
    loss = F.mse_loss(mine, goal) / goal.var()
    for head, several in TAGS[task].items():
        scores, right = (m.get_submodule(head) for m in (model.get_submodule(task), teachers.model[task]))
        shape = (len(mine) * several, -1)
        known = torch.log_softmax(right(goal).view(shape), -1)
        part = F.kl_div(torch.log_softmax(scores(mine).view(shape), -1), known, reduction="batchmean", log_target=True)
        loss = loss + BALANCE * part
    return loss


def batch_loss(model: Joint, teachers: Teachers, examples: list[Example]) -> dict[str, torch.Tensor]:
    """The losses of examples of one kind, by name."""
    tasks = TASKS[:1] if examples[0].tagged else TASKS
    windows = [w for e in examples for w in e.windows]
    found = model.states(windows, tasks, teachers.device)
    sizes = [len(e.windows) for e in examples]
    loss: dict[str, torch.Tensor] = {}
    if examples[0].tagged:
        loss["attributions"] = BALANCE * model.attribution.chain_loss(found["attribution"], [w.tags for w in windows])
    for task in tasks:
        parts = iter(found[task])
        whole = [torch.cat([next(parts) for _ in range(size)]) for size in sizes]
        loss[f"like {task}"] = imitation(model, teachers, task, whole, examples)
        if task == "tolls" and examples[0].item:
            judged = [passage_loss(model.tolls, model.tolls.drop(h), e.item) for h, e in zip(whole, examples, strict=True)]
            loss["tolls"] = sum(sum(part.values()) for part in judged) / len(examples)
    return loss


def plan(kinds: dict[str, list[list[Example]]], round_: int, budget: int) -> list[list[Example]]:
    """The batches of a round in random order: of each kind, the parts that fall to the round."""
    out = []
    for parts in kinds.values():
        examples = parts[round_ % len(parts)]
        sizes = [len(e.whole.ids) for e in examples]
        out += [[examples[i] for i in batch] for batch in batches(sizes, budget, MOST)]
    random.shuffle(out)
    return out


def in_turn(examples: list[Example], number: int) -> list[list[Example]]:
    """The examples dealt out to `number` rounds."""
    random.shuffle(examples)
    return [examples[k::number] for k in range(number)]


def attribute(teachers: Teachers, examples: list[Example], budget: int) -> None:
    """Give annotated tolls the attributions that the teacher finds around them."""
    for batch in batches([len(e.whole.ids) for e in examples], budget):
        some = [examples[i] for i in batch]
        for e, h in zip(some, teachers.states("attribution", some), strict=True):
            e.item.attributions = links(teachers.model["attribution"], h, list(e.item.passage.sentence))


def load(args: argparse.Namespace, teachers: Teachers, rank: int, workers: int) -> dict[str, list[list[Example]]]:
    """Of each kind of examples, what each round takes in turn."""
    encode = wordpieces()
    articles = objects(args.corpora / "polnear" / "train.jsonl.gz")
    together = [e for row in articles for e in with_attributions(row, encode, False)]
    alone = [e for row in articles for e in with_attributions(row, encode, True)]
    tolls = [e for path in args.rows for e in with_tolls(path, encode)]
    texts = [e for name, number in PLAIN.items() for e in sample(args.corpora / name, number, encode)]
    texts += headlines(args.corpora / HEADLINES, encode)
    together, alone, tolls, texts = (examples[rank::workers] for examples in (together, alone, tolls, texts))
    print({n: len(v) for n, v in (("windows", together), ("alone", alone), ("tolls", tolls), ("plain", texts))}, flush=True)
    teachers.remember([*together, *alone, *tolls, *texts], args.out.with_suffix(f".states{rank}"))
    attribute(teachers, tolls, args.budget)
    return {"together": [together], "alone": in_turn(alone, 3), "tolls": [tolls * 2], "plain": in_turn(texts, 2)}


def train(args: argparse.Namespace, rank: int, workers: int) -> None:
    """What one worker does: learn from its share of the examples, and meet the others every MEET batches."""
    seed(args.seed)
    teachers = Teachers(args.attribution, args.tolls, args.device)
    kinds = load(args, teachers, rank, workers)
    model = Joint()
    model.start(teachers)
    if args.resume:
        model.load_state_dict(torch.load(args.resume, map_location="cpu")["model"], strict=False)
    model.to(args.device).train()
    average, optimizer = (
        Average(model, 0.85),
        optimiser(model, args.rate, HEAD_RATE * args.rate),
    )  # the average moves once a meeting
    random.seed(args.seed + rank)
    torch.manual_seed(args.seed + rank)
    began, batch = time.time(), endless(kinds, args.budget)
    for done in range(0, args.batches, MEET):
        pace(optimizer, done / args.batches)
        seen = [step(model, teachers, optimizer, next(batch)) for _ in range(MEET)]
        meet(model)
        average.update(model)
        if rank == 0:
            print(f"{done + MEET} of {args.batches} batches, {time.time() - began:.0f} s {means(seen)}", flush=True)
            save(args.out, average.state(model), teachers.lexicon)


def step(model: Joint, teachers: Teachers, optimizer: torch.optim.Optimizer, examples: list[Example]) -> dict[str, float]:
    """Learn from a batch; its losses."""
    losses = batch_loss(model, teachers, examples)
    descend(sum(losses.values()), model, optimizer, CLIP)
    return {name: value.item() for name, value in losses.items()}


def means(seen: list[dict[str, float]]) -> dict[str, float]:
    names = sorted({name for losses in seen for name in losses})
    return {name: round(float(np.mean([losses[name] for losses in seen if name in losses])), 3) for name in names}


def meet(model: nn.Module) -> None:
    """Give every worker the mean of all workers' weights (local SGD, Stich 2019)."""
    if not dist.is_initialized():
        return
    values = [p.data for p in model.parameters() if p.requires_grad]
    flat = torch.cat([v.flatten() for v in values])
    dist.all_reduce(flat)
    for value, total in zip(values, flat.split([v.numel() for v in values]), strict=True):
        value.copy_(total.view_as(value) / dist.get_world_size())


def endless(kinds: dict[str, list[list[Example]]], budget: int) -> Iterator[list[Example]]:
    """The batches of round after round."""
    for round_ in count():
        yield from plan(kinds, round_, budget)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "attribution", "tolls", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--rows", type=Path, nargs="+", required=True)
    parser.add_argument("--resume", type=Path, help="go on from this joint encoder, not from the mean of the teachers")
    parser.add_argument("--batches", type=int, required=True, help="how many batches each worker takes")
    parser.add_argument("--rate", type=float, default=1e-4, help="highest learning rate of the encoder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--budget", type=int, default=2048)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    workers = int(os.environ.get("WORLD_SIZE", "1"))
    if workers > 1:
        dist.init_process_group("gloo")
    train(args, int(os.environ.get("RANK", "0")), workers)


def save(path: Path, state: dict[str, torch.Tensor], lexicon: dict[str, list[int]]) -> None:
    """The shared layers stand under the attribution tagger's name alone."""
    own = f"tolls.encoder.bert.encoder.layer.{SHARED}."
    kept = {n: v for n, v in state.items() if not n.startswith("tolls.encoder.") or n.startswith(own)}
    torch.save({"model": kept, "lexicon": lexicon}, path)


if __name__ == "__main__":
    main()

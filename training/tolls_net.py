"""The toll reader as a network: tags counts, mentions and accused parties, types each count, links counts to mentions.

`recount.reading.trained.heads` runs the same heads in numpy; tests/training checks that both give the same numbers.
"""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import nn

from recount.reading.lexicon.harm import HARMS
from recount.reading.trained.features import (
    BUCKETS,
    CLUES,
    EXTRAS,
    buckets,
    clues,
    hops,
    kinship,
    nearness,
    pair_extras,
    said_by,
    same_phrase,
)
from recount.reading.trained.heads import Anchors
from recount.reading.trained.tagging import spans
from training.encoder import WIDTH, Encoder, collate, first_states
from training.tolls_data import CLASSES, POSITIONS, ROLES, Item, Range

SIZE = 256
LINKS = (*ROLES, "part_of")
KINDS = len(HARMS) + len(POSITIONS)  # what a link can start from: a count of each harm, an accused of each position


def mlp(size: int, hidden: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, out))


class Linker(nn.Module):
    """Scores of "none" and of each mention for each anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.mention = nn.Linear(2 * WIDTH, SIZE)
        self.near = nn.Embedding(BUCKETS, 32)
        self.hops = nn.Embedding(BUCKETS, 16)
        self.pair = mlp(3 * SIZE + 32 + 16 + EXTRAS, 128, 1)
        self.none = mlp(WIDTH + SIZE, 64, 1)

    def forward(self, anchors, context, vectors, near, hop, extra):
        """anchors (n, SIZE), context (n, WIDTH + SIZE), vectors (m, 2 WIDTH) -> (n, 1 + m) scores and (m, SIZE) mentions."""
        m = self.mention(vectors)
        n, k = len(anchors), len(m)
        a, b = anchors[:, None].expand(n, k, -1), m[None].expand(n, k, -1)
        score = self.pair(torch.cat([a, b, a * b, self.near(near), self.hops(hop), extra], -1)).squeeze(-1)
        return torch.cat([self.none(context), score], -1), m


class Reader(nn.Module):
    """All heads over one encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.1)
        self.count_tags = nn.Linear(WIDTH, 1 + 2 * len(HARMS))
        self.role_tags = nn.Linear(WIDTH, 3 * len(ROLES))
        self.blame_tags = nn.Linear(WIDTH, 1 + 2 * len(POSITIONS))
        self.plain = nn.Linear(2 * WIDTH, SIZE)
        self.plain_query, self.plain_near = nn.Linear(SIZE, WIDTH), nn.Embedding(BUCKETS, 1)
        self.harm = mlp(WIDTH + SIZE + CLUES, 128, len(HARMS))
        self.kind = nn.Embedding(KINDS, 32)
        self.anchor = nn.Linear(2 * WIDTH + 32, SIZE)
        self.query, self.near = nn.Linear(SIZE, WIDTH), nn.Embedding(BUCKETS, 1)
        self.link = nn.ModuleDict({r: Linker() for r in LINKS})
        self.classes = nn.ModuleDict({n: mlp(WIDTH + 3 * SIZE, 128, len(o)) for n, o in CLASSES.items()})

    def states(self, items: list[Item], device: str) -> list[torch.Tensor]:
        return first_states(self.drop(self.encoder(*collate(items, device))), items)

    def ends(self, h: torch.Tensor, ranges: list[Range]) -> torch.Tensor:
        """(n, 2 WIDTH): the states of the first and the last word of each range."""
        return torch.cat([h[[a for a, _ in ranges]], h[[b - 1 for _, b in ranges]]], -1)

    def attend(self, h, query, table, vectors, ranges):
        """(n, WIDTH): the passage as each range attends to it."""
        start = np.array([a for a, _ in ranges])
        near = torch.from_numpy(buckets(np.arange(len(h))[None] - start[:, None])).to(h.device)
        weight = torch.softmax(query(vectors) @ h.T / math.sqrt(WIDTH) + table(near).squeeze(-1), -1)
        return weight @ h

    def harms(self, h, item: Item, ranges: list[Range]) -> torch.Tensor:
        c = self.drop(F.gelu(self.plain(self.ends(h, ranges))))
        seen = self.attend(h, self.plain_query, self.plain_near, c, ranges)
        return self.harm(torch.cat([c, seen, torch.from_numpy(clues(item.passage, ranges)).to(h.device)], -1))

    def anchors(self, h, ranges: list[Range], kinds: list[int]) -> Anchors:
        """The counts or accused that links start from, their context being the passage as they attend to it."""
        a = self.drop(
            F.gelu(self.anchor(torch.cat([self.ends(h, ranges), self.kind(torch.tensor(kinds, device=h.device))], -1)))
        )
        return Anchors(ranges, a, torch.cat([a, self.attend(h, self.query, self.near, a, ranges)], -1))

    def scores(self, role: str, h, item: Item, anchors: Anchors, mentions: list[Range], extra=None):
        """((n, 1 + m) scores, (m, SIZE) mention vectors) of a role; column 0 is "none"."""
        ranges, a, context = anchors
        if not mentions:
            return self.link[role].none(context), h.new_zeros(0, SIZE)
        if extra is None:
            said = said_by(ranges, mentions, item.attributions) if role == "speaker" else None
            extra = pair_extras(item.passage, ranges, mentions, said)
        near = torch.from_numpy(nearness(ranges, mentions)).to(h.device)
        hop = torch.from_numpy(hops(item.passage, ranges, mentions)).to(h.device)
        return self.link[role](a, context, self.ends(h, mentions), near, hop, torch.from_numpy(extra).to(h.device))


def soft(scores: torch.Tensor, vectors: torch.Tensor) -> torch.Tensor:
    """(n, SIZE): the mention that each anchor means, as a mixture by its scores; "none" is zero."""
    return torch.softmax(scores, -1)[:, 1:] @ vectors


def link_loss(item: Item, scores: torch.Tensor, mentions: list[Range], values: list[str | None], nearest: list[Range] | None):
    """Cross-entropy against all mentions that are the annotated phrase; None where no anchor can be judged. With `nearest`
    (victims) only the right mention closest to the count is right, not the same word elsewhere."""
    right = torch.zeros_like(scores)
    for i, value in enumerate(values):
        for j, m in enumerate(mentions):
            right[i, 1 + j] = float(bool(value) and same_phrase(item.quote(m), value))
        if nearest and right[i].sum() > 1:
            best = min((j for j in range(len(mentions)) if right[i, 1 + j]), key=lambda j: abs(mentions[j][0] - nearest[i][0]))
            right[i] = 0
            right[i, 1 + best] = 1
        right[i, 0] = float(not value)
    keep = right.sum(-1) > 0
    if not keep.any():
        return None
    logs = torch.log_softmax(scores, -1)[keep]
    return -torch.logsumexp(logs.masked_fill(right[keep] == 0, -1e4), -1).mean()


def candidates(item: Item, role: int, guess: np.ndarray) -> list[Range]:
    """Gold and guessed mentions of a role; for speakers also the sources of attributions."""
    found = {s[1:] for s in spans(item.role_tags[role].tolist())} | {s[1:] for s in spans(guess.tolist())}
    if ROLES[role] == "speaker":
        found |= {source for source, _ in item.attributions}
    return sorted(found)


def passage_loss(model: Reader, h: torch.Tensor, item: Item) -> dict[str, torch.Tensor]:
    """The losses of one passage, by head."""
    gold = lambda tags: torch.from_numpy(tags).to(h.device)
    roles = model.role_tags(h).view(len(h), len(ROLES), 3)
    loss = {
        "count": 5 * F.cross_entropy(model.count_tags(h), gold(item.count_tags)),
        "role": 3 * F.cross_entropy(roles.flatten(0, 1), gold(item.role_tags.T.copy()).flatten()),
        "blame": 2 * F.cross_entropy(model.blame_tags(h), gold(item.blame_tags)),
    }
    ranges = [c.span for c in item.counts] + [b.span for b in item.blames]
    if not ranges:
        return loss
    kinds = [c.harm for c in item.counts] + [len(HARMS) + b.position for b in item.blames]
    anchors = model.anchors(h, ranges, kinds)
    guess = roles.detach().argmax(-1).T.cpu().numpy()
    n = len(item.counts)
    mixed = {}
    for r, role in enumerate(ROLES):
        some = anchors if role == "speaker" else anchors.first(n)
        if not some.ranges:
            continue
        mentions = candidates(item, r, guess[r])
        scores, vectors = model.scores(role, h, item, some, mentions)
        values = [c.phrases[role] for c in item.counts] + ([b.speaker for b in item.blames] if role == "speaker" else [])
        part = link_loss(item, scores, mentions, values, [c.span for c in item.counts] if role == "victim" else None)
        if part is not None:
            loss[role] = 0.7 * part
        mixed[role] = soft(scores, vectors)
    if n:
        loss |= count_losses(model, h, item, anchors.first(n), mixed)
    return loss


def count_losses(model: Reader, h, item: Item, anchors: Anchors, mixed) -> dict[str, torch.Tensor]:
    ranges = anchors.ranges
    loss = {"harm": F.cross_entropy(model.harms(h, item, ranges), torch.tensor([c.harm for c in item.counts], device=h.device))}
    full = torch.cat([anchors.context, mixed["victim"], mixed["when"]], -1)
    for name, head in model.classes.items():
        loss[name] = F.cross_entropy(head(full), torch.tensor([c.classes[name] for c in item.counts], device=h.device))
    if len(ranges) > 1:
        extra = kinship([c.harm for c in item.counts], [c.low for c in item.counts], ranges)
        scores, _ = model.scores("part_of", h, item, anchors, ranges, extra)
        itself = torch.cat([torch.zeros(len(ranges), 1), torch.eye(len(ranges))], -1).bool().to(h.device)
        goal = torch.tensor([0 if c.above is None else 1 + c.above for c in item.counts], device=h.device)
        loss["part_of"] = 0.7 * F.cross_entropy(scores.masked_fill(itself, -1e4), goal)
    return loss

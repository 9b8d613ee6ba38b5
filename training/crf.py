"""Linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over BIO tags, as a training loss."""

from __future__ import annotations

import torch
from torch import nn

NEVER = -1e4


def allowed(tags: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Masks (tags, tags) and (tags,) with NEVER where BIO forbids the step or the start, else 0."""
    step = torch.zeros(len(tags), len(tags))
    start = torch.zeros(len(tags))
    for j, b in enumerate(tags):
        if b.startswith("I-"):
            start[j] = NEVER
            for i, a in enumerate(tags):
                if a[2:] != b[2:]:
                    step[i, j] = NEVER
    return step, start


class Chain(nn.Module):
    """Negative log-likelihood of tag sequences given emissions."""

    def __init__(self, tags: list[str]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        step, start = allowed(tags)
        self.register_buffer("step", step)
        self.register_buffer("start", start)

    def forward(self, scores: torch.Tensor, gold: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """scores (batch, words, tags), gold (batch, words), mask (batch, words) with no gap -> mean loss per word."""
        table = self.transitions + self.step
        right = scores.gather(-1, gold[..., None]).squeeze(-1) * mask
        moves = table[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        path = right.sum() + moves.sum()
        forward = scores[:, 0] + self.start
        for k in range(1, scores.shape[1]):
            following = torch.logsumexp(forward[:, :, None] + table, 1) + scores[:, k]
            forward = torch.where(mask[:, k, None] > 0, following, forward)
        return (torch.logsumexp(forward, -1).sum() - path) / mask.sum()

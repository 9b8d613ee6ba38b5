"""A joint encoder between others of the same training: the mean of their weights, each with its share.

    python -m training.mixing build/joint1.pt:.3 build/joint2.pt:.7 --out build/joint.pt

A leg that learned something new forgot a little of the old; what lies between the legs keeps the best of both (Wortsman and
others, Robust fine-tuning of zero-shot models, 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def mixed(states: Sequence[dict[str, torch.Tensor]], shares: Sequence[float]) -> dict[str, torch.Tensor]:
    """The mean of states of one network. The shares add up to 1."""
    return {name: sum(s[name].float() * share for s, share in zip(states, shares, strict=True)) for name in states[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("joints", nargs="+", metavar="FILE:SHARE")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    files, shares = zip(*(joint.rsplit(":", 1) for joint in args.joints), strict=True)
    if abs(sum(map(float, shares)) - 1) > 1e-6:
        parser.error(f"the shares {' '.join(shares)} do not add up to 1")
    stored = [torch.load(file, map_location="cpu") for file in files]
    model = mixed([s["model"] for s in stored], [float(share) for share in shares])
    torch.save({"model": model, "lexicon": stored[-1]["lexicon"]}, args.out)


if __name__ == "__main__":
    main()

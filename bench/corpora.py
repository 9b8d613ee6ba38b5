"""The corpora that benches read: their rows, and the claims file that `recount read` makes of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.corpus import annotated, objects

__all__ = ["annotated", "claims_file", "objects"]


def claims_file(source: Path, out: Path, jobs: int) -> Path:
    """`out`, written by `recount read` with so many processes (0: all cores); what cannot be read is not in it."""
    recount = Path(sys.executable).with_name("recount")
    command = [recount, "read", source, "--format", "jsonl", "--jobs", str(jobs), "--output", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 2):  # 2: some documents could not be read; a scorer counts them as silence
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return out

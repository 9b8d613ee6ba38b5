"""The files that corpora come in."""

from __future__ import annotations

import gzip
import json
from pathlib import Path


def objects(path: Path) -> list[dict]:
    """The objects of a .jsonl or .jsonl.gz file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]

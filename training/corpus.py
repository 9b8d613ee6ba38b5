"""The files that corpora come in."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path


def objects(path: Path) -> list[dict]:
    """The objects of a .jsonl or .jsonl.gz file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def text_of(row: dict) -> str:
    """What annotations of a corpus row point into: its text, after a title that the text does not repeat and an empty line."""
    title, text = row.get("title"), row["text"]
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"


def digest(text: str) -> str:
    """The sha256 by which an annotation knows its text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

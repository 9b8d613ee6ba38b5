"""The files that corpora come in."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
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


def annotated(standoff: Path, corpus: Path) -> Iterator[tuple[dict, dict, str]]:
    """Each stand-off annotation with the corpus row that it was made on and the text that it points into.

    ValueError where that is not the text that was annotated.
    """
    sources = {row["id"]: row for row in objects(corpus)}
    for row in objects(standoff):
        source = sources[row["id"]]
        text = text_of(source)
        if digest(text) != row["sha256"]:
            raise ValueError(f"{corpus}: the text of {row['id']} is not the one that was annotated")
        yield row, source, text


def digest(text: str) -> str:
    """The sha256 by which an annotation knows its text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

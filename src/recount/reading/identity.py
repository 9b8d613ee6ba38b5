"""Content ids of claims: a hash over length-delimited parts, so that ("a", "b.c") and ("a.b", "c") differ."""

from __future__ import annotations

import hashlib


def claim_id(document_id: str, kind: str, *parts: str | int | None) -> str:
    """`sha256:` and the hash of the document's id, the kind, and what makes the claim (spans and values, in a fixed order)."""
    digest = hashlib.sha256()
    for part in (document_id, kind, *parts):
        piece = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        mark = b"-" if part is None else f"{len(piece)}:".encode()
        digest.update(mark + piece)
    return f"sha256:{digest.hexdigest()}"

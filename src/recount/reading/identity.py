"""Content ids of claims: a hash over length-delimited parts, so that ("a", "b.c") and ("a.b", "c") differ."""

from __future__ import annotations

import hashlib


def claim_id(document_id: str, kind: str, *parts: str | int | None) -> str:
    """`sha256:` and the hash of the document's id, the kind, and what makes the claim (spans and values, in a fixed order)."""
    return f"sha256:{hashlib.sha256(b''.join(map(_delimited, (document_id, kind, *parts)))).hexdigest()}"


def _delimited(part: str | int | None) -> bytes:
    piece = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
    return b"-" if part is None else b"%d:%b" % (len(piece), piece)

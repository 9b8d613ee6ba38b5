"""recount: reads reports of armed conflict into a ledger of attributed claims, offline.

`read`, `Ledger` and the record types; they are loaded when first used, so that the command line starts at once.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

# onnxruntime reports its use to its maker unless this stands before it is loaded (its Privacy.md). Readers of a sensitive
# record are not reported to anyone.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from recount.exports.frame import frame
    from recount.facade import Read, read
    from recount.ledger import ClaimFilter, Kept, Ledger
    from recount.model import Document, Reading

__all__ = ["ClaimFilter", "Document", "Kept", "Ledger", "Read", "Reading", "frame", "read"]

_HOMES = {
    "ClaimFilter": "recount.ledger",
    "Document": "recount.model",
    "Kept": "recount.ledger",
    "Ledger": "recount.ledger",
    "Read": "recount.facade",
    "Reading": "recount.model",
    "frame": "recount.exports.frame",
    "read": "recount.facade",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'recount' has no attribute {name!r}")

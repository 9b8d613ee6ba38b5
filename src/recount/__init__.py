"""recount: reads reports of armed conflict into attributed claims, offline.

`read` and the record types; they are loaded when first used, so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recount.facade import Read, read
    from recount.model import Document, Reading

__all__ = ["Document", "Read", "Reading", "read"]

_HOMES = {"read": "recount.facade", "Read": "recount.facade", "Reading": "recount.model", "Document": "recount.model"}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'recount' has no attribute {name!r}")

"""Who speaks, suffers, acts or is accused."""

from __future__ import annotations

from typing import Literal

import msgspec

Side = Literal[
    "state", "armed_group", "political", "civil_society", "international", "medical", "local", "media", "expert", "unknown"
]


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party as its fullest mention in the document; `name` is canonical or null, `role` as the text gives it."""

    text: str
    start: int
    end: int
    name: str | None = None
    role: str | None = None
    side: Side = "unknown"

"""Why a claim says what it says."""

from __future__ import annotations

import msgspec


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field of a claim: its value, the words it rests on, the rule or head that set it, its score
    (0..1, null for rules)."""

    field: str
    value: str
    words: str
    rule: str
    score: float | None = None

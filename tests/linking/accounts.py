"""Invented accounts of invented incidents."""

from __future__ import annotations

from typing import Any

from recount.linking import Observation

MARKET = {
    "place": "Quetta",
    "admin1": "Balochistan",
    "country": "PK",
    "lat": 30.18,
    "lon": 67.0,
    "place_precision": 1,
    "first": "2026-02-03",
    "last": "2026-02-03",
    "published": "2026-02-04",
    "killed": (12, 12),
    "injured": (30, 30),
    "event_type": "Suicide bomb",
    "names": ("asif baloch",),
    "weapons": ("bomb",),
    "words": ("bazaar", "bomb", "crowded", "stall", "vegetable"),
}


def account(id: str, **changes: Any) -> Observation:
    """The bombing of a market, or what the changes make of it."""
    return Observation(**{**MARKET, "id": id, "document": f"document of {id}", "claims": (f"claim of {id}",), **changes})

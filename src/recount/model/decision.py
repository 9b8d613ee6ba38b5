"""What people decided about links: which claims speak of one event, and which do not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

Relation = Literal["together", "apart"]


class LinkDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A person's word that two claims speak of one event (`together`) or do not (`apart`). It outranks every score.

    `claims` are the ids of the two, in order. `at` is an ISO instant in UTC. `undoes` is the id of an earlier decision about
    the same claims that this one takes back; both stay in the journal.
    """

    id: str
    relation: Relation
    claims: tuple[str, str]
    person: str
    at: str
    reason: str
    undoes: str | None = None

    def __post_init__(self) -> None:
        if self.claims[0] >= self.claims[1]:
            raise ValueError("a decision about a link names two different claims, in the order of their ids")
        if not self.person.strip() or not self.reason.strip():
            raise ValueError("a decision about a link has a person's name and a written reason")
        if datetime.fromisoformat(self.at).utcoffset() != timedelta(0):
            raise ValueError(f"`at` is an instant in UTC such as 2026-02-05T09:30:00Z, not {self.at!r}")


def in_force(decisions: list[LinkDecision]) -> list[LinkDecision]:
    """The decisions that nobody has taken back, each pair's last alone, in the order of the journal."""
    undone = {d.undoes for d in decisions if d.undoes is not None}
    last = {d.claims: d for d in decisions if d.undoes is None and d.id not in undone}
    return [d for d in decisions if last.get(d.claims) is d]

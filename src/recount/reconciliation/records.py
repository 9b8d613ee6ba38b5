"""What is reconciled: the accounts of one event, of one harm."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from recount.model import Category, Harm, Span
from recount.model.figure import Figure

Kind = Literal["count", "status_dispute", "subset", "retraction"]
Tier = Literal[1, 2, 3, 4, 5]
Stance = Literal["independent", "own_losses", "admission", "enemy_losses", "accusation", "unattributed"]

CATEGORIES: Final[tuple[Category, ...]] = ("civilian", "armed_group", "state_forces", "unknown")


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One claim about the people harmed in the event.

    `origin` is who first said it, `speaker` who is quoted with it and `via` the side of a party that passes another's word on.
    `side` is the origin's: one of the event's parties, or the kind of speaker ("medical", "local", ...). `perpetrator` is a
    party of the event or null. `of` is the party whose people they are, where the category does not tell it (two armies fight);
    null where it does, or where nobody says. `figure` is null where no number is given. `whole`: it counts all the people
    harmed, of whatever category. `reported` is an ISO day or instant, null (earliest) where unknown. `wider` says in words how
    period or place reach beyond the event (R0). `outcome` is what a subset's people are said to have been. `retracts` is the id
    of the claim that a retraction takes back; without it, the origin's figure for the category. `named` is the number of
    victims known by name. `claims` are the ids of the claims that the account rests on where it joins several.
    """

    id: str
    speaker: str
    origin: str
    side: str
    category: Category
    figure: Figure | None = None
    kind: Kind = "count"
    tier: Tier = 3
    reported: str | None = None
    perpetrator: str | None = None
    via: str | None = None
    of: str | None = None
    whole: bool = False
    wider: str | None = None
    outcome: str | None = None
    retracts: str | None = None
    named: int = 0
    document: str | None = None
    span: Span | None = None
    claims: tuple[str, ...] = ()


class Exclusion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """R10: `person` sets the claim aside as implausible, for the written `reason`."""

    claim: str
    person: str
    reason: str


class Incident(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One event with the accounts of one harm.

    `parties` fight one another; `sides` says to which of them a category belongs. `action`: military action of a party is
    reported there and then. `small`: few people were involved.
    """

    id: str
    parties: tuple[str, ...] = ()
    sides: dict[Category, str] = {}
    accounts: tuple[Account, ...] = ()
    harm: Harm = "killed"
    exclusions: tuple[Exclusion, ...] = ()
    action: bool = False
    small: bool = False

"""What reading one document yields."""

from __future__ import annotations

from typing import Literal

import msgspec

from recount.model.claim import Category, Claim, Harm
from recount.model.document import Document
from recount.model.span import Span
from recount.model.where_when import Place, TimeExpression


class Attribution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says it (`source`), by which words (`cue`), what is said (`content`, in pieces when interrupted)."""

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


class Totals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Low, best and high of a report read alone; `best` is null where withheld, `high` where open."""

    low: int
    best: int | None
    high: int | None


class Reader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which reader made the claims; `weights` is the hash of the shipped weights."""

    name: str
    version: str
    weights: str


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of a claims file."""

    format: Literal["recount/1"] = "recount/1"
    document: Document
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    totals: dict[Harm, Totals] = {}
    totals_by_category: dict[Harm, dict[Category, Totals]] = {}
    reader: Reader

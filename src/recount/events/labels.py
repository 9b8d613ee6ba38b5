"""Who calls the same people by which word, in a ledger: each outlet's own voice apart from those it quotes."""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec
import polars as pl
from sqlalchemy import select

from recount.analysis.voices import labels
from recount.events.speakers import name_of
from recount.ledger import ClaimFilter, Ledger
from recount.ledger.database import reading
from recount.ledger.tables import DOCUMENTS, LINKS
from recount.model import Category, Toll

OWN_VOICE = "own voice"
_TOLLS = ClaimFilter(kind="toll")


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one source uses one word for the people of a category, against all other sources.

    `n` of the source's `of` mentions have the word, `elsewhere` of the others' `elsewhere_of`. `log_odds` above 0: the source
    uses it more; `low` and `high` bound it at 95 %. `telling`: |z| > 1.96 and n >= 5.
    """

    about: Category
    source: str
    label: str
    n: int
    of: int
    elsewhere: int
    elsewhere_of: int
    log_odds: float
    low: float
    high: float
    z: float
    telling: bool


def labels_in(ledger: Ledger, wanted: ClaimFilter = _TOLLS) -> list[Label]:
    """The words for victims in the tolls that pass the filter, by who uses them (`recount.analysis.voices.labels`).

    An outlet that says it itself is a source of its own (`Dawn, own voice`). A report that repeats another one counts once.
    People whom all call by one word are left out.
    """
    outlets = _originals(ledger)
    mentions: Counter[tuple[str, str, str]] = Counter()
    for kept in ledger.claims(msgspec.structs.replace(wanted, kind="toll")):
        for claim in kept.standing.claims:
            if isinstance(claim, Toll) and claim.label and kept.document in outlets:
                source = f"{outlets[kept.document]}, {OWN_VOICE}" if claim.speaker is None else name_of(claim.speaker)
                mentions[claim.category, source, claim.label] += 1
    words: dict[str, set[str]] = defaultdict(set)
    for category, _, word in mentions:
        words[category].add(word)
    rows = [(*key, n) for key, n in sorted(mentions.items()) if len(words[key[0]]) > 1]
    table = pl.DataFrame(rows, schema=["about", "source", "label", "count"], orient="row", infer_schema_length=None)
    return [msgspec.convert(row, Label) for row in labels(table).iter_rows(named=True)] if rows else []


def _originals(ledger: Ledger) -> dict[str, str]:
    """The outlet of each document that repeats no other."""
    copies = select(LINKS.c.source).where(LINKS.c.relation == "copy")
    query = select(DOCUMENTS.c.id, DOCUMENTS.c.outlet).where(DOCUMENTS.c.entry.not_in(copies))
    with reading(ledger.engine) as connection:
        return {document: outlet or "unnamed outlets" for document, outlet in connection.execute(query)}

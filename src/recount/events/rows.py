"""An event's line in a list as rows of the tables that are asked for many events at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from recount.events.records import EventSummary, Where
from recount.ledger.projections import Row, folded

summary_of: Final = msgspec.json.Decoder(EventSummary).decode
"""The line in a list that `SUMMARIES` keeps."""

ALL_PEOPLE: Final = ""
"""The category of a range that counts everybody."""

_INDEXED: Final = 200  # code points of a name that an index holds
_MONTH: Final = len("2031-03")


def event_row(summary: EventSummary) -> Row:
    """The row of `EVENTS`."""
    killed = summary.figures.get("killed")
    return (
        summary.id,
        summary.parent,
        summary.level,
        folded(summary.name)[:_INDEXED],
        *_days(summary),
        *_place(summary),
        "\n".join(folded(party) for party in summary.parties)[:_INDEXED],
        0 if killed is None else killed.best_ged,
        summary.first and summary.first[:_MONTH],
        _spot(summary.where),
        None if killed is None else killed.low,
        None if killed is None else killed.high,
    )


def toll_rows(summary: EventSummary) -> Iterator[Row]:
    """The rows of `TOLLS`: for each harm one of all people, and one of each category."""
    for harm, total in summary.figures.items():
        for category, found in ((ALL_PEOPLE, total), *summary.categories.get(harm, {}).items()):
            yield (
                harm,
                category,
                summary.id,
                *_days(summary),
                *_place(summary),
                found.low,
                found.high,
                int("high_open" in found.flags),
            )


def _days(summary: EventSummary) -> tuple[str, str]:
    return summary.first or "", summary.last or ""


def _place(summary: EventSummary) -> tuple[str | None, str | None, str | None]:
    where = summary.where
    if where is None:
        return None, None, None
    return folded(where.name), None if where.admin1 is None else folded(where.admin1), where.country


def _spot(where: Where | None) -> str | None:
    return None if where is None or where.lat is None else f"{where.lat!r} {where.lon!r} {where.precision}"

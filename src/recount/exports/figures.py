"""Deaths as UCDP and ACLED count them, from totals that may be withheld or open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from recount.model import Category, Toll, Totals
from recount.reconciliation import Range


class Deaths(msgspec.Struct, frozen=True, kw_only=True):
    """Whole numbers with low <= best <= high, and best the sum of the four categories.

    `claimed` says that recount itself withholds a best figure, since the number rests on the word of a party on its enemy;
    `open` that nobody says how many it may be at most.
    """

    low: int
    best: int
    high: int
    by_category: dict[Category, int]
    claimed: bool
    open: bool


def deaths(total: Totals, by_category: Mapping[Category, Totals], tolls: Sequence[Toll]) -> Deaths:
    """The deaths of an incident, by the rules of docs/exports.md.

    UCDP's table has no "withheld": there the first number that is claimed stands, and no more than the report's high.
    Categories that sum to less than the total leave the rest to `unknown`; those that sum to more take it from `unknown`, and
    then raise the total.
    """
    found = {category: _point(value, category, tolls) for category, value in by_category.items()}
    claimed = sum(found.values()) if total.high is None else min(sum(found.values()), total.high)
    return _summed(total, total.best if total.best is not None else claimed, found)


def reconciled_deaths(total: Range | None, by_category: Mapping[Category, Range]) -> Deaths:
    """The deaths of an event from its reconciled figures (docs/reconciliation.md), where `best_ged` always has a number."""
    if total is None:
        return _summed(Totals(0, 0, 0), 0, {})
    died = _summed(shown(total), total.best_ged, {category: value.best_ged for category, value in by_category.items()})
    return msgspec.structs.replace(died, high=max(died.best, total.high))  # the highest figure given, though it be open


def shown(value: Range) -> Totals:
    """A reconciled figure as low, best (null where withheld) and high (null where open)."""
    return Totals(value.low, value.best, None if "high_open" in value.flags else value.high)


def _summed(total: Totals, best: int, found: Mapping[Category, int]) -> Deaths:
    known = sum(number for category, number in found.items() if category != "unknown")
    best = max(known, best)
    numbers: dict[Category, int] = {**found, "unknown": best - known}
    high = max(best, total.low, total.high or 0)
    return Deaths(
        low=min(total.low, best), best=best, high=high, by_category=numbers, claimed=total.best is None, open=total.high is None
    )


def _point(value: Totals, category: Category, tolls: Sequence[Toll]) -> int:
    if value.best is not None:
        return value.best
    said = (t.low for t in tolls if (t.harm, t.category, t.part_of) == ("killed", category, None) and t.stance != "denies")
    return max(value.low, next(said, 0))

"""Several data sets that record the same events: which rows are one event.

Rows of two data sets can be one event if they lie within a distance and some days of each other, agree in every taxonomy at
some depth, and are both single days or both stretches. Among what can be, the data sets are matched one to one, taken one
after the other, so that the agreement of the taxonomies is closest over all rows (Donnay, Dunford, McGrath, Backer and
Cunningham 2019, "Integrating conflict event data", Journal of Conflict Resolution 63(5): 1337-1364). Unlike reports, a data
set has each event once: hence one to one, by rule, and not by learnt weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Final

import msgspec
import numpy as np
from scipy.optimize import linear_sum_assignment

_EARTH: Final = 12_742.0  # km, its diameter
_NEVER: Final = 1e6


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One event of a data set: first and last day, decimal degrees, and for each taxonomy its classes, the finest first."""

    id: str
    dataset: str
    first: date
    last: date
    lat: float
    lon: float
    taxonomies: tuple[tuple[str, ...], ...]


def match(rows: Sequence[Row], *, km: float, days: int) -> list[tuple[Row, ...]]:
    """The events of all data sets, each with its rows (at most one of each data set), data sets in the order of their names."""
    events: list[list[Row]] = []
    for dataset in sorted({r.dataset for r in rows}):
        _take(events, sorted((r for r in rows if r.dataset == dataset), key=lambda r: r.id), km, days)
    return [tuple(event) for event in events]


def _take(events: list[list[Row]], new: list[Row], km: float, days: int) -> None:
    """Give each row of one more data set to the event that it is, or make it one of its own."""
    cost = np.array([[_distance(event, row, km, days) for row in new] for event in events]).reshape(len(events), len(new))
    pairs = [(e, r) for e, r in zip(*linear_sum_assignment(cost), strict=True) if cost[e, r] < _NEVER]
    for e, r in pairs:
        events[e].append(new[r])
    matched = {int(r) for _, r in pairs}
    events += [[row] for n, row in enumerate(new) if n not in matched]


def _distance(event: list[Row], row: Row, km: float, days: int) -> float:
    return min(_unlike(other, row) if _can_be(other, row, km, days) else _NEVER for other in event)


def _can_be(a: Row, b: Row, km: float, days: int) -> bool:
    begun, ended = abs((a.first - b.first).days), abs((a.last - b.last).days)
    return max(begun, ended) <= days and (a.first == a.last) == (b.first == b.last) and _km(a, b) <= km


def _unlike(a: Row, b: Row) -> float:
    """Over the taxonomies, how far up from the finest class two rows first agree, as a share of its depth; never where they do
    not agree at all."""
    found = 0.0
    for mine, other in zip(a.taxonomies, b.taxonomies, strict=True):
        depth = next((n for n, (x, y) in enumerate(zip(mine, other, strict=True), 1) if x == y), None)
        if depth is None:
            return _NEVER
        found += depth / len(mine)
    return found


def _km(a: Row, b: Row) -> float:
    """Great-circle distance (haversine)."""
    half = (
        sin(radians(a.lat - b.lat) / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(radians(a.lon - b.lon) / 2) ** 2
    )
    return _EARTH * asin(min(1.0, sqrt(half)))

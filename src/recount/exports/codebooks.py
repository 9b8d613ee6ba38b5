"""Which rules of its own codebook a row of UCDP GED or ACLED breaks, in words.

UCDP GED codebook 23.1 (Högbladh 2023); ACLED codebook (2024). Rows that break a rule are kept as they are: the flag is for
whoever counts on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from recount.exports.ged import priogrid
from recount.model.acled import SUB_EVENTS

Cells = Mapping[str, str]
Check = Callable[[Cells], Iterator[str]]

_GED_NUMBERS: Final = (
    "id year type_of_violence where_prec latitude longitude event_clarity date_prec deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low"
).split()
_SPANS: Final = {1: (0, 0), 2: (1, 5), 3: (6, 6), 4: (7, 30), 5: (31, 366)}  # days between the first and the last one


def flags(dataset: str, cells: Cells) -> tuple[str, ...]:
    """What is wrong with the row, rule by rule; nothing where a cell that a rule needs is empty."""
    return tuple(flag for check in _CHECKS[dataset] for flag in check(cells))


def _number(cells: Cells, column: str) -> float | None:
    try:
        return float(cells.get(column, ""))
    except ValueError:
        return None


def _day(cells: Cells, column: str) -> date | None:
    try:
        return date.fromisoformat(cells.get(column, "")[:10])
    except ValueError:
        return None


def _readable(numbers: tuple[str, ...], days: tuple[str, ...]) -> Check:
    def check(cells: Cells) -> Iterator[str]:
        for column in numbers:
            if cells.get(column) and _number(cells, column) is None:
                yield f"{column} {cells[column]!r} is no number"
        for column in days:
            if cells.get(column) and _day(cells, column) is None:
                yield f"{column} {cells[column]!r} is no day (YYYY-MM-DD)"

    return check


def _codes(**allowed: int) -> Check:
    """Whole numbers from 1 to the greatest code."""

    def check(cells: Cells) -> Iterator[str]:
        for column, most in allowed.items():
            value = _number(cells, column)
            if value is not None and value not in range(1, most + 1):
                yield f"{column} {cells[column]} is not one of 1 to {most}"

    return check


def _point(cells: Cells) -> Iterator[str]:
    for column, most in (("latitude", 90), ("longitude", 180)):
        value = _number(cells, column)
        if value is not None and abs(value) > most:
            yield f"{column} {cells[column]} is outside -{most} to {most}"


def _estimates(cells: Cells) -> Iterator[str]:
    low, best, high = (_number(cells, column) for column in ("low", "best", "high"))
    if low is not None and best is not None and low > best:
        yield f"low {cells['low']} is above best {cells['best']}"
    if best is not None and high is not None and best > high:
        yield f"best {cells['best']} is above high {cells['high']}"
    if low is not None and high is not None and low > high:
        yield f"low {cells['low']} is above high {cells['high']}"


def _sums(cells: Cells) -> Iterator[str]:
    parts = [_number(cells, f"deaths_{side}") for side in ("a", "b", "civilians", "unknown")]
    best, known = _number(cells, "best"), [part for part in parts if part is not None]
    if any(part < 0 for part in known):
        yield "a number of deaths is below 0"
    if best is not None and len(known) == len(parts) and sum(known) != best:
        yield f"best {cells['best']} is not the sum of the four columns of deaths ({sum(known):g})"
    if _number(cells, "type_of_violence") == 3 and any(parts[:2]):
        yield "one-sided violence (type 3) has no deaths on side a or b"


def _period(cells: Cells) -> Iterator[str]:
    first, last, year = _day(cells, "date_start"), _day(cells, "date_end"), _number(cells, "year")
    if first and last and first > last:
        yield f"date_start {first} is after date_end {last}"
    if first and year is not None and year != first.year:
        yield f"year {cells['year']} is not that of date_start {first}"
    least, most = _SPANS.get(int(_number(cells, "date_prec") or 0), (0, 366))
    if first and last and first <= last and not least <= (last - first).days <= most:
        yield f"date_prec {cells['date_prec']} does not go with {first} to {last}"


def _cell(cells: Cells) -> Iterator[str]:
    lat, lon, gid = (_number(cells, column) for column in ("latitude", "longitude", "priogrid_gid"))
    if lat is not None and lon is not None and gid is not None and gid != priogrid(lat, lon):
        yield f"priogrid_gid {cells['priogrid_gid']} is not the cell of the coordinates ({priogrid(lat, lon)})"


def _deaths(cells: Cells) -> Iterator[str]:
    value = _number(cells, "fatalities")
    if value is not None and (value < 0 or value % 1):
        yield f"fatalities {cells['fatalities']} is no whole number from 0"


def _types(cells: Cells) -> Iterator[str]:
    kind, sub = cells.get("event_type", ""), cells.get("sub_event_type", "")
    if kind and kind not in SUB_EVENTS:
        yield f"event_type {kind!r} is none of ACLED's six"
    elif sub and sub not in SUB_EVENTS.get(kind, ()):
        yield f"sub_event_type {sub!r} does not belong to {kind!r}"


def _acled_year(cells: Cells) -> Iterator[str]:
    day, year = _day(cells, "event_date"), _number(cells, "year")
    if day and year is not None and year != day.year:
        yield f"year {cells['year']} is not that of event_date {day}"


def _interaction(cells: Cells) -> Iterator[str]:
    one, other, both = (cells.get(column, "") for column in ("inter1", "inter2", "interaction"))
    if one and other and both and not re.search(r"\d", both) and both not in (f"{one}-{other}", f"{other}-{one}"):
        yield f"interaction {both!r} is not made of inter1 {one!r} and inter2 {other!r}"


_CHECKS: Final[dict[str, tuple[Check, ...]]] = {
    "ucdp-ged": (
        _readable(tuple(_GED_NUMBERS), ("date_start", "date_end")),
        _codes(type_of_violence=3, where_prec=7, date_prec=5, event_clarity=2),
        _point, _estimates, _sums, _period, _cell,
    ),
    "acled": (
        _readable(("year", "latitude", "longitude", "fatalities"), ("event_date",)),
        _codes(time_precision=3, geo_precision=3),
        _point, _deaths, _types, _acled_year, _interaction,
    ),
}  # fmt: skip

"""The cells of place and time in which an account stands and in which what may be the same event is sought, one account at
a time.

The same cells as in `recount.linking.blocking`, as words that a database can keep and index: two accounts are compared only
if one is sought where the other stands.
"""

from __future__ import annotations

from itertools import product
from math import floor
from typing import Final

from recount.linking.blocking import DAYS, DEGREES, SHORT
from recount.linking.observation import PRECISE_PLACE, Observation, day_number

_LEVELS: Final = ((0, 0), (0, 1), (1, 0), (1, 1))


def homes(account: Observation) -> tuple[str, ...]:
    """Where the account stands."""
    named = [f"name {name}" for name in account.names]
    own = _level(account)
    if own is None:
        return tuple(named)
    wider = [(p, t) for p, t in _LEVELS if p >= own[0] and t >= own[1]]
    return (*named, *(_cell(level, own, _at(account, *level)) for level in wider))


def sought(account: Observation) -> tuple[str, ...]:
    """Where accounts that may be of the same event stand."""
    named = [f"name {name}" for name in account.names]
    own = _level(account)
    if own is None:
        return tuple(named)
    cells = []
    for other in _LEVELS:
        level = max(own[0], other[0]), max(own[1], other[1])
        y, x, day = _at(account, *level)
        cells += [_cell(level, other, (y + dy, x + dx, day + dt)) for dy, dx, dt in product((-1, 0, 1), repeat=3)]
    return (*named, *cells)


def _level(account: Observation) -> tuple[int, int] | None:
    """Whether the place, and the period, are sought in wide cells (1); null where either is unknown."""
    days = _days(account)
    if days is None or account.lat is None or account.lon is None:
        return None
    return int((account.place_precision or 1) > PRECISE_PLACE), int(days[1] - days[0] >= SHORT)


def _days(account: Observation) -> tuple[int, int] | None:
    first, last = day_number(account.first or account.last), day_number(account.last or account.first)
    return None if first is None or last is None else (first, last)


def _at(account: Observation, p: int, t: int) -> tuple[int, int, int]:
    days = _days(account)
    if days is None or account.lat is None or account.lon is None:
        raise ValueError("an account without place and time stands in no cell")
    return floor(account.lat / DEGREES[p]), floor(account.lon / DEGREES[p]), sum(days) // 2 // DAYS[t]


def _cell(level: tuple[int, int], own: tuple[int, int], at: tuple[int, int, int]) -> str:
    return ":".join(map(str, (*level, *own, *at)))

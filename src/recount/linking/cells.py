"""The blocks in which an account stands, and those in which what may be of the same event is sought, one account at a time.

The same blocks as in `recount.linking.blocking`, as words that a database can keep and index: two accounts are compared only if
one is sought where the other stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, product
from math import floor
from typing import Final, NamedTuple

from recount.linking.blocking import DAYS, DEGREES, NAMED_WITHIN, SHORT, TELLING, WORDED_WITHIN
from recount.linking.columns import exactness
from recount.linking.observation import PRECISE_PLACE, PROVINCE, Observation, day_number

_LEVELS: Final = tuple((p, t) for p in (0, 1, 2) for t in (0, 1))

Level = tuple[int, int]


class Sought(NamedTuple):
    """Where accounts that may be of the same event stand: in one of the `cells` (of place and time, a name, copies), or in
    `SHARED_WORDS` of the `words`."""

    cells: tuple[str, ...]
    words: tuple[str, ...]


def homes(account: Observation) -> tuple[str, ...]:
    """Where the account stands."""
    own = _level(account)
    cells = [_cells(account, level, own, (0,)) for level in _LEVELS if own and level[0] >= own[0] and level[1] >= own[1]]
    return (*_names(account, (0,)), *_words(account, (0,)), *_copies(account), *chain.from_iterable(cells))


def sought(account: Observation) -> Sought:
    """Where accounts that may be of the same event stand."""
    own, around = _level(account), (-1, 0, 1)
    levels = [((max(own[0], other[0]), max(own[1], other[1])), other) for other in _LEVELS] if own else []
    cells = [_cells(account, level, other, around) for level, other in levels]
    return Sought((*_names(account, around), *_copies(account), *chain.from_iterable(cells)), tuple(_words(account, around)))


def _names(account: Observation, steps: Iterable[int]) -> list[str]:
    return _marks(account, account.names, NAMED_WITHIN, steps)


def _words(account: Observation, steps: Iterable[int]) -> list[str]:
    return _marks(account, account.words[:TELLING], WORDED_WITHIN, steps)


def _copies(account: Observation) -> list[str]:
    """All the words of an account without a day, which only its copies are compared with."""
    return [" ".join(("undated", *account.words))] if account.words and _day(account) is None else []


def _day(account: Observation) -> int | None:
    return day_number(account.published or account.first or account.last)


def _marks(account: Observation, marks: Iterable[str], within: int, steps: Iterable[int]) -> list[str]:
    """Each mark with its stretch of days."""
    day = _day(account)
    return [] if day is None else [f"{mark} {within} {day // within + step}" for mark in marks for step in steps]


def _level(account: Observation) -> Level | None:
    """How wide the cells of place (0 to 2) and of time (0, 1) are in which it is sought; null where either is unknown."""
    place, days = exactness(account), _days(account)
    if place is None or days is None:
        return None
    return int(place > PRECISE_PLACE) + int(place > PROVINCE), int(days[1] - days[0] >= SHORT)


def _days(account: Observation) -> tuple[int, int] | None:
    first, last = day_number(account.first or account.last), day_number(account.last or account.first)
    return None if first is None or last is None else (first, last)


def _cells(account: Observation, level: Level, own: Level, steps: Sequence[int]) -> list[str]:
    """The cells of one width around an account, for accounts whose own width is `own`."""
    days = sum(_days(account) or ()) // 2 // DAYS[level[1]]
    if level[0] == 2:
        places = [account.country or ""]
    elif account.lat is None or account.lon is None:
        return []
    else:
        y, x = (floor(degrees / DEGREES[level[0]]) for degrees in (account.lat, account.lon))
        places = [f"{y + dy}:{x + dx}" for dy, dx in product(steps, repeat=2)]
    return [f"{level[0]}{level[1]}{own[0]}{own[1]} {place} {days + dt}" for place in places for dt in steps]

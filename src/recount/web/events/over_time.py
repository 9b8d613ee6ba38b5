"""The timeline: each event while they are few, else what those of a month or of a year add up to."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from recount.events import EventFilter, EventSummary, events
from recount.events.overview import MonthToll, months
from recount.ledger import Ledger

EACH: Final = 300
"""So many events are shown one by one."""
_BARS: Final = 240
_YEAR: Final = 4  # characters of a month's name that are its year


@dataclass(frozen=True, slots=True)
class Sum:
    """The events that began in a month or a year (`when`, from the ISO day `first` to `last`): how many, and the sums of the
    lows and of the highs of their dead."""

    when: str
    first: str
    last: str
    events: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events, the latest first, or the sums of them, the earliest first; `number` is how many events have a day."""

    number: int
    events: tuple[EventSummary, ...] = ()
    sums: tuple[Sum, ...] = ()

    @property
    def yearly(self) -> bool:
        """Whether the sums are of years."""
        return any(len(one.when) == _YEAR for one in self.sums)


def over_time(ledger: Ledger, wanted: EventFilter) -> Timeline:
    """The timeline of the events that pass the filter. EventError where a period ends before it begins."""
    found = months(ledger, wanted)
    number = sum(month.events for month in found)
    if number <= EACH:
        return Timeline(number, events=events(ledger, wanted, limit=EACH).events)
    return Timeline(number, sums=by_month(found) if len(found) <= _BARS else by_year(found))


def by_month(found: Sequence[MonthToll]) -> tuple[Sum, ...]:
    """A sum for each month."""
    return tuple(_sum(month.month, [month]) for month in found)


def by_year(found: Sequence[MonthToll]) -> tuple[Sum, ...]:
    """A sum for each year, of the months in it that have events."""
    years = groupby(found, key=lambda month: month.month[:_YEAR])
    return tuple(_sum(year, list(some)) for year, some in years)


def _sum(when: str, some: Sequence[MonthToll]) -> Sum:
    days = monthrange(int(when[:_YEAR]), int(some[-1].month[_YEAR + 1 :]))[1]
    return Sum(
        when=when,
        first=f"{some[0].month}-01",
        last=f"{some[-1].month}-{days}",
        events=sum(month.events for month in some),
        low=sum(month.low for month in some),
        high=sum(month.high for month in some),
    )

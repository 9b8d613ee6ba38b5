"""Which tolls of a report belong to its main event: the one that the report opens with.

Cumulative tolls (R0) stay out with their parts, and so does what the text puts on another day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from recount.model import Category, Period, Toll

Days = tuple[date, date]

INCIDENT: Final = ("killed", "injured")  # of the incident itself; arrests and surrenders follow on other days
_EVENT_DAYS: Final = 8  # a period of more days does not say when one incident was
_LONG_AGO: Final = re.compile(
    r"(?i)\b(?:weeks?|months?|years?|decades?) (?:earlier|ago|before)\b|\b(?:previous|last|past) (?:week|month|year|decade)\b"
)
_NAME: Final = re.compile(r"\b[A-Z]\w{2,}")


class Lineage:
    """What includes what, through `part_of`; links in a circle are cut. Every question is answered in constant time."""

    def __init__(self, tolls: Sequence[Toll]) -> None:
        self._tolls = {t.id: t for t in reversed(tolls)}
        self._above: dict[str, frozenset[tuple[str, str]]] = {}
        self._counted: dict[str, str | None] = {}
        for t in tolls:
            self._climb(t)
        self._dead = self._count_dead(tolls)

    def cumulative(self, toll: Toll) -> bool:
        """Whether a cumulative toll includes this one."""
        return ("cumulative", "") in self._above[toll.id]

    def part(self, toll: Toll, category: Category | None = None) -> bool:
        """Whether a toll of the same harm (and of the category) includes this one."""
        return (toll.harm, category or "") in self._above[toll.id]

    def dead_of(self, toll: Toll) -> int:
        """How many of the injured of a toll, or of an equal one, the text says to have died."""
        return self._dead.get(toll.low, 0) if toll.harm == "injured" else 0

    def _climb(self, toll: Toll) -> None:
        """Settle a toll and all above it, from the top down."""
        line: list[Toll] = []
        here: Toll | None = toll
        while here is not None and here.id not in self._above:
            self._above[here.id] = frozenset()
            line.append(here)
            here = self._tolls.get(here.part_of or "")
        circle = {t.id for t in line}
        for t in reversed(line):
            parent = self._tolls.get(t.part_of or "")
            if parent is None or (t is line[-1] and parent.id in circle):
                continue
            marks = {(parent.harm, ""), (parent.harm, parent.category), (parent.scope, "")}
            self._above[t.id] = self._above[parent.id] | marks
            top = self._counted.get(parent.id)
            self._counted[t.id] = top or (parent.id if parent.harm == "injured" else None)

    def _count_dead(self, tolls: Sequence[Toll]) -> dict[int, int]:
        """By the size of a toll of injured, restated or not: the largest number of dead in one statement under it."""
        out: dict[int, int] = {}
        for t in tolls:
            top = self._counted.get(t.id)
            if t.harm == "killed" and top is not None and not self._tolls[top].implicit:
                size = self._tolls[top].low
                out[size] = max(out.get(size, 0), t.low)
        return out


def main_event(tolls: Sequence[Toll]) -> list[Toll]:
    """The tolls of the main event, in text order; a report with cumulative tolls alone is about the stretch of its first."""
    ordered = _with_sums_of_a_day(sorted(tolls, key=lambda t: (t.count.start, t.count.end, t.id)))
    lineage = Lineage(ordered)
    events = [t for t in ordered if t.scope == "event"]
    if not events:
        return _first_stretch(ordered)
    whole = [t for t in events if not lineage.cumulative(t)]
    first = next((t for t in [*whole, *events] if t.harm in INCIDENT), events[0])
    return _same_days([t for t in events if t is first or not lineage.cumulative(t) or _same_place(t, first)])


def _with_sums_of_a_day(ordered: list[Toll]) -> list[Toll]:
    """A report that opens with a sum over the attacks of one day is about that day: its sum is the event's."""
    opening = next((k for k, t in enumerate(ordered) if t.scope == "event"), len(ordered))
    return [msgspec.structs.replace(t, scope="event") if _of_a_day(t) else t for t in ordered[:opening]] + ordered[opening:]


def _of_a_day(toll: Toll) -> bool:
    days = _days(toll.when)
    return days is not None and (days[1] - days[0]).days <= 1  # a night lies on two dates


def _first_stretch(ordered: list[Toll]) -> list[Toll]:
    stretch = _stretch(ordered[0]) if ordered else ""
    return [t for t in ordered if _stretch(t) == stretch]


def _stretch(toll: Toll) -> str:
    return toll.when.text if toll.when else ""


def _same_place(a: Toll, b: Toll) -> bool:
    return a.place is not None and b.place is not None and a.place.text == b.place.text


def _days(period: Period | None) -> Days | None:
    if period is None or period.first is None or period.last is None:
        return None
    try:
        return date.fromisoformat(period.first), date.fromisoformat(period.last)
    except ValueError:
        return None


def _same_days(event: list[Toll]) -> list[Toll]:
    """Without the killed and injured that the text puts on other days than the first dated toll, and their parts."""
    harmed = [t for t in event if t.harm in INCIDENT]
    main = next((t for t in harmed if (d := _days(t.when)) and (d[1] - d[0]).days < _EVENT_DAYS), None)
    if main is None:
        return event
    off = {t.id for t in harmed if _on_other_days(t, main)}
    return [t for t in event if t.id not in off and not (t.harm in INCIDENT and t.part_of in off)]


def _on_other_days(toll: Toll, main: Toll) -> bool:
    """A day between is enough; the next day only with another place, for nights lie on two dates."""
    a, b = _days(main.when), _days(toll.when)
    if a is None or b is None:
        return toll.when is not None and toll.when.first is None and _LONG_AGO.search(toll.when.text) is not None
    gap = max((b[0] - a[1]).days, (a[0] - b[1]).days)
    return gap > 1 or (gap == 1 and _elsewhere(toll, main))


def _elsewhere(a: Toll, b: Toll) -> bool:
    if a.place is None or b.place is None:
        return False
    return set(_NAME.findall(a.place.text)).isdisjoint(_NAME.findall(b.place.text))

"""Which tolls of a report belong to its main event: the one that the report opens with.

Cumulative tolls (R0) stay out with their parts, and so does what the text puts on another day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from recount.model import Harm, Period, Toll

Days = tuple[date, date]

_EVENT_DAYS: Final = 8  # a period of more days does not say when one incident was
_LONG_AGO: Final = re.compile(r"(?i)\b(?:weeks?|months?|years?|decades?) (?:earlier|ago|before)\b|\b(?:previous|last|past) (?:week|month|year|decade)\b")
_WORD: Final = re.compile(r"\b[A-Z]\w{2,}")


def main_event(tolls: Sequence[Toll]) -> list[Toll]:
    ordered = sorted(tolls, key=lambda t: (t.count.start, t.count.end, t.id))
    lineage = Lineage(ordered)
    event = [t for t in ordered if t.scope == "event" and not lineage.cumulative(t)]
    parts = [t for t in ordered if t.scope == "event" and lineage.cumulative(t)]
    anchor = next((t for t in [*event, *parts] if t.harm in ("killed", "injured")), None)
    if not event and not parts:
        event = _first_stretch(ordered)
    here = [t for t in parts if anchor and (t is anchor or _same_place(t, anchor))]
    kept = sorted([*event, *here], key=lambda t: (t.count.start, t.count.end, t.id))
    return _same_days(kept)


def _same_place(a: Toll, b: Toll) -> bool:
    return a.place is not None and b.place is not None and a.place.text == b.place.text


class Lineage:
    """For each toll, what includes it."""

    def __init__(self, tolls: Sequence[Toll]) -> None:
        self._by_id = {t.id: t for t in reversed(tolls)}
        self._above: dict[str, frozenset[tuple[str, str, str]]] = {}
        self._dead: dict[int, int] = {}
        dead: dict[str, list[Toll]] = {}
        for t in tolls:
            if t.harm == "killed":
                p = self._by_id.get(t.part_of or "")
                seen=set()
                while p and p.id not in seen and p.harm != "injured":
                    seen.add(p.id); p = self._by_id.get(p.part_of or "")
                if p:
                    while (q := self._by_id.get(p.part_of or "")) and q.harm == "injured" and q.id not in seen: seen.add(q.id); p = q
                    dead.setdefault(p.id, []).append(t)
        for i, ts in dead.items():
            p = self._by_id[i]
            if p.implicit: continue
            n = max(t.low for t in ts)
            self._dead[p.low] = max(self._dead.get(p.low, 0), n)

    def above(self, toll):
        out=[]; seen={toll.id}; p=self._by_id.get(toll.part_of or "")
        while p and p.id not in seen:
            out.append(p); seen.add(p.id); p=self._by_id.get(p.part_of or "")
        return out

    def cumulative(self, toll: Toll) -> bool:
        return any(a.scope == "cumulative" for a in self.above(toll))

    def inside(self, toll: Toll, harm: Harm) -> bool:
        return any(a.harm == harm for a in self.above(toll))

    def dead(self, counted):
        return max([0, *(self._dead.get(t.low, 0) for t in counted if t.harm == "injured")])


def _first_stretch(ordered: list[Toll]) -> list[Toll]:
    first = ordered[:1]
    period = first[0].when if first else None
    return [t for t in ordered if t in first or (period and t.when and t.when.text == period.text)]


def _days(period: Period | None) -> Days | None:
    """First and last day of a period that is short enough to place an incident."""
    if period is None or period.first is None or period.last is None:
        return None
    try:
        first, last = date.fromisoformat(period.first), date.fromisoformat(period.last)
    except ValueError:
        return None
    return first, last


def _same_days(event: list[Toll]) -> list[Toll]:
    dated = [t for t in event if (d := _days(t.when)) and (d[1] - d[0]).days < _EVENT_DAYS and t.harm in ("killed", "injured")]
    if not dated: return event
    main = dated[0]
    off = {t.id for t in event if _elsewhen(t, main)}
    return [t for t in event if t.harm not in ("killed", "injured") or not (t.id in off or t.part_of in off)]


def _elsewhen(t, main):
    if t.when is None: return False
    a, b = _days(main.when), _days(t.when)
    if b is None: return t.when.first is None and bool(_LONG_AGO.search(t.when.text))
    gap = max((b[0] - a[1]).days, (a[0] - b[1]).days)
    if gap > 1: return True
    return gap == 1 and t.place is not None and main.place is not None and not set(_WORD.findall(t.place.text)) & set(_WORD.findall(main.place.text))

"""Which tolls of a report belong to its main event: the one that the report opens with.

Cumulative tolls (R0) and their parts stay out, and so does what the text puts on another day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from recount.model import Period, Toll

Days = tuple[date, date]

_EVENT_DAYS: Final = 8  # a period of more days does not say when one incident was
_SLACK: Final = 1  # nights fall between two dates


def main_event(tolls: Sequence[Toll]) -> list[Toll]:
    """The tolls of the main event, in text order. A report with cumulative tolls alone is about the stretch of its first."""
    ordered = sorted(tolls, key=lambda t: (t.count.start, t.count.end, t.id))
    above = {t.id: t for t in reversed(ordered)}
    event = [t for t in ordered if not any(a.scope == "cumulative" for a in ancestry(t, above))]
    if not event:
        event = _first_stretch(ordered)
    return _same_days(event, above)


def ancestry(toll: Toll, above: dict[str, Toll]) -> list[Toll]:
    """The toll and the tolls that include it, smallest first; circles end where they close."""
    line, seen = [toll], {toll.id}
    while (parent := above.get(line[-1].part_of or "")) and parent.id not in seen:
        line.append(parent)
        seen.add(parent.id)
    return line


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
    return (first, last) if (last - first).days < _EVENT_DAYS else None


def _same_days(event: list[Toll], above: dict[str, Toll]) -> list[Toll]:
    """Without the tolls that the text puts on other days than the first dated toll of the commonest harms."""
    days = {t.id: _days(t.when) for t in event}
    dated = [t for t in event if days[t.id]]
    anchors = [t for t in dated if t.harm in ("killed", "injured")] or dated
    main = days[anchors[0].id] if anchors else None
    return [t for t in event if t.harm not in ("killed", "injured") or not any(_apart(main, days.get(a.id)) for a in ancestry(t, above))]


def _apart(a: Days | None, b: Days | None) -> bool:
    return bool(a and b) and ((b[0] - a[1]).days > _SLACK or (a[0] - b[1]).days > _SLACK)

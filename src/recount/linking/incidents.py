"""Which incidents one document speaks of: its claims grouped by what includes what, by day and by place.

Claims are taken in text order. A toll goes with the toll that includes it; any other claim with the nearest incident before
it whose days and place it does not contradict, and a toll or event that contradicts them all begins an incident of its own.
What is said about arrests and surrenders follows the incident before it, for those come on later days; statements, demands
and accusations go with the incident that the text speaks of last before them. Cumulative tolls stay out with their parts
(R0 of reconciliation).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians
from typing import Final

from recount.linking.observation import PRECISE_PLACE, day_number
from recount.model import Claim, Event, LinkDecision, Period, Place, Reading, Toll
from recount.reading.totals.main_event import Lineage

_FOLLOWS: Final = frozenset({"detained", "surrendered"})
_ONE_PLACE: Final = 25.0  # km between two names of one place
_KM: Final = 111.2  # of a degree of latitude

Days = tuple[int, int]
Apart = frozenset[tuple[str, str]]


class Incident:
    """Claims of one incident, in text order, with the days and the place that they agree on so far."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.days: Days | None = None
        self.place: Place | None = None

    def add(self, claim: Claim) -> None:
        """Take a claim in; the narrower days and the more exact place stand."""
        self.claims.append(claim)
        if isinstance(claim, Toll | Event):
            days, place = days_of(claim.when), claim.place
            if days and (self.days is None or _length(days) < _length(self.days)):
                self.days = days
            if place and (self.place is None or exactness(place) < exactness(self.place)):
                self.place = place

    def contradicts(self, claim: Toll | Event) -> bool:
        """Whether the claim's days or place exclude this incident; nights lie on two dates."""
        return _gap(self.days, days_of(claim.when)) > 1 or _elsewhere(self.place, claim.place)


def incidents(reading: Reading, decisions: Iterable[LinkDecision] = ()) -> list[Incident]:
    """The incidents of a document, in text order. Claims that a person keeps apart are in different incidents."""
    tolls = {c.id: c for c in reading.claims if isinstance(c, Toll)}
    lineage = Lineage(list(tolls.values()))
    out = {t.id for t in tolls.values() if t.scope == "cumulative" or lineage.cumulative(t)}
    events = [c for c in reading.claims if isinstance(c, Event)]
    heads = [t for t in tolls.values() if t.id not in out and t.part_of not in tolls]
    apart = _apart(decisions)
    found: list[Incident] = []
    founding: list[Toll | Event] = [*heads, *events]
    for claim in sorted(founding, key=_position):
        _settle(claim, found, apart)
    parts = [t for t in tolls.values() if t.id not in out and t.part_of in tolls]
    for part in sorted(parts, key=_position):
        _settle(part, found, apart, head=_head(part, tolls))
    _attend(found, [c for c in reading.claims if not isinstance(c, Toll | Event)])
    return found


def days_of(period: Period | None) -> Days | None:
    """First and last day as numbers; null where either is unknown."""
    if period is None:
        return None
    first, last = day_number(period.first), day_number(period.last)
    return None if first is None or last is None or last < first else (first, last)


def exactness(place: Place) -> int:
    """UCDP's where_prec, 8 where the place was not found."""
    return 8 if place.lat is None else place.precision or 1


def _settle(claim: Toll | Event, found: list[Incident], apart: Apart, head: str | None = None) -> None:
    """Put a claim into the incident of its head, else the nearest before it that it does not contradict, else a new one."""
    open_to = [i for i in reversed(found) if not any((claim.id, c.id) in apart for c in i.claims)]
    home = next((i for i in open_to if any(c.id == head for c in i.claims)), None)
    home = home or next((i for i in open_to if not i.contradicts(claim)), None)
    if home is None and open_to and isinstance(claim, Toll) and claim.harm in _FOLLOWS:
        home = open_to[0]
    if home is None:
        home = Incident()
        found.append(home)
    home.add(claim)


def _attend(found: list[Incident], others: Sequence[Claim]) -> None:
    """Add every other claim to the incident that the text speaks of last before it."""
    if not found:
        return
    founded = sorted((_position(c), n) for n, i in enumerate(found) for c in i.claims)
    for claim in sorted(others, key=_position):
        before = [n for position, n in founded if position <= _position(claim)]
        found[before[-1] if before else founded[0][1]].add(claim)


def _head(part: Toll, tolls: dict[str, Toll]) -> str:
    """The id of the toll that includes this one and is no part itself."""
    seen = {part.id}
    here = part
    while here.part_of in tolls and here.part_of not in seen:
        here = tolls[here.part_of]
        seen.add(here.id)
    return here.id


def _apart(decisions: Iterable[LinkDecision]) -> Apart:
    pairs = {d.claims for d in decisions if d.relation == "apart"}
    return frozenset(pairs | {(other, one) for one, other in pairs})


def _position(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence.start, claim.evidence.end, claim.id


def _length(days: Days) -> int:
    return days[1] - days[0]


def _gap(a: Days | None, b: Days | None) -> int:
    return 0 if a is None or b is None else max(b[0] - a[1], a[0] - b[1])


def _elsewhere(a: Place | None, b: Place | None) -> bool:
    """Whether two places are towns or spots that lie apart, or anything in different countries."""
    if a is None or b is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    if max(exactness(a), exactness(b)) > PRECISE_PLACE:
        return a.country != b.country
    return hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians(a.lat))) * _KM > _ONE_PLACE

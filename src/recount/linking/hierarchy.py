"""Incidents in operations in campaigns: an event lies in another whose period and place hold its own, between the same
parties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, hypot, radians
from typing import Final, Literal, TypeVar

import msgspec

from recount.linking.observation import Observation, day_number

T = TypeVar("T")
Kind = Literal["incident", "operation", "campaign"]

_OPERATION: Final = 4  # days from which on a stretch of fighting is an operation
_CAMPAIGN: Final = 60  # and a campaign
_REACH: Final = {1: 5.0, 2: 25.0, 3: 60.0}  # km around a spot, a town, a district that count as inside it
_KM: Final = 111.2  # of a degree of latitude


class Extent(msgspec.Struct, frozen=True):
    """Where and when an event was, by all its accounts: days as numbers, the place as its accounts give it, who fought whom."""

    id: str
    first: int
    last: int
    precision: int
    place: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    parties: frozenset[str]
    named: bool

    @property
    def kind(self) -> Kind:
        """An incident of a few days, an operation (named, or of some days), a campaign of months."""
        length = self.last - self.first + 1
        if length >= _CAMPAIGN:
            return "campaign"
        return "operation" if self.named or length >= _OPERATION else "incident"


def extent(event: str, accounts: Sequence[Observation]) -> Extent | None:
    """The extent of an event: its commonest place and days (of the first by id, where these tie); null where none says when."""
    accounts = sorted(accounts, key=lambda o: o.id)
    dated = [o for o in accounts if o.first and o.last]
    if not dated:
        return None
    first, last = _commonest([(day_number(o.first) or 0, day_number(o.last) or 0) for o in dated])
    where = _commonest([o.place for o in accounts])
    at = next(o for o in accounts if o.place == where)
    parties = frozenset(p for o in accounts for p in o.parties)
    named = any(o.operation for o in accounts)
    precision = at.place_precision or (1 if at.lat is not None else 7)
    return Extent(event, first, last, precision, at.place, at.admin1, at.country, at.lat, at.lon, parties, named)


def hierarchy(extents: Iterable[Extent]) -> dict[str, str]:
    """For each event that lies in another the id of the smallest that holds it (shortest, then most exactly placed, then by
    id)."""
    events = sorted(extents, key=lambda e: (e.last - e.first, e.precision, e.id))
    holders = [e for e in events if e.kind != "incident"]
    fought: defaultdict[str, list[int]] = defaultdict(list)
    for n, holder in enumerate(holders):
        for party in holder.parties:
            fought[party].append(n)
    found = ((e, next((h for h in _with_its_pair(e, holders, fought) if holds(h, e)), None)) for e in events)
    return {e.id: h.id for e, h in found if h is not None}


def _with_its_pair(event: Extent, holders: Sequence[Extent], fought: Mapping[str, Sequence[int]]) -> Iterator[Extent]:
    """The holders, in order, that share two parties with the event."""
    shared = Counter(n for party in event.parties for n in fought.get(party, ()))
    return (holders[n] for n in sorted(shared) if shared[n] >= 2)


def holds(outer: Extent, inner: Extent) -> bool:
    """Whether `outer` is longer or wider than `inner`, and holds its period and place, with the same pair of parties."""
    if outer.id == inner.id or not (outer.first <= inner.first and inner.last <= outer.last):
        return False
    longer, wider = outer.last - outer.first > inner.last - inner.first, outer.precision > inner.precision
    return (longer or wider) and len(outer.parties & inner.parties) >= 2 and _inside(outer, inner)


def _inside(outer: Extent, inner: Extent) -> bool:
    if outer.precision < inner.precision:
        return False
    if outer.precision >= 6:
        return outer.country is not None and outer.country == inner.country
    if outer.precision >= 4:
        return outer.admin1 is not None and (outer.admin1, outer.country) == (inner.admin1, inner.country)
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    distance = hypot(outer.lat - inner.lat, (outer.lon - inner.lon) * cos(radians(outer.lat))) * _KM
    return distance <= _REACH[outer.precision]


def _commonest(values: list[T]) -> T:
    return max(values, key=values.count)

"""Where an event may have been, as an area: how far its place is known is what the map shows, never a pin."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import asin, atan2, cos, degrees, radians, sin
from typing import Any, Final

from recount.events import EventSummary, Where

RADIUS: Final = {1: 5, 2: 25, 3: 50, 4: 150, 5: 100, 6: 400, 7: 200}
"""Kilometres around the coordinates by UCDP's where_prec. 2 is the codebook's own 25 km; a district, a province and a country
have no radius in the data, so that typical ones stand for them: an area of that size, not its border."""
_EARTH: Final = 6371.0
_CORNERS: Final = 36


def features(events: Iterable[EventSummary]) -> dict[str, Any]:
    """GeoJSON with one polygon for each event whose place has coordinates, the largest first so that none hides another."""
    placed = [(one, one.where) for one in events if one.where is not None and one.where.lat is not None]
    placed.sort(key=lambda found: -_radius(found[1]))
    return {"type": "FeatureCollection", "features": [_feature(one, where) for one, where in placed]}


def _feature(event: EventSummary, where: Where) -> dict[str, Any]:
    killed = event.figures.get("killed")
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [circle(where.lat or 0, where.lon or 0, _radius(where))]},
        "properties": {
            "id": event.id.removeprefix("sha256:"),
            "name": event.name,
            "place": where.name,
            "precision": where.precision or 0,
            "radius": _radius(where),
            "low": killed.low if killed else None,
            "high": killed.high if killed else None,
        },
    }


@lru_cache(4096)
def circle(lat: float, lon: float, radius: float) -> list[tuple[float, float]]:
    """A ring of points (longitude, latitude) so many kilometres around one, on a sphere; closed, counter-clockwise."""
    turn = radius / _EARTH
    ring = [_towards(radians(lat), radians(lon), turn, radians(-360 * n / _CORNERS)) for n in range(_CORNERS)]
    return [*ring, ring[0]]


def _towards(lat: float, lon: float, turn: float, bearing: float) -> tuple[float, float]:
    there = asin(sin(lat) * cos(turn) + cos(lat) * sin(turn) * cos(bearing))
    beside = atan2(sin(bearing) * sin(turn) * cos(lat), cos(turn) - sin(lat) * sin(there))
    return round(degrees(lon + beside), 4), round(degrees(there), 4)


def _radius(where: Where) -> int:
    return RADIUS.get(where.precision or 5, RADIUS[5])

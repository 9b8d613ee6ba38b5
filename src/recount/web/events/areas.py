"""Where an event may have been, as an area: how far its place is known is what the map shows, never a pin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import asin, atan2, cos, degrees, radians, sin
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from recount.events import Where
from recount.events.overview import Places, PlaceToll
from recount.web.events.filters import FilterForm
from recount.web.templatetags.words import event_name

RADIUS: Final = {1: 5, 2: 25, 3: 50, 4: 150, 5: 100, 6: 400, 7: 200}
"""Kilometres around the coordinates by UCDP's where_prec. 2 is the codebook's own 25 km; a district, a province and a country
have no radius in the data, so that typical ones stand for them: an area of that size, not its border."""
_EARTH: Final = 6371.0
_CORNERS: Final = 36


@dataclass(frozen=True, slots=True)
class Area:
    """One place with the events there: what to call it, where it is, and the address of the event or of the list of them; the
    dead from low to high, null where no figure is given."""

    name: str
    where: Where
    address: str
    events: int
    low: int | None
    high: int | None

    @property
    def radius(self) -> int:
        """Kilometres."""
        return RADIUS.get(self.where.precision or 5, RADIUS[5])


def areas(found: Places, form: FilterForm) -> list[Area]:
    """The areas of places, those with the most events first."""
    return [_area(toll, where, form) for toll in found.shown if (where := toll.one.where) is not None]


def _area(toll: PlaceToll, where: Where, form: FilterForm) -> Area:
    if toll.events == 1:
        return Area(event_name(toll.one), where, reverse("event", args=[toll.one.id]), 1, toll.low, toll.high)
    name = _("%(place)s: %(number)s events") % {"place": where.name, "number": f"{toll.events:,}"}
    return Area(name, where, f"{reverse('events')}?{form.narrowed(place=where.name)}", toll.events, toll.low, toll.high)


def features(found: Iterable[Area]) -> dict[str, Any]:
    """GeoJSON with one polygon for each area, the largest first so that none hides another."""
    ordered = sorted(found, key=lambda area: -area.radius)
    return {"type": "FeatureCollection", "features": [_feature(area) for area in ordered]}


def _feature(area: Area) -> dict[str, Any]:
    where = area.where
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [circle(where.lat or 0, where.lon or 0, area.radius)]},
        "properties": {
            "name": area.name,
            "address": area.address,
            "place": where.name,
            "precision": where.precision or 0,
            "radius": area.radius,
            "events": area.events,
            "low": area.low,
            "high": area.high,
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

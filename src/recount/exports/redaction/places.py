"""Places made coarser: to their district, their province or their country, with the coordinates of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from recount.exports.redaction.rules import Level
from recount.exports.redaction.terms import Term, folded_words
from recount.model import Place
from recount.reading.places.gazetteer import Entry, Gazetteer, division_key, fold

_KEPT: Final[dict[Level, frozenset[int]]] = {
    "exact": frozenset(range(1, 8)),
    "district": frozenset((3, 4, 6)),
    "province": frozenset((4, 6)),
    "country": frozenset((6,)),
}


def is_finer(place: Place, level: Level) -> bool:
    """Whether the place tells more than the level allows; what could not be resolved may, and so may a line or a sea."""
    return level != "exact" and place.precision not in _KEPT[level]


def coarsened(place: Place, level: Level) -> Place:
    """The place as the district, province or country that holds it, the next coarser one that is known; its words unchanged."""
    if not is_finer(place, level):
        return place
    wider = _wider(place, level)
    if wider is not None:
        return replace(
            place, name=wider.name, admin1=wider.admin1 or None, country=wider.country, lat=wider.lat, lon=wider.lon,
            precision=wider.precision,
        )  # fmt: skip
    if place.admin1 and level != "country":
        return replace(place, name=place.admin1, lat=None, lon=None, precision=4)
    return replace(place, name=None, admin1=None, lat=None, lon=None, precision=6 if place.country else None)


def finer_names(places: Iterable[Place], level: Level) -> Iterator[Term]:
    """The names of a document's places that may not stand in its text; a name that a coarser place shares may."""
    found = list(places)
    coarse = {name for place in found for name in _told(coarsened(place, level))}
    coarse |= {folded_words(place.text) for place in found if not is_finer(place, level)}
    for place in found:
        if is_finer(place, level):
            for name in (place.text, place.name):
                if name and (words := folded_words(name)) and words not in coarse:
                    yield Term(name, "place")


def _told(place: Place) -> Iterator[tuple[str, ...]]:
    for name in (place.name, place.admin1):
        if name:
            yield folded_words(name)


def _wider(place: Place, level: Level) -> Entry | None:
    if place.country is None:
        return None
    district = _district(place) if level == "district" else None
    province = _division(place.country, place.admin1) if place.admin1 and level != "country" else None
    return district or province or (None if place.admin1 and level != "country" else _division(place.country))


def _district(place: Place) -> Entry | None:
    own = [entry for entry in _named(place.name, place) if entry.precision == place.precision and entry.admin2]
    return next((entry for one in own[:1] for entry in _named(one.admin2, place) if entry.kind == "admin2"), None)


def _named(name: str | None, place: Place) -> list[Entry]:
    entries = Gazetteer.load().named(fold(name)) if name else ()
    return [entry for entry in entries if (entry.country, entry.admin1 or None) == (place.country, place.admin1)]


def _division(country: str, admin1: str | None = None) -> Entry | None:
    return next(iter(Gazetteer.load().named(division_key(country, admin1 or ""))), None)

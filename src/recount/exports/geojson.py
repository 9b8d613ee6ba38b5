"""Events as GeoJSON (RFC 7946) without false pins.

Only a place known exactly or nearly (where_prec 1 and 2) is a point. What is known to lie in a district, a province or a
country has no geometry, since nothing need have happened in its middle; the properties say how far the place is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from recount.exports import ged
from recount.exports.dossier import Extract
from recount.exports.incidents import Incident, incidents
from recount.exports.tables import columns

_PINNED = (1, 2)

PROPERTIES = columns("""
id | integer | Number made from the id of the event or document; in other projects' rows the project's own.
dataset | string | `recount`, `ucdp-ged` or `acled`.
documents | array | Ids of the documents.
side_a | string | Who acted, or the government.
side_b | string | The other side.
killed_low | integer | The least that the report allows.
killed_best | integer | The best figure; null where recount withholds it.
killed_high | integer | The most; null where open.
injured_low | integer | The same of injured people.
injured_best | integer | The same.
injured_high | integer | The same.
date_start | string | First possible day.
date_end | string | Last possible day.
date_prec | integer | 1 the day, 2 within 2-6 days, 3 the week, 4 the month, 5 longer.
place | string | The gazetteer's name.
adm_1 | string | First-order division.
country | string | UCDP's name of the country.
where_prec | integer | 1 exact, 2 near: a point. 3 district, 4 province, 5 line or area, 6 country, 7 sea or air: no geometry.
source | string | Outlets, joined by `;`.
voices | string | On whose word, and how it was said.
""")

_GED: Final = {
    **{
        name: name
        for name in ("id", "side_a", "side_b", "date_start", "date_end", "date_prec", "adm_1", "country", "where_prec")
    },
    "killed_low": "low",
    "killed_best": "best",
    "killed_high": "high",
    "place": "where_coordinates",
    "source": "source_office",
    "voices": "source_original",
}
_ACLED: Final = {
    "id": "event_id_cnty",
    "side_a": "actor1",
    "side_b": "actor2",
    "killed_best": "fatalities",
    "date_start": "event_date",
    "date_end": "event_date",
    "place": "location",
    "adm_1": "admin1",
    "country": "country",
    "source": "source",
    "voices": "notes",
}


def geojson(extract: Extract) -> Iterator[bytes]:
    """One feature for each event, and for each row of another project."""
    yield b'{"type":"FeatureCollection","ledger_head":%b,"features":[' % msgspec.json.encode(extract.head)
    separator = b"\n"
    for feature in _features(extract):
        yield separator + msgspec.json.encode(feature)
        separator = b",\n"
    yield b"\n]}\n"


def _features(extract: Extract) -> Iterator[dict[str, Any]]:
    for incident in incidents(extract):
        place = incident.place
        point = None if place is None or place.lat is None or place.lon is None else (place.lon, place.lat)
        yield _feature(point if place and place.precision in _PINNED else None, _properties(incident))
    for event in extract.recorded:
        yield _feature(_recorded_point(event.cells), _recorded_properties(event.dataset, event.cells))


def _feature(point: tuple[float, float] | None, properties: Mapping[str, Any]) -> dict[str, Any]:
    geometry = None if point is None else {"type": "Point", "coordinates": point}
    ordered = {column.name: properties.get(column.name) for column in PROPERTIES}
    return {"type": "Feature", "geometry": geometry, "properties": ordered}


def _properties(incident: Incident) -> dict[str, Any]:
    cells, place = ged.row(incident), incident.place
    totals = {
        f"{harm}_{name}": value
        for harm in ("killed", "injured")
        for name, value in msgspec.structs.asdict(incident.totals[harm]).items()
    }
    same = ("id", "side_a", "side_b", "date_start", "date_end", "date_prec", "adm_1", "country", "where_prec")
    return {
        **{name: cells[name] for name in same},
        **totals,
        "dataset": "recount",
        "documents": [account.document.id for account in incident.accounts],
        "place": place and place.name,
        "source": cells["source_office"],
        "voices": "; ".join(incident.voices),
    }


def _recorded_point(cells: Mapping[str, str]) -> tuple[float, float] | None:
    """The published point, where the project itself says that the place is known exactly (UCDP also: nearly)."""
    precise = cells.get("where_prec", "").removesuffix(".0") in ("1", "2") or cells.get("geo_precision") == "1"
    try:
        return (float(cells["longitude"]), float(cells["latitude"])) if precise else None
    except (KeyError, ValueError):
        return None


def _recorded_properties(dataset: str, cells: Mapping[str, str]) -> dict[str, Any]:
    """The cells as published, text for text."""
    names = _ACLED if dataset == "acled" else _GED
    return {"dataset": dataset, **{name: cells.get(column) or None for name, column in names.items()}}

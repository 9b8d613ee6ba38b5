"""Events in the 49 columns of UCDP GED 23.1 (Sundberg and Melander 2013; its codebook says what the columns mean)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from recount.exports.countries import country_of, government
from recount.exports.dossier import Extract
from recount.exports.incidents import Incident, incidents
from recount.exports.tables import Cell, as_published, columns, table_bytes
from recount.model import Document, Party, Place
from recount.views import phrases

COLUMNS = columns("""
id | integer | Number made from the id of the event or, before claims are linked, the document; not UCDP's.
relid | string | `recount-` and the beginning of that id.
year | year | Year of `date_start`.
active_year | integer | Empty: it needs the deaths of a dyad in a year.
code_status | string | `Clear` where people reviewed every toll of the incident, else `Check`.
type_of_violence | integer | 1 state and armed group, 2 armed groups, 3 against civilians only; empty where left open.
conflict_dset_id | integer | Empty: an id of UCDP's.
conflict_new_id | integer | Empty: an id of UCDP's.
conflict_name | string | Empty: a name of UCDP's.
dyad_dset_id | integer | Empty: an id of UCDP's.
dyad_new_id | integer | Empty: an id of UCDP's.
dyad_name | string | `side_a - side_b` where both are known.
side_a_dset_id | integer | Empty: an id of UCDP's.
side_a_new_id | integer | Empty: an id of UCDP's.
side_a | string | The government (type 1), else who acted, on the word of `source_original`.
side_b_dset_id | integer | Empty: an id of UCDP's.
side_b_new_id | integer | Empty: an id of UCDP's.
side_b | string | The other side; `Civilians` for type 3.
number_of_sources | integer | Reports that tell of the event, copies included.
source_article | string | Outlet, day and headline of each report, in quotes; several are joined by `;`, as in the next columns.
source_office | string | Outlet.
source_date | string | Day of publication.
source_headline | string | Headline.
source_original | string | On whose word the deaths rest and how it was said, speaker by speaker.
where_prec | integer | 1 exact, 2 near, 3 district, 4 province, 5 line or area, 6 country, 7 sea or air.
where_coordinates | string | The gazetteer's name of the place that the coordinates stand for.
where_description | string | The place as the report prints it.
adm_1 | string | First-order division.
adm_2 | string | Second-order division, where the place is one.
latitude | number | Degrees; of the middle of the division where `where_prec` is 3 or more.
longitude | number | Degrees.
geom_wkt | string | The coordinates as Well-Known Text.
priogrid_gid | integer | Cell of PRIO-GRID (half a degree) that holds the coordinates.
country | string | UCDP's name of the country.
country_id | integer | Number of the state after Gleditsch and Ward; empty for what is no state in their list.
region | string | UCDP's region.
event_clarity | integer | 1 for one incident, 2 where the report only gives a sum over several.
date_prec | integer | 1 the day, 2 within 2-6 days, 3 the week, 4 the month, 5 longer.
date_start | date | First possible day; empty where the report does not tell.
date_end | date | Last possible day.
deaths_a | integer | Deaths on side A.
deaths_b | integer | Deaths on side B.
deaths_civilians | integer | Deaths of civilians.
deaths_unknown | integer | Deaths of people whose side is not stated, or cannot be told from the row.
best | integer | Sum of the four columns before it. Where recount itself withholds a best figure, what is claimed.
high | integer | The most that anyone says; never below `best`.
low | integer | The least that the report allows; never above `best`.
gwnoa | integer | Gleditsch and Ward's number of side A, where it is a government.
gwnob | integer | The same of side B.
""")


class Sides(msgspec.Struct, frozen=True):
    """UCDP's type of violence (null where open) and the two sides; `b` null with type 3 stands for civilians."""

    type: int | None
    a: Party | None
    b: Party | None


def ged(extract: Extract) -> Iterator[bytes]:
    """One row for each event that had a death in best, low or high; then the rows of UCDP's that the ledger holds, cell
    by cell as they were published."""
    told = (incident for incident in incidents(extract) if incident.deaths.high > 0)
    rows = (list(row(incident).values()) for incident in told)
    return table_bytes(COLUMNS, chain(rows, as_published("ucdp-ged", extract.recorded, COLUMNS)))


def row(incident: Incident) -> dict[str, Cell]:
    """The row of one incident, by column."""
    sides = sides_of(incident)
    cells: dict[str, Cell] = dict.fromkeys(column.name for column in COLUMNS)
    cells |= {
        "id": incident.number,
        "relid": f"recount-{incident.id.removeprefix('sha256:')[:12]}",
        "code_status": "Clear" if incident.judged else "Check",
        "type_of_violence": sides.type,
        "event_clarity": 1 if any(toll.scope == "event" for toll in incident.tolls) else 2,
    }
    return cells | _who(sides) | _source(incident) | _where(incident.place) | _days(incident) | _deaths(incident, sides)


def sides_of(incident: Incident) -> Sides:
    """Who fought whom, as far as the report tells it."""
    fighting = [party for party in (incident.a, incident.b) if party and party.side in ("state", "armed_group")]
    state = next((party for party in fighting if party.side == "state"), None)
    groups = [party for party in fighting if party.side == "armed_group"]
    dead = {category for category, number in incident.deaths.by_category.items() if number and category != "unknown"}
    if dead == {"civilian"} and len(fighting) == 1 and fighting[0] is incident.a:
        return Sides(3, incident.a, None)
    if state and (groups or "armed_group" in dead):
        return Sides(1, state, next(iter(groups), None))
    if groups and "state_forces" in dead:
        return Sides(1, None, groups[0])
    if len(groups) == 2:
        return Sides(2, *groups)
    return Sides(None, next(iter(fighting), None), None)


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: 720 columns of half a degree from 180 W, rows from 90 S, from 1 (Tollefsen et al. 2012)."""
    return math.floor((lat + 90) * 2) * 720 + math.floor((lon + 180) * 2) + 1


def _who(sides: Sides) -> dict[str, Cell]:
    a, b = _name(sides.a), "Civilians" if sides.type == 3 else _name(sides.b)
    return {
        "dyad_name": f"{a} - {b}" if a and b else None,
        "side_a": a,
        "side_b": b,
        "gwnoa": government(sides.a).gw or None,
        "gwnob": government(sides.b).gw or None,
    }


def _name(party: Party | None) -> str | None:
    country = government(party)
    return f"Government of {country.ucdp_name}" if country.iso2 else phrases.party(party) or None


def _source(incident: Incident) -> dict[str, Cell]:
    """The reports, joined as UCDP joins them; a column whose cells are all empty is empty."""
    documents = [account.document for account in incident.accounts]
    return {
        "number_of_sources": incident.sources,
        "source_article": ";".join(map(_article, documents)),
        "source_office": joined([document.outlet for document in documents]),
        "source_date": joined([document.published for document in documents]),
        "source_headline": joined([document.title for document in documents]),
        "source_original": "; ".join(incident.voices),
    }


def _article(document: Document) -> str:
    told = [part for part in (document.outlet, document.published, document.title) if part]
    return f'"{",".join(told)}"' if told else document.uri or document.id


def joined(cells: Sequence[str | None]) -> str | None:
    """The cells of several reports in one."""
    return ";".join(cell or "" for cell in cells) if any(cells) else None


def _where(place: Place | None) -> dict[str, Cell]:
    if place is None:
        return {}
    country = country_of(place.country)
    point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    return {
        "where_prec": place.precision,
        "where_coordinates": place.name,
        "where_description": place.text,
        "adm_1": place.admin1,
        "adm_2": place.name if place.precision == 3 else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({point[1]} {point[0]})" if point else None,
        "priogrid_gid": priogrid(*point) if point else None,
        "country": country.ucdp_name or None,
        "country_id": country.gw or None,
        "region": country.ucdp_region or None,
    }


def _days(incident: Incident) -> dict[str, Cell]:
    when = incident.when
    if when is None or when.first is None:
        return {}
    return {"year": when.first[:4], "date_start": when.first, "date_end": when.last, "date_prec": when.precision}


def _deaths(incident: Incident, sides: Sides) -> dict[str, Cell]:
    """Each category on the side that it belongs to; what belongs to neither, or to both, is unknown."""
    died, numbers = incident.deaths, dict.fromkeys(("a", "b", "civilians", "unknown"), 0)
    for category, number in died.by_category.items():
        numbers[_side(category, sides)] += number
    cells: dict[str, Cell] = {f"deaths_{side}": number for side, number in numbers.items()}
    return cells | {"best": died.best, "high": died.high, "low": died.low}


def _side(category: str, sides: Sides) -> str:
    if category == "civilian":
        return "civilians"
    side = {"state_forces": "state", "armed_group": "armed_group"}.get(category)
    if sides.type == 1:
        return {"state": "a", "armed_group": "b"}.get(side or "", "unknown")
    return "a" if side and sides.type != 2 and sides.a and sides.a.side == side else "unknown"

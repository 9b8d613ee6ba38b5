"""Events in the 31 columns of ACLED's export (ACLED codebook, 2024)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from recount.exports.countries import Country, country_of
from recount.exports.dossier import Extract
from recount.exports.ged import joined
from recount.exports.incidents import Incident, incidents
from recount.exports.tables import Cell, as_published, columns, table_bytes
from recount.model import Document, Party, Place, Toll
from recount.views import phrases

COLUMNS = columns("""
event_id_cnty | string | ISO code of the country (three letters) and a number of the event or document; not ACLED's.
event_date | date | First possible day; empty where the report does not tell. A toll over several days is not split.
year | year | Year of `event_date`.
time_precision | integer | 1 the day, 2 within a week, 3 within a month or longer.
disorder_type | string | What `event_type` belongs to.
event_type | string | Type of the event that the report tells of the incident; empty where it tells none.
sub_event_type | string | Sub-event type.
actor1 | string | Who acted, on the word given in `notes`.
assoc_actor_1 | string | Empty: not read.
inter1 | string | `State forces` or `Civilians`; empty for armed groups, which ACLED divides by their aims.
actor2 | string | Who was acted upon; `Civilians` where only civilians suffered.
assoc_actor_2 | string | Empty: not read.
inter2 | string | The same of `actor2`.
interaction | string | `inter1-inter2` where both are known.
civilian_targeting | string | `Civilian targeting` where civilians were the target.
iso | integer | ISO 3166-1 number of the country.
region | string | ACLED's region.
country | string | ACLED's name of the country.
admin1 | string | First-order division.
admin2 | string | Second-order division, where the place is one.
admin3 | string | Empty: not in the gazetteer.
location | string | The gazetteer's name of the place.
latitude | number | Degrees.
longitude | number | Degrees.
geo_precision | integer | 1 exact, 2 near or district, 3 province or wider; empty for countries and the sea.
source | string | Outlets, joined by `;`.
source_scale | string | Empty: it needs a list of outlets.
notes | string | What is claimed, on whose word and with which words; disputes.
fatalities | integer | The most conservative figure: `low`; what is claimed where only a party on its enemy speaks.
tags | string | Empty.
timestamp | integer | Empty: a time of ACLED's own.
""")

_DISORDER: Final = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Riots": "Demonstrations",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_TIME_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
_GEO_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}


def acled(extract: Extract) -> Iterator[bytes]:
    """One row for each event; then the rows of ACLED's that the ledger holds, cell by
    cell as they were published."""
    rows = (list(row(incident).values()) for incident in incidents(extract))
    return table_bytes(COLUMNS, chain(rows, as_published("acled", extract.recorded, COLUMNS)))


def row(incident: Incident) -> dict[str, Cell]:
    """The row of one incident, by column."""
    event, country = incident.event, _country(incident.place)
    cells: dict[str, Cell] = dict.fromkeys(column.name for column in COLUMNS)
    cells |= {
        "event_id_cnty": f"{country.iso3}{incident.number}",
        "disorder_type": _DISORDER.get(event.event_type) if event else None,
        "event_type": event.event_type if event else None,
        "sub_event_type": event.sub_event_type if event else None,
        "iso": country.iso or None,
        "region": country.acled_region or None,
        "country": country.acled_name or None,
        "source": joined(list(dict.fromkeys(account.document.outlet for account in incident.accounts))),
        "notes": _notes(incident),
        "fatalities": incident.deaths.best if incident.deaths.claimed else incident.deaths.low,
    }
    return cells | _actors(incident) | _where(incident.place) | _days(incident)


def _country(place: Place | None) -> Country:
    return country_of(place.country if place else None)


def _actors(incident: Incident) -> dict[str, Cell]:
    suffered = {toll.category for toll in incident.tolls}
    civilians = suffered == {"civilian"} and incident.b is None
    one, other = _inter(incident.a), "Civilians" if civilians else _inter(incident.b)
    return {
        "actor1": phrases.party(incident.a) or None,
        "inter1": one,
        "actor2": "Civilians" if civilians else phrases.party(incident.b) or None,
        "inter2": other,
        "interaction": f"{one}-{other}" if one and other else None,
        "civilian_targeting": "Civilian targeting" if civilians else None,
    }


def _inter(party: Party | None) -> str | None:
    return "State forces" if party and party.side == "state" else None


def _where(place: Place | None) -> dict[str, Cell]:
    if place is None:
        return {}
    return {
        "admin1": place.admin1,
        "admin2": place.name if place.precision == 3 else None,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _GEO_PRECISION.get(place.precision or 0),
    }


def _days(incident: Incident) -> dict[str, Cell]:
    when = incident.when
    if when is None or when.first is None:
        return {}
    return {"event_date": when.first, "year": when.first[:4], "time_precision": _TIME_PRECISION.get(when.precision or 0)}


def _notes(incident: Incident) -> str:
    """Each toll with its speaker, then what the single figure hides."""
    said = [_said(toll, account.document) for account in incident.accounts for toll in account.tolls]
    died = incident.deaths
    hidden = (
        [f"Deaths {died.low} to {died.high}{' or more' if died.open else ''}."] if died.low != died.high or died.open else []
    )
    hidden += ["The figure rests on the word of a party on its enemy."] if died.claimed else []
    return " ".join([*(f"{one}." for one in dict.fromkeys(said)), *hidden])


def _said(toll: Toll, document: Document) -> str:
    says = phrases.stated(toll.speaker, toll.stance, document)
    return f"{says}: {phrases.count(document.text, toll)} {toll.harm}, {phrases.victims(document.text, toll)}"

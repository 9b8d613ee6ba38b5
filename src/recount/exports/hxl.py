"""Events as CSV with a row of hashtags below the names: the Humanitarian Exchange Language (https://hxlstandard.org/standard/1-1final/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from recount.exports import ged
from recount.exports.dossier import Extract
from recount.exports.incidents import incidents
from recount.exports.tables import Cell, Column, csv_lines

TAGS: Final = {
    "side_a": "#group+name+first",
    "side_b": "#group+name+second",
    "source_article": "#meta+source",
    "source_headline": "#description",
    "where_coordinates": "#loc+name",
    "adm_1": "#adm1+name",
    "adm_2": "#adm2+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "country": "#country+name",
    "region": "#region+name",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "best": "#affected+killed",
    "injured": "#affected+injured",
}
_INJURED = Column(
    "injured", "integer", "Injured people: the best figure, `low` where recount withholds it; empty in other projects' rows."
)
COLUMNS = tuple({column.name: column for column in (*ged.COLUMNS, _INJURED)}[name] for name in TAGS)


def hxl(extract: Extract) -> Iterator[bytes]:
    """One row for each event, then the rows of UCDP GED that the ledger holds."""
    yield from csv_lines([list(TAGS), list(TAGS.values())])
    for incident in incidents(extract):
        hurt = incident.totals["injured"]
        cells: dict[str, Cell] = {**ged.row(incident), "injured": hurt.low if hurt.best is None else hurt.best}
        yield from csv_lines([[cells[name] for name in TAGS]])
    for event in extract.recorded:
        if event.dataset == "ucdp-ged":
            yield from csv_lines([[event.cells.get(name) for name in TAGS]])

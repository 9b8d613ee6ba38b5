"""Rows of other projects' tables, redacted: names in every cell, and the cells that tell a finer place than is allowed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from recount.exports.codebooks import flags
from recount.exports.redaction.cuts import Cuts
from recount.exports.redaction.people import people
from recount.exports.redaction.rules import Level, Rules
from recount.exports.redaction.terms import Term, Terms, folded_words
from recount.model import RecordedEvent

_POINT: Final = ("latitude", "longitude", "geom_wkt", "priogrid_gid")
_SPOT: Final = ("where_coordinates", "where_description", "location", "admin3")
_FINER: Final[dict[Level, tuple[str, ...]]] = {
    "exact": (),
    "district": (*_POINT, *_SPOT),
    "province": (*_POINT, *_SPOT, "adm_2", "admin2"),
    "country": (*_POINT, *_SPOT, "adm_2", "admin2", "adm_1", "admin1"),
}
_WHERE_PREC: Final[dict[Level, str]] = {"district": "3", "province": "4", "country": "6"}
_GEO_PRECISION: Final[dict[Level, str]] = {"district": "2", "province": "3", "country": ""}
_UNIT = re.compile(r"\s+(?:village|town|city|district|province|governorate|state|department|region|area)$")


def redacted_event(event: RecordedEvent, rules: Rules, everywhere: frozenset[Term]) -> RecordedEvent:
    """The row as it may be handed on: the same object where nothing in it had to change. Point cells are emptied, not moved:
    the row's project gives no coordinates for its districts and provinces."""
    emptied = _finer(event.cells, rules.places)
    terms = Terms(event_terms(event, rules, everywhere))
    cells = {column: "" if column in emptied else Cuts(cell, terms.hits(cell)).text for column, cell in event.cells.items()}
    cells |= _precision(event.cells, rules.places) if emptied else {}
    file, version = (one and Cuts(one, terms.hits(one)).text for one in (event.file, event.version))
    if (cells, file, version) == (event.cells, event.file, event.version):
        return event
    # What the flags say quotes the cells, so they are made anew.
    changed = replace(event, id="", cells=cells, file=file, version=version, flags=flags(event.dataset, cells))
    return replace(changed, id=f"sha256:{hashlib.sha256(msgspec.json.encode(changed)).hexdigest()}")


def event_terms(event: RecordedEvent, rules: Rules, everywhere: frozenset[Term]) -> frozenset[Term]:
    """All that is withheld in one row: what holds everywhere, the people that its cells name, the places of emptied cells."""
    found = {term for cell in event.cells.values() for term in people(cell, (), rules)}
    return frozenset({*everywhere, *found, *_names(event.cells, _finer(event.cells, rules.places))})


def _finer(cells: dict[str, str], level: Level) -> frozenset[str]:
    """The columns to empty. A row that its project places no finer than the level keeps them."""
    allowed = {"district": ("3", "4", "6"), "province": ("4", "6"), "country": ("6",)}.get(level, ())
    if cells.get("where_prec", "").removesuffix(".0") in allowed:
        return frozenset()
    return frozenset(_FINER[level]) & cells.keys()


def _names(cells: dict[str, str], emptied: frozenset[str]) -> Iterator[Term]:
    """The names of the emptied cells, which must not stand in other cells either."""
    told = {folded_words(_UNIT.sub("", cell)) for column, cell in cells.items() if column not in emptied}
    for column in emptied - {*_POINT}:
        for name in (cells[column], _UNIT.sub("", cells[column])):
            if folded_words(name) and folded_words(_UNIT.sub("", name)) not in told:
                yield Term(name, "place")


def _precision(cells: dict[str, str], level: Level) -> dict[str, str]:
    if "where_prec" in cells:
        return {"where_prec": _WHERE_PREC[level]}
    return {"geo_precision": _GEO_PRECISION[level]} if "geo_precision" in cells else {}

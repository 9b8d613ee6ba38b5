"""The formats by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from recount.exports import acled, bundle, claims, ged, geojson, hxl, journal_lines, jsonld, parquet
from recount.exports.dossier import Extract
from recount.exports.tables import Column


@dataclass(frozen=True, slots=True)
class Format:
    """How an extract is written. `columns` are those of a table, `dataset` is the project whose rows it also holds; `of_events`
    says that events are what it has rows for."""

    write: Callable[[Extract], Iterator[bytes]]
    meaning: str
    columns: tuple[Column, ...] = ()
    dataset: str | None = None
    of_events: bool = False

    def typed(self, extract: Extract) -> bool:
        """Whether the table has no rows of another project, whose cells are as they were published."""
        return self.dataset is None or not any(event.dataset == self.dataset for event in extract.recorded)


FORMATS: Final = {
    "csv": Format(claims.claims_csv, "claims, one row each, with what people decided", claims.COLUMNS),
    "parquet": Format(parquet.claims_parquet, "the same with types", claims.COLUMNS),
    "jsonl": Format(journal_lines.journal_lines, "the ledger itself, lossless; `recount import` takes it"),
    "ged": Format(ged.ged, "events in the 49 columns of UCDP GED", ged.COLUMNS, "ucdp-ged", of_events=True),
    "acled": Format(acled.acled, "events in the 31 columns of ACLED", acled.COLUMNS, "acled", of_events=True),
    "hxl": Format(hxl.hxl, "events with HXL hashtags", hxl.COLUMNS, "ucdp-ged", of_events=True),
    "geojson": Format(geojson.geojson, "events on a map, without false pins", of_events=True),
    "jsonld": Format(jsonld.jsonld, "claims with ClaimReview (schema.org) and provenance (W3C PROV)"),
    "bundle": Format(bundle.bundle, "one zip as evidence: all of it, and a page that verifies it offline"),
}

"""Claims as a polars frame, for a notebook."""

from __future__ import annotations

import io

import polars as pl

from recount.exports.extracting import extract
from recount.exports.parquet import claims_parquet
from recount.ledger import ClaimFilter, Ledger
from recount.ledger.records import EVERYTHING


def frame(ledger: Ledger, wanted: ClaimFilter = EVERYTHING) -> pl.DataFrame:
    """The claims of one state of the ledger, a row each, with the columns and types of `recount export --format parquet`: the
    machine's word and what people put in its place (docs/export-columns.md)."""
    with ledger.snapshot() as now:
        return pl.read_parquet(io.BytesIO(b"".join(claims_parquet(extract(now, wanted)))))

"""The estimates as a frame."""

from __future__ import annotations

import polars as pl

from recount.analysis.under_reporting.result import UnderReporting


def intervals(answer: UnderReporting) -> pl.DataFrame:
    """One row an estimate: method, model, total, low, high, unreported (total without the observed), assumption."""
    rows = [
        (one.method, one.model, one.total, one.low, one.high, one.total - answer.observed, one.assumption)
        for one in answer.estimates
    ]
    names = ("method", "model", "total", "low", "high", "unreported", "assumption")
    kinds = (pl.String, pl.String, pl.Float64, pl.Float64, pl.Float64, pl.Float64, pl.String)
    return pl.DataFrame(rows, schema=dict(zip(names, kinds, strict=True)), orient="row")

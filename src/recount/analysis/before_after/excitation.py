"""How much violence follows from violence: the branching figure as a curve over backgrounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from recount.analysis.before_after.hawkes import fit_hawkes
from recount.analysis.before_after.results import Excitation
from recount.errors import AnalysisError, FormatError

BACKGROUNDS: Final = (0, 5, 10, 20, 40)


def branching_curve(
    events: pl.DataFrame, first: date, last: date, *, by: str | None = None, seed: int = 1
) -> tuple[Excitation, ...]:
    """Hawkes fits of the events of a window, over backgrounds of 0, 5, 10, 20 and 40 spline terms.

    `events` needs `event_date` (Date); the column `by`, where given, splits them into streams in alphabetical order
    (cross-excitation: who follows on whom). Only the day of an event is known: events are spread over their day at random, by
    `seed`, so that nothing can be said about lags under a day. Never show one point alone: what a stiff background cannot
    follow is taken for excitation, what a supple one follows too well is taken from it. Fits that the data cannot carry are
    left out; raises AnalysisError where none is left.
    """
    streams, horizon = _streams(events, first, last, by, seed), float((last - first).days + 1)
    fits = tuple(_fits(streams, horizon))
    if not fits:
        raise AnalysisError(f"{sum(map(len, streams))} events in the window; self-excitation needs at least 20 of every stream")
    return fits


def _fits(streams: list[NDArray[np.float64]], horizon: float) -> Iterator[Excitation]:
    fewest = min(map(len, streams), default=0)
    for terms in BACKGROUNDS:
        if fewest >= max(20, 5 * terms):
            yield fit_hawkes(streams, horizon, terms)


def _streams(events: pl.DataFrame, first: date, last: date, by: str | None, seed: int) -> list[NDArray[np.float64]]:
    """Times in days from the start of `first`, by stream."""
    for column in filter(None, ("event_date", by)):
        if column not in events.columns:
            raise FormatError(f"the table has no column {column!r}; it needs event_date (the day of the event)")
    keys = ["event_date", *([by] if by else [])]
    inside = events.select(keys).drop_nulls().filter(pl.col("event_date").is_between(first, last)).sort(keys)
    days = (inside["event_date"] - first).dt.total_days().to_numpy().astype(float)
    times = days + np.random.default_rng(seed).random(len(days))
    labels = inside[by].to_numpy() if by else np.zeros(len(days))
    return [np.sort(times[labels == label]) for label in np.unique(labels)]

"""Series and events made from known parameters."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from recount.analysis.before_after.results import Plan, Series

DAY = date(2012, 1, 1)


def plan(**changes) -> Plan:
    """Six years of months on each side of 2012 unless changed."""
    return Plan(**({"day": DAY, "first": date(2006, 1, 1), "last": date(2017, 12, 31)} | changes))


def monthly(counts, *, before: int, exposure=None, first: int = 2006) -> Series:
    starts = tuple(date(first + at // 12, at % 12 + 1, 1) for at in range(len(counts)))
    held = tuple(float(value) for value in (exposure if exposure is not None else [1.0] * len(counts)))
    return Series(name="events", starts=starts, counts=tuple(int(n) for n in counts), exposure=held, before=before)


def events(daily, first: date, *, side: str | None = "Police") -> pl.DataFrame:
    """So many events a day, of one death each."""
    days = np.repeat([first + timedelta(days=at) for at in range(len(daily))], daily)
    ones = np.ones(len(days), dtype=np.int64)
    columns = {"event_date": days.tolist(), "low": ones, "best": ones, "high": ones, "side": [side] * len(days)}
    return pl.DataFrame(columns, schema_overrides={"event_date": pl.Date, "side": pl.String})


def poisson_events(rate_before: float, rate_after: float, *, seed: int, side: str | None = "Police") -> pl.DataFrame:
    """Over the window of `plan`, with one rate a day before the date and one from then on."""
    first, last = plan().first, plan().last
    before, after = (DAY - first).days, (last - DAY).days + 1
    rates = np.concatenate([np.full(before, rate_before), np.full(after, rate_after)])
    return events(np.random.default_rng(seed).poisson(rates), first, side=side)

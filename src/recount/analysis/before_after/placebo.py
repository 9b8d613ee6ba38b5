"""Dates at which nothing happened: does the model find an effect there too?"""

from __future__ import annotations

from math import log
from typing import Final

import msgspec

from recount.analysis.before_after.regression import fit
from recount.analysis.before_after.results import Estimate, Interval, Model, Placebo, Plan, Series
from recount.errors import AnalysisError

FEWEST_POINTS: Final = 24  # on each side of a date, real or placebo


def placebo(series: Series, plan: Plan, model: Model, real: Estimate) -> Placebo | None:
    """The model at every date that has 24 periods before it and 24 between it and the real date; null where there is none
    (Bertrand, Duflo & Mullainathan 2004, QJE 119: 249-275). Dates where the model cannot be fitted are left out."""
    tried = [
        (series.starts[k], ratio)
        for k in range(FEWEST_POINTS, series.before - FEWEST_POINTS + 1)
        if (ratio := _average(_until_date(series, k), plan, model)) is not None
    ]
    if not tried:
        return None
    averages = tuple(ratio for _, ratio in tried)
    return Placebo(
        dates=tuple(day for day, _ in tried),
        averages=averages,
        apart=sum(not ratio.low <= 1 <= ratio.high for ratio in averages) / len(averages),
        as_extreme=sum(_errors_from_one(ratio) >= _errors_from_one(real.average) for ratio in averages) / len(averages),
    )


def _until_date(series: Series, before: int) -> Series:
    """The series before the real date, broken at period `before`."""
    end = series.before
    return msgspec.structs.replace(
        series,
        starts=series.starts[:end],
        counts=series.counts[:end],
        exposure=series.exposure[:end],
        before=before,
    )


def _average(series: Series, plan: Plan, model: Model) -> Interval | None:
    try:
        return fit(series, plan, model).average
    except AnalysisError:
        return None


def _errors_from_one(ratio: Interval) -> float:
    return abs(log(ratio.estimate)) / log(ratio.high / ratio.low)

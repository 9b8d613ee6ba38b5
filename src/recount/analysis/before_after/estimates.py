"""Every series under every model: what the answer rests on, and what could not be fitted."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, hypot, log
from typing import Final

import msgspec
import polars as pl

from recount.analysis.before_after.regression import fit
from recount.analysis.before_after.results import Comparison, Estimate, Finding, Interval, Model, Placebo, Plan, Series
from recount.analysis.before_after.series import series_of, table
from recount.errors import AnalysisError

PRIMARY: Final = Model("quasi-poisson", "hac")
MODELS: Final = (
    PRIMARY,
    Model("quasi-poisson", "model"),
    Model("negative-binomial", "hac"),
    Model("negative-binomial", "model"),
)
SIDE: Final = "side: "
_AS_EXTREME: Final = 0.1
_APART: Final = 0.25


def quoted(plan: Plan) -> str:
    """The series whose figure is quoted."""
    return "events" if plan.outcome == "events" else "best"


def main_series(plan: Plan) -> tuple[str, ...]:
    """The series that the finding rests on."""
    return ("events",) if plan.outcome == "events" else ("low", "best", "high")


def all_series(made: pl.DataFrame, plan: Plan) -> tuple[Series, ...]:
    """The main series and each side's own."""
    sides = [name for name in made.columns if name.startswith(SIDE)]
    return tuple(series_of(made, name) for name in (*main_series(plan), *sides))


def estimates(made: pl.DataFrame, plan: Plan) -> tuple[tuple[Estimate, ...], tuple[str, ...]]:
    """The fits, and a sentence for each that could not be made.

    The main series under all models, and once more per active source where it is known how many were active; a side's series
    under the quoted model alone.
    """
    found: list[Estimate] = []
    failures: dict[str, None] = {}
    for series, model, per_source in _fits(made, plan):
        try:
            found.append(msgspec.structs.replace(fit(series, plan, model), per_source=per_source))
        except AnalysisError as error:
            failures[f"Not fitted: {error}."] = None
    return tuple(found), tuple(failures)


def _fits(made: pl.DataFrame, plan: Plan) -> Iterator[tuple[Series, Model, bool]]:
    active = not made["sources"].null_count()
    for series in all_series(made, plan):
        for model in (PRIMARY,) if series.name.startswith(SIDE) else MODELS:
            yield series, model, False
            if active and not series.name.startswith(SIDE):
                yield series_of(made, series.name, per_source=True), model, True


def comparison(events: pl.DataFrame | None, plan: Plan, primary: Estimate) -> Comparison | None:
    """The same model for another area, and the ratio of the two ratios; null without events or where it cannot be fitted."""
    if events is None:
        return None
    try:
        there = fit(series_of(table(events, plan), quoted(plan)), plan, PRIMARY).average
    except AnalysisError:
        return None
    return Comparison(there, _ratio(primary.average, there))


def _ratio(here: Interval, there: Interval) -> Interval:
    """Of two independent rate ratios: errors add up on the log scale."""
    at = log(here.estimate / there.estimate)
    half = hypot(log(here.high / here.low), log(there.high / there.low)) / 2
    return Interval(exp(at), exp(at - half), exp(at + half))


def finding(main: list[Estimate], placebos: Placebo | None) -> Finding:
    """`fell` or `rose` where all intervals lie on one side of 1 and dates without an event show nothing like it."""
    if placebos is None or placebos.as_extreme > _AS_EXTREME or placebos.apart > _APART:
        return "cannot be concluded"
    if all(one.average.high < 1 for one in main):
        return "fell"
    return "rose" if all(one.average.low > 1 for one in main) else "cannot be concluded"


def reasons(main: list[Estimate], placebos: Placebo | None) -> Iterator[str]:
    """Why it cannot be concluded."""
    open_ones = [one for one in main if one.average.low <= 1 <= one.average.high]
    below, above = (any(test(one) for one in main) for test in (_below, _above))
    if open_ones:
        yield f"It cannot be concluded that violence fell or rose: {len(open_ones)} of {len(main)} intervals hold 1, no change."
    elif below and above:
        yield "It cannot be concluded that violence fell or rose: the series or models contradict one another."
    if placebos is None:
        yield (
            "No placebo date could be tried: that takes 24 periods on each side of it before the date. "
            "Lengthen the window, or count by the week."
        )
    elif placebos.apart > _APART:
        yield (
            f"It cannot be concluded that violence fell or rose: this shape finds an effect at {placebos.apart:.0%} of the "
            "placebo dates, at which nothing is known to have happened. It does not describe the series."
        )
    elif placebos.as_extreme > _AS_EXTREME:
        yield (
            f"It cannot be concluded that violence fell or rose: {placebos.as_extreme:.0%} of the placebo dates show an effect "
            "as extreme."
        )


def _below(one: Estimate) -> bool:
    return one.average.high < 1


def _above(one: Estimate) -> bool:
    return one.average.low > 1

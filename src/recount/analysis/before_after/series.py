"""Events to counts by period: by the day of the event, never by the day of a report."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import count, pairwise, takewhile
from typing import Final

import polars as pl

from recount.analysis.before_after.results import Plan, Series
from recount.errors import FormatError

_EVENTS: Final = ("event_date", "low", "best", "high", "side")
_REPORTS: Final = ("date", "source")


def table(events: pl.DataFrame, plan: Plan, reports: pl.DataFrame | None = None) -> pl.DataFrame:
    """One row a period of the window, empty ones included.

    `events`: one row an event, `event_date` (Date or ISO text; null: unknown), `low`, `best` (best_ged where the best is
    withheld) and `high` (null: open) of its toll, `side` of the source that its figures rest on (null: unknown). `reports`: all
    reports of the window that could have told of such events, whether or not they did: `date`, `source` (the outlet).

    Columns: `start`, `days`, `before` (the date), `events`, `low`, `best`, `high` (the best where open), a column
    `side: NAME` of the outcome for each side alone, `sources` (distinct outlets with a report; null without `reports`). Raises
    FormatError for a missing column, or tolls that are no numbers.
    """
    periods = _periods(plan)
    placed = _placed(dated(events), periods)
    tolls = placed.with_columns(pl.max_horizontal("best", pl.coalesce("high", "best")).alias("high"))
    sums = [pl.len().alias("events"), *(pl.col(name).sum() for name in ("low", "best", "high"))]
    made = periods.join(tolls.group_by("start").agg(sums), on="start", how="left", maintain_order="left")
    outcome = pl.len() if plan.outcome == "events" else pl.col("best").sum()
    for side in sorted(tolls["side"].drop_nulls().unique()):
        alone = tolls.filter(pl.col("side") == side).group_by("start").agg(outcome.alias(f"side: {side}"))
        made = made.join(alone, on="start", how="left", maintain_order="left")
    counted = made.with_columns(pl.exclude("start", "days", "before").fill_null(0).cast(pl.Int64))
    return counted.join(_sources(reports, periods), on="start", how="left", maintain_order="left")


def series_of(made: pl.DataFrame, column: str, *, per_source: bool = False) -> Series:
    """One column of `table` as a series; `per_source` takes the active sources as exposure too and leaves out periods that had
    none."""
    rows = made.filter(pl.col("sources") > 0) if per_source else made
    exposure = rows["days"] * rows["sources"] if per_source else rows["days"]
    return Series(
        name=column,
        starts=tuple(rows["start"]),
        counts=tuple(rows[column]),
        exposure=tuple(float(value) for value in exposure),
        before=int(rows["before"].sum()),
    )


def dated(events: pl.DataFrame) -> pl.DataFrame:
    """The events with `event_date` as Date and tolls as integers; FormatError where that cannot be."""
    return _dated(events, "event_date", _EVENTS, "the day of the event, not of the report")


def _dated(frame: pl.DataFrame, day: str, columns: tuple[str, ...], meaning: str) -> pl.DataFrame:
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise FormatError(f"the table has no column {missing[0]!r}; it needs {', '.join(columns)} ({day}: {meaning})")
    try:
        made = frame.select(
            pl.col(day).cast(pl.Date, strict=True) if frame[day].dtype != pl.String else _parsed(day), *columns[1:]
        )
        return made.with_columns(pl.col(n).cast(pl.Int64, strict=True) for n in columns if n in ("low", "best", "high"))
    except pl.exceptions.PolarsError as error:
        raise FormatError(f"a cell of the table is of the wrong kind: {str(error).splitlines()[0]}") from None


def _parsed(day: str) -> pl.Expr:
    return pl.col(day).str.to_date("%Y-%m-%d", strict=True)


def _periods(plan: Plan) -> pl.DataFrame:
    """Whole periods inside the window, counted from the date both ways."""
    end = plan.last + timedelta(days=1)
    back = takewhile(lambda day: day >= plan.first, (_boundary(plan, -k) for k in count()))
    onwards = takewhile(lambda day: day <= end, (_boundary(plan, k) for k in count(1)))
    edges = [*reversed(list(back)), *onwards]
    return pl.DataFrame(
        {
            "start": edges[:-1],
            "days": [(end - start).days for start, end in pairwise(edges)],
            "before": [start < plan.day for start in edges[:-1]],
        },
        schema={"start": pl.Date, "days": pl.Int64, "before": pl.Boolean},
    )


def _boundary(plan: Plan, k: int) -> date:
    """The first day of period k; period 0 begins at the date. Months without that day end early."""
    if plan.period == "week":
        return plan.day + timedelta(weeks=k)
    year, month = divmod(plan.day.year * 12 + plan.day.month - 1 + k, 12)
    return date(year, month + 1, min(plan.day.day, calendar.monthrange(year, month + 1)[1]))


def _placed(made: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Rows inside the periods, with the first day of theirs."""
    day = made.columns[0]
    rows = made.drop_nulls(day).sort(day, maintain_order=True)
    spans = periods.select("start", (pl.col("start") + pl.duration(days="days")).alias("end")).sort("start")
    joined = rows.join_asof(spans, left_on=day, right_on="start", strategy="backward", coalesce=False)
    return joined.filter(pl.col(day) < pl.col("end"))


def _sources(reports: pl.DataFrame | None, periods: pl.DataFrame) -> pl.DataFrame:
    if reports is None:
        return periods.select("start", pl.lit(None, pl.Int64).alias("sources"))
    placed = _placed(_dated(reports, "date", _REPORTS, "the day of the report"), periods)
    active = placed.group_by("start").agg(pl.col("source").drop_nulls().n_unique().cast(pl.Int64).alias("sources"))
    return periods.select("start").join(active, on="start", how="left").with_columns(pl.col("sources").fill_null(0))

"""A series with the break at its date, and what would have been expected without it."""

from __future__ import annotations

from datetime import date
from typing import Final

import altair as alt
import polars as pl

from recount.analysis.before_after.results import Excitation, Expectation, Placebo, Series
from recount.views.answers.plots.theme import ACCENT, INK, MUTED, SECOND, WIDTH, round_values, svg

_HEIGHT: Final = 260


def series_plot(series: Series, expectation: Expectation, day: date) -> str:
    """Counts as dots, the fitted course as a line, and after the date the course without the break, each in its 95 % band."""
    rows = pl.DataFrame(
        [
            (start, count, *_ends(changed), *_ends(unchanged), at >= series.before)
            for at, (start, count, changed, unchanged) in enumerate(
                zip(series.starts, series.counts, expectation.changed, expectation.unchanged, strict=True)
            )
        ],
        schema=["start", "count", "fit", "low", "high", "without", "without_low", "without_high", "after"],
        orient="row",
    )
    base = alt.Chart(rows, width=WIDTH - 40, height=_HEIGHT)
    later = base.transform_filter("datum.after")
    across = alt.X("start:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    top = float(max(max(series.counts), max(one.high for one in expectation.changed))) * 1.1
    scale = alt.Scale(domain=[0, top], clamp=True)
    layers = [
        later.mark_area(color=SECOND, opacity=0.16).encode(across, _y("without_low", scale), alt.Y2("without_high:Q")),
        base.mark_area(color=ACCENT, opacity=0.16).encode(across, _y("low", scale), alt.Y2("high:Q")),
        base.mark_circle(color=INK, size=22, opacity=0.6).encode(across, _y("count", scale)),
        base.mark_line(color=ACCENT, strokeWidth=2).encode(across, _y("fit", scale)),
        later.mark_line(color=SECOND, strokeWidth=2, strokeDash=[6, 4]).encode(across, _y("without", scale)),
        *_marked(day, str(day)),
    ]
    return svg(alt.layer(*layers))


def _y(column: str, scale: alt.Scale) -> alt.Y:
    return alt.Y(f"{column}:Q", title="count a period", scale=scale)


def _ends(interval: object) -> tuple[float, float, float]:
    return interval.estimate, interval.low, interval.high  # type: ignore[attr-defined]


def _marked(day: date, words: str) -> list[alt.Chart]:
    line = alt.Chart(pl.DataFrame({"at": [day], "words": [words]}))
    return [
        line.mark_rule(color=MUTED, strokeDash=[2, 2]).encode(alt.X("at:T")),
        line.mark_text(align="left", baseline="top", dx=5, color=MUTED, fontSize=11).encode(
            alt.X("at:T"), alt.Y(value=0), alt.Text("words:N")
        ),
    ]


def placebo_plot(placebo: Placebo, real: object, day: date) -> str:
    """The ratio that the same model finds at dates at which nothing is known to have happened, and at the real one."""
    rows = [
        *((when, *_ends(one), "placebo date") for when, one in zip(placebo.dates, placebo.averages, strict=True)),
        (day, *_ends(real), "the date"),
    ]
    frame = pl.DataFrame(rows, schema=["date", "ratio", "low", "high", "which"], orient="row")
    base = alt.Chart(frame, width=WIDTH - 40, height=190)
    which = alt.Color("which:N", scale=alt.Scale(domain=["placebo date", "the date"], range=[MUTED, SECOND]), title=None)
    across = alt.X("date:T", title=None, axis=alt.Axis(grid=False))
    one = alt.Chart(pl.DataFrame({"ratio": [1.0]})).mark_rule(color=MUTED, strokeDash=[4, 3]).encode(alt.Y("ratio:Q"))
    marks = round_values(min(row[2] for row in rows), max(row[3] for row in rows))
    ratios = alt.Y("low:Q", title="ratio (log scale)", scale=alt.Scale(type="log"), axis=alt.Axis(values=marks))
    lines = base.mark_rule(strokeWidth=1.5, opacity=0.6).encode(across, ratios, alt.Y2("high:Q"), which)
    return svg(alt.layer(one, lines, base.mark_circle(size=26, opacity=1).encode(across, alt.Y("ratio:Q"), which)))


def branching_plot(curve: tuple[Excitation, ...]) -> str:
    """The share of events that follow from earlier ones, over backgrounds that move ever more freely."""
    rows = pl.DataFrame(
        [(one.terms, one.radius, one.branching[0][0].low, one.branching[0][0].high) for one in curve],
        schema=["terms", "share", "low", "high"],
        orient="row",
    )
    base = alt.Chart(rows, width=WIDTH - 40, height=200)
    across = alt.X("terms:Q", title="spline terms of the background (0: constant)", axis=alt.Axis(values=list(rows["terms"])))
    share = alt.Y("low:Q", title="share set off by earlier events", scale=alt.Scale(domain=[0, 1], clamp=True))
    bands = base.mark_rule(color=ACCENT, strokeWidth=3, opacity=0.45).encode(across, share, alt.Y2("high:Q"))
    line = base.mark_line(color=ACCENT, point=alt.OverlayMarkDef(color=ACCENT, size=60)).encode(across, alt.Y("share:Q"))
    return svg(alt.layer(bands, line))

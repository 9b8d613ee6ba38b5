"""Estimates with their intervals, one a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

import altair as alt
import polars as pl

from recount.views.answers.plots.theme import ACCENT, INK, MUTED, SECOND, WIDTH, round_values, svg

_ROW: Final = 25
_COLOURS: Final = (ACCENT, SECOND, "#2d6a2f", "#6b3fa0", MUTED)


class Bar(NamedTuple):
    """One row: its name, the group that gives its colour, and the interval around its estimate."""

    name: str
    group: str
    low: float
    estimate: float
    high: float


def range_plot(
    bars: Sequence[Bar], *, axis: str, reference: tuple[float, str] | None = None, scale: Literal["linear", "log"] = "linear"
) -> str:
    """Intervals as lines with the estimate as a dot, in the given order; `reference` is a value to compare with, named."""
    groups = list(dict.fromkeys(bar.group for bar in bars))
    rows = pl.DataFrame([(at, *bar) for at, bar in enumerate(bars)], schema=["place", *Bar._fields], orient="row")
    base = alt.Chart(rows, width=WIDTH - 230, height=_ROW * len(bars) + 10)
    across = alt.X("low:Q", title=axis, scale=alt.Scale(type=scale, zero=scale == "linear"), axis=_axis(bars, scale))
    beside = alt.Axis(labelColor=INK, domain=False, ticks=False)
    down = alt.Y("name:N", sort=[bar.name for bar in bars], title=None, axis=beside)
    colour = alt.Color(
        "group:N",
        sort=groups,
        scale=alt.Scale(domain=groups, range=list(_COLOURS[: len(groups)])),
        legend=alt.Legend(title=None) if len(groups) > 1 else None,
    )
    lines = base.mark_rule(strokeWidth=3, opacity=0.55).encode(across, down, colour, alt.X2("high:Q"))
    dots = base.mark_circle(size=70, opacity=1).encode(alt.X("estimate:Q"), down, colour)
    return svg(alt.layer(*_reference(reference), lines, dots))


def _axis(bars: Sequence[Bar], scale: str) -> alt.Axis:
    if scale == "linear":
        return alt.Axis(tickCount=6)
    return alt.Axis(values=round_values(min(bar.low for bar in bars), max(bar.high for bar in bars)))


def _reference(reference: tuple[float, str] | None) -> list[alt.Chart]:
    if reference is None:
        return []
    line = alt.Chart(pl.DataFrame({"at": [reference[0]], "name": [reference[1]]}))
    return [
        line.mark_rule(color=MUTED, strokeDash=[4, 3]).encode(alt.X("at:Q")),
        line.mark_text(align="left", baseline="top", dx=4, dy=1, color=MUTED, fontSize=10).encode(
            alt.X("at:Q"), alt.Y(value=0), alt.Text("name:N")
        ),
    ]

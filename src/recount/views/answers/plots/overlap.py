"""Which lists share how many cases: an UpSet plot (Lex and others 2014, IEEE TVCG 20: 1983-1992)."""

from __future__ import annotations

from typing import Final

import altair as alt
import polars as pl

from recount.analysis.under_reporting import Overlap
from recount.views.answers.plots.theme import ACCENT, INK, LINE, MUTED, WIDTH, svg

_MOST: Final = 20  # combinations, the largest first
_SIZES: Final = 130
_ROW: Final = 24


def overlap_plot(overlap: Overlap) -> str:
    """Bars of cases for each combination of lists above the dots that name it, and the size of each list beside them."""
    combinations, dots, sizes = _frames(overlap)
    order = alt.Order("place:Q")
    across = alt.X("place:O", axis=None, scale=alt.Scale(paddingInner=0.3))
    width = WIDTH - _SIZES - 60
    bars = alt.Chart(combinations, width=width, height=190)
    counts = bars.mark_bar(color=ACCENT).encode(across, alt.Y("cases:Q", title="cases", axis=alt.Axis(tickCount=4)))
    numbers = bars.mark_text(dy=-6, fontSize=10, color=INK).encode(across, alt.Y("cases:Q"), alt.Text("cases:Q", format=","))
    down = alt.Y("list:N", sort=list(overlap.lists), title=None, axis=alt.Axis(domain=False, ticks=False, labelColor=INK))
    grid = alt.Chart(dots, width=width, height=_ROW * len(overlap.lists))
    marks = grid.mark_circle(size=110, opacity=1).encode(
        across, down, alt.Color("on:N", scale=alt.Scale(domain=[False, True], range=[LINE, INK]), legend=None)
    )
    strings = grid.transform_filter("datum.on").mark_line(color=INK, strokeWidth=2).encode(across, down, order)
    strings = strings.encode(detail="place:O")
    beside = alt.Chart(sizes, width=_SIZES, height=_ROW * len(overlap.lists))
    lengths = beside.mark_bar(color=MUTED, height=12).encode(
        alt.X("cases:Q", scale=alt.Scale(reverse=True), title="cases on the list", axis=alt.Axis(tickCount=2, grid=False)),
        alt.Y("list:N", sort=list(overlap.lists), axis=None),
    )
    empty = alt.Chart(sizes, width=_SIZES, height=190).mark_point(opacity=0)
    left = alt.vconcat(empty, lengths, spacing=8)
    return svg(alt.hconcat(left, alt.vconcat(counts + numbers, strings + marks, spacing=8), spacing=12))


def _frames(overlap: Overlap) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    found = sorted(zip(overlap.counts, overlap.histories, strict=True), key=lambda one: (-one[0], one[1]))[:_MOST]
    combinations = pl.DataFrame({"place": range(len(found)), "cases": [count for count, _ in found]})
    marks = [
        (place, name, bool(mark))
        for place, (_, history) in enumerate(found)
        for name, mark in zip(overlap.lists, history, strict=True)
    ]
    dots = pl.DataFrame(marks, schema=["place", "list", "on"], orient="row")
    sizes = pl.DataFrame({"list": overlap.lists, "cases": [overlap.size(name) for name in overlap.lists]})
    return combinations, dots, sizes

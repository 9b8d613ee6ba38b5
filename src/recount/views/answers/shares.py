"""Shares with their intervals, in words and as a figure."""

from __future__ import annotations

from collections.abc import Sequence

from recount.analysis.voices import Share
from recount.views.answers.document import Figure
from recount.views.answers.plots.ranges import Bar, range_plot


def share_figure(bars: Sequence[Bar], caption: str) -> Figure:
    """Shares as bars with their intervals."""
    return Figure(range_plot(bars, axis="share"), caption)


def with_interval(one: Share) -> str:
    """A share in whole percent with the ends of its 95 % interval; a dash where it is of nothing."""
    return "–" if one.share is None else f"{one.share:.0%} ({one.low:.0%}–{one.high:.0%})"

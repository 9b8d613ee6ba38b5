"""People killed, month by month: the ranges as a picture and as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

import altair as alt
import vl_convert

from recount.publishing.listing import Month


@dataclass(frozen=True, slots=True)
class Killed:
    """Sums over the events that began in a month; `best` is null where it is withheld for any, `withheld` counts those."""

    month: str
    low: int
    best: int | None
    high: int
    events: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Colours:
    """Those of a theme of the pages."""

    paper: str
    ink: str
    line: str
    bar: str
    dot: str


LIGHT: Final = Colours(paper="#ffffff", ink="#1d2126", line="#dfdcd3", bar="#d98880", dot="#641e16")
DARK: Final = Colours(paper="#1d2127", ink="#e7e9ec", line="#343a42", bar="#a3554f", dot="#ff9d94")


def by_month(months: Iterable[Month]) -> tuple[Killed, ...]:
    """The months, the earliest first; events within others are not counted twice, events without a date are left out."""
    return tuple(sorted((_killed(month) for month in months if month.key[0].isdigit()), key=lambda one: one.month))


def table(rows: Sequence[Killed]) -> str:
    """The figures as CSV with a head (RFC 4180)."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(Killed.__dataclass_fields__)
    writer.writerows([one.month, one.low, one.best, one.high, one.events, one.withheld] for one in rows)
    return out.getvalue()


def picture(rows: Sequence[Killed], title: str, colours: Colours) -> str:
    """The ranges as an SVG picture: a bar from low to high, a dot at best; `title` says what is counted."""
    data = [{"month": one.month, "low": one.low, "best": one.best, "high": one.high} for one in rows]
    month = alt.X("month:O", title=None, axis=alt.Axis(labelAngle=0 if len(rows) < 13 else -90))
    bars = alt.Chart().mark_bar(color=colours.bar, size=14).encode(month, alt.Y("low:Q", title=title), alt.Y2("high:Q"))
    dots = (
        alt.Chart()
        .mark_point(color=colours.dot, filled=True, size=70)
        .encode(month, alt.Y("best:Q"))
        .transform_filter("isValid(datum.best)")
    )
    chart = alt.layer(bars, dots, data=alt.InlineData(values=data)).properties(width=max(240, 26 * len(rows)), height=220)
    axes = {"labelFontSize": 12, "titleFontSize": 12, "labelColor": colours.ink, "titleColor": colours.ink}
    lines = dict.fromkeys(("domainColor", "tickColor", "gridColor"), colours.line)
    styled = chart.configure(font="sans-serif", background=colours.paper).configure_axis(**axes, **lines)
    styled = styled.configure_view(stroke=colours.line)
    return str(vl_convert.vegalite_to_svg(styled.to_json(), vl_version="6.1"))


def _killed(month: Month) -> Killed:
    outermost = (one.summary for one in month.events if one.summary.parent is None)
    roots = [one.figures["killed"] for one in outermost if "killed" in one.figures]
    return Killed(
        month=month.key,
        low=sum(one.low for one in roots),
        best=None if any(one.best is None for one in roots) else sum(one.best or 0 for one in roots),
        high=sum(one.high for one in roots),
        events=len(roots),
        withheld=sum(one.best is None for one in roots),
    )

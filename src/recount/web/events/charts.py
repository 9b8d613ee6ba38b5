"""Charts, drawn on the server: rows to Vega-Lite to SVG. The same rows are the chart's downloadable data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from typing import Any

import altair as alt
import msgspec
import vl_convert
from django.utils import dates
from django.utils.translation import get_language, gettext

from recount.events import EventDossier, EventSummary
from recount.views import phrases
from recount.web.events.over_time import Timeline

Rows = Sequence[Mapping[str, Any]]

_INK, _PAPER = {"light": "#1d2126", "dark": "#e7e9ec"}, {"light": "#ffffff", "dark": "#1d2127"}
_RANGE, _BEST = {"light": "#c98a86", "dark": "#a3554f"}, {"light": "#a3201d", "dark": "#ff9d94"}
_SIDES = {
    "light": ["#0b5394", "#a3201d", "#2d6a2f", "#6b3fa0", "#8a4b00", "#00687a", "#5a626c"],
    "dark": ["#86bdf5", "#ff9d94", "#93d196", "#cdb2f5", "#f2b366", "#7cd0e0", "#a3abb5"],
}
_WIDTH = 760
_ROWS = alt.NamedData("rows")

_encode = msgspec.json.encode


def tolls(events: Iterable[EventSummary]) -> Rows:
    """Each event with the range of its dead: days (ISO), low, best (null where withheld), high and whether it is open."""
    return [
        {
            "event": one.name,
            "id": one.id,
            "first": one.first,
            "last": one.last,
            "low": killed.low,
            "best": killed.best,
            "high": killed.high,
            "open": "high_open" in killed.flags,
            "reports": one.documents,
            "origins": one.origins,
        }
        for one in events
        if one.first and (killed := one.figures.get("killed")) is not None
    ]


def sums(found: Timeline) -> Rows:
    """Each month or year with the range of its dead, added up: first and last day (ISO), events, low, high."""
    return [asdict(one) for one in found.sums]


def said(dossier: EventDossier) -> Rows:
    """Each figure of the dead that was reported of an event: the day, by whom, of whom, low, high, and whether it stands."""
    return [
        {
            "reported": row.reported,
            "who": row.origin,
            "side": phrases.spaced(row.side),
            "whom": phrases.CATEGORIES[cell.category] if cell.category else "all people",
            "low": cell.low,
            "high": cell.high if cell.high is not None else cell.low,
            "figure": cell.figure,
            "status": cell.status,
            "document": row.document,
        }
        for row in dossier.matrix
        if row.harm == "killed" and row.reported
        for cell in row.cells
        if cell.low is not None
    ]


def tolls_svg(rows: Rows, theme: str) -> str:
    """The timeline: a line from low to high for each event, a dot where there is a best figure."""
    return _drawn(_tolls(theme, gettext("first day of the event"), gettext("killed, low to high")), _encode(rows), _names())


def sums_svg(rows: Rows, theme: str) -> str:
    """The timeline of many events: a bar from low to high for each month or year."""
    titles = gettext("when the events began"), gettext("killed, the lows and the highs added up")
    return _drawn(_sums(theme, *titles), _encode(rows), _names())


def said_svg(rows: Rows, theme: str) -> str:
    """The claims of one event over time, by side."""
    titles = gettext("day of the report"), gettext("killed"), gettext("who says it"), gettext("whom")
    shown = [{**row, "side": gettext(row["side"]), "whom": gettext(row["whom"])} for row in rows]
    return _drawn(_said(theme, *titles), _encode(shown), _names())


@cache
def _tolls(theme: str, day: str, killed: str) -> bytes:
    base = alt.Chart(_ROWS).encode(x=alt.X("first:T", title=day))
    scale = alt.Scale(type="symlog")
    span = base.mark_rule(strokeWidth=4, strokeCap="round", color=_RANGE[theme]).encode(
        y=alt.Y("low:Q", title=killed, scale=scale), y2="high:Q"
    )
    best = base.mark_point(filled=True, size=60, color=_BEST[theme], opacity=1).encode(y=alt.Y("best:Q", scale=scale))
    return _finished(alt.layer(span, best.transform_filter("isValid(datum.best)")), theme)


@cache
def _sums(theme: str, began: str, killed: str) -> bytes:
    days = alt.X("first:T", title=began), alt.X2("last:T")
    low = alt.Y("low:Q", title=killed)
    bars = alt.Chart(_ROWS).mark_rect(color=_RANGE[theme]).encode(*days, y=low, y2="high:Q")
    return _finished(alt.layer(bars), theme)


@cache
def _said(theme: str, day: str, killed: str, side: str, whom: str) -> bytes:
    colour = alt.Color("side:N", title=side, scale=alt.Scale(range=_SIDES[theme]))
    base = alt.Chart(_ROWS).encode(x=alt.X("reported:T", title=day), color=colour)
    faded = alt.condition("datum.status === 'live' || datum.status === 'contested'", alt.value(1), alt.value(0.35))
    span = base.mark_rule(strokeWidth=3).encode(y=alt.Y("low:Q", title=killed), y2="high:Q", opacity=faded)
    dots = base.mark_point(filled=True, size=70).encode(y="low:Q", shape=alt.Shape("whom:N", title=whom), opacity=faded)
    return _finished(alt.layer(span, dots), theme)


def data(rows: Rows) -> str:
    """The rows as CSV; a text that a spreadsheet would take for a formula begins with an apostrophe."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _finished(chart: alt.LayerChart | alt.FacetChart, theme: str) -> bytes:
    """A chart without its rows, as JSON that goes on: it is made once, since Altair checks all that it is given, at length."""
    ink = _INK[theme]
    drawn = (
        chart.properties(width=_WIDTH, height=300, background=_PAPER[theme])
        .configure_view(stroke=None)
        .configure_axis(labelColor=ink, titleColor=ink, domainColor=ink, tickColor=ink, gridOpacity=0.25, labelFontSize=12)
        .configure_legend(labelColor=ink, titleColor=ink, orient="bottom", symbolBaseFillColor=ink, symbolBaseStrokeColor=ink)
    )
    return _encode(drawn.to_dict()).removesuffix(b"}")


@lru_cache(64)
def _drawn(chart: bytes, rows: bytes, names: bytes) -> str:
    whole = b'%b,"datasets":{"%b":%b}}' % (chart, _ROWS.name.encode(), rows)
    return str(vl_convert.vegalite_to_svg(whole.decode(), time_format_locale=msgspec.json.decode(names)))


def _names() -> bytes:
    """Days and months in the reader's language, as JSON in the shape of d3-time-format; null for its own English."""
    if (get_language() or "en").startswith("en"):
        return b"null"
    sunday_first = [6, *range(6)]
    names = {
        "dateTime": "%Y-%m-%d %H:%M",
        "date": "%Y-%m-%d",
        "time": "%H:%M",
        "periods": ["AM", "PM"],
        "days": [str(dates.WEEKDAYS[n]) for n in sunday_first],
        "shortDays": [str(dates.WEEKDAYS_ABBR[n]) for n in sunday_first],
        "months": [str(name) for _, name in sorted(dates.MONTHS.items())],
        "shortMonths": [str(name) for _, name in sorted(dates.MONTHS_AP.items())],
    }
    return _encode(names)

"""How all drawings look, and how a chart becomes SVG."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import Final

import altair as alt
import vl_convert

from recount.views.quotation import printable

INK: Final = "#1d2126"
MUTED: Final = "#5a626c"
LINE: Final = "#dfdcd3"
ACCENT: Final = "#0b5394"
SECOND: Final = "#b35c00"
WIDTH: Final = 620  # pixels of a drawing
_FONT: Final = "sans-serif"

Chart = alt.Chart | alt.LayerChart | alt.FacetChart | alt.HConcatChart | alt.VConcatChart | alt.ConcatChart

_AXIS: Final = {
    "labelColor": MUTED,
    "titleColor": MUTED,
    "titleFontWeight": "normal",
    "gridColor": "#eceae3",
    "domainColor": LINE,
    "tickColor": LINE,
    "labelFontSize": 11,
    "titleFontSize": 11,
    "labelLimit": 320,
}
_CONFIG: Final = {
    "font": _FONT,
    "background": "transparent",
    "view": {"stroke": None},
    "axis": _AXIS,
    "legend": {"labelColor": INK, "titleColor": MUTED, "titleFontWeight": "normal", "labelFontSize": 11, "orient": "top"},
    "header": {"labelColor": INK, "labelFontSize": 12, "labelFontWeight": "bold", "title": None},
}


def svg(chart: Chart) -> str:
    """The chart as SVG; the same chart gives the same bytes."""
    return printable(vl_convert.vegalite_to_svg(chart.to_dict(), config=_CONFIG))


def round_values(low: float, high: float) -> list[float]:
    """Where a log axis is marked: 1, 2 and 5 times the powers of ten, or the powers alone where these would be too many."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    steps = (1, 2, 5) if len(powers) <= 4 else (1,)
    return [step * 10.0**power for power in powers for step in steps]

"""How all drawings look, and how a chart becomes SVG."""

from __future__ import annotations

import re
from math import ceil, floor, log10
from typing import Any, Final

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
_NO_XML: Final = re.compile("[\ufffe\uffff]")

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
    "labelPadding": 8,
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
    drawn: str = vl_convert.vegalite_to_svg(_cleaned(chart.to_dict()), config=_CONFIG)
    return drawn


def _cleaned(spec: Any) -> Any:
    """The specification without characters that XML cannot hold: one of them in a name would end the whole process."""
    if isinstance(spec, str):
        return _NO_XML.sub("\ufffd", printable(spec))
    if isinstance(spec, dict):
        return {key: _cleaned(value) for key, value in spec.items()}
    return [_cleaned(value) for value in spec] if isinstance(spec, list) else spec


def round_values(low: float, high: float) -> list[float]:
    """Where a log axis is marked: 1, 2 and 5 times the powers of ten, or the powers alone where these would be too many."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    steps = (1, 2, 5) if len(powers) <= 4 else (1,)
    return [step * 10.0**power for power in powers for step in steps]

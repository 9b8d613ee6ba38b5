"""A reading as a notebook shows it: the totals, the table of tolls, the marked article and the rest."""

from __future__ import annotations

from recount.model import Reading
from recount.views import sections
from recount.views.elements import element
from recount.views.page import STYLE


def notebook(reading: Reading) -> str:
    """An HTML fragment with its own style, which touches nothing outside it."""
    sheet = sections.Sheet.of(reading, f"r{reading.document.id[-12:]}-")
    return element(
        "div",
        element("style", STYLE),
        sections.heading(sheet),
        sections.totals(sheet),
        sections.tolls(sheet),
        sections.text(sheet),
        sections.lists(sheet),
        class_="recount",
    )

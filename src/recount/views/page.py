"""Readings as one self-contained page: no script, nothing loaded from anywhere."""

from __future__ import annotations

from importlib.resources import files

from recount.model import Reading
from recount.views import sections
from recount.views.elements import Html, element, joined
from recount.views.quotation import plain

STYLE = Html(files("recount.views").joinpath("page.css").read_text(encoding="utf-8"))

# Should markup ever slip through the escaping, the browser still runs and loads nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

TAIL = "</main>\n</body>\n</html>\n"


def page(reading: Reading) -> str:
    """The page of one reading."""
    return head(sections.title(reading.document)) + report(reading, 1) + TAIL


def head(title: str) -> str:
    """The page up to its first report; any number of reports may follow, then `TAIL`."""
    parts = (
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="color-scheme" content="light dark">'),
        Html('<meta name="referrer" content="no-referrer">'),
        element("title", f"{plain(title)} – recount"),
        element("style", STYLE),
    )
    return f'<!doctype html>\n<html lang="en">\n<head>\n{joined(*parts)}\n</head>\n<body class="recount page">\n<main>\n'


def report(reading: Reading, number: int) -> str:
    """One reading as a part of a page; `number` tells it apart from the others."""
    sheet = sections.Sheet.of(reading, f"r{number}-")
    columns = element("div", sections.text(sheet), element("div", sections.lists(sheet), class_="side"), class_="columns")
    made_by = f"Read by {reading.reader.name} {reading.reader.version}, weights {reading.reader.weights}"
    return (
        element(
            "section",
            sections.heading(sheet),
            sections.totals(sheet),
            sections.tolls(sheet) or _nothing(reading),
            columns,
            element("footer", element("p", made_by), element("p", f"Document {reading.document.id}")),
            class_="reading",
            aria_labelledby=f"{sheet.prefix}title",
        )
        + "\n"
    )


def _nothing(reading: Reading) -> Html | None:
    return (
        None
        if reading.claims
        else element("p", "This report makes no claim of the kinds that recount keeps.", class_="nothing")
    )

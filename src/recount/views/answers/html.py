"""A report as one HTML file: no script, nothing loaded from anywhere, fit to be attached."""

from __future__ import annotations

import re
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from recount.views.answers.document import Answer
from recount.views.quotation import printable

_HOME = files("recount.views.answers")


def _clean(value: object) -> object:
    """Texts without control characters; what is markup already stays."""
    return printable(value) if type(value) is str else value


_TEMPLATES = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_clean)
_SHARED_ID = re.compile(r'(id="|url\(#)(?=[A-Za-z])')  # each drawing numbers its clipping paths from 0


def as_html(answer: Answer) -> str:
    """The page; the same answer gives the same bytes."""
    page = _TEMPLATES.from_string(_HOME.joinpath("page.html.j2").read_text(encoding="utf-8"))
    style = _HOME.joinpath("page.css").read_text(encoding="utf-8")
    return page.render(answer=answer, style=style, drawing=_drawing) + "\n"


def _drawing(svg: str, number: int) -> str:
    """The drawing for its place in the page: its ids are its own."""
    return _SHARED_ID.sub(rf"\g<1>figure{number}-", svg)

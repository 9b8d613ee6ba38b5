"""Answers of an analysis as a report: text for a terminal, one HTML file, or PDF; each with method, sources and limits."""

from recount.views.answers.document import Answer, Facts, Figure, Section, Table
from recount.views.answers.html import as_html
from recount.views.answers.pdf import as_pdf
from recount.views.answers.text import as_text

__all__ = ["Answer", "Facts", "Figure", "Section", "Table", "as_html", "as_pdf", "as_text"]

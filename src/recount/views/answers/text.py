"""A report for a terminal or a pipe: no line longer than it must be, no figure."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from recount.views.answers.document import Answer, Section, Table
from recount.views.quotation import plain

_WIDTH = 100


def as_text(answer: Answer) -> str:
    """The report as lines."""
    verdict = f"{answer.verdict[:1].upper()}{answer.verdict[1:]}. " if answer.verdict else ""
    head = [plain(answer.title).upper(), "", _filled(verdict + answer.sentence)]
    parts = [head, *(list(_section(section)) for section in answer.sections), list(_facts(answer))]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _filled(text: str, first: str = "", rest: str = "") -> str:
    return fill(plain(text), _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _section(section: Section) -> Iterator[str]:
    yield plain(section.title).upper()
    yield from map(_filled, section.paragraphs)
    if section.table is not None and section.table.rows:
        yield from _table(section.table)
    yield from (_filled(point, "- ", "  ") for point in section.points)


def _table(table: Table) -> Iterator[str]:
    rows = [tuple(map(plain, row)) for row in (table.head, *table.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.head))]
    for row in rows:
        cells = (_cell(cell, width, at in table.numbers) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        yield "  ".join(cells).rstrip()


def _cell(text: str, width: int, number: bool) -> str:
    return text.rjust(width) if number else text.ljust(width)


def _facts(answer: Answer) -> Iterator[str]:
    yield "MADE FROM"
    wide = max((len(name) for name, _ in answer.facts), default=0)
    yield from (_filled(value, f"{plain(name):<{wide}}  ", " " * (wide + 2)) for name, value in answer.facts)

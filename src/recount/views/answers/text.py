"""A report for a terminal or a pipe: no line longer than the screen, no figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import fill, wrap

from recount.views.answers.document import Answer, Section, Table
from recount.views.quotation import plain

_GAP = 2  # between columns
_NARROWEST = 12  # columns that a cell of words keeps, however narrow the screen


def as_text(answer: Answer, width: int = 100) -> str:
    """The report as lines of at most `width` columns, where its tables can be folded so far."""
    verdict = f"{answer.verdict[:1].upper()}{answer.verdict[1:]}. " if answer.verdict else ""
    head = [plain(answer.title).upper(), "", _filled(verdict + answer.sentence, width)]
    parts = [head, *(list(_section(section, width)) for section in answer.sections), list(_facts(answer, width))]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _filled(text: str, width: int, first: str = "", rest: str = "") -> str:
    return fill(plain(text), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _section(section: Section, width: int) -> Iterator[str]:
    yield plain(section.title).upper()
    yield from (_filled(paragraph, width) for paragraph in section.paragraphs)
    if section.table is not None and section.table.rows:
        yield from _table(section.table, width)
    yield from (_filled(point, width, "- ", "  ") for point in section.points)


def _table(table: Table, width: int) -> Iterator[str]:
    rows = [tuple(map(plain, row)) for row in (table.head, *table.rows)]
    widths = _widths(rows, table.numbers, width)
    for row in rows:
        folded = (wrap(cell, wide, break_on_hyphens=False) for cell, wide in zip(row, widths, strict=True))
        for line in zip_longest(*folded, fillvalue=""):
            cells = (_cell(cell, wide, at in table.numbers) for at, (cell, wide) in enumerate(zip(line, widths, strict=True)))
            yield (" " * _GAP).join(cells).rstrip()


def _widths(rows: Sequence[Sequence[str]], numbers: Sequence[int], width: int) -> list[int]:
    """What each column needs; where room is short, the widest words are folded first, then the widest numbers."""
    head, *body = rows
    widths = [max(len(row[at]) for row in (body if at in numbers else rows)) for at in range(len(head))]
    widths = [max(wide, *map(len, name.split()), 1) for wide, name in zip(widths, head, strict=True)]
    over = sum(widths) + _GAP * (len(widths) - 1) - width
    for at in sorted(range(len(head)), key=lambda at: (at in numbers, -widths[at])):
        cut = max(0, min(over, widths[at] - _NARROWEST))
        widths[at] -= cut
        over -= cut
    return widths


def _cell(text: str, width: int, number: bool) -> str:
    return text.rjust(width) if number else text.ljust(width)


def _facts(answer: Answer, width: int) -> Iterator[str]:
    yield "MADE FROM"
    wide = max((len(name) for name, _ in answer.facts), default=0)
    yield from (_filled(value, width, f"{plain(name):<{wide}}  ", " " * (wide + 2)) for name, value in answer.facts)

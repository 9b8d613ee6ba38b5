"""The table of tolls for a screen: all columns where there is room, else the same in fewer, fuller ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from recount.cli.style import Style, numbered, quoted
from recount.model import Toll
from recount.views.outline import Row
from recount.views.rows import TOLL_COLUMNS, Context, toll_cells

_ROOMY = 110  # columns of a screen that holds the whole table
_NARROW_COLUMNS = ("who says it", "toll", "by whom", "where and when")
_GAP = 2


def tolls_table(rows: Sequence[Row[Toll]], context: Context, style: Style) -> Iterator[RenderableType]:
    """The heading and the rows, each followed by its words if the style asks for them (once for rows of one sentence)."""
    roomy = style.width >= _ROOMY
    cells_of = toll_cells if roomy else _narrow_cells
    names, table = _filled(TOLL_COLUMNS if roomy else _NARROW_COLUMNS, [cells_of(row.claim, context) for row in rows])
    numbers = [numbered(row) for row in rows]
    first = max(number.cell_len for number in numbers)
    natural = [
        max(cell_len(line) for cell in column for line in cell.split("\n")) for column in zip(names, *table, strict=True)
    ]
    widths = [first, *_fitted(natural, style.width - first - _GAP * len(names))]
    yield _line(["", *(Text(name, "dim") for name in names)], widths)
    yield Rule(style="dim", characters="─")
    last_of_sentence = [one.claim.evidence != other.claim.evidence for one, other in pairwise(rows)] + [True]
    for row, number, cells, last in zip(rows, numbers, table, last_of_sentence, strict=True):
        yield _line([number, *cells], widths)
        if style.quotes and last:
            yield Padding(quoted(row, context), (0, 0, 0, first + _GAP))


def _filled(names: Sequence[str], table: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """The table without the columns that are empty in every row."""
    filled = [n for n in range(len(names)) if any(cells[n] for cells in table)]
    return [names[n] for n in filled], [[cells[n] for n in filled] for cells in table]


def _narrow_cells(toll: Toll, context: Context) -> tuple[str, ...]:
    says, harm, count, whom, by_whom, where, when, scope = toll_cells(toll, context)
    total = f", {scope}" if scope else ""
    place_and_time = "\n".join(part for part in (where, when) if part)
    return says, f"{count} {harm}{total}: {whom}", by_whom, place_and_time


def _fitted(natural: Sequence[int], room: int) -> list[int]:
    """Widths that fill the room: narrow columns keep what they need, wide ones share what is left."""
    widths = list(natural)
    for n, column in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
        widths[column] = max(1, min(natural[column], room // (len(natural) - n)))
        room -= widths[column]
    return widths


def _line(cells: Sequence[str | Text], widths: Sequence[int]) -> Table:
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths:
        table.add_column(width=width, overflow="fold")
    table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in cells))
    return table
